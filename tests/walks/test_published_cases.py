"""Published cases, played as `committee rehearse` plays them; what was published holds."""


def test_kpz_19_01(walk):
    """The published days hold: papers the day before the hearing, and a round for both sides after it."""
    case = walk("kpz-19-01")
    assert (case["case"], case["final_state"], case["overall"]) == ("KPZ-2019-0001", "closed", "partly")
    assert case.term("response", "Stichting De Rijnoever")["last_day"] == "2019-05-17"
    assert case.term("round", "Ineke Aalders-Pouw")["ended_on"] == "2019-05-28"
    assert case.term("admissibility")["last_day"] == "2019-04-23"  # past Easter
    assert case.term("overall")["standing"] == "met"
    assert case.letters("hearing.invitation_other") == [("2019-05-17", "mr. D. Lanting")]  # who listens
    assert case.letters("response.paper_waiting") == [("2019-05-20", "mr. C.W. Vosmaer")] * 2
    assert [name for _day, name in case.letters("verdict.served")] == [
        "Ineke Aalders-Pouw", "Stichting De Rijnoever"]
    assert case.refused == ["admit", "convene", "convene", "agree", "decide"]
    assert "Ineke Aalders-Pouw, gemachtigde" in case.verdict()
    papers = [case.out / row["file"] for row in case["letters"]]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in papers)


def test_gc_zorg_123827(walk):
    """Two parents, three elements as published: founded, founded, unfounded, so in part."""
    case = walk("gc-zorg-123827")
    assert case.outcomes == ["founded", "founded", "unfounded"]
    assert (case["overall"], case["final_state"]) == ("partly", "issued")
    assert case.term("overall")["last_day"] == "2019-12-02"
    sides = ["Thea Wolfs", "Jos Wolfs", "Stichting De Waterlelie"]
    assert case.letters("course.extended") == [("2019-10-28", name) for name in sides]
    assert case.letters("verdict.served") == [("2019-11-22", name) for name in sides]
    assert case.refused == ["extend_overall", "close_hearing"]
    assert "Thea Wolfs en Jos Wolfs" in case.verdict()
    assert "gedragswetenschapper" in case.verdict()


def test_poa_casus_3(walk):
    """Told by telephone, confirmed on paper, answered in part, and withdrawn: closed without a verdict."""
    case = walk("poa-casus-3")
    assert (case["final_state"], case["overall"]) == ("withdrawn", None)
    assert case.outcomes == ["withdrawn", "withdrawn"]
    assert case.term("overall")["start"] == "2026-02-09"
    forwarded = [("2026-03-02", "Selam Tesfay"), ("2026-03-03", "Selam Tesfay")]
    assert case.letters("response.received") == forwarded
    assert [day for day, _name in case.letters("course.withdrawn")] == ["2026-03-12"] * 3
    assert {row["channel"] for row in case["letters"] if row["recipient"] == "Selam Tesfay"} == {"post"}
    assert not (case.out / "verdict.pdf").exists()
    assert case.refused == ["register", "withdraw"]
