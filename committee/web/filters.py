"""Dutch days, times and sizes in pages. A day never breaks over a line."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import Flask, g
from flask_login import current_user
from markupsafe import Markup, escape

from committee import dutch
from committee.calendar_nl import local_day
from committee.people.records import Look
from committee.permissions import LABELS, Role
from committee.telephone import dialled
from committee.web.guard import STAFF


def teach(app: Flask) -> None:
    """Give the templates the filters, and who is signed in."""
    app.jinja_env.filters |= {
        "day": day, "full_day": full_day, "moment": moment, "size": size, "plural": plural,
        "listing": dutch.listing, "by_way": dutch.by_way, "capital": dutch.capital,
        "phone": phone, "dialled": dialled, "weekday": weekday, "when": when,
        "on_day": on_day, "at_time": dutch.clock_words, "whole": whole,
    }
    app.context_processor(lambda: {"visitor": visitor()})   # asked before rendering, once per page
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


@dataclass(frozen=True)
class Visitor:
    """Who is signed in, as the head of the page shows it."""

    name: str
    role_today: str
    has_cases: bool
    has_desk: bool
    has_seat: bool
    has_post: bool
    has_admin: bool
    look: str


def visitor() -> Visitor | None:
    """Who is signed in; None for everybody else, and when signing in is what went wrong."""
    if "today" not in g or not current_user.is_authenticated:
        return None
    serving = current_user.serving(g.today)
    has_cases = any(service.role in STAFF for service in serving)
    has_desk = any(service.role in {Role.SECRETARY, Role.CHAIR} for service in serving)
    has_seat = any(service.role in {Role.CHAIR, Role.MEMBER} for service in serving)
    has_post = any(service.role is Role.SECRETARY for service in serving)
    has_admin = any(service.role is Role.ADMIN for service in serving)
    role = LABELS[serving[0].role] if serving else ""
    look = "" if current_user.look is Look.DEVICE else current_user.look.value
    return Visitor(current_user.name, role, has_cases, has_desk, has_seat, has_post, has_admin, look)


def day(value: date) -> Markup:
    """"di 7 april", with the year when it is not this year."""
    short = value.year == g.today.year if "today" in g else False
    return _time(value, dutch.short_day(value) if short else dutch.day_words(value))


def full_day(value: date) -> Markup:
    """"di 7 april 2026"."""
    return _time(value, dutch.day_words(value))


def moment(value: datetime) -> Markup:
    """"di 7 april, 14.00 uur", in Dutch local time."""
    on = local_day(value) if value.tzinfo else value.date()
    return Markup('{}, <span class="together">{}</span>').format(day(on), dutch.clock_words(value))


def weekday(value: date) -> str:
    """"Woensdag 8 april", for the head of a page of today."""
    name = dutch.WEEKDAYS[value.weekday()]
    return dutch.capital(f"{name} {value.day}\u00a0{dutch.MONTHS[value.month - 1]}")


def on_day(value: datetime) -> Markup:
    """The day of a moment: "vandaag" or "di 7 april"."""
    on = local_day(value) if value.tzinfo else value.date()
    return _time(on, "vandaag") if "today" in g and on == g.today else day(on)


def when(value: datetime) -> Markup:
    """When something came in: "vandaag 07.52" or "di 7 april"."""
    on = local_day(value) if value.tzinfo else value.date()
    if "today" not in g or on != g.today:
        return day(on)
    return _time(on, f"vandaag\u00a0{dutch.clock_words(value).removesuffix(' uur')}")


def size(value: int) -> str:
    """"4,8 MB" or "120 kB"."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))}\u00a0kB"
    return f"{value / 1_000_000:.1f}".replace(".", ",") + "\u00a0MB"


def whole(value: str) -> str:
    """What dutch.whole() makes of it; markup stays markup, and nothing is nothing."""
    return Markup(dutch.whole(value)) if isinstance(value, Markup) else dutch.whole(value or "")


def plural(value: int, one: str, more: str) -> str:
    """"één termijn", "11 termijnen"."""
    return dutch.plural(value, one, more)


def phone(value: str) -> Markup:
    """A telephone number as a link that calls it; what is none as it was written."""
    number = dialled(value)
    if not number:
        return Markup('<span class="together">{}</span>').format(value)
    return Markup('<a class="together" href="tel:{}">{}</a>').format(number, value)


def _time(value: date, words: str) -> Markup:
    return Markup(f'<time class="day" datetime="{value.isoformat()}">{escape(words)}</time>')
