"""The pages of stage 1: a complaint is acknowledged, completed, worded and joined, by hand."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from committee.case.ledger import RunningTerm
from committee.case.records import Case, Document, Element, Party, Representation
from committee.deadlines import Clock
from committee.escalation import acts
from committee.escalation.content import Someone
from committee.escalation.records import Intake
from committee.permissions import Role
from committee.procedure import Act, State
from committee.store import db, transaction
from tests.builders import MONDAY, on
from tests.escalation.complaints import a_complaint
from tests.web.browsing import arrive, form_of, link_for, words
from tests.web.deeds import day, done, handed_in, last_entry, letters_of, page_of, pressed, state_of

PAGES = {Act.ACKNOWLEDGE: "bevestig", Act.REQUEST_COMPLETION: "vraag-aanvulling", Act.COMPLETE: "aanvulling",
         Act.LAPSE_COMPLETION: "aanvulling-bleef-uit", Act.REWORD_ELEMENT: "verwoord",
         Act.ADD_ELEMENT: "klachtonderdeel-erbij", Act.ADD_PARTY: "persoon-erbij"}


def incomplete():
    """Fatma Demirci's complaint: no period, nobody named."""
    return a_complaint(complainant=Someone(name="Fatma Demirci", email="demirci@example.org"), accused=[],
                       elements=[], description="Ze doen altijd zo tegen mij.")


@pytest.fixture
def number(house):
    """A case of which the period and who did it are missing."""
    with transaction():
        return acts.register(house.committee, incomplete(), occasion=on(MONDAY, house.secretary)).number


@pytest.fixture
def asked(number, house):
    """The same, after it was asked for until 19 March."""
    with transaction():
        case = case_of(number)
        acts.request_completion(case, ["period", "against"],
                                occasion=on(date(2026, 3, 5), house.secretary))
    return number


def case_of(number) -> Case:
    return db.session.scalars(select(Case).where(Case.number == number)).one()


def first(record, number):
    db.session.rollback()
    return db.session.scalars(select(record).where(record.case_id == case_of(number).id)
                              .order_by(record.id.desc())).first()


class TestWhoMay:
    """The secretariat does these acts; what the chair decides it records with who and how."""

    @pytest.mark.parametrize("slug", PAGES.values())
    def test_a_member_who_does_not_sit_finds_nothing(self, asked, signed_in, slug):
        assert signed_in("osei").get(page_of(asked, slug)).status_code == 404

    @pytest.mark.parametrize("slug", ["bevestig", "vraag-aanvulling", "persoon-erbij"])
    def test_the_chair_does_not_do_the_work_of_the_secretariat(self, number, signed_in, slug):
        assert signed_in("vandongen").get(page_of(number, slug)).status_code == 403

    def test_what_the_chair_decided_is_recorded_with_how_it_came(self, asked, signed_in):
        page = handed_in(signed_in("dewit"), page_of(asked, PAGES[Act.LAPSE_COMPLETION]),
                         reasons="Er kwam niets.")
        assert page.status_code == 422
        assert "Kies wie dit besliste." in words(page)


class TestAcknowledge:
    """The complainant hears the same day that the complaint is in."""

    def test_is_not_asked_twice(self, number, signed_in):
        browser = signed_in("dewit")
        done(browser, page_of(number, "bevestig"))
        page = handed_in(browser, page_of(number, "bevestig"))
        assert page.status_code == 422
        assert "De ontvangst van deze klacht is al bevestigd." in words(page)

    def test_shows_what_the_complaint_does_not_state(self, number, signed_in):
        read = words(signed_in("dewit").get(page_of(number, "bevestig")))
        assert "De datum of de periode van de feiten en omstandigheden ontbreekt" in read
        assert "Naam en contactgegevens gevonden" in read

    def test_shows_the_letter_and_sends_it(self, number, signed_in):
        browser = signed_in("dewit")
        shown = words(handed_in(browser, page_of(number, "bevestig")))
        assert "Wij hebben uw klacht ontvangen" in shown
        done(browser, page_of(number, "bevestig"))
        assert letters_of(number, Act.ACKNOWLEDGE) == ["Wij hebben uw klacht ontvangen"]
        assert state_of(number) is State.ADMISSIBILITY_REVIEW


class TestRequestCompletion:
    """What is missing is asked once, with a last day."""

    def test_refuses_a_letter_that_asks_nothing(self, number, signed_in):
        browser = signed_in("dewit")
        form = form_of(browser.get(page_of(number, "vraag-aanvulling")).text)
        form.pop("asked")
        page = pressed(browser, page_of(number, "vraag-aanvulling"), form)
        assert page.status_code == 422
        assert "Kies wat er ontbreekt, of schrijf een vraag op." in words(page)

    def test_refuses_a_term_that_is_no_number(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, "vraag-aanvulling"), length="twee weken")
        assert "Vul een getal in van 1 tot en met 90." in words(page)

    def test_ticks_what_is_missing_and_names_the_usual_term(self, number, signed_in):
        page = signed_in("dewit").get(page_of(number, "vraag-aanvulling"))
        ticked = [code for code in ("name_and_contact", "description", "period", "against")
                  if f'value="{code}" checked' in page.text]
        assert ticked == ["period", "against"]
        assert "Het reglement geeft 2 weken." in words(page)

    def test_asks_for_what_is_ticked_and_what_is_written(self, number, signed_in):
        browser = signed_in("dewit")
        said = {"asked": ["period"], "questions": "Met wie sprak u?\nWat wilt u bereiken?", "length": "10"}
        read = words(handed_in(browser, page_of(number, "vraag-aanvulling"), **said))
        assert "Met wie sprak u?" in read
        assert "uiterlijk ma 20 april 2026" in read
        done(browser, page_of(number, "vraag-aanvulling"), **said)
        assert state_of(number) is State.AWAITING_COMPLETION
        assert last_entry(number).facts["asked"] == ["period"]
        assert letters_of(number, Act.REQUEST_COMPLETION) == ["Wij missen nog iets in uw klacht"]
        running = select(RunningTerm.last_day).where(RunningTerm.clock == Clock.COMPLETION)
        assert db.session.scalars(running).one() == date(2026, 4, 20)


class TestComplete:
    """What the complainant answers is written down; a late answer waits for the chair."""

    def test_refuses_an_empty_answer(self, asked, signed_in):
        page = handed_in(signed_in("dewit"), page_of(asked, "aanvulling"))
        assert page.status_code == 422
        assert "Vul in wat klager heeft aangevuld, of voeg een stuk toe." in words(page)

    def test_refuses_a_point_without_words_and_days_the_wrong_way_round(self, asked, signed_in):
        wrong = day("elements-0-facts_from", date(2026, 2, 2)) | day("elements-0-facts_until",
                                                                     date(2026, 2, 1))
        page = handed_in(signed_in("dewit"), page_of(asked, "aanvulling"), **wrong)
        assert "Schrijf het klachtonderdeel." in words(page)
        assert "Deze dag ligt voor ma 2 februari 2026." in words(page)

    def test_another_point_is_another_line(self, asked, signed_in):
        browser = signed_in("dewit")
        form = form_of(browser.get(page_of(asked, "aanvulling")).text)
        said = form | {"elements-0-text": "Niet teruggebeld.", "_step": "meer:elements"}
        page = browser.post(page_of(asked, "aanvulling"), data=said, follow_redirects=True)
        assert "Niet teruggebeld." in page.text
        assert 'name="elements-1-text"' in page.text
        assert "Uw eerdere tekst" not in words(page)   # it was typed just now
        assert "Uw eerdere tekst" in words(browser.get(page_of(asked, "aanvulling")))

    def test_asks_only_for_what_is_missing(self, asked, signed_in):
        page = signed_in("dewit").get(page_of(asked, "aanvulling")).text
        assert 'name="antwoord_period"' in page
        assert 'name="antwoord_description"' not in page

    def test_answers_points_and_papers_join_the_case(self, asked, signed_in):
        browser = signed_in("dewit")
        brought = (BytesIO(b"Op 3 maart belde ik."), "brief.txt")
        done(browser, page_of(asked, "aanvulling"), antwoord_period="Sinds januari 2026.", papers=brought,
             **{"elements-0-text": "De begeleider belde niet terug."},
             **day("gelegenheid-op", date(2026, 3, 12)))
        assert state_of(asked) is State.ADMISSIBILITY_REVIEW
        assert first(Element, asked).text == "De begeleider belde niet terug."
        assert first(Document, asked).filename == "brief.txt"
        told = db.session.get(Intake, case_of(asked).id).fields["answers"]
        assert told == {"period": "Sinds januari 2026."}

    def test_a_late_answer_is_kept_and_waits(self, asked, signed_in):
        done(signed_in("dewit"), page_of(asked, "aanvulling"), antwoord_period="Sinds januari 2026.")
        assert state_of(asked) is State.AWAITING_COMPLETION
        assert last_entry(asked).facts["late"] is True

    def test_a_late_answer_is_the_chairs_to_judge(self, asked, signed_in, browser):
        desk, chair = signed_in("dewit"), signed_in("vandongen")
        assert "Wacht op voorzitter" not in words(chair.get(f"/zaken/{asked}"))
        assert "Aanvulling die te laat kwam" not in words(chair.get("/werkblad"))
        done(desk, page_of(asked, "aanvulling"), antwoord_period="Sinds januari 2026.")
        for who, verb in ((desk, "Leg besluit vast"), (chair, "Neem besluit")):
            said = words(who.get("/werkblad")).partition("Aanvulling die te laat kwam.")[2]
            assert verb in said.partition("Gaat vanzelf uit")[0]
            assert "Klager is aan zet" not in words(who.get(f"/zaken/{asked}"))
        assert "De voorzitter is aan zet." in words(desk.get("/zaken"))
        assert "De voorzitter beslist of zij toch meetelt." in words(desk.get(f"/zaken/{asked}"))
        assert "Laat de aanvulling toe" in words(chair.get(f"/zaken/{asked}"))
        arrive(browser, link_for(asked, Role.COMPLAINANT))
        assert "De voorzitter beslist of zij nog meetelt." in words(browser.get("/mijn-zaak"))

    def test_the_secretary_records_who_judged_a_late_answer(self, asked, signed_in, house):
        browser = signed_in("dewit")
        done(browser, page_of(asked, "aanvulling"), antwoord_period="Sinds januari 2026.")
        page = words(browser.get(page_of(asked, "aanvulling")))
        assert "Wat klager na de termijn aanvulde" in page
        assert "Sinds januari 2026." in page
        assert page.index("Waarom telt een late aanvulling toch mee?") < page.index("Nieuw klachtonderdeel")
        judged = {"reason": "Klager lag in het ziekenhuis.", "gelegenheid-hoe": "telefoon"}
        assert "Kies wie dit besliste." in words(handed_in(browser, page_of(asked, "aanvulling"), **judged))
        done(browser, page_of(asked, "aanvulling"), **judged, **{"gelegenheid-door": house.chair.key})
        assert last_entry(asked).decided_by == house.chair.key
        assert state_of(asked) is State.ADMISSIBILITY_REVIEW

    def test_the_chair_accepts_it_with_a_reason(self, asked, signed_in):
        browser = signed_in("vandongen")
        refused = handed_in(browser, page_of(asked, "aanvulling"), antwoord_period="Sinds januari 2026.")
        assert "Geef de reden waarom zij toch meetelt." in words(refused)
        done(browser, page_of(asked, "aanvulling"), antwoord_period="Sinds januari 2026.",
             reason="Klager lag in het ziekenhuis.")
        assert state_of(asked) is State.ADMISSIBILITY_REVIEW


class TestLapseCompletion:
    """Once the term has passed the chair goes on with what there is."""

    def test_refuses_to_go_on_without_reasons(self, asked, signed_in):
        page = handed_in(signed_in("vandongen"), page_of(asked, "aanvulling-bleef-uit"))
        assert "Schrijf waarom de commissie verdergaat." in words(page)

    def test_refuses_while_the_term_runs(self, asked, signed_in):
        page = handed_in(signed_in("vandongen"), page_of(asked, "aanvulling-bleef-uit"),
                         reasons="Er kwam niets.", **day("gelegenheid-op", date(2026, 3, 18)))
        assert page.status_code == 422
        assert "Klager mag nog aanvullen tot en met do 19 maart 2026" in words(page)

    def test_is_recorded_for_the_chair_who_telephoned(self, asked, signed_in, house):
        chair = house.chair.key
        done(signed_in("dewit"), page_of(asked, "aanvulling-bleef-uit"), reasons="Er kwam niets.",
             **{"gelegenheid-door": chair, "gelegenheid-hoe": "telefoon"})
        entry = last_entry(asked)
        assert (entry.decided_by, entry.means) == (chair, "telefoon")
        assert letters_of(asked, Act.LAPSE_COMPLETION) == ["Wij hebben geen aanvulling gekregen"]


class TestWording:
    """The elements are our wording; numbers never change."""

    def test_refuses_the_same_text(self, number, signed_in):
        element = first(Element, number)
        page = handed_in(signed_in("dewit"), page_of(number, "verwoord") + f"?element={element.id}")
        assert page.status_code == 422
        assert "De nieuwe tekst is dezelfde als de oude." in words(page)

    def test_an_empty_text_is_named(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, "verwoord"), text="")
        assert "Schrijf de nieuwe tekst." in words(page)

    def test_whoever_comes_for_one_element_finds_its_text(self, number, signed_in):
        element = first(Element, number)
        page = signed_in("dewit").get(page_of(number, "verwoord") + f"?element={element.id}")
        assert form_of(page.text)["text"].strip() == "Ze doen altijd zo tegen mij."

    def test_a_better_text_is_told_to_the_complainant(self, number, signed_in):
        element = first(Element, number).id
        done(signed_in("dewit"), page_of(number, "verwoord"), element=str(element),
             text="De begeleiders luisteren niet.")
        assert first(Element, number).text == "De begeleiders luisteren niet."
        assert len(letters_of(number, Act.REWORD_ELEMENT)) == 1

    def test_an_element_more_needs_words_and_the_chair(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, "klachtonderdeel-erbij"))
        assert "Schrijf het klachtonderdeel." in words(page)

    def test_an_element_more_gets_the_next_number(self, number, signed_in):
        done(signed_in("vandongen"), page_of(number, "klachtonderdeel-erbij"),
             text="De sleutel werd afgenomen.", reason="Klager vroeg erom op de dag van ontvangst.",
             **day("facts_from", date(2026, 2, 3)))
        added = first(Element, number)
        assert (added.number, added.facts_from) == (2, date(2026, 2, 3))


PERSON = {"name": "mr. A. Noordhoek", "email": "noordhoek@example.org", "street": "Langegracht 3",
          "postcode": "3811bt", "town": "Amersfoort"}


class TestAddParty:
    """Who speaks for another shows that he may; who is accused knows of what."""

    def test_an_empty_form_is_named(self, number, signed_in):
        read = words(handed_in(signed_in("dewit"), page_of(number, "persoon-erbij")))
        assert "Vul de naam in." in read
        assert "Kies de rol." in read

    def test_a_mail_address_and_a_postcode_are_looked_at(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, "persoon-erbij"), role="support",
                         **PERSON | {"email": "noordhoek.example.org", "postcode": "38111"})
        assert "Dit e-mailadres mist een @." in words(page)
        assert "Een postcode is vier cijfers en twee letters." in words(page)

    def test_a_representative_needs_somebody_to_speak_for_and_a_power(self, number, signed_in):
        page = handed_in(signed_in("dewit"), page_of(number, "persoon-erbij"), role="representative",
                         **PERSON)
        assert "Kies voor wie de gemachtigde spreekt." in words(page)
        assert "Voeg de schriftelijke machtiging toe." in words(page)

    def test_a_lawyer_speaks_without_a_power_and_both_hear_of_it(self, number, signed_in):
        client = next(party for party in case_of(number).parties if party.role is Role.COMPLAINANT).id
        done(signed_in("dewit"), page_of(number, "persoon-erbij"), role="representative", basis="lawyer",
             for_party=str(client), **PERSON)
        joined = first(Party, number)
        assert (joined.name, joined.person.postcode) == ("mr. A. Noordhoek", "3811 BT")
        spoken = db.session.scalars(select(Representation).where(
            Representation.representative_id == joined.id)).one()
        assert (spoken.for_party_id, spoken.scope) == (client, "alles")
        assert len(letters_of(number, Act.ADD_PARTY)) == 2

    def test_a_power_is_filed_as_a_paper(self, number, signed_in):
        client = next(party for party in case_of(number).parties if party.role is Role.COMPLAINANT).id
        done(signed_in("dewit"), page_of(number, "persoon-erbij"), role="representative", scope="de zitting",
             for_party=str(client), power=(BytesIO(b"Ik machtig mijn zus."), "machtiging.txt"), **PERSON)
        assert first(Document, number).filename == "machtiging.txt"

    def test_a_support_person_joins_without_a_letter(self, number, signed_in):
        done(signed_in("dewit"), page_of(number, "persoon-erbij"), role="support",
             contact_agreement="belt alleen op maandag", **PERSON)
        assert first(Party, number).contact_agreement == "belt alleen op maandag"
        assert letters_of(number, Act.ADD_PARTY) == []


class TestPages:
    """Every page opens where its act is open, and asks the database equally often for every case."""

    STATES = {Act.ACKNOWLEDGE: State.RECEIVED, Act.REQUEST_COMPLETION: State.RECEIVED,
              Act.COMPLETE: State.AWAITING_COMPLETION, Act.LAPSE_COMPLETION: State.AWAITING_COMPLETION,
              Act.REWORD_ELEMENT: State.RECEIVED, Act.ADD_ELEMENT: State.RECEIVED,
              Act.ADD_PARTY: State.RECEIVED}

    @pytest.mark.parametrize(("act", "slug"), PAGES.items())
    def test_a_large_case_asks_no_more_than_a_small_one(self, house, signed_in, counted, act, slug):
        small, large = (in_state(house, self.STATES[act], size) for size in (1, 6))
        browser, counts = signed_in("dewit"), []
        browser.get(page_of(small, slug))
        for number in (small, large):
            with counted() as statements:
                assert browser.get(page_of(number, slug)).status_code == 200
            counts.append(len(statements))
        assert counts[0] == counts[1]


def in_state(house, state, size) -> str:
    """A case with so many elements and accused persons."""
    points = a_complaint().elements * size
    with transaction():
        case = acts.register(house.committee, a_complaint(elements=points),
                             occasion=on(MONDAY, house.secretary))
        case.state = state
        return case.number
