"""A desk with something in every group, on Wednesday 8 April 2026."""

from datetime import date, datetime, timedelta

from committee.case import gate
from committee.case.ledger import RunningTerm
from committee.case.records import Case, Party
from committee.deadlines import CLOCKS, Clock, Scope, halfway
from committee.escalation.content import Door
from committee.escalation.records import Fate, Submission
from committee.hearing.records import Answer, Hearing, Invitee
from committee.people.records import Channel
from committee.permissions import Role
from committee.post.records import Letter, Status
from committee.procedure import State
from committee.response.records import TimeRequest
from committee.store import db
from tests.builders import House, a_case, noon, seat_panel
from tests.web.scene import TODAY

DAYS = timedelta(days=1)


def party(case: Case, role: Role) -> Party:
    """The first party of a case in a role."""
    return next(one for one in case.parties if one.role is role)


def a_term(case: Case, clock: Clock, last_day: date, role: Role | None = None, **more: object) -> RunningTerm:
    """A term of a case that runs until a day."""
    about = party(case, role).id if role else None
    term = RunningTerm(
        case_id=case.id, clock=clock, scope=Scope.PARTY if role else CLOCKS[clock].scope, party_id=about,
        started_seq=1, started_on=last_day - 28 * DAYS, length="4w", article="art. 9", nominal=last_day,
        last_day=last_day, halfway=halfway(last_day - 28 * DAYS, last_day), reckoning={}, **more,
    )
    db.session.add(term)
    db.session.flush()
    return term


def a_letter(case: Case, status: Status, title: str = "Uitnodiging voor de hoorzitting", *,
             seq: int = 1, role: Role = Role.COMPLAINANT, trouble: str | None = None) -> Letter:
    """A letter in a case, as it stands in the outbox."""
    to, at = party(case, role), noon(TODAY - DAYS)
    letter = Letter(
        dedupe_key=f"{case.id}:{title}:{role}:{status}", case_id=case.id, committee_id=case.committee_id,
        entry_seq=seq, kind="hearing.invitation", title=title, party_id=to.id, to_name=to.name,
        to_address="weg@example.org", channel=Channel.MAIL, day=TODAY - DAYS,
        paper={"salutation": f"Beste {to.name},", "body_html": "<p>De zitting is op 21 april.</p>",
               "closing_name": "Marjan de Wit", "closing_role": "secretaris", "annexes": [],
               "recipient_lines": [to.name, "Zonnehof 88 B", "3811 ZZ  AMERSFOORT"]},
        mail={"subject": f"Bericht over zaak {case.number}", "text": "Er is bericht. [[link]]", "html": ""},
        message_id=f"<{case.id}-{status}-{seq}-{role}@onderdak.example>", status=status,
        made_at=at, due_at=at,
        sent_at=at if status is Status.RETURNED else None, trouble=trouble,
        returned_on=TODAY - DAYS if status is Status.RETURNED else None,
    )
    db.session.add(letter)
    db.session.flush()
    return letter


def a_submission(house: House, serial: int, text: str = "De begeleiding wisselt iedere week.",
                 fate: Fate = Fate.WAITING) -> Submission:
    """A complaint that came in and is no case yet."""
    said = {"organisatie": house.organisation.name, "ontvangen_op": "2026-04-07", "ingang": "e-mail",
            "klager": {"naam": "Tirza Brandsma"}, "omschrijving": text}
    found = Submission(
        committee_id=house.committee.id, organisation_id=house.organisation.id, door=Door.MAIL,
        received_on=TODAY - DAYS, entered_at=noon(TODAY - DAYS), sender_key=f"mail-{serial}",
        body_sha256="0" * 64, content={"said": said, "papers": []}, fate=fate,
    )
    db.session.add(found)
    db.session.flush()
    return found


def a_hearing(case: Case, house: House, starts_at: datetime, answered: int = 1) -> Hearing:
    """A planned hearing with the panel seated, two invitations, and so many answers."""
    seat_panel(case, house)
    hearing = Hearing(case_id=case.id, starts_at=starts_at, minutes=60, place="Zaal 2, Eemplein 6")
    db.session.add(hearing)
    db.session.flush()
    for number, one in enumerate(case.parties[:2]):
        answer = Answer.ACCEPTED if number < answered else Answer.NONE
        db.session.add(Invitee(hearing_id=hearing.id, party_id=one.id, uid=f"{hearing.id}-{number}@x",
                               answer=answer))
    db.session.flush()
    return hearing


def a_time_request(case: Case) -> TimeRequest:
    """The respondent asks for more time."""
    why = gate.keep(case, "more_time", "De behandelaar is ziek.")
    request = TimeRequest(party_id=party(case, Role.RESPONDENT).id, asked_on=TODAY, passage_id=why.id)
    db.session.add(request)
    db.session.flush()
    return request


def a_morning(house: House, first: int = 1, times: int = 1) -> None:
    """So many times: something failed, late, due today, due this week, arrived, waiting, planned, leaving."""
    for n in range(times):
        serial = first + 10 * n
        names = ("Tjeerd Wielinga", "Elif Kaya", "Bram van Rossem", "Noor Dijkgraaf", "Jesse Hofstede",
                 "Rik Bouwmeester", "Lotte Bos", "Ruth Sewnath")
        states = (State.SCHEDULING, State.AWAITING_RESPONSE, State.RECEIVED, State.AWAITING_RESPONSE,
                  State.ADMISSIBILITY_REVIEW, State.HEARING_SCHEDULED, State.SCHEDULING,
                  State.AWAITING_RESPONSE)
        cases = [a_case(house, state, serial=serial + k, complainant=name)
                 for k, (name, state) in enumerate(zip(names, states, strict=True))]
        a_letter(cases[0], Status.RETURNED, trouble="adres onbekend")
        a_term(cases[1], Clock.RESPONSE, TODAY - 6 * DAYS, Role.RESPONDENT)
        a_term(cases[2], Clock.ACKNOWLEDGEMENT, TODAY)
        a_term(cases[3], Clock.RESPONSE, TODAY + 2 * DAYS, Role.RESPONDENT)
        a_submission(house, serial)
        a_term(cases[4], Clock.ADMISSIBILITY, TODAY + 5 * DAYS)
        a_hearing(cases[5], house, datetime(2026, 4, 14, 13, 30))
        for role in (Role.COMPLAINANT, Role.RESPONDENT):
            a_letter(cases[6], Status.WAITING, "Er staat een nieuw stuk in het dossier",
                     role=role, seq=serial)
        a_term(cases[7], Clock.RESPONSE, TODAY + 5 * DAYS, Role.RESPONDENT)
        a_time_request(cases[7])
