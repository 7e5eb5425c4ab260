"""What is found in chambers, what was remarked on it, and who has yet to agree."""

from committee.case.records import Element, Standing
from committee.deliberation import reads as chambers
from committee.deliberation.rules import Quoted, lines_of
from tests.walks.choosing import chosen, elements
from tests.walks.contents import Choices
from tests.walks.scene import Scene


def to_find(scene: Scene, choices: Choices) -> Element:
    admitted = elements(scene, Standing.ADMITTED)
    found = chambers.findings(scene.case)
    without = [element for element in admitted if element.id not in found]
    return chosen(without or admitted, choices)


def lacking(scene: Scene) -> list[tuple[Element, int, list[int]]]:
    """Each element with a finding: its version, and the accounts that have yet to agree with it."""
    voters = [account.id for account in chambers.voters(scene.case)]
    rows = []
    for element in elements(scene, Standing.ADMITTED):
        finding = chambers.finding_on(element)
        if finding is not None:
            read = {row.account_id: row.finding_version for row in chambers.agreements_on(element)}
            rows.append(
                (element, finding.version, [who for who in voters if read.get(who) != finding.version])
            )
    return rows


def to_agree(scene: Scene, choices: Choices) -> Element:
    rows = lacking(scene)
    element, version, waiting = chosen([row for row in rows if row[2]] or rows, choices)
    voters = [account.id for account in chambers.voters(scene.case)]
    scene.picked = version, waiting or voters
    return element


def to_quote(scene: Scene, choices: Choices) -> Quoted:
    """A paragraph of the draft as it stands."""
    parts = chambers.parts_now(scene.case_id)
    name = chosen(sorted(parts), choices)
    text, version = parts[name]
    return Quoted(name, version, choices.one(lines_of(text)))


def to_work_in(scene: Scene, choices: Choices) -> int:
    """A comment that waits, if there is one."""
    notes = chambers.notes(scene.case_id)
    waiting = [one.number for one in notes if one.settled_at is None]
    return chosen(waiting or [one.number for one in notes], choices)
