"""What a party tells of itself: what we missed, who helps, where it is reached, whether a secret is used."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case import clocks, gate
from committee.case.ledger import Entry
from committee.case.records import Access, Case, Document, Party
from committee.escalation import acts as escalation
from committee.escalation.records import Intake
from committee.people import links
from committee.people.records import Channel
from committee.permissions import Role
from committee.post.records import Letter
from committee.procedure import Act, State
from committee.response.records import Secrecy
from committee.store import db, transaction
from tests.builders import a_case, noon, on, seat_panel
from tests.web.browsing import arrive, form_of, link_for, words
from tests.web.deeds import by_party as handed
from tests.web.scene import TODAY

HOSTILE = ["<script>alert(1)</script>", "'; DROP TABLE parties; --", "\u202egnp.exe", "👩‍🦽🏳️‍🌈 é",
           "x" * 60_000]


@pytest.fixture
def asked(house) -> str:
    """A case of which we miss something."""
    with transaction():
        case = a_case(house, State.RECEIVED, serial=41)
        missing = [field.code for field in clocks.regulation_of(case).required_fields][1:3]
        db.session.add(Intake(case_id=case.id, fields={}, missing=missing))
        db.session.flush()
        escalation.request_completion(case, missing, ["Wanneer stopte de begeleiding?"],
                                      occasion=on(date(2026, 4, 2), house.secretary))
        return case.number


@pytest.fixture
def secret(number) -> str:
    """A paper is kept from the complainant, and another from the respondent."""
    with transaction():
        case = db.session.query(Case).filter_by(number=number).one()
        case.state = State.SCHEDULING
        for paper, role in zip(case_papers(case), (Role.COMPLAINANT, Role.RESPONDENT), strict=False):
            paper.withheld = True
            told = gate.keep(case, "response.summary", f"Samenvatting voor {role.value}.")
            whose = next(one for one in case.parties if one.role is role)
            db.session.add(Secrecy(document_id=paper.id, party_id=whose.id, summary_id=told.id))
    return number


def case_papers(case):
    return db.session.scalars(select(Document).where(Document.case_id == case.id)
                              .order_by(Document.number.desc())).all()


def party(number, role):
    db.session.rollback()
    case = db.session.query(Case).filter_by(number=number).one()
    return next(one for one in case.parties if one.role is role)


def last(act):
    db.session.rollback()
    return db.session.scalars(select(Entry).where(Entry.act == act).order_by(Entry.seq.desc())).first()


class TestWhatWeMissed:
    """A field for each thing we asked; one is enough."""

    def test_is_not_there_for_the_other_side(self, asked, browser):
        arrive(browser, link_for(asked, Role.RESPONDENT))
        assert browser.get("/mijn-zaak/doe/vul-aan").status_code == 404

    def test_is_not_there_when_nothing_was_asked(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert browser.get("/mijn-zaak/doe/vul-aan").status_code == 409
        assert "vul-aan" not in browser.get("/mijn-zaak").text

    def test_asks_what_we_asked_and_no_more(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        assert "Vul nu aan" in words(browser.get("/mijn-zaak"))
        pages = [browser.get(f"/mijn-zaak/doe/vul-aan?vraag={number}") for number in (1, 2, 3, 4)]
        assert "Vraag 3 van 4 Wanneer stopte de begeleiding?" in words(pages[2])
        assert "Vraag 4 van 4 Foto's of stukken" in words(pages[3])
        names = [name for page in pages for name in form_of(page.text) if not name.startswith(("_", "csrf"))]
        assert len([name for name in names if name.startswith("antwoord_")]) == 2
        assert len([name for name in names if name.startswith("vraag_")]) == 1

    def test_refuses_nothing_at_all(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        answer = handed(browser, "vul-aan")
        assert answer.status_code == 422
        assert "Vul iets in, of voeg een foto of stuk toe." in words(answer)

    def test_an_answer_to_our_question_becomes_a_paper(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        assert handed(browser, "vul-aan", vraag_1="In december 2025.").status_code == 303
        db.session.rollback()
        assert db.session.scalars(select(Document.title)).all() == ["Antwoord op onze vragen"]
        assert db.session.scalars(select(Case.state).where(Case.number == asked)).one() \
            is State.ADMISSIBILITY_REVIEW

    def test_an_answer_to_the_regulation_is_kept_under_its_code(self, asked, browser):
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        name = next(name for name in form_of(browser.get("/mijn-zaak/doe/vul-aan?vraag=1").text)
                    if name.startswith("antwoord_"))
        assert handed(browser, "vul-aan", **{name: "Het ging om december."}).status_code == 303
        assert last(Act.COMPLETE).facts["answered"] == [name.removeprefix("antwoord_")]


class TestWhoHelps:
    """Somebody beside you, or in your place."""

    @pytest.mark.parametrize("role", [Role.RESPONDENT, Role.ACCUSED])
    def test_the_other_side_has_nobody_speak_for_it(self, number, browser, role):
        arrive(browser, link_for(number, role))
        assert "how" not in form_of(browser.get("/mijn-zaak/doe/wie-helpt").text)
        assert handed(browser, "wie-helpt", name="Truus Hoekzema", how="voor").status_code == 303
        assert party(number, Role.SUPPORT).title == party(number, role).name
        assert last(Act.ADD_PARTY).facts["role"] == "support"

    def test_names_what_is_missing(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        for said, message in (({}, "Kies wat deze persoon doet."),
                              ({"how": "naast", "name": ""}, "Vul de naam in."),
                              ({"how": "voor"}, "Vul een e-mailadres in, of straat en plaats."),
                              ({"how": "voor", "email": "t@example.org"}, "Voeg de brief toe")):
            answer = handed(browser, "wie-helpt", **({"name": "Truus Hoekzema"} | said))
            assert answer.status_code == 422
            assert message in words(answer)

    def test_an_address_for_who_speaks_is_not_of_who_only_helps(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        address = {"street": "Zonnehof 1", "postcode": "3811 ZZ", "town": "Amersfoort"}
        assert handed(browser, "wie-helpt", name="Truus Hoekzema", how="voor", **address).status_code == 422
        assert handed(browser, "wie-helpt", name="Truus Hoekzema", how="naast").status_code == 303
        assert not party(number, Role.SUPPORT).person.street

    def test_a_supporter_stands_on_the_page_of_whom_he_helps_alone(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert handed(browser, "wie-helpt", name="Truus Hoekzema", how="naast").status_code == 303
        assert "Truus Hoekzema helpt u." in words(browser.get("/mijn-zaak"))
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert "Hoekzema" not in browser.get("/mijn-zaak").text

    def test_a_lawyer_speaks_without_a_power(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert handed(browser, "wie-helpt", name="mr. F. Post", how="voor", email="post@example.org",
                      lawyer="ja").status_code == 303
        db.session.rollback()
        assert party(number, Role.REPRESENTATIVE).person.email == "post@example.org"

    def test_a_smuggled_role_is_not_heard(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        handed(browser, "wie-helpt", name="Sluw", how="naast", role="chair", elements="1",
               contact_agreement="nooit", for_party=str(party(number, Role.RESPONDENT).id))
        assert party(number, Role.SUPPORT).contact_agreement is None


class TestWhereIAmReached:
    """One's own address, that nobody else sees."""

    def test_shows_only_ones_own(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        said = form_of(browser.get("/mijn-zaak/doe/gegevens").text)
        assert said["email"] == "amrani@example.org"
        assert "nummer1@example.org" not in browser.get("/mijn-zaak/doe/gegevens").text
        arrive(browser, link_for(number, Role.RESPONDENT))
        shown = form_of(browser.get("/mijn-zaak/doe/gegevens").text)
        assert shown["email"] == "bestuur@eemrand-onderdak.example"

    def test_an_organisation_changes_it_for_this_case_alone(self, house, number, browser):
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert "Dit geldt voor deze zaak." in words(browser.get("/mijn-zaak/doe/gegevens"))
        assert handed(browser, "gegevens", email="smeets@eemrand.example", phone="033 000 00 21",
                      party=str(party(number, Role.COMPLAINANT).id)).status_code == 303
        me = party(number, Role.RESPONDENT)
        assert (me.email, me.phone, me.street) == ("smeets@eemrand.example", "033 000 00 21", None)
        assert me.organisation.email == "bestuur@eemrand-onderdak.example"
        assert party(number, Role.COMPLAINANT).person.email == "amrani@example.org"
        assert "smeets@eemrand.example" in words(browser.get("/mijn-zaak"))

    def test_an_organisation_that_wants_paper_has_a_place(self, number, browser):
        arrive(browser, link_for(number, Role.RESPONDENT))
        assert handed(browser, "gegevens", channel="post", street="", town="").status_code == 422
        assert handed(browser, "gegevens", channel="post").status_code == 303
        assert party(number, Role.RESPONDENT).channel is Channel.POST

    def test_nothing_new_is_no_change(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        answer = handed(browser, "gegevens")
        assert answer.status_code == 422
        assert "Er is niets gewijzigd." in words(answer)

    def test_a_smuggled_party_is_not_heard(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        other = party(number, Role.ACCUSED)
        assert handed(browser, "gegevens", phone="06-00000777", party=str(other.id)).status_code == 303
        assert party(number, Role.COMPLAINANT).person.phone == "06-00000777"
        assert party(number, Role.ACCUSED).person.phone == "06-00000003"

    def test_names_an_address_that_cannot_be(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        for said in ({"email": "naam"}, {"phone": "bel maar"}, {"postcode": "12"}, {"email": ""},
                     {"channel": "duif"}, {"channel": "post", "town": ""}):
            assert handed(browser, "gegevens", **said).status_code == 422

    def test_what_was_copied_from_a_page_is_kept_with_common_spaces(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert handed(browser, "gegevens", street="Eemplein\u00a06\u202fB").status_code == 303
        assert party(number, Role.COMPLAINANT).person.street == "Eemplein 6 B"

    def test_rather_by_post(self, number, browser):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert handed(browser, "gegevens", channel="post").status_code == 303
        assert party(number, Role.COMPLAINANT).channel is Channel.POST

    def test_another_mail_address_ends_old_links_and_not_this_visit(self, number, browser):
        token = link_for(number, Role.COMPLAINANT)
        arrive(browser, token)
        assert handed(browser, "gegevens", email="nieuw@example.org").location.startswith("/mijn-zaak")
        assert browser.get("/mijn-zaak").status_code == 200
        assert browser.get(f"/in/{token}").status_code == 410
        db.session.rollback()
        assert "nieuw@example.org" in db.session.scalars(select(Letter.to_address)).all()
        with pytest.raises(links.DeadLink):
            links.find(token, noon(TODAY))

    @pytest.mark.parametrize("text", HOSTILE)
    def test_takes_or_refuses_what_nobody_would_type(self, number, browser, text):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        for slug, field in (("gegevens", "street"), ("gegevens", "phone"), ("wie-helpt", "name")):
            answer = handed(browser, slug, **{field: text, "how": "naast"})
            assert answer.status_code in (303, 422)
            assert "<script>alert" not in answer.text
        assert "<script>alert" not in browser.get("/mijn-zaak").text


class TestSecrets:
    """Each answers for what is kept from itself; nobody reads the paper."""

    def test_each_side_sees_its_own_question_alone(self, secret, browser):
        for role, other in ((Role.COMPLAINANT, Role.RESPONDENT), (Role.RESPONDENT, Role.COMPLAINANT)):
            arrive(browser, link_for(secret, role))
            page = words(browser.get("/mijn-zaak/doe/geheim-stuk"))
            assert f"Samenvatting voor {role.value}." in page
            assert f"Samenvatting voor {other.value}." not in page
            assert "Verweerschrift met belnotitie" not in page

    def test_who_was_not_asked_has_no_link_and_nothing_to_choose(self, secret, browser):
        arrive(browser, link_for(secret, Role.ACCUSED))
        assert "geheim-stuk" not in browser.get("/mijn-zaak").text
        theirs = db.session.scalars(select(Secrecy.id)).first()
        assert handed(browser, "geheim-stuk", secrecy=str(theirs), agrees="ja").status_code == 422
        db.session.rollback()
        assert set(db.session.scalars(select(Secrecy.agrees))) == {None}

    def test_the_answer_is_kept_once(self, secret, browser):
        arrive(browser, link_for(secret, Role.COMPLAINANT))
        assert "geheim-stuk" in browser.get("/mijn-zaak").text
        assert handed(browser, "geheim-stuk", agrees="nee").status_code == 303
        assert last(Act.AGREE_TO_PAPER).facts["agrees"] is False
        assert "geheim-stuk" not in browser.get("/mijn-zaak").text
        assert db.session.scalars(select(Access).join(Document).where(
            Document.withheld.is_(True), Access.party_id == party(secret, Role.COMPLAINANT).id,
            Access.why == "toestemming")).first() is None

    def test_a_representative_answers_for_his_side(self, secret, browser):
        with transaction():
            case = db.session.query(Case).filter_by(number=secret).one()
            me = next(one for one in case.parties if one.role is Role.COMPLAINANT)
            db.session.add(Party(case_id=case.id, role=Role.REPRESENTATIVE, person_id=me.person_id,
                                 channel=Channel.MAIL, from_day=TODAY))
        arrive(browser, link_for(secret, Role.REPRESENTATIVE))
        assert handed(browser, "geheim-stuk", agrees="ja").status_code == 303


class TestThePanel:
    """Nobody knows who sits before the invitation."""

    def test_no_name_before_the_hearing_is_planned(self, house, number, browser):
        with transaction():
            seat_panel(early := a_case(house, State.SCHEDULING, serial=44), house)
            planned_not_yet = early.number
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert "van Dongen" in words(browser.get("/mijn-zaak/doe/bezwaar-lid"))
        arrive(browser, link_for(planned_not_yet, Role.COMPLAINANT))
        assert "bezwaar-lid" not in browser.get("/mijn-zaak").text
        assert "van Dongen" not in words(browser.get("/mijn-zaak/doe/bezwaar-lid"))


class TestAPageOfAParty:
    """As many questions to the database for a small case as for a large one."""

    @pytest.mark.parametrize("slug", ["", "/doe/gegevens", "/doe/wie-helpt?vraag=1", "/doe/geheim-stuk",
                                      "/doe/stuk"])
    def test_asks_a_fixed_number(self, house, number, browser, counted, slug):
        with transaction():
            small = a_case(house, State.HEARING_SCHEDULED, serial=51, elements=1).number
        found = []
        for case in (number, small):
            arrive(browser, link_for(case, Role.COMPLAINANT))
            browser.get(f"/mijn-zaak{slug}")
            with counted() as asked:
                assert browser.get(f"/mijn-zaak{slug}").status_code == 200
            found.append(len(asked))
        assert found[0] == found[1]
