"""Paper, the verdict: the order of the parts, both parties equal, nothing parted that belongs together."""

import json
from dataclasses import replace
from datetime import date

import pytest

from committee.paper import VerdictPaper, finding_sentence, outcome_subject, verdict_data, verdict_html
from tests.paper.archive import objections, pages, place, printed, words
from tests.paper.sheets import a_verdict, an_element

CHAPTERS = ("1 Verloop van de procedure", "2 De feiten", "3 De klacht", "4 Het verweer", "5 Ontvankelijkheid",
            "6 Beoordeling", "7 Beslissing", "8 Aanbevelingen", "9 Wat gebeurt hierna")


def text(**changes: object) -> str:
    return " ".join(words(printed(verdict_html(a_verdict(**changes)))))


class TestTheOrder:
    """Verloop, feiten, klacht, verweer, ontvankelijkheid, beoordeling, beslissing, aanbevelingen, vervolg."""

    def test_is_the_canonical_one(self):
        whole = text()
        found = [whole.index(chapter) for chapter in CHAPTERS]
        assert found == sorted(found)

    def test_counts_on_when_a_chapter_is_empty(self):
        whole = text(recommendations=(), facts=())
        assert "2 De klacht" in whole
        assert "7 Wat gebeurt hierna" in whole
        assert "Aanbevelingen" not in whole

    def test_tells_the_response_as_a_whole_before_the_elements(self):
        whole = text(response=("Verweerder zegt: ‘Wij zien het anders.’",))
        assert "4 Het verweer 4.1 Verweerder zegt: ‘Wij zien het anders.’ Klachtonderdeel 1" in whole
        assert whole.count("Het verweer") == 1

    def test_says_the_outcome_on_page_one(self):
        assert text().index("De klacht is gedeeltelijk gegrond.") < text().index("1 Verloop")

    def test_ends_with_who_decided_and_who_confirmed(self):
        assert "Aldus gegeven te Amersfoort op 7 mei 2026 door mr. E. van Dongen" in text()
        assert "Vastgesteld door de voorzitter op do 7 mei 2026" in text()

    def test_says_of_a_correction_that_it_is_one(self):
        whole = text(version=2, restored_on=date(2026, 5, 20))
        assert "Versie 2, hersteld op 20 mei 2026" in whole
        assert "Zaak OD-2026-0014, versie 2" in whole
        assert "Versie" not in text()


class TestThePlaces:
    """Text at 50 mm and 135 wide, numbers in the margin at 25; both names alike."""

    def test_hang_the_numbers_in_the_margin(self):
        made = printed(verdict_html(a_verdict()))
        assert place(made, "Uitspraak")[0] == pytest.approx(50, abs=.7)
        assert place(made, "1.1")[0] == pytest.approx(25, abs=.7)
        assert place(made, "Verloop")[0] == pytest.approx(50, abs=.7)

    def test_set_both_parties_on_one_line_in_one_size(self):
        made = printed(verdict_html(a_verdict()))
        complainant, respondent = place(made, "mevrouw"), place(made, "Onderdak", nth=2)
        assert complainant[1] == pytest.approx(respondent[1], abs=.1)
        assert complainant[3] == pytest.approx(respondent[3], abs=.1)


class TestTheLengths:
    """One line, forty elements, thirty pages."""

    @pytest.mark.parametrize("profile", ["3a", "ua1"])
    def test_forty_elements(self, profile):
        elements = tuple(an_element(number, f"punt {number}", "ongegrond") for number in range(1, 41))
        made = printed(verdict_html(a_verdict(elements=elements)))
        assert objections(made, profile) == []
        assert "Klachtonderdeel 40 is ongegrond." in " ".join(words(made))

    def test_thirty_pages(self):
        facts = tuple(f"Feit {number}. " + "De begeleider kwam op de afgesproken dag niet langs. " * 9
                      for number in range(1, 151))
        made = printed(verdict_html(a_verdict(facts=facts)))
        assert pages(made) >= 30
        assert f"{pages(made)} van {pages(made)}" in " ".join(words(made))

    @pytest.mark.parametrize("lines", range(1, 30, 4))
    def test_the_signatures_never_stand_alone(self, lines):
        """Whatever came before, the last paragraph stands on the page of the signatures."""
        follow_up = tuple(f"Regel {number}." for number in range(lines)) + ("Slotregel hiervoor.",)
        made = printed(verdict_html(a_verdict(follow_up=follow_up)))
        whole = " ".join(words(made))
        assert "Klachtencommissie" not in whole[whole.index("Slotregel"):whole.index("Vastgesteld")]


class TestTheWords:
    """An outcome that a complaint cannot be is said of whom it can be said."""

    @pytest.mark.parametrize(("outcome", "subject", "sentence"), [
        ("gegrond", "De klacht is", "Klachtonderdeel 2 is gegrond."),
        ("gedeeltelijk gegrond", "De klacht is", "Klachtonderdeel 2 is gedeeltelijk gegrond."),
        ("niet-ontvankelijk", "Klager is", "Klager is in klachtonderdeel 2 niet-ontvankelijk."),
        ("onbevoegd", "De commissie is", "De commissie is onbevoegd over klachtonderdeel 2 te oordelen."),
        ("geen oordeel", "De commissie geeft", "De commissie geeft over klachtonderdeel 2 geen oordeel."),
    ])
    def test_of_an_outcome(self, outcome, subject, sentence):
        assert outcome_subject(outcome) == subject
        assert finding_sentence(an_element(2, "x", outcome)) == sentence

    def test_a_typed_text_keeps_its_paragraphs(self):
        element = an_element(1, "x", "gegrond", complaint="Eerst dit.\n\nDaarna dat.")
        assert "3.1 Eerst dit. 3.2 Daarna dat." in text(elements=(element,))

    def test_an_endless_word_stays_on_the_sheet(self):
        made = printed(verdict_html(a_verdict(facts=("abcdefghi/" * 40 + " eind",),
                                               in_short="jklmnopqr/" * 40 + " slot")))
        assert "abcdefghi/" * 40 in "".join(words(made))
        assert "jklmnopqr/" * 40 in "".join(words(made))
        assert place(made, "eind")[2] <= 185
        assert place(made, "slot")[2] <= 185

    def test_what_a_party_wrote_is_not_read_as_html(self):
        assert "<b>vet</b> & zo" in text(facts=("<b>vet</b> & zo",))


class TestTheData:
    """uitspraak.json says the same as the page."""

    def test_comes_back_as_the_same_verdict(self):
        data = json.loads(verdict_data(a_verdict()))
        assert data["format"] == "wederhoor-uitspraak/1"
        assert data["elements"][0]["finding"] == "gegrond"
        assert VerdictPaper.from_dict(data) == a_verdict()

    def test_keeps_a_correction(self):
        paper = replace(a_verdict(), version=2, restored_on=date(2026, 5, 20))
        assert VerdictPaper.from_dict(paper.as_dict()) == paper
        assert verdict_data(paper) == verdict_data(paper)
