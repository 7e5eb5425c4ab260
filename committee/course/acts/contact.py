"""How somebody is reached: another address, telephone or way. The journal says that, and never which."""

from committee.case import gate, reaching
from committee.case.ledger import Entry
from committee.case.records import Case, Party
from committee.case.verbs import verb
from committee.course import letters, rules
from committee.people import links
from committee.people.records import Channel
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act

AT_WORK = frozenset({Role.ACCUSED, Role.ORGANISATION, Role.RESPONDENT})   # persons, at their organisation

TITLE = "Uw gegevens zijn gewijzigd"
TOLD = ["Wij hebben gewijzigd hoe wij u bereiken. Vanaf nu sturen wij alles op deze manier.",
        "Vroeg u hier niet om? Bel ons dan meteen."]


@verb(Act.CHANGE_CONTACT)
def change_contact(
    case: Case,
    party: Party,
    *,
    channel: Channel | None = None,
    street: str | None = None,
    postcode: str | None = None,
    town: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    occasion: Occasion,
) -> Entry:
    """Change how a party is reached (chapter file); what is None stays, an empty text takes it away.

    A party changes its own alone. What changes of an organisation holds for this case; its own record and
    its other cases stay as they are. After another e-mail address the links that went to the old one are
    dead, and a letter with a fresh one goes to the new; the old one hears that nothing comes there any more.
    Raises NotOfThisCase, NotYours, NotReachable, NothingLeft.
    """
    gate.require(case, Act.CHANGE_CONTACT, occasion)
    _require_own(case, party, occasion)
    given = {"street": street, "postcode": postcode, "town": town, "email": email, "phone": phone}
    said = {name: text.strip() for name, text in given.items() if text is not None}
    now = reaching.reach_of(party)
    changed = [name for name, text in said.items() if text != getattr(now, name)]
    other_way = channel is not None and channel is not party.channel
    if not changed and not other_way:
        raise rules.NothingLeft("Er is niets gewijzigd.")
    entry = gate.enter(case, Act.CHANGE_CONTACT, occasion, parties=[party.id],
                       changed=[*changed, *(["channel"] if other_way else [])])
    before = _mailed_at(party)
    _change(party, {name: said[name] for name in changed}, channel if other_way else None)
    if "email" in changed:
        links.revoke(party.id, occasion.at)
    outbox.put(case, entry, letters.free(party, TITLE, TOLD), occasion.at)
    if before and before != _mailed_at(party):
        told = outbox.put(case, entry, letters.address_left(party, before, case.number), occasion.at)
        told.mended_seq = entry.seq   # where that mailbox is gone the letter to the new one has mended it
    return entry


def _mailed_at(party: Party) -> str:
    """Where a party has mail from us, lower case; empty for who hears by post."""
    return reaching.reach_of(party).email.lower() if party.channel is Channel.MAIL else ""


def _require_own(case: Case, party: Party, occasion: Occasion) -> None:
    if party.case_id != case.id or party.until_day is not None:
        raise rules.NotOfThisCase(f"{party.name} doet niet mee aan deze zaak.")
    if occasion.decided_by.party_id not in (None, party.id):
        raise rules.NotYours(f"U kunt de gegevens van {party.name} niet wijzigen.")


def _change(party: Party, said: dict[str, str], channel: Channel | None) -> None:
    """Write it down, and look whether the party can be reached by then. Raises NotReachable."""
    reaching.change(party, said)
    if channel is not None:
        party.channel = channel
    where = reaching.reach_of(party)
    rules.require_reachable(
        by_mail=party.channel is Channel.MAIL, email=where.email,
        placed=bool(where.street and where.town) or (party.person is not None and party.role in AT_WORK),
    )
