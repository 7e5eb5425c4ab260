"""The letters of stage 6, as values; what they say is in templates/letters/verdict."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from committee.case import clocks
from committee.case.reads import COMPLAINANT_SIDE
from committee.case.records import Case, Document, Party
from committee.paper import VerdictPaper, finding_sentence, outcome_subject
from committee.people.records import Account
from committee.permissions import Role
from committee.post.outbox import Draft
from committee.regulation.choices import BindingOn
from committee.verdict.reads.reacting import organisation_of
from committee.verdict.reads.sheet import binding_on
from committee.verdict.records import Reaction, Recommendation, Verdict, VerdictVersion
from committee.verdict.rules import Answer, Overall, Replacement, word_for

Point = tuple[int, str, list[str], str]

PLAIN = {
    Overall.FOUNDED: "u krijgt gelijk",
    Overall.PARTLY: "u krijgt voor een deel gelijk",
    Overall.UNFOUNDED: "u krijgt geen gelijk",
}
OF_A_POINT = PLAIN | {
    Overall.INADMISSIBLE: "wij mogen dit punt niet behandelen",
    Overall.NOT_COMPETENT: "wij gaan niet over dit punt",
}


@dataclass(frozen=True)
class Served:
    """What every covering letter says of a verdict; days are the last ones of their terms.

    lines: number, outcome, and the outcome as a complainant understands it. plain: the same of the whole.
    """

    organisation: str
    overall: str
    lines: tuple[tuple[int, str, str], ...]
    plain: str
    binding: BindingOn
    decided_on: date
    reaction_by: date | None
    correction_by: date | None
    recommends: bool

    @classmethod
    def of(
        cls, case: Case, verdict: Verdict, version: VerdictVersion, *, reaction_by: date | None,
        correction_by: date | None,
    ) -> "Served":
        """From the frozen text, so that the letter cannot say another thing than the verdict."""
        sheet = VerdictPaper.from_dict(version.content)
        words = clocks.regulation_of(case).outcome_words
        plain, whole = ({word_for(outcome, words): said for outcome, said in found.items()}
                        for found in (OF_A_POINT, PLAIN))
        return cls(
            organisation=case.organisation.name,
            overall=f"{outcome_subject(sheet.overall)} {sheet.overall}",
            lines=tuple((line.number, line.outcome, plain.get(line.outcome, "")) for line in sheet.dictum),
            plain=whole.get(sheet.overall, ""),
            binding=binding_on(case),
            decided_on=verdict.decided_on,
            reaction_by=reaction_by,
            correction_by=correction_by,
            recommends=bool(sheet.recommendations),
        )


def served(to: Party, tell: Served, document: Document, *, reacts: bool) -> Draft:
    """The verdict with its covering letter: what came out, who reacts by when, correction, no appeal."""
    own = to.role in COMPLAINANT_SIDE
    values = {
        "complainant": own,
        "plain": tell.plain if own else "",
        "reacts": reacts,
        "organisation": tell.organisation,
        "overall": tell.overall,
        "lines": [_line(*line, own=own) for line in tell.lines],
        "binding": tell.binding.value,
        "decided_on": tell.decided_on,
        "reaction_by": tell.reaction_by,
        "correction_by": tell.correction_by,
        "recommends": tell.recommends,
    }
    came_out = tell.plain if own and tell.plain else f"{tell.overall[:1].lower()}{tell.overall[1:]}"
    title = f"De commissie heeft beslist: {came_out}"
    return Draft("verdict.served", title, to, values, annexes=(document,), wants=reacts, to_board=reacts)


def own_points(version: VerdictVersion, numbers: Collection[int]) -> list[Point]:
    """What the frozen text says of these elements: number, wording, reasons, finding as a sentence."""
    sheet = VerdictPaper.from_dict(version.content)
    return [
        (element.number, element.text, list(element.considerations), finding_sentence(element))
        for element in sheet.elements
        if element.number in numbers
    ]


def served_own(to: Party, tell: Served, points: list[Point]) -> Draft:
    """To an accused person of whom only a part is about: the findings on his own elements, nothing else."""
    values = {"points": points, "decided_on": tell.decided_on, "organisation": tell.organisation,
              "correction_by": tell.correction_by}
    return Draft("verdict.served_own", "De commissie heeft beslist over wat u aangaat", to, values)


def corrected_own(to: Party, points: list[Point], reasons: str) -> Draft:
    """To the same: how the findings on his own elements read now."""
    values = {"points": points, "reasons": reasons}
    return Draft("verdict.corrected_own", "Wij hebben een fout in de uitspraak hersteld", to, values)


def _line(number: int, outcome: str, plain: str, *, own: bool) -> str:
    said = f"{plain} ({outcome})" if own and plain else outcome
    return f"Punt {number}: {said}."


def correction_received(to: Party, late: bool) -> Draft:
    """To who asked: the request is in, and the chair decides."""
    title = "Wij hebben uw verzoek om herstel ontvangen"
    return Draft("verdict.correction_received", title, to, {"late": late})


def correction_waiting(to: Account, asked_by: Party, late: bool) -> Draft:
    """To the chair: a request for a correction waits."""
    values = {"asked_by": asked_by.name, "late": late}
    return Draft("verdict.correction_waiting", "Er wacht een verzoek om herstel", to, values, wants=True)


def corrected(
    to: Party, document: Document, replacements: Sequence[Replacement], reasons: str, *,
    reaction_by: date | None, reacts: bool,
) -> Draft:
    """The corrected verdict: what was wrong, what it says now, and whether a date moves."""
    values = {
        "slips": [(one.wrong, one.right) for one in replacements],
        "reasons": reasons,
        "reaction_by": reaction_by,
        "reacts": reacts,
    }
    title = "Wij hebben een fout in de uitspraak hersteld"
    return Draft("verdict.corrected", title, to, values, annexes=(document,),
                 wants=reacts and reaction_by is not None, to_board=reacts)


def correction_refused(to: Party, asked: str, asked_on: date, reasons: str) -> Draft:
    """To who asked: the verdict stays as it is, and why."""
    values = {"asked": asked, "asked_on": asked_on, "reasons": reasons}
    return Draft("verdict.correction_refused", "De uitspraak blijft zoals zij is", to, values)


def reaction(
    to: Party, organisation: str, made: Reaction, *, carries_out: bool, deviates: bool,
    answers: Sequence[Answer], recommendations: Sequence[Recommendation], annexes: tuple[Document, ...],
) -> Draft:
    """To the complainant: what one organisation does with the decision and with each recommendation."""
    by_number = {answer.number: answer for answer in answers}
    values = {
        "organisation": organisation,
        "again": made.version > 1,
        "text": made.text,
        "carries_out": carries_out,
        "deviates": deviates,
        "answers": [
            (row.text, by_number[row.number].follows, by_number[row.number].reasons)
            for row in recommendations
        ],
        "late": made.late,
    }
    title = f"{organisation} heeft {'opnieuw ' if made.version > 1 else ''}op de uitspraak gereageerd"
    return Draft("verdict.reaction", title, to, values, annexes=annexes)


def reaction_asked(to: Party, until: date | None, late: bool) -> Draft:
    """To the organisation: its reaction is still to come."""
    title = "Wilt u ons laten weten wat u met de uitspraak doet?"
    values = {"until": until, "late": late}
    return Draft("verdict.reaction_asked", title, to, values, wants=True, to_board=True)


@dataclass(frozen=True)
class Mute:
    """The organisations that did not react: their keys, and their names in one sentence."""

    keys: frozenset[int]
    names: str
    all_of_them: bool


def closed(to: Party, case: Case, mute: Mute, kept_until: date | None) -> Draft:
    """To everybody who had the verdict: the case is closed, and how long the file is kept."""
    board = to.role is Role.RESPONDENT
    reacted = organisation_of(case, to) not in mute.keys if board else not mute.keys
    values = {"reacted": reacted and not mute.all_of_them, "kept_until": kept_until, "board": board,
              "silent": "" if board or mute.all_of_them else mute.names}
    return Draft("verdict.closed", "De zaak is afgesloten", to, values)
