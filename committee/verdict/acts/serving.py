"""Serve: on one day to both sides and the organisation; from that day they can react."""

from committee.admissibility.reads import sees_whole_file
from committee.case import documents, gate
from committee.case import reads as case_reads
from committee.case.documents import Paper
from committee.case.ledger import Entry
from committee.case.records import Case, Document, Party
from committee.case.verbs import verb
from committee.deadlines import Clock
from committee.permissions import Occasion, Role
from committee.post import outbox
from committee.procedure import Act
from committee.store import db
from committee.verdict import letters, reads
from committee.verdict.records import VerdictVersion
from committee.verdict.rules import NothingToServe

SERVED_ON = (Role.COMPLAINANT, Role.REPRESENTATIVE, Role.RESPONDENT, Role.ACCUSED, Role.ORGANISATION)


@verb(Act.SERVE)
def serve(case: Case, occasion: Occasion) -> Entry:
    """Send the verdict to complainant, respondents and organisation on the same day.

    It enters the file as a paper that they can see, save an accused person whom only some elements are about:
    he gets the findings on those. Ends the terms for the verdict; starts that for a
    correction, and for each organisation that for its reaction. Raises NothingToServe. Chapter: verdict.
    """
    verdict, version = reads.signed(case)
    if verdict.served_on is not None:
        raise NothingToServe("Deze uitspraak is al toegezonden.")
    reacting = [party.id for parties in reads.asked(case).values() for party in parties]
    entry = gate.enter(case, Act.SERVE, occasion, parties=reacting, verdict=verdict.id,
                       pdf_sha256=version.pdf_sha256)
    verdict.served_on = occasion.on
    document = file_version(case, version, occasion)
    tell = letters.Served.of(case, verdict, version, reaction_by=reads.last_day(case, Clock.REACTION),
                             correction_by=reads.last_day(case, Clock.CORRECTION))
    for party in told(case):
        if sees_whole_file(case, party):
            draft = letters.served(party, tell, document, reacts=reads.reacts(case, party))
        else:
            draft = letters.served_own(party, tell, points_of(party, version))
        outbox.put(case, entry, draft, occasion.at)
    return entry


def file_version(case: Case, version: VerdictVersion, occasion: Occasion) -> Document:
    """Put one version of the verdict in the file, to be seen by everybody it is served on."""
    restored = f", versie {version.version}" if version.version > 1 else ""
    suffix = f"-v{version.version}" if version.version > 1 else ""
    document = documents.file_paper(
        case,
        Paper(f"Uitspraak{restored}", f"uitspraak-{case.number}{suffix}.pdf", "application/pdf",
              documents.content_of(version.sealed_sha256 or version.pdf_sha256)),
        occasion.on,
        kind="verdict",
        sees=[party.id for party in case_reads.parties(case, *SERVED_ON) if sees_whole_file(case, party)],
        why="toegezonden",
    )
    version.document_id = document.id
    db.session.flush()
    return document


def points_of(party: Party, version: VerdictVersion) -> list[letters.Point]:
    """What a version of the verdict finds on the elements against a party."""
    return letters.own_points(version, {element.number for element in case_reads.elements_against(party)})


def told(case: Case) -> list[Party]:
    """Who gets the verdict by letter: a representative in place of whom he represents; the board if named."""
    return [*case_reads.both_sides(case), *case_reads.parties(case, Role.ORGANISATION)]
