"""Paper, the letter: what shows in the window of the envelope, and what stands where."""

from datetime import date

import pytest
from jinja2 import UndefinedError

from committee.paper import LetterPaper, letter_html, templates
from committee.steady import steady
from tests.paper.archive import pages, place, printed, words
from tests.paper.sheets import EXAMPLE, a_letter


def a_body(text: str, **values: object) -> str:
    return templates().from_string('{% import "letters/_macros.html" as m %}' + text).render(**values)


class TestTheWindow:
    """EA5/6, window at the left: address from 53 to 78 mm from the top, at 25 mm, at most 82 wide."""

    def test_shows_the_whole_address(self):
        made = printed(letter_html(a_letter()))
        left, top, _, _ = place(made, "Mevrouw")
        _, _, right, bottom = place(made, "AMERSFOORT")
        assert left == pytest.approx(25, abs=.3)
        assert top >= 53
        assert bottom <= 78
        assert right <= 107

    def test_shows_six_lines(self):
        lines = ("Stichting Onderdak Eemrand", "Afdeling Wonen", "T.a.v. de heer Ş. Nguyễn", "Kamer 4",
                 "Plein 1", "3811 ZZ  UTRECHT")
        made = printed(letter_html(a_letter(recipient_lines=lines)))
        assert place(made, "Stichting")[1] >= 53
        assert place(made, "UTRECHT")[3] <= 78

    def test_shows_five_lines_of_which_one_is_long(self):
        lines = ("Vertrouwelijk, persoonlijk", "t.a.v. mevrouw A. van der Zwaag-Wiśniewska",
                 "Stichting Regionale Instelling voor Beschermd Wonen Rijn en Noever", "Plein 1",
                 "3811 ZZ  UTRECHT")
        made = printed(letter_html(a_letter(recipient_lines=lines)))
        assert place(made, "Vertrouwelijk,")[1] >= 53
        assert place(made, "UTRECHT")[3] <= 78
        assert place(made, "Noever")[2] <= 107

    def test_shows_nothing_but_the_address(self):
        made = printed(letter_html(a_letter()))
        assert place(made, "Retouradres:")[3] < 53
        assert place(made, "bent")[1] > 90
        assert place(made, "Zaaknummer")[0] == pytest.approx(143, abs=.3)

    def test_a_long_name_stays_within_the_window(self):
        made = printed(letter_html(a_letter(recipient_lines=("Stichting " + "Zorgenwonen" * 9, "Plein 1"))))
        assert place(made, "Plein")[3] <= 78


class TestTheSheet:
    """Letterhead, heading that says the message, page x van y."""

    def test_begins_at_its_places(self):
        made = printed(letter_html(a_letter()))
        assert place(made, "Klachtencommissie")[0] == pytest.approx(38, abs=.5)
        assert place(made, "bent")[1] == pytest.approx(96.5, abs=1.5)

    def test_counts_its_pages(self):
        made = printed(letter_html(a_letter(body_html="<p>Wij lezen uw stukken nog.</p>" * 60)))
        text = " ".join(words(made))
        assert pages(made) == 3
        assert all(f"Bladzijde {number} van 3" in text for number in (1, 2, 3))
        assert text.count("Retouradres") == 1
        assert text.count("OD-2026-0014, vr 10 april 2026") == 2

    def test_names_its_annexes(self):
        one = " ".join(words(printed(letter_html(a_letter(annexes=("De klacht",))))))
        assert "Bijlage De klacht" in " ".join(one.replace("•", "").split())

    @pytest.mark.parametrize("lines", range(10, 18))
    def test_the_signature_and_annexes_never_stand_alone(self, lines):
        body = "<p>Wij lezen uw stukken nog.</p>" * lines + "<p>Slotregel.</p>"
        whole = " ".join(words(printed(letter_html(a_letter(body_html=body, annexes=("De klacht",))))))
        assert "Bladzijde" not in whole[whole.index("Slotregel"):whole.index("De klacht")]

    def test_leaves_out_what_the_committee_does_not_have(self):
        assert "E-mail" not in words(printed(letter_html(a_letter())))


class TestTheBody:
    """A stage writes the body with the macros, and nothing gets in by accident."""

    def test_escapes_what_a_party_wrote(self):
        assert "&lt;img" in a_body("{{ m.p(said) }}", said="<img src=x>")
        assert "&lt;b&gt;" in a_body("{{ m.facts([('Wie', m.strong(said) ~ said)]) }}", said="<b>")

    def test_does_not_go_out_with_a_hole_in_it(self):
        with pytest.raises(UndefinedError):
            a_body("{{ m.p(forgotten) }}")

    def test_dates_an_action(self):
        assert "Uiterlijk do 12 maart 2026:</strong> stuur ons uw stukken." in a_body(
            "{{ m.by(day, 'stuur ons uw stukken.') }}", day=date(2026, 3, 12))

    def test_reads_as_the_example(self):
        text = " ".join(words(printed(letter_html(a_letter(body_html=a_body(EXAMPLE.read_text()))))))
        assert "Wanneer di 21 april 2026, 14.00 uur, tot ongeveer 15.00 uur" in text
        assert "Hebt u bezwaar tegen iemand uit de commissie?" in text


class TestTheLines:
    """A date, a case number, initials with their name and a figure with its unit are not parted."""

    @pytest.mark.parametrize("text", [
        "di 7 april 2026", "donderdag 7 mei 2026", "2 maart 2026", "14.00 uur", "van 9.00 tot 12.30 uur",
        "artikel 11 lid 4", "art. 9.1", "5 werkdagen", "€ 1.200", "4,8 MB", "mr. E. van", "Y. El",
    ])
    def test_hold_together(self, text):
        assert str(steady(f"<p>Op {text}.</p>")) == f"<p>Op {text.replace(' ', chr(0xa0))}.</p>"

    def test_keep_a_case_number_whole(self):
        assert '<span class="whole">OD-2026-0014</span>' in steady("<p>Zaak OD-2026-0014.</p>")

    def test_leave_tags_and_title_alone(self):
        html = '<title>Zaak OD-2026-0014</title><p data-day="di 7 april 2026">x</p>'
        assert steady(html) == html


def test_a_letter_survives_json():
    paper = a_letter(annexes=("De klacht",))
    assert LetterPaper.from_dict(paper.as_dict()) == paper
