"""Whole procedures, from the first letter to the last, as rehearsal files: the worked scenarios with the
refusals they contain, and published cases. Each is played as `committee rehearse` plays it."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from committee.rehearsal import folder

FILES = Path(folder.__file__).resolve().parent.parent / "rehearsals"
PLAYED_HERE = {
    "01-completed-late", "03-anonymous", "05-court", "07-one-year", "08-accused-silent",
    "11-chair-conflicted", "13-hearing-moved", "15-partial-withdrawal", "20-mixed-elements",
    "22-clerical-error", "gc-zorg-123827", "kpz-19-01", "poa-casus-3",
}  # fmt: skip


class Walk:
    """A played rehearsal and what its summary says."""

    def __init__(self, name: str, out: Path) -> None:
        folder.rehearse(FILES / f"{name}.toml", out)
        self.out = out
        self.told = json.loads((out / "summary.json").read_text("utf-8"))

    def __getitem__(self, key: str):
        return self.told[key]

    def term(self, kind: str, scope: str = "zaak") -> dict:
        """The last term of a kind."""
        return [term for term in self.told["terms"] if (term["kind"], term["scope"]) == (kind, scope)][-1]

    def letters(self, kind: str) -> list[tuple[str, str]]:
        """Day and recipient of every letter of a kind."""
        return [(row["date"], row["recipient"]) for row in self.told["letters"] if row["kind"] == kind]

    @property
    def outcomes(self) -> list[str | None]:
        """What came out of each element."""
        return [element["outcome"] for element in self.told["elements"]]

    @property
    def refused(self) -> list[str]:
        """The acts that were refused."""
        return [row["act"] for row in self.told["refused"]]

    def verdict(self, name: str = "verdict.pdf") -> str:
        """The text of a verdict on one line."""
        return " ".join(" ".join(page.extract_text() for page in PdfReader(self.out / name).pages).split())


@pytest.fixture
def walk(tmp_path, caplog):
    """Plays a rehearsal; nothing may have gone wrong behind its back."""
    yield lambda name: Walk(name, tmp_path / name)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_every_rehearsal_that_is_shipped_is_played_here():
    assert {path.stem for path in FILES.glob("*.toml")} == PLAYED_HERE


def test_1_a_complaint_completed_a_day_late(walk):
    """The set term lapsed: the answer waits for the chair, and the suspension ended with the term."""
    case = walk("01-completed-late")
    assert case["final_state"] == "admissibility_review"
    assert case.term("acknowledgement")["last_day"] == "2026-03-10"
    assert case.term("completion")["last_day"] == "2026-03-19"
    assert case.term("completion")["standing"] == "met_late"
    assert case.term("overall")["last_day"] == "2026-05-26"
    assert "+ 14 dagen" in " ".join(case.term("overall")["reasons"])
    assert case.letters("escalation.completion_late") == [("2026-03-20", "mr. E. van Dongen")]
    assert case.refused == ["lapse_completion", "complete"]


def test_3_anonymous_and_known_but_not_to_be_named(walk):
    """Without a name a report remains; known but unnamed cannot be, and the complainant chooses."""
    case = walk("03-anonymous")
    assert [row["fate"] for row in case["submissions"]] == ["report", "registered"]
    assert (case["case"], case["final_state"]) == ("LH-2026-0001", "received")
    assert case.refused == ["ask_identity", "register", "set_aside", "register"]
    assert "hoor en wederhoor" in case["refused"][-1]["reason"]


def test_5_the_case_comes_before_the_court(walk):
    """Suspended with reasons; nothing is handled meanwhile; what the court decided is withdrawn, not gone."""
    case = walk("05-court")
    assert case.outcomes == ["withdrawn", "founded"]
    assert (case["overall"], case["final_state"]) == ("founded", "issued")
    assert case.term("overall")["last_day"] == "2026-06-12"
    assert case.letters("course.suspended") == [
        ("2026-04-15", "Emre Öztürk"), ("2026-04-15", "Loket Housing")]
    assert case.refused == ["suspend", "close_hearing"]


def test_7_one_year_counted_per_element(walk):
    """The day after the year is too late, also after a holiday; the second element is in time."""
    case = walk("07-one-year")
    assert case.outcomes == ["inadmissible", None]
    assert case["final_state"] == "awaiting_response"
    assert case.letters("escalation.completion_request") == [("2026-05-28", "Yusuf Haddad")]
    assert case.term("objection", "klachtonderdeel 1")["last_day"] == "2026-06-22"
    assert case.refused == ["declare_inadmissible", "declare_inadmissible", "reject_objection"]


def test_8_an_accused_person_stays_silent(walk):
    """He is reminded, the other side hears it, the hearing goes on; nothing is founded of itself."""
    case = walk("08-accused-silent")
    assert case.term("response", "Rik Wolters")["last_day"] == "2026-03-30"
    assert case.term("response", "Rik Wolters")["standing"] == "lapsed"
    assert ("2026-03-31", "Rik Wolters") in case.letters("course.reminder")
    assert ("2026-03-31", "Loket Housing") in case.letters("course.reminder_told")
    assert case.letters("response.lapsed_told") == [
        ("2026-03-31", "Sanne Kuipers"), ("2026-03-31", "Loket Housing")]
    assert case.outcomes == ["no_opinion"]
    assert "geen verweer" in case.verdict()
    assert case.term("reaction")["standing"] == "late"
    assert ("2026-06-05", "Loket Housing") in case.letters("course.reminder_reaction")


def test_11_the_chair_knows_the_accused_person(walk):
    """Access ends at once, the parties hear the new composition, what he decided alone is looked at again."""
    case = walk("11-chair-conflicted")
    told = ["Wieke Dijkstra", "Loket Housing", "Lou Smeets"]
    assert [name for _day, name in case.letters("course.member_left")] == told
    assert [name for _day, name in case.letters("hearing.composition")] == told
    assert [name for _day, name in case.letters("course.reconfirmed")] == told
    assert [row["reason"] for row in case["refused"]] == [
        "Voor “vanoers” bestaat deze zaak niet.", "Voor “osei” bestaat deze zaak niet."]
    assert case["final_state"] == "hearing_held"


def test_13_a_hearing_moved_twice(walk):
    """One appointment in three versions, a new day for papers each time; the term for the verdict stands."""
    case = walk("13-hearing-moved")
    invitations = sorted((case.out / "calendar").glob("*linh-nguy*.ics"))
    lines = [line for path in invitations for line in path.read_text("utf-8").splitlines()]
    assert len({line for line in lines if line.startswith("UID:")}) == 1
    assert [line for line in lines if line.startswith("SEQUENCE:")] == [f"SEQUENCE:{n}" for n in range(3)]
    papers = [term["last_day"] for term in case["terms"] if term["kind"] == "papers"]
    assert papers == ["2026-03-30", "2026-04-15", "2026-05-11"]
    assert case.letters("hearing.overall_in_danger") == [("2026-04-20", "mr. Marjan de Wit")]
    assert (case.term("overall")["nominal"], case.term("overall")["last_day"]) == ("2026-06-08", "2026-06-08")
    assert case.refused == ["postpone"]


def test_15_one_element_is_withdrawn_at_the_hearing(walk):
    """Confirmed in writing to both; the whole follows from the two that are left."""
    case = walk("15-partial-withdrawal")
    assert case.outcomes == ["founded", "withdrawn", "founded"]
    assert case["overall"] == "founded"
    assert case.letters("course.withdrawn_part") == [
        ("2026-04-14", "Sanne Kuipers"), ("2026-04-14", "Loket Housing")]
    assert case.refused == ["withdraw", "find"]
    assert "ingetrokken" in case.verdict()


def test_20_mixed_elements(walk):
    """A mix makes it partly; a refusal beside a founded element does not; without reasons nobody signs."""
    case = walk("20-mixed-elements")
    mixed = case["earlier_cases"][0]
    assert [element["outcome"] for element in mixed["elements"]] == [
        "founded", "unfounded", "inadmissible", "no_opinion"]
    assert (mixed["overall"], case["overall"]) == ("partly", "founded")
    assert case.outcomes == ["founded", "inadmissible"]
    first = case.verdict("verdict-lh-2026-0001.pdf")
    assert "De klacht is gedeeltelijk gegrond." in first
    assert "Bel een bewoner dezelfde dag" in first
    assert case.refused == ["waive_hearing", "sign", "sign"]


def test_22_a_clerical_error(walk):
    """A second version beside the first, both sides told; the reaction keeps its day; no other judgment."""
    case = walk("22-clerical-error")
    assert case["verdict"]["versions"] == 2
    assert "22 maart 2026" in case.verdict("verdict-v1.pdf")
    assert "stopte op 2 maart 2026" in case.verdict()
    assert "hersteld op" in case.verdict().lower()
    assert case.term("correction")["last_day"] == "2026-06-18"
    assert case.term("reaction")["start"] == "2026-06-04"
    assert [name for _day, name in case.letters("verdict.corrected")] == ["Koen Janssen", "Loket Housing"]
    assert case.letters("verdict.correction_refused") == [("2026-06-19", "Koen Janssen")]
    assert case.refused == ["correct"]


def test_kpz_19_01(walk):
    """The published days hold: papers the day before the hearing, and a round for both sides after it."""
    case = walk("kpz-19-01")
    assert (case["case"], case["final_state"], case["overall"]) == ("KPZ-2019-0001", "closed", "partly")
    assert case.term("response", "Stichting De Rijnoever")["last_day"] == "2019-05-17"
    assert case.term("round", "Ineke Aalders-Pouw")["ended_on"] == "2019-05-28"
    assert case.term("admissibility")["last_day"] == "2019-04-23"  # past Easter
    assert case.term("overall")["standing"] == "met"
    assert case.letters("response.paper_waiting") == [("2019-05-20", "mr. C.W. Vosmaer")] * 2
    assert [name for _day, name in case.letters("verdict.served")] == [
        "Ineke Aalders-Pouw", "Stichting De Rijnoever"]
    assert case.refused == ["admit", "convene", "convene", "agree", "decide"]
    assert "Ineke Aalders-Pouw, gemachtigde" in case.verdict()


def test_gc_zorg_123827(walk):
    """Two parents, three elements as published: founded, founded, unfounded, so in part."""
    case = walk("gc-zorg-123827")
    assert case.outcomes == ["founded", "founded", "unfounded"]
    assert case["overall"] == "partly"
    assert case.term("overall")["last_day"] == "2019-12-02"
    assert "Thea Wolfs en Jos Wolfs" in case.verdict()
    assert "gedragswetenschapper" in case.verdict()


def test_poa_casus_3(walk):
    """Told by telephone, confirmed on paper, answered in part, and withdrawn: closed without a verdict."""
    case = walk("poa-casus-3")
    assert (case["final_state"], case["overall"]) == ("withdrawn", None)
    assert case.outcomes == ["withdrawn", "withdrawn"]
    assert case.term("overall")["start"] == "2026-02-09"
    assert {row["channel"] for row in case["letters"] if row["recipient"] == "Selam Tesfay"} == {"post"}
    assert not (case.out / "verdict.pdf").exists()
    assert case.refused == ["register", "withdraw"]
