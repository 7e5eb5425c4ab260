"""The floors of the pages: what Flask, Jinja and the database ask for by themselves, in the same run."""

from flask import Flask, Response, redirect, render_template
from flask_login import LoginManager, UserMixin, login_required, login_user
from sqlalchemy import select

from committee.case.records import Case, Party
from committee.people.records import Account, Committee, Organisation, Person
from committee.permissions import Role
from committee.store import db
from committee.web.guard import STAFF, open_to

# The page that floors.md measured: 25 rows, some 20,000 bytes, all of it escaped.
ROWS = [(n, f"ZZ-{n}", f"Klager Nummer{n}", "Stichting Onderdak Eemrand", "2 maart 2026",
         "Klachtencommissie Onderdak") for n in range(25)]
TABLE = """<table>{% for row in rows %}<tr>
{% for cell in row %}
<td class="floor-cell"><a class="strong-link" href="/vloer/{{ cell }}">{{ cell }}</a></td>
{% endfor %}</tr>
{% endfor %}</table>"""
PAGE = f"""{{% extends "base.html" %}}{{% block title %}}Vloer{{% endblock %}}
{{% block main %}}{TABLE}{{% endblock %}}"""


def lay(app: Flask) -> None:
    """Give our application three bare pages for staff: no data, one joined select, many small selects."""
    page = app.jinja_env.from_string(PAGE)

    def empty() -> str:
        return render_template(page, rows=ROWS)

    def one_select() -> str:
        found = (select(Case.id, Case.number, Person.name, Organisation.name,
                        Case.received_on, Committee.name)
                 .outerjoin(Committee, Committee.id == Case.committee_id)   # outer: the cases come first
                 .outerjoin(Organisation, Organisation.id == Case.organisation_id)
                 .outerjoin(Party, (Party.case_id == Case.id) & (Party.role == Role.COMPLAINANT))
                 .outerjoin(Person, Person.id == Party.person_id)
                 .order_by(Case.id.desc()).limit(25))
        return render_template(page, rows=db.session.execute(found).all())

    def selects(number: int) -> str:
        for key in range(1, number + 1):
            db.session.scalars(select(Person).where(Person.id == key)).one()
        return render_template(page, rows=ROWS)

    for address, view in (("leeg", empty), ("lijst", one_select), ("vragen/<int:number>", selects)):
        app.add_url_rule(f"/vloer/{address}", view.__name__, open_to(*STAFF)(view))


def bare(ours: Flask, html: str) -> Flask:
    """A Flask application with Flask-Login alone that answers /leeg with the same bytes as our page.

    ours: the application whose database and secret it uses. html: our page without data.
    """
    app, login = Flask(__name__), LoginManager()
    app.config.update({name: ours.config[name] for name in ("SECRET_KEY", "SQLALCHEMY_DATABASE_URI")})
    db.init_app(app)
    login.init_app(app)
    login.user_loader(lambda key: _Visitor(db.session.get(Account, int(key))))
    head, foot = html[:html.index("<table>")], html[html.index("</table>") + 8:]
    page = app.jinja_env.from_string(
        f"{{% raw %}}{head}{{% endraw %}}{TABLE}{{% raw %}}{foot}{{% endraw %}}")

    @app.get("/in/<int:key>")
    def enter(key: int) -> Response:
        login_user(_Visitor(db.session.get(Account, key)))
        return redirect("/leeg")

    @app.get("/leeg")
    @login_required
    def empty() -> str:
        return render_template(page, rows=ROWS)

    return app


class _Visitor(UserMixin):
    def __init__(self, account: Account | None) -> None:
        assert account is not None
        self.id = account.id
