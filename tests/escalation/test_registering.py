"""From what arrives to a case: chapter intake."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from committee.case.documents import Paper
from committee.case.ledger import Entry, RunningTerm
from committee.case.records import Case, Document, ElementRespondent
from committee.deadlines import Clock
from committee.escalation import acts, reads, refusals
from committee.escalation.content import Door, Someone, Spokesman
from committee.escalation.records import Fate, Intake, Submission
from committee.people.records import Officer
from committee.permissions import Actor, Forbidden, Role, Unknown
from committee.post.records import Letter
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import MONDAY, a_house, on
from tests.escalation.complaints import VISSER, a_complaint

pytestmark = pytest.mark.usefixtures("app")


def do(act, house, *, actor=None, day=MONDAY, **content):
    with transaction():
        committee = db.session.merge(house.committee, load=True)
        return act(committee, occasion=on(day, actor or house.secretary), **content)


def registered(house, **more) -> Case:
    return do(acts.register, house, escalation=a_complaint(**more))


class TestTakeIn:
    """What arrives is kept, and gets no number yet."""

    def test_refuses_who_may_not_and_another_committee(self, house):
        with pytest.raises(Forbidden, match="secretaris"):
            do(acts.take_in, house, actor=house.chair, escalation=a_complaint())
        with transaction():
            other = a_house("kade", "KD")
        with pytest.raises(Unknown):
            do(acts.take_in, house, actor=other.secretary, escalation=a_complaint())

    def test_refuses_a_day_of_receipt_that_is_still_to_come(self, house):
        with pytest.raises(refusals.NotReceivedYet):
            do(acts.take_in, house, escalation=a_complaint(received_on=MONDAY + timedelta(days=1)))

    @pytest.mark.parametrize("act", [acts.take_in, acts.register])
    def test_refuses_a_consent_that_is_still_to_come(self, house, act):
        with pytest.raises(refusals.NotConsentedYet, match="die dag moet nog komen"):
            do(act, house, escalation=a_complaint(consented_on=MONDAY + timedelta(days=1)))
        assert do(act, house, escalation=a_complaint(consented_on=MONDAY)) is not None

    def test_takes_the_same_reference_once_and_refuses_it_for_something_else(self, house):
        first = do(acts.take_in, house, escalation=a_complaint(sender_key="A-17")).id
        assert do(acts.take_in, house, escalation=a_complaint(sender_key="A-17")).id == first
        with pytest.raises(refusals.OtherBody, match="A-17"):
            do(acts.take_in, house, escalation=a_complaint(sender_key="A-17", wish="Iets anders."))
        assert len(db.session.scalars(select(Entry)).all()) == 1

    @pytest.mark.parametrize(
        ("more", "fate"),
        [
            ({}, Fate.WAITING),
            ({"door": Door.TELEPHONE}, Fate.UNCONFIRMED),
            ({"complainant": None}, Fate.ANONYMOUS),
        ],
    )
    def test_says_what_it_waits_for(self, house, more, fate):
        assert do(acts.take_in, house, escalation=a_complaint(**more)).fate is fate


class TestConfirmText:
    """An oral complaint is filed on the day the complainant confirms its text."""

    def test_refuses_to_register_before_and_counts_from_it_after(self, house):
        taken = do(acts.take_in, house, escalation=a_complaint(door=Door.TELEPHONE)).id
        with pytest.raises(refusals.Unconfirmed, match="bevestigen"):
            do(acts.register, house, submission=taken)
        with transaction():
            klager = acts.sender(db.session.get(Submission, taken))
            acts.confirm_text(house.committee, taken, on(date(2026, 3, 5), klager, house.secretary, "brief"))
        case = do(acts.register, house, submission=taken, day=date(2026, 3, 6))
        assert case.received_on == date(2026, 3, 5)
        assert reads.last_days(case)[Clock.OVERALL] == date(2026, 5, 15) + timedelta(days=3)

    def test_is_not_for_staff_and_not_for_a_letter(self, house):
        taken = do(acts.take_in, house, escalation=a_complaint()).id
        with pytest.raises(Forbidden):
            do(acts.confirm_text, house, submission=taken)
        klager = acts.sender(db.session.get(Submission, taken))
        with pytest.raises(refusals.NotWaiting):
            do(acts.confirm_text, house, actor=klager, submission=taken)


class TestRegister:
    """A complaint becomes a case: number, parties, elements, papers, and the terms run from its receipt."""

    def test_refuses_without_a_name_and_explains_hearing_both_sides(self, house):
        with pytest.raises(refusals.Anonymous, match="naam"):
            registered(house, complainant=None)
        with pytest.raises(refusals.NotAnonymous, match="hoor en wederhoor"):
            registered(house, unnamed=True)
        assert db.session.scalars(select(Case)).first() is None

    def test_refuses_an_organisation_that_does_not_belong_here(self, house):
        with pytest.raises(refusals.NotAffiliated, match="Stichting Onderdak Eemrand"):
            registered(house, organisation="Elders BV")

    def test_refuses_a_second_case_from_one_submission_unless_asked(self, house):
        taken = do(acts.take_in, house, escalation=a_complaint()).id
        do(acts.register, house, submission=taken)
        with pytest.raises(refusals.AlreadyRegistered):
            do(acts.register, house, submission=taken)
        assert do(acts.register, house, submission=taken, another=True).number == "OD-2026-0002"

    def test_refuses_who_may_not_and_a_submission_of_another_committee(self, house):
        with pytest.raises(Forbidden):
            do(acts.register, house, actor=house.members[0], escalation=a_complaint())
        with transaction():
            other = a_house("kade", "KD")
        taken = do(acts.take_in, house, escalation=a_complaint()).id
        with pytest.raises(Unknown):
            do(acts.register, other, submission=taken)

    def test_numbers_without_a_gap_per_year(self, house):
        assert registered(house).number == "OD-2026-0001"
        with pytest.raises(refusals.NotAffiliated):
            registered(house, organisation="Elders BV")
        assert registered(house).number == "OD-2026-0002"
        with transaction():
            case = acts.register(
                house.committee, a_complaint(), occasion=on(date(2027, 1, 4), house.secretary)
            )
        assert case.number == "OD-2027-0001"

    def test_starts_three_terms_on_the_local_day_of_receipt(self, house):
        case = do(acts.register, house, escalation=a_complaint(), day=date(2026, 3, 4))
        terms = {term.clock: term for term in db.session.scalars(select(RunningTerm))}
        assert set(terms) == {Clock.ACKNOWLEDGEMENT, Clock.ADMISSIBILITY, Clock.OVERALL}
        assert {term.started_on for term in terms.values()} == {MONDAY}
        assert terms[Clock.ACKNOWLEDGEMENT].last_day == date(2026, 3, 9)
        assert terms[Clock.ADMISSIBILITY].last_day == date(2026, 3, 16)
        assert terms[Clock.OVERALL].last_day == date(2026, 5, 11)
        assert case.state is State.RECEIVED

    def test_makes_parties_and_directs_each_element(self, house):
        case = registered(house)
        assert [(party.role, party.name, party.title) for party in case.parties] == [
            (Role.COMPLAINANT, "Anneke Visser", None),
            (Role.RESPONDENT, "Stichting Onderdak Eemrand", None),
            (Role.ACCUSED, "R. Janssen", "woonbegeleider"),
        ]
        assert [(element.number, element.text) for element in case.elements] == [
            (1, "De begeleider kwam drie keer niet opdagen."),
            (2, "Het besluit is niet uitgelegd (januari 2026)."),
        ]
        assert len(db.session.scalars(select(ElementRespondent)).all()) == 4

    def test_keeps_wish_steps_papers_and_what_is_missing(self, house):
        paper = Paper("Verslag", "verslag.txt", "text/plain", b"Verslag van het gesprek.")
        case = do(acts.register, house, escalation=a_complaint(accused=[], decision=None), papers=[paper])
        intake = db.session.get(Intake, case.id)
        assert (intake.wish, intake.missing) == ("Een andere begeleider.", [])
        assert db.session.scalars(select(Document)).one().title == "Verslag"

    def test_holds_nothing_personal_in_the_journal(self, house):
        registered(house)
        facts = " ".join(str(entry.facts) for entry in db.session.scalars(select(Entry)))
        assert "Visser" not in facts
        assert "begeleider" not in facts

    def test_lets_the_first_line_bring_its_own_file(self, house):
        officer = Actor(f"organisation:{house.organisation.id}", Role.FIRST_LINE)
        assert do(acts.register, house, actor=officer, escalation=a_complaint(door=Door.API)).number


class TestAlike:
    """Earlier cases of the same complainant are suggested, never merged."""

    def test_names_the_same_complainant_and_says_whether_the_facts_are_the_same(self, house):
        case = registered(house)
        assert [(a.number, a.facts) for a in reads.alike(house.committee.id, a_complaint())] == [
            (case.number, True)
        ]
        other = a_complaint(elements=[], description="Over iets heel anders, namelijk huurtoeslag.")
        assert [a.facts for a in reads.alike(house.committee.id, other)] == [False]
        neighbour = a_complaint(complainant=Someone(name="Jan Buurman"))
        assert reads.alike(house.committee.id, neighbour) == []


class TestAcknowledge:
    """The receipt is acknowledged once, with everything the complainant must know."""

    def acknowledged(self, house, **more) -> list[Letter]:
        case_id = registered(house, **more).id
        with transaction():
            acts.acknowledge(db.session.get(Case, case_id), on(date(2026, 3, 3), house.secretary))
        return list(db.session.scalars(select(Letter).order_by(Letter.id)))

    def test_refuses_another_state_and_a_second_time(self, house):
        self.acknowledged(house)
        case = db.session.scalars(select(Case)).one()
        with pytest.raises(refusals.AlreadyAcknowledged), transaction():
            acts.acknowledge(case, on(date(2026, 3, 4), house.secretary))
        with transaction():
            case = db.session.scalars(select(Case)).one()
            case.state = State.SCHEDULING
            db.session.delete(db.session.scalars(select(Letter)).one())
        with pytest.raises(NotOpen), transaction():
            acts.acknowledge(db.session.scalars(select(Case)).one(), on(date(2026, 3, 4), house.secretary))

    def test_moves_the_case_and_meets_the_term(self, house):
        self.acknowledged(house)
        case = db.session.scalars(select(Case)).one()
        assert case.state is State.ADMISSIBILITY_REVIEW
        assert Clock.ACKNOWLEDGEMENT not in reads.last_days(case)

    @pytest.mark.parametrize(
        "words",
        [
            "ma 2 maart 2026",
            "OD-2026-0001",
            "De begeleider kwam drie keer niet opdagen.",
            "uiterlijk ma 16 maart 2026",
            "uiterlijk ma 11 mei 2026",
            "3 weken",
            "geen kosten verbonden",
            "U mag zich laten helpen",
            "Wie u noemt, krijgt de punten",
            "bindend advies",
            "ons reglement",
            "onderdak.example/privacy",
            "U hoeft nu niets te doen",
        ],
    )
    def test_tells_the_complainant(self, house, words):
        body = self.acknowledged(house)[0].paper["body_html"].replace("\xa0", " ")
        assert words in body

    def test_writes_to_who_speaks_and_copies_who_is_spoken_for_and_the_client(self, house):
        letters = self.acknowledged(
            house,
            representative=Spokesman(person=Someone(name="mr. F. Post", email="post@example.org")),
            client=Someone(name="Sanne Kok", street="Kade 1", town="Soest"),
        )
        assert [(letter.kind, letter.to_name) for letter in letters] == [
            ("escalation.acknowledgement", "mr. F. Post"),
            ("escalation.acknowledgement_copy", "Anneke Visser"),
            ("escalation.acknowledgement_copy", "Sanne Kok"),
        ]

    def test_asks_who_speaks_for_another_for_no_power_to_speak_for_himself(self, house):
        spokesman = Spokesman(person=Someone(name="mr. F. Post", email="post@example.org"))
        own, _copy = (
            letter.paper["body_html"].replace("\xa0", " ")
            for letter in self.acknowledged(house, representative=spokesman)
        )
        assert "Spreekt iemand namens u" not in own
        assert "U mag zich laten helpen" in own
        assert "uw klacht" not in own
        assert "Anneke Visser is er zelf niet aan gebonden" in own

    def test_tells_the_first_line_that_the_file_arrived(self, house):
        with transaction():
            officer = house.accounts["osei"]
            db.session.add(Officer(account_id=officer.id, organisation_id=house.organisation.id))
        letter = self.acknowledged(house)[-1]
        assert (letter.kind, letter.to_name) == ("escalation.arrived", "K. Osei")
        assert VISSER.name not in letter.paper["body_html"]

    def test_is_in_the_journal_with_its_article(self, house):
        self.acknowledged(house)
        last = list(db.session.scalars(select(Entry).order_by(Entry.seq)))[-1]
        assert (last.act, last.article) == (Act.ACKNOWLEDGE, "art. 4")
