"""Letters about what is still awaited: to whoever owes it, to the organisation, to the secretary."""

from datetime import date

from committee.case.records import Party
from committee.course.letters import plain
from committee.deadlines import Clock
from committee.people.records import Account
from committee.post.outbox import Draft


def reminder(to: Party, clock: Clock, moment: str, last_day: date, *, more_time: bool = False) -> Draft:
    """Asks once more for what we wait for, with its last day. more_time: he can still ask for more."""
    late = moment == "overdue"
    values = {"moment": moment, "last_day": last_day, "what": plain(clock), "more_time": more_time}
    if clock is Clock.RESPONSE:
        title = "Uw reactie is te laat" if late else "Wij wachten op uw reactie"
        return Draft("course.reminder", title, to, values, wants=True)
    if clock is Clock.REACTION:
        title = "Uw bestuursreactie is te laat" if late else "Wij wachten op uw bestuursreactie"
        return Draft("course.reminder_reaction", title, to, values, wants=True, to_board=True)
    return Draft("course.reminder_other", "Wij wachten nog op iets van u", to, values, wants=True)


def reminder_told(to: Party, who: str, last_day: date) -> Draft:
    """To the organisation: somebody of its people did not answer in time."""
    title = f"Wij wachten nog op een reactie van {who}"[:200]
    return Draft("course.reminder_told", title, to, {"who": who, "last_day": last_day})


NEXT = {
    Clock.ACKNOWLEDGEMENT: "Bevestig de ontvangst.",
    Clock.COMPLETION: "Vraag de voorzitter of de zaak zonder aanvulling verder gaat.",
    Clock.ADMISSIBILITY: "Vraag de voorzitter om een beslissing.",
    Clock.RESPONSE: "Herinner de verweerder, of ga verder zonder verweer.",
    Clock.ROUND: "Sluit de ronde, of bel wie nog niet schreef.",
    Clock.AVAILABILITY: "Bel wie nog niet antwoordde, of plan de zitting.",
    Clock.CHALLENGE_DECISION: "Vraag om een beslissing op de wraking.",
    Clock.VERDICT: "Zeg partijen wanneer de uitspraak komt.",
    Clock.OVERALL: "Zeg partijen wanneer de uitspraak komt.",
    Clock.REACTION: "Bel het bestuur, of leg vast dat de reactie uitbleef.",
}


def overdue(to: Account, clock: Clock, last_day: date, article: str, *, who: str) -> Draft:
    """To the secretary: a term has passed, of whom if it is theirs, and what can be done."""
    values = {
        "what": clock.label.lower(),
        "last_day": last_day,
        "article": article,
        "who": who,
        "next": NEXT.get(clock, "Kijk wat er nodig is."),
    }
    return Draft("staff.overdue", f"Te laat: {clock.label.lower()}", to, values, wants=True)
