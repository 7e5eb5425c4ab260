"""Whole procedures, from the first letter to the last, as rehearsal files: the worked scenarios with the
refusals they contain. Each is played as `committee rehearse` plays it."""

from tests.walks.played import FILES

PLAYED_HERE = {
    "01-completed-late", "03-anonymous", "03-anonymous-senw", "05-court", "05-court-ended", "07-one-year",
    "08-accused-silent", "11-chair-conflicted", "13-hearing-moved", "13-third-request",
    "15-partial-withdrawal", "16-involuntary-care", "20-mixed-elements", "22-clerical-error",
    "gc-zorg-123827", "kpz-19-01", "poa-casus-3",
}  # fmt: skip


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
    assert "+ 14 dagen" in " ".join(case.term("overall")["reasons"])  # 6 to 19 March, not longer
    assert case.letters("escalation.completion_request") == [("2026-03-05", "Fatma Demirci")]
    assert case.letters("escalation.completion_late") == [("2026-03-20", "mr. E. van Dongen")]
    assert [name for _day, name in case.letters("escalation.completed")] == ["Fatma Demirci"] * 2
    assert case.refused == ["lapse_completion", "complete"]


def test_3_anonymous_and_known_but_not_to_be_named(walk):
    """Without a name a report remains; known but unnamed cannot be, and the complainant chooses."""
    case = walk("03-anonymous")
    assert [row["fate"] for row in case["submissions"]] == ["report", "registered"]
    assert (case["case"], case["final_state"]) == ("LH-2026-0001", "received")
    assert case.letters("escalation.identity_asked") == [("2026-04-01", "")]  # kept without an address
    assert case.term("overall")["start"] == "2026-04-20"
    assert case.term("acknowledgement")["last_day"] == "2026-04-28"  # past Koningsdag
    assert case.refused == ["set_aside", "ask_identity", "register", "set_aside", "register"]
    assert "hoor en wederhoor" in case["refused"][-1]["reason"]


def test_3_anonymous_where_no_report_is_kept(walk):
    """Under SenW nothing is registered and nothing remains."""
    case = walk("03-anonymous-senw")
    assert (case["case"], case["terms"]) == (None, [])
    assert [row["fate"] for row in case["submissions"]] == ["set_aside"]
    assert case.letters("escalation.identity_asked") == [("2026-04-01", "")]
    assert case.refused == ["register"]


def test_5_the_case_comes_before_the_court(walk):
    """It stands still with reasons; what the court decided is stopped with reasons, not gone in silence."""
    case = walk("05-court")
    assert case.outcomes == ["discontinued", "founded"]
    assert (case["overall"], case["final_state"]) == ("founded", "issued")
    assert case.term("overall")["nominal"] == case.term("overall")["last_day"] == "2026-06-12"
    assert "+ 32 dagen" in " ".join(case.term("overall")["reasons"])  # 16 April to 17 May
    assert case.letters("course.suspended") == [
        ("2026-04-15", "Emre Öztürk"), ("2026-04-15", "Loket Housing")]
    assert [day for day, _name in case.letters("course.resumed")] == ["2026-05-18"] * 2
    assert [day for day, _name in case.letters("course.discontinued_part")] == ["2026-05-19"] * 2
    assert case.refused == ["suspend", "close_hearing", "discontinue"]
    said = case.verdict()
    assert "heeft op 19 mei 2026 de behandeling van klachtonderdeel 1 gestaakt" in said
    assert "De rechter heeft op 13 mei 2026 over de opzegging beslist." in said
    assert "vast: de behandeling is gestaakt" in said


def test_5_the_court_takes_over_where_the_handling_ends(walk):
    """Under SenW it cannot stand still: the chair ends it, element by element, and both sides read why."""
    case = walk("05-court-ended")
    assert (case["final_state"], case["overall"]) == ("discontinued", None)
    assert case.outcomes == ["discontinued"] * 3
    assert case.letters("course.discontinued_part") == [
        ("2026-04-15", "Emre Öztürk"), ("2026-04-15", "Loket Housing")]
    assert case.letters("course.discontinued") == [
        ("2026-04-22", "Emre Öztürk"), ("2026-04-22", "Loket Housing")]
    assert case.refused == ["suspend", "discontinue", "discontinue", "admit"]
    assert "onder ‘Wat is een klacht?’" in case["refused"][0]["reason"]


def test_7_one_year_counted_per_element(walk):
    """The day after the year is too late, also after a holiday; the second element is in time."""
    case = walk("07-one-year")
    assert case.outcomes == ["inadmissible", None]
    assert case["final_state"] == "awaiting_response"
    assert case.letters("escalation.completion_request") == [("2026-05-28", "Yusuf Haddad")]
    assert case.letters("admissibility.inadmissible") == [("2026-06-08", "Yusuf Haddad")]
    assert case.term("response", "Loket Housing")["last_day"] == "2026-06-29"
    assert case.letters("admissibility.objection_rejected") == [("2026-06-26", "Yusuf Haddad")]
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
    assert ("2026-04-02", "Rik Wolters") in case.letters("hearing.invitation")
    assert case.outcomes == ["no_opinion"]
    assert (case["overall"], case["final_state"]) == ("no_opinion", "issued")
    assert case.refused == ["lapse_response"]
    assert "geen verweer" in case.verdict()
    assert case.term("reaction", "Loket Housing")["standing"] == "late"
    assert ("2026-06-05", "Loket Housing") in case.letters("course.reminder_reaction")


def test_11_the_chair_knows_the_accused_person(walk):
    """Access ends at once, the parties hear the new composition, what he decided alone is looked at again."""
    case = walk("11-chair-conflicted")
    told = ["Wieke Dijkstra", "Loket Housing", "Lou Smeets"]
    assert case.letters("course.member_left") == [("2026-03-30", name) for name in told]
    assert case.letters("hearing.composition") == [("2026-03-31", name) for name in told]
    assert case.letters("course.reconfirmed") == [("2026-04-02", name) for name in told]
    later = [row["recipient"] for row in case["letters"] if row["date"] > "2026-03-30"]
    assert "mr. T. Elzinga" in later
    assert "mr. R. van Oers" not in later
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
    assert case.letters("course.extended") == [("2026-05-07", "Linh Nguyễn"), ("2026-05-07", "Loket Housing")]
    assert len(case.letters("hearing.moved")) == 2 * len(["both sides"] * 2 + ["panel"] * 3 + ["secretary"])
    assert case.refused == ["postpone"]


def test_13_a_third_request_of_the_same_party(walk):
    """Twice for the asking; a third time only for weighty reasons."""
    case = walk("13-third-request")
    papers = [term["last_day"] for term in case["terms"] if term["kind"] == "papers"]
    assert papers == ["2026-03-30", "2026-04-08", "2026-04-13", "2026-04-20"]  # past Koningsdag
    assert case.term("overall")["last_day"] == "2026-05-11"
    assert case["final_state"] == "hearing_scheduled"
    assert "zwaarwegende redenen (art. 12)" in case["refused"][0]["reason"]


def test_15_one_element_is_withdrawn_at_the_hearing(walk):
    """Confirmed in writing to both; the whole follows from the two that are left."""
    case = walk("15-partial-withdrawal")
    assert case.outcomes == ["founded", "withdrawn", "founded"]
    assert (case["overall"], case["final_state"]) == ("founded", "issued")
    assert case.term("verdict")["last_day"] == "2026-05-18"  # past Hemelvaartsdag and the Friday after
    assert case.letters("course.withdrawn_part") == [
        ("2026-04-14", "Sanne Kuipers"), ("2026-04-14", "Loket Housing")]
    assert case.refused == ["withdraw", "find"]
    assert "ingetrokken" in case.verdict()


def test_16_a_whole_case_under_the_regulation_for_involuntary_care(walk):
    """The same procedure under another regulation: other terms, other words, the same walk."""
    case = walk("16-involuntary-care")
    assert case["case"] == "CW-2026-0001"
    assert (case["overall"], case["final_state"]) == ("founded", "issued")
    assert case.outcomes == ["founded", "withdrawn", "founded"]
    assert case.term("response", "Zorggroep De Linde")["last_day"] == "2026-03-26"
    assert case.term("reaction", "Zorggroep De Linde")["last_day"] == "2026-05-22"
    assert case.refused == []


def test_20_mixed_elements(walk):
    """A mix makes it partly; a refusal beside a founded element does not; without reasons nobody signs."""
    case = walk("20-mixed-elements")
    mixed = case["earlier_cases"][0]
    assert [element["outcome"] for element in mixed["elements"]] == [
        "founded", "unfounded", "inadmissible", "no_opinion"]
    assert (mixed["overall"], case["overall"]) == ("partly", "founded")
    assert case.outcomes == ["founded", "inadmissible"]
    assert [day for day, _name in case.letters("verdict.served")] == ["2026-04-14"] * 2 + ["2026-05-18"] * 2
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
    reaction = case.term("reaction", "Loket Housing")
    assert (reaction["start"], reaction["last_day"]) == ("2026-06-04", "2026-07-02")
    assert case["final_state"] == "follow_up"
    assert case.letters("verdict.corrected") == [
        ("2026-06-15", "Koen Janssen"), ("2026-06-15", "Loket Housing")]
    assert case.letters("verdict.correction_refused") == [("2026-06-19", "Koen Janssen")]
    assert case.refused == ["correct"]
