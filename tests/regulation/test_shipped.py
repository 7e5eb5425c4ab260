"""The shipped regulations: what all share, and the committees held against their sources."""

import pytest

from committee.regulation import NotInRegulation, articles, parse, shipped, shipped_ids, shipped_text

COMMITTEES = ("cvp-wzd", "kpz", "loket-housing")
FIRST_LINES = ("lsr-current", "lsr-earlier", "professional-firm", "senw-lv-2025")


def terms_of(regulation_id: str) -> dict[str, str]:
    return {key: str(term.length) for key, term in shipped(regulation_id).terms.items()}


def text_of(regulation_id: str) -> str:
    return "\n".join(
        sentence for article in articles(shipped(regulation_id)) for sentence in article.sentences
    )


class TestAll:
    """Seven regulations come with Wederhoor."""

    def test_are_three_committees_and_four_first_lines(self):
        assert shipped_ids() == tuple(sorted(COMMITTEES + FIRST_LINES))
        assert {shipped(key).kind for key in COMMITTEES} == {"committee"}
        assert {shipped(key).kind for key in FIRST_LINES} == {"first-line"}

    @pytest.mark.parametrize("regulation_id", COMMITTEES + FIRST_LINES)
    def test_carry_their_id_and_say_something_in_every_article(self, regulation_id):
        assert shipped(regulation_id).id == regulation_id
        assert all(article.sentences for article in articles(shipped(regulation_id)))

    @pytest.mark.parametrize("regulation_id", COMMITTEES)
    def test_committees_number_their_articles_from_one_without_a_gap(self, regulation_id):
        numbers = [int(article.number) for article in articles(shipped(regulation_id))]
        assert numbers == list(range(1, len(numbers) + 1))

    @pytest.mark.parametrize("regulation_id", COMMITTEES + FIRST_LINES)
    def test_show_every_word_of_their_file(self, regulation_id):
        shown = text_of(regulation_id).lower()
        regulation = shipped(regulation_id)
        parts = [
            regulation.filing,
            regulation.first_line,
            regulation.anonymous,
            regulation.handling,
            regulation.register,
            regulation.confidentiality,
            regulation.report,
            regulation.composition,
            regulation.hearing,
            regulation.binding,
            regulation.ending,
            regulation.other_proceedings,
        ]
        assert [
            words for part in parts for words in getattr(part, "words", ()) if words.lower() not in shown
        ] == []

    def test_a_term_a_ground_or_an_article_that_is_not_there_is_told_by_name(self):
        regulation = shipped("senw-lv-2025")
        with pytest.raises(NotInRegulation, match="SenW LV.*'response'"):
            regulation.term("response")
        with pytest.raises(NotInRegulation, match="noemt geen duur bij termijn 'answer'"):
            regulation.length("answer")
        with pytest.raises(NotInRegulation, match="'too_late'"):
            regulation.ground("too_late")
        with pytest.raises(NotInRegulation, match="'challenge'"):
            regulation.article("challenge")


class TestLoketHousing:
    """The committee of Loket Housing: its page settles the order, the numbers are proposals."""

    LH = shipped("loket-housing")

    def test_wants_a_talk_first_and_the_manager_may_help(self):
        assert self.LH.first_line.required
        assert [(step.code, step.required) for step in self.LH.first_line.steps] == [
            ("talk", True),
            ("manager", False),
        ]

    def test_asks_four_things_of_a_complaint(self):
        codes = [field.code for field in self.LH.required_fields]
        assert codes == ["name_and_contact", "description", "period", "against"]
        assert "required" not in self.LH.filing.unconfirmed

    def test_takes_mail_or_post_and_costs_nothing(self):
        assert [channel.kind for channel in self.LH.filing.channels] == ["e-mail", "post"]
        assert "geen kosten" in self.LH.costs
        assert "costs" not in self.LH.money.unconfirmed

    def test_hears_both_together(self):
        assert self.LH.hearing.together == "together"
        assert "together" not in self.LH.hearing.unconfirmed

    def test_binds_the_organisation(self):
        assert self.LH.binding.on == "organisation"
        assert not self.LH.binding.to_confirm

    def test_says_gegrond_gedeeltelijk_gegrond_or_ongegrond(self):
        words = [self.LH.outcome_words[key] for key in ("founded", "partly", "unfounded")]
        assert words == ["gegrond", "gedeeltelijk gegrond", "ongegrond"]

    def test_has_members_from_outside_and_a_public_regulation(self):
        assert any("niet verbonden" in words for words in self.LH.composition.words)
        assert "openbaar" in self.LH.evaluation


class TestProposals:
    """The numbers nobody has confirmed: each carries the mark, in the file and in the text."""

    NUMBERS = {
        "acknowledgement": "5wd",
        "completion": "2w",
        "admissibility": "2w",
        "response": "3w",
        "notice": "10d",
        "papers": "5wd",
        "verdict": "4w",
        "overall": "10w",
        "reaction": "4w",
        "challenge": "1w",
        "objection": "2w",
        "correction": "2w",
        "retention": "2y",
        "filing_limit": "1y",
        "filing_limit_continuing": "3y",
    }

    @pytest.mark.parametrize("regulation_id", ["loket-housing", "cvp-wzd"])
    def test_of_both_committees_are_the_same_preset(self, regulation_id):
        terms = terms_of(regulation_id)
        assert {key: terms[key] for key in self.NUMBERS} == self.NUMBERS
        regulation = shipped(regulation_id)
        assert (regulation.composition.quorum, regulation.apply_atw, regulation.withdrawal) == (
            3,
            True,
            "free",
        )
        assert (regulation.anonymity, regulation.incompleteness.policy) == ("melding", "suspend")

    @pytest.mark.parametrize("regulation_id", COMMITTEES)
    def test_are_marked_to_the_last_term(self, regulation_id):
        regulation = shipped(regulation_id)
        assert regulation.to_confirm
        assert [key for key, term in regulation.terms.items() if not term.to_confirm] == []
        assert [ground.code for ground in regulation.grounds if not ground.to_confirm] == []
        assert regulation.composition.to_confirm
        assert regulation.calendar.to_confirm

    def test_extend_the_response_once_and_the_whole_once_then_with_consent(self):
        response, overall = (
            shipped("loket-housing").term("response"),
            shipped("loket-housing").term("overall"),
        )
        assert (str(response.extension), response.extensions) == ("2w", 1)
        assert (str(overall.extension), overall.extensions, overall.consent_from) == ("4w", 1, 2)

    def test_show_as_nog_te_bevestigen_where_they_are_read(self):
        article = next(article for article in articles(shipped("loket-housing")) if article.number == "8")
        assert article.sentences[0].endswith("[nog te bevestigen]")
        assert article.sentences[0].startswith("Verweer: 3 weken na")

    def test_mark_each_step_of_a_list_that_is_a_proposal_as_a_whole(self):
        article = next(article for article in articles(shipped("kpz")) if article.number == "3")
        step = "Stap: de klacht eerst indienen bij de zorgaanbieder (verplicht). [nog te bevestigen]"
        assert step in article.sentences

    def test_do_not_mark_what_the_page_itself_says(self):
        article = next(article for article in articles(shipped("loket-housing")) if article.number == "3")
        assert article.sentences[0] == "Eerst langs de organisatie is verplicht."

    def test_count_notice_and_papers_back_from_the_hearing(self):
        counted = {key: term.counted for key, term in shipped("loket-housing").terms.items()}
        assert {key for key, way in counted.items() if way == "backward"} == {"notice", "papers"}


class TestCvpWzd:
    """The committee for complaints about client confidants."""

    CVP = shipped("cvp-wzd")

    def test_does_not_want_the_first_line_first(self):
        assert not self.CVP.first_line.required
        assert "first_line_first" not in {ground.code for ground in self.CVP.grounds}

    def test_hears_clients_and_representatives_on_the_quality_framework(self):
        assert [kind.code for kind in self.CVP.complainants.kinds] == ["client", "representative"]
        assert "Kwaliteitskader CVP Wzd" in self.CVP.purpose

    def test_is_not_the_committee_of_art_53_and_refers_to_it(self):
        assert "geen klachtencommissie als bedoeld in art. 53 Wzd" in self.CVP.purpose
        ground = self.CVP.ground("care_and_coercion")
        assert (ground.kind, "KCOZ" in (ground.refer_to or "")) == ("not_competent", True)

    def test_prefers_mediation(self):
        assert any("bemiddeling" in words for words in self.CVP.first_line.words)


class TestKpz:
    """The committee of the published binding advice."""

    def test_sits_with_a_chair_and_two_members_and_a_secretary_without_vote(self):
        composition = shipped("kpz").composition
        assert composition.quorum == 3
        assert "quorum" not in composition.unconfirmed
        assert any("stemt niet mee" in words for words in composition.words)

    def test_binds_both_and_says_how_consent_is_taken(self):
        assert shipped("kpz").binding.on == "both"
        assert "uitdrukkelijk" in shipped("kpz").binding.consent


def test_grounds_are_all_of_the_field_in_its_wording():
    words = {ground.code: ground.words for ground in shipped("loket-housing").grounds}
    assert words["too_late"].startswith("later dan een jaar na het verweten handelen of nalaten ingediend")
    assert {
        "anonymous",
        "unclear",
        "discriminatory",
        "handled_before",
        "handled_elsewhere",
        "pending_elsewhere",
        "first_line_first",
        "not_entitled",
        "insufficient_interest",
        "general_policy",
        "damages",
        "other_organisation",
        "other_subject",
        "manifestly_unfounded",
    } <= set(words)


def test_the_text_of_a_shipped_regulation_is_read_verbatim():
    assert parse(shipped_text("kpz"), "kpz.toml") == shipped("kpz")
    with pytest.raises(KeyError):
        shipped_text("../pyproject")
