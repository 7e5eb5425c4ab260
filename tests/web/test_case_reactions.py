"""What each organisation does with the verdict, on the page of the case: what came, or what is awaited."""

from datetime import date

import pytest

from committee.case import gate
from committee.case.documents import Paper
from committee.case.records import Case, Party
from committee.people.records import Organisation
from committee.permissions import Role
from committee.procedure import Act, State
from committee.store import db, transaction
from committee.verdict import acts
from committee.verdict.records import Overall, Recommendation, Verdict, VerdictVersion
from committee.verdict.rules import Answer
from tests.builders import House, a_case, noon, on, party_actor, seat_panel
from tests.web.browsing import form_of, words
from tests.web.deeds import done, handed_in
from tests.web.scene import TODAY

SERVED_ON = date(2026, 3, 2)   # four weeks on, the reaction is due on Monday 30 March


@pytest.fixture
def case(house: House) -> Case:
    """A verdict with one recommendation, served on two organisations."""
    with transaction():
        made = a_case(house, State.DECIDED, serial=60, complainant="Yasmin El Amrani")
        seat_panel(made, house)
        other = Organisation(name="Stichting De Linde", email="linde@example.org", town="Leusden")
        db.session.add(other)
        db.session.flush()
        db.session.add(Party(case_id=made.id, role=Role.RESPONDENT, organisation_id=other.id,
                             from_day=SERVED_ON))
        db.session.add(Recommendation(case_id=made.id, number=1, text="Bel binnen een week terug."))
        _served(made, house)
        db.session.flush()
        return made


def _served(case: Case, house: House) -> None:
    """As serve() does it, save the paper: what a verdict looks like is tested elsewhere."""
    verdict = Verdict(case_id=case.id, overall=Overall.PARTLY, decided_on=SERVED_ON, served_on=SERVED_ON)
    verdict.versions.append(VerdictVersion(
        version=1, content={}, pdf_sha256="0" * 64, signed_at=noon(SERVED_ON), signed_by=house.chair.key))
    db.session.add(verdict)
    db.session.flush()
    gate.enter(case, Act.SERVE, on(SERVED_ON, house.secretary), verdict=verdict.id,
               parties=[one.id for one in bodies(case)])


def bodies(case: Case) -> list[Party]:
    found = db.session.query(Party).filter_by(case_id=case.id, role=Role.RESPONDENT)
    return list(found.order_by(Party.id))


def react(case: Case, house: House, place: int, text: str, *, follows: bool = True, **said: object) -> None:
    """One of the two reacts, in time if no day is said."""
    occasion = on(said.pop("day", date(2026, 3, 20)), house.secretary)
    with transaction():
        acts.receive_reaction(case, text, party=bodies(case)[place], answers=[Answer(1, follows, "Te duur.")],
                              occasion=occasion, **said)


def section(signed_in, case: Case, name: str = "dewit") -> str:
    """The words of the block."""
    page = words(signed_in(name).get(f"/zaken/{case.number}")).replace("\u00ad", "")
    return page[page.index("Bestuursreacties 2"):page.index("Stukken ")].replace("\u00a0", " ")


class TestTheBlock:
    """Each organisation beside the other: what it does with the verdict, or until when that is awaited."""

    def test_is_not_there_before_the_verdict_was_served(self, number, signed_in):
        assert 'id="bestuursreactie"' not in signed_in("dewit").get(f"/zaken/{number}").text

    def test_says_until_when_it_is_awaited_and_why(self, house, case, signed_in):
        said = section(signed_in, case)
        assert said.count("Nog niet gereageerd") == 2
        assert "ma 30 maart 9 dagen te laat Waarom deze datum?" in said
        assert "Leg reactie vast van Stichting De Linde" in said
        party = str(bodies(case)[1].id)
        form = signed_in("dewit").get(f"/zaken/{case.number}/doe/bestuursreactie?party={party}")
        assert form_of(form.text)["party"] == party

    def test_says_what_came_on_which_day_with_its_paper_and_its_letter(self, house, case, signed_in):
        react(case, house, 0, "Wij betalen terug.", follows=False,
              paper=Paper("Brief van het bestuur", "brief.pdf", "application/pdf", b"%PDF"))
        said = section(signed_in, case)
        assert ("Volgt de uitspraak voor een deel ‘Wij betalen terug.’ Aanbeveling 1: volgt niet "
                "Bel binnen een week terug. ‘Te duur.’ Ontvangen vr 20 maart, op tijd · Stuk 1 · "
                "Afschrift aan Yasmin El Amrani") in said
        assert "Gehaald vr 20 maart" in said
        assert "Leg nieuwe reactie vast van Stichting Onderdak Eemrand" in said
        assert said.count("Nog niet gereageerd") == 1

    def test_a_later_one_stands_above_the_earlier(self, house, case, signed_in):
        react(case, house, 1, "Wij betalen.")
        react(case, house, 1, "Toch niet.", follows=False, carries_out=False, day=TODAY)
        said = section(signed_in, case)
        assert said.index("Wijkt af van de uitspraak, hoewel de beslissing bindt ‘Toch niet.’") \
            < said.index("Volgt de uitspraak ‘Wij betalen.’")
        assert "Ontvangen wo 8 april, te laat" in said

    def test_the_panel_reads_it_without_letters_and_verbs(self, house, case, signed_in):
        react(case, house, 0, "Wij betalen.")
        said = section(signed_in, case, "lammerts")
        assert "Volgt de uitspraak ‘Wij betalen.’" in said
        assert "Afschrift" not in said
        assert "Leg" not in said

    def test_takes_one_select_more_than_other_pages_whatever_came(self, house, case, signed_in, counted):
        browser, address, found = signed_in("dewit"), f"/zaken/{case.number}", []
        for _ in range(2):
            with counted() as statements:
                assert browser.get(address).status_code == 200
            found.append(len(statements))
            react(case, house, 0, "Wij betalen.")
        assert found == [11, 11], statements


def test_every_recommendation_is_read_and_answered(house, case, signed_in):
    desk, address = signed_in("dewit"), f"/zaken/{case.number}/doe/bestuursreactie"
    assert "Volgt de organisatie aanbeveling 1? ‘Bel binnen een week terug.’" in words(desk.get(address))
    said = {"party": str(bodies(case)[0].id), "carries_out": "ja", "text": "Wij betalen.", "volgt_1": "nee"}
    assert "Schrijf waarom de organisatie deze aanbeveling niet volgt." in words(
        handed_in(desk, address, **said))
    done(desk, address, **said, waarom_1="Te duur.")
    assert "Aanbeveling 1: volgt niet Bel binnen een week terug. ‘Te duur.’" in section(signed_in, case)


def test_what_was_done_is_asked_where_somebody_stayed_silent(house, case, signed_in):
    desk, address = signed_in("dewit"), f"/zaken/{case.number}/doe/sluit-zaak"
    for place, text in enumerate(("Wij betalen.", "Wij ook.")):
        assert "Wat is er gedaan toen de reactie uitbleef?" in words(desk.get(address))
        react(case, house, place, text)
    assert "Wat is er gedaan toen de reactie uitbleef?" not in words(desk.get(address))


def test_who_decides_on_a_correction_reads_who_asked_for_what(case, house, signed_in):
    with transaction():
        acts.request_correction(case, case.parties[0], "Mijn naam is fout.",
                                on(date(2026, 3, 10), party_actor(case)))
    chair = signed_in("vandongen")
    for page in ("herstel-uitspraak", "weiger-herstel"):
        read = words(chair.get(f"/zaken/{case.number}/doe/{page}"))
        assert "Yasmin El Amrani vroeg op di 10 maart 2026 om herstel Mijn naam is fout." in read
