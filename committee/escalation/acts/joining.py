"""Somebody joins a case: who speaks for a party, who supports one, who is accused, whose care it is about."""

from committee.case import documents, gate
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case, Element, ElementRespondent, Party, Representation
from committee.case.verbs import verb
from committee.escalation import letters, refusals, rules
from committee.escalation.acts.filling import join
from committee.escalation.content import Basis, Someone
from committee.permissions import LABELS, Actor, Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db

SPOKEN_FOR = frozenset({Role.COMPLAINANT, Role.CLIENT})
JOINING = frozenset(
    {
        Role.COMPLAINANT,
        Role.CLIENT,
        Role.REPRESENTATIVE,
        Role.SUPPORT,
        Role.ACCUSED,
        Role.EXPERT,
        Role.INTERPRETER,
        Role.WITNESS,
    }
)

HELPING = frozenset({Role.SUPPORT, Role.REPRESENTATIVE})
MOST_HELPERS = 6   # in one case, brought by the parties: nobody sends mail through us without end


@verb(Act.ADD_PARTY)
def add_party(
    case: Case,
    role: Role,
    person: Someone,
    for_party: Party | None = None,
    *,
    scope: str = "alles",
    basis: Basis = Basis.POWER,
    power: Paper | None = None,
    title: str | None = None,
    contact_agreement: str | None = None,
    elements: list[Element] | None = None,
    occasion: Occasion,
) -> Entry:
    """Let a person join a case in a role.

    A representative speaks for_party, as far as scope goes, on a written power (kept as a paper) unless he is
    a lawyer or legal representative; both are told. A party lets join who helps itself and nobody else: who
    supports it, or who speaks for the complainant himself. elements: for an accused person, what is directed
    at him, all if none is named. contact_agreement: seen by the secretariat only. Raises WrongParty,
    WrongElement, NoPower, NothingSaid, TooMany. Chapter intake.
    """
    if occasion.decided_by.party_id is not None:
        gate.require(case, Act.ADD_PARTY, occasion)
        _require_helper(case, role, for_party, occasion.decided_by)
        contact_agreement, elements = None, None
        title = db.session.get_one(Party, occasion.decided_by.party_id).name[:100]
    _require_role(case, role, for_party)
    rules.require_text(person.name, "de naam")
    chosen = list(elements if elements is not None else case.elements) if role is Role.ACCUSED else []
    if any(element.case_id != case.id for element in chosen):
        raise refusals.WrongElement("Kies klachtonderdelen van deze zaak.")
    if role is Role.REPRESENTATIVE:
        rules.require_power(basis, power is not None)
    entry = gate.enter(
        case, Act.ADD_PARTY, occasion, elements=[element.id for element in chosen], role=role.value
    )
    party = join(case, role, person, occasion.on, title=title, contact_agreement=contact_agreement)
    db.session.add_all(ElementRespondent(element_id=element.id, party_id=party.id) for element in chosen)
    db.session.flush()
    db.session.expire(case, ["parties"])
    if role is Role.REPRESENTATIVE and for_party is not None:
        _represent(case, entry, party, for_party, scope=scope, power=power, occasion=occasion)
    return entry


def _require_helper(case: Case, role: Role, for_party: Party | None, actor: Actor) -> None:
    """A party brings only who helps itself; a representative brings no other in his own place."""
    if role not in HELPING:
        raise refusals.WrongParty("U kunt alleen iemand toevoegen die u helpt.")
    if for_party is not None and for_party.id != actor.party_id:
        raise refusals.WrongParty("U kunt alleen voor uzelf iemand laten spreken.")
    helping = [party for party in case.parties if party.role in HELPING and party.until_day is None]
    if len(helping) >= MOST_HELPERS:
        raise refusals.TooMany("Er helpen al veel mensen in deze zaak. Bel ons als er nog iemand bij moet.")


def _require_role(case: Case, role: Role, for_party: Party | None) -> None:
    if role not in JOINING:
        names = ", ".join(LABELS[each] for each in Role if each in JOINING)
        raise refusals.WrongParty(f"Een {LABELS[role]} kunt u niet toevoegen aan een zaak. Wel: {names}.")
    if role is Role.REPRESENTATIVE and (for_party is None or for_party.case_id != case.id):
        raise refusals.WrongParty("Kies voor wie in deze zaak de gemachtigde spreekt.")
    if role is Role.REPRESENTATIVE and for_party is not None and for_party.role not in SPOKEN_FOR:
        raise refusals.WrongParty(
            f"{for_party.name} staat aan de andere kant. Een gemachtigde spreekt hier voor klager of cliënt; "
            "wie verweerder bijstaat, komt als begeleider mee naar de zitting."
        )


def _represent(
    case: Case,
    entry: Entry,
    party: Party,
    for_party: Party,
    *,
    scope: str,
    power: Paper | None,
    occasion: Occasion,
) -> None:
    document = (
        documents.file_paper(
            case, power, occasion.on, filed_by_id=party.id, kind="power", sees=[party.id, for_party.id]
        )
        if power is not None
        else None
    )
    db.session.add(
        Representation(
            representative_id=party.id,
            for_party_id=for_party.id,
            scope=scope,
            document_id=document.id if document else None,
            from_day=occasion.on,
        )
    )
    outbox.put(case, entry, letters.speaks_for(case, party, for_party, scope), occasion.at)
    outbox.put(case, entry, letters.spoken_for(case, for_party, party, scope), occasion.at)
