"""The text of the verdict as it would be now: a frozen value, made from what is on record."""

from collections.abc import Iterator
from datetime import date

from committee import paper
from committee.admissibility.reads import ruling_on, shared_papers
from committee.case import clocks, reads
from committee.case.records import Case, Element, Standing
from committee.deliberation import reads as chambers
from committee.deliberation.rules import Advice, Section
from committee.dutch import capital, day_words, listing, written_day
from committee.paper import paragraphs
from committee.permissions import Role
from committee.post.outbox import secretary_of
from committee.regulation import Regulation
from committee.regulation.choices import BindingOn, Signer
from committee.response.reads import responses, wholes
from committee.response.records import Position
from committee.verdict import rules
from committee.verdict.reads import story
from committee.verdict.reads.findings import outcomes, reasons_for

OWN = frozenset({"verdict"})


def binding_on(case: Case) -> BindingOn:
    """Who is bound in this case: both parties only where the complainant agreed to that beforehand."""
    on = clocks.regulation_of(case).binding.on
    return BindingOn.ORGANISATION if on is BindingOn.BOTH and case.consented_on is None else on


def paper_of(case: Case, on: date, place: str) -> paper.VerdictPaper:
    """The verdict in its canonical order, as what is on record makes it. on: the day it is given.

    Says nothing of who agreed to what in chambers.
    """
    regulation = clocks.regulation_of(case)
    dictum, whole = _decision(case, regulation)
    chair, members, secretary = _people(case, on)
    return paper.VerdictPaper(
        committee_name=case.committee.name,
        case_number=case.number,
        nature="bindend advies" if regulation.binding.on in rules.BOUND else "advies",
        complainants=tuple(party.name for party in reads.parties(case, Role.COMPLAINANT)),
        respondents=tuple(party.name for party in reads.respondents(case)),
        decided_on=on,
        composition="; ".join(part for part in (chair, members, secretary) if part),
        regulation=f"{regulation.name}, versie {regulation.version}",
        in_short=chambers.section(case, Section.IN_SHORT),
        procedure=(*story.procedure(case), *_written(case, Section.COURSE)),
        appeared=tuple(story.appeared(case)),
        papers=tuple(
            paper.ListedPaper(row.number, row.title, row.received_on)
            for row in shared_papers(case)
            if row.kind not in OWN
        ),
        facts=_written(case, Section.FACTS),
        elements=tuple(_element(case, element, regulation) for element in reads.elements(case)),
        other_considerations=_written(case, Section.CONSIDERATIONS),
        dictum=dictum,
        overall=whole,
        recommendations=tuple(advice_words(one) for one in chambers.recommendations(case)),
        follow_up=tuple(_follow_up(case, regulation)),
        place=place,
        given_by=", ".join(part for part in (chair, members) if part)
        + (f", in aanwezigheid van {secretary}" if secretary else ""),
        signers=_signers(case, regulation, on),
        addressee=case.organisation.name,
        representatives=tuple(party.name for party in reads.parties(case, Role.REPRESENTATIVE)),
        signed_words=f"Vastgesteld door de voorzitter op {day_words(on)}",
        response=tuple(_whole_response(case)),
    )


def _decision(case: Case, regulation: Regulation) -> tuple[tuple[paper.DictumLine, ...], str]:
    """The lines of the decision and the overall outcome; empty while nothing came out of any element."""
    words = regulation.outcome_words
    found = [(element, outcome) for element, outcome in outcomes(case) if outcome is not None]
    lines = rules.dictum_lines(
        [(element.number, element.text, outcome) for element, outcome in found], words, story.who(case)
    )
    whole = rules.word_for(rules.overall(outcome for _, outcome in found), words) if found else ""
    return tuple(paper.DictumLine(line.number, line.text, line.outcome) for line in lines), whole


def _written(case: Case, section: Section) -> tuple[str, ...]:
    return tuple(paragraphs(chambers.section(case, section)))


def _people(case: Case, on: date) -> tuple[str, str, str]:
    sat = chambers.voters(case)
    chair = chambers.chair_of(case)
    others = [account.person.name for account in sat if chair is None or account.id != chair.id]
    secretary = secretary_of(case.committee_id, on)
    return (
        f"{chair.person.name}, voorzitter" if chair else "",
        f"{listing(others)}, {'lid' if len(others) == 1 else 'leden'}" if others else "",
        f"{secretary}, secretaris" if secretary else "",
    )


def _element(case: Case, element: Element, regulation: Regulation) -> paper.Element:
    finding = chambers.finding_on(element) if element.standing is Standing.ADMITTED else None
    outcome = dict((one.id, what) for one, what in outcomes(case))[element.id]
    return paper.Element(
        number=element.number,
        text=element.text.strip().removesuffix("."),
        complaint=chambers.section(case, f"complaint-{element.number}"),
        response=chambers.section(case, f"response-{element.number}") or _answers(case, element),
        admissibility=_admissibility(element, regulation),
        norm=finding.norm if finding else "",
        considerations=tuple(paragraphs(finding.reasons)) if finding else (),
        finding=rules.word_for(outcome, regulation.outcome_words) if finding and outcome else "",
    )


def _whole_response(case: Case) -> Iterator[str]:
    """What each respondent said of the complaint as a whole, until the draft tells it for every element."""
    heard = reads.elements(case, Standing.ADMITTED)
    if all(chambers.section(case, f"response-{one.number}") for one in heard):
        return
    names = {party.id: party.name for party in case.parties}
    for party, text in wholes(case.id, responses(case)).items():
        yield _answer(names[party], Position.UNSTATED.value, " ".join(paragraphs(text)), None)


def _answers(case: Case, element: Element) -> str:
    """What each respondent answered to an element, in his own words."""
    names = {party.id: party.name for party in case.parties}
    numbers = {one.id: one.number for one in case.elements}
    first: dict[tuple[int, str], int] = {}
    said = []
    for row in sorted(responses(case), key=lambda row: numbers[row.element_id]):
        if row.lapsed:
            continue
        apart = row.position is not Position.UNSTATED   # what is said of the whole stands above the elements
        words = " ".join(paragraphs(row.text or "")) if apart else ""
        told_at = first.setdefault((row.party_id, words), numbers[row.element_id])
        if row.element_id == element.id:
            again = told_at if words and told_at != element.number else None
            position = SILENT if not apart and not row.text else row.position.value
            said.append(_answer(names[row.party_id], position, words, again))
    return "\n\n".join(said)


def _answer(name: str, position: str, words: str, again: int | None) -> str:
    """again: the element at which the same words stand already."""
    if again is not None:
        return f"{name} {POSITIONS[position]}: zie klachtonderdeel {again}."
    return f"{name} {POSITIONS[position]}: ‘{words}’" if words else f"{name} {POSITIONS[position]}."


SILENT = "silent"
POSITIONS = {
    "disputed": "betwist dit klachtonderdeel",
    "partly": "erkent dit klachtonderdeel voor een deel",
    "acknowledged": "erkent dit klachtonderdeel",
    "unstated": "heeft op de klacht als geheel gereageerd",
    SILENT: "heeft op dit klachtonderdeel niet apart gereageerd",
}


def _admissibility(element: Element, regulation: Regulation) -> str:
    """Why an element is heard or not; what follows "Klachtonderdeel 3:" in chapter Ontvankelijkheid."""
    if element.standing is Standing.WITHDRAWN:
        return "dit onderdeel is ingetrokken. De commissie beoordeelt het niet."
    if element.standing is Standing.DISCONTINUED:
        return f"de voorzitter heeft de behandeling van dit onderdeel gestaakt. {reasons_for(element)}"
    ruling = ruling_on(element)
    if ruling is None:
        return ""
    if ruling.ground is None:
        return f"de voorzitter heeft dit onderdeel op {written_day(ruling.ruled_on)} ontvankelijk verklaard."
    ground = regulation.ground(ruling.ground)
    refused = f"de voorzitter heeft dit onderdeel op {written_day(ruling.ruled_on)} afgewezen op de grond: "
    return f"{refused}{ground.words} ({ruling.article}). {reasons_for(element)}"


def advice_words(one: Advice) -> str:
    """A recommendation in the verdict, with who is to do it and by when."""
    who = f" Dit is aan {one.owner}" if one.owner else ""
    until = f"uiterlijk {day_words(one.due_on)}" if one.due_on else ""
    if who:
        return f"{one.text}{who}{', ' + until if until else ''}."
    return f"{one.text} {capital(until)}." if until else one.text


def _follow_up(case: Case, regulation: Regulation) -> Iterator[str]:
    organisation, complainants = case.organisation.name, story.who(case)
    has = "is" if complainants == "klager" else "zijn"
    yield {
        BindingOn.ORGANISATION: f"Deze uitspraak is een bindend advies. {organisation} moet de beslissing "
                                f"uitvoeren. {capital(complainants)} {has} er niet aan gebonden.",
        BindingOn.BOTH: "Deze uitspraak is een bindend advies. Beide partijen zijn eraan gebonden, omdat zij "
                        "daar vooraf mee hebben ingestemd.",
        BindingOn.ADVICE: f"Deze uitspraak is een advies. Het bestuur van {organisation} beslist wat het "
                          "ermee doet en geeft redenen als het afwijkt.",
        BindingOn.NOBODY: "Deze uitspraak bindt partijen niet.",
    }[binding_on(case)]
    recommends = bool(chambers.recommendations(case))
    if reaction := _term(regulation, "reaction"):
        yield (
            f"{organisation} laat {complainants} en de commissie uiterlijk {reaction} na verzending weten "
            f"wat zij met deze uitspraak doet{', ook met de aanbevelingen' if recommends else ''}."
        )
    if correction := _term(regulation, "correction"):
        yield (
            f"Staat er een schrijffout of rekenfout in? Een partij kan uiterlijk {correction} na verzending "
            "om herstel vragen."
        )
    court = "De burgerlijke rechter kan deze uitspraak beperkt toetsen." \
        if binding_on(case) is BindingOn.BOTH \
        else f"De weg naar de burgerlijke rechter blijft voor {complainants} open."
    yield f"Tegen deze uitspraak kan niemand in beroep bij de commissie. {court}"


def _term(regulation: Regulation, key: str) -> str:
    term = regulation.terms.get(key)
    return term.length.words if term and term.length else ""


def _signers(case: Case, regulation: Regulation, on: date) -> tuple[paper.Signer, ...]:
    chair, secretary = chambers.chair_of(case), secretary_of(case.committee_id, on)
    signers = [paper.Signer(chair.person.name, "voorzitter")] if chair else []
    if Signer.SECRETARY in regulation.composition.signs and secretary:
        signers.append(paper.Signer(secretary, "secretaris"))
    return tuple(signers)
