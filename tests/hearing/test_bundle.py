"""The bundle: one PDF of all that the panel may see, frozen per version, with what is new."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from committee.case import documents
from committee.case.ledger import Entry, Reading
from committee.case.records import Access, Case, Standing
from committee.case.refusals import Refusal
from committee.course import acts as course
from committee.hearing import acts
from committee.hearing.reads import bundles
from committee.hearing.records import Bundle, BundlePaper
from committee.hearing.rules import bundle as rules
from committee.permissions import Forbidden, Role, Unknown
from committee.procedure import Act, NotOpen, State
from committee.response import acts as response
from committee.response.records import Position, Response
from committee.store import db, transaction
from tests.builders import House, a_house, noon, on, the_case
from tests.hearing.papers import (
    MARCH_5,
    a_pdf,
    a_photo,
    bundles_of,
    content_of,
    filed,
    locked,
    pages_of,
    stamp_on,
)
from tests.hearing.scene import MARCH_10, SEATED, convene, declare, party
from tests.prepared import after

MARCH_12 = date(2026, 3, 12)


def two_of_three(house: House) -> None:
    """A hearing is to be planned and a panel sits; no paper yet."""
    declare(the_case(), house, "vandongen", "lammerts")


pytestmark = pytest.mark.begins(after(two_of_three, SEATED))


def make(case: Case, house: House, day: date = MARCH_10) -> Bundle:
    """De Wit makes the bundle."""
    occasion = on(day, house.secretary)
    prepared = acts.prepare_bundle(case, occasion, {})["prepared"]
    with transaction():
        acts.make_bundle(case, prepared, occasion=occasion)
    return bundles_of(case)[-1]


def answer(case: Case, place: int, words: str, day: date) -> None:
    """The respondent answers one point."""
    with transaction():
        db.session.add(Response(element_id=case.elements[place].id, party_id=party(case, Role.RESPONDENT).id,
                                position=Position.PARTLY, text=words, received_on=day))


def one_of_each(case: Case) -> None:
    """A PDF, a photo, a text, and three that cannot be shown."""
    filed(case, "Brief aan de buurt", "brief.pdf", a_pdf(3, "Brief"))
    filed(case, "Foto van de deur", "deur.jpg", a_photo(), media_type="image/jpeg")
    filed(case, "Aantekeningen", "a.txt", "Eerste regel\n\nDerde regel: café".encode("cp1252"),
          media_type="text/plain")
    filed(case, "Met wachtwoord", "dicht.pdf", locked())
    filed(case, "Kapot", "kapot.pdf", b"geen pdf")
    filed(case, "Plan van aanpak", "plan.docx", b"PK..", media_type="application/vnd.ms-word")


class TestWhoMakesIt:
    """The secretary makes it, once a hearing is to be planned."""

    def test_nobody_else(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf())
        for who in (house.chair, house.actor("lammerts")):
            with pytest.raises(Forbidden):
                acts.prepare_bundle(case, on(MARCH_10, who), {})

    def test_for_another_committee_the_case_does_not_exist(self, case):
        with transaction():
            theirs = a_house("elders", "EL")
        with pytest.raises(Unknown):
            acts.prepare_bundle(case, on(MARCH_10, theirs.secretary), {})

    def test_not_before_the_response_is_in(self, case, house):
        with transaction():
            case.state = State.AWAITING_RESPONSE
        with pytest.raises(NotOpen):
            acts.prepare_bundle(case, on(MARCH_10, house.secretary), {})


class TestWhatIsRefused:
    """In Dutch words, and nothing is kept."""

    def test_nothing_to_read(self, case, house):
        gone(case)
        with pytest.raises(rules.NothingToBind, match="nog niets"):
            make(case, house)

    def test_papers_that_only_others_may_see(self, case, house):
        gone(case)
        paper = filed(case, "Brief", "brief.pdf", a_pdf())
        with transaction():
            db.session.query(Access).filter_by(document_id=paper.id).update({"party_id": case.parties[0].id})
        with pytest.raises(rules.NothingToBind):
            make(case, house)

    def test_the_same_bundle_twice(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf())
        make(case, house)
        with pytest.raises(rules.NothingNew, match="Sinds bundel 1 is er niets veranderd"):
            make(case, house)

    def test_more_than_one_file_can_carry(self, case, house, monkeypatch):
        filed(case, "Brief", "brief.pdf", a_pdf(6))
        monkeypatch.setattr(rules, "MOST_PAGES", 5)
        with pytest.raises(rules.TooMuch, match="Ten hoogste 5 kan"):
            make(case, house)
        monkeypatch.setattr(rules, "MOST_BYTES", 10)
        with pytest.raises(rules.TooMuch, match="MB"):
            make(case, house)
        assert bundles_of(case) == []

    def test_a_paper_that_came_while_it_was_made(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf())
        occasion = on(MARCH_10, house.secretary)
        prepared = acts.prepare_bundle(case, occasion, {})["prepared"]
        filed(case, "Nog een brief", "brief2.pdf", a_pdf(1))
        with pytest.raises(rules.OtherPapers, match="intussen gewijzigd"), transaction():
            acts.make_bundle(case, prepared, occasion=occasion)
        assert bundles_of(case) == []


@pytest.mark.one_database
class TestWhatIsInIt:
    """Cover, index, and every paper behind a sheet of its own, in the order of the file."""

    def test_is_what_it_says(self, case, house, tmp_path):
        convene_free(case, house)
        one_of_each(case)
        bundle = make(case, house)
        pages = pages_of(content_of(bundle), tmp_path)
        assert len(pages) == bundle.pages == 2 + 1 + 4 + 2 + 2 + 1 + 1 + 1
        self.cover(pages[0], case)
        assert [stamp_on(page) for page in pages[:4]] == [
            f"{case.number} · bundel 1 · 1 van 14", f"{case.number} · bundel 1 · 2 van 14",
            f"{case.number} · bundel 1 · 3 van 14", f"{case.number} · bundel 1 · stuk 1 · 4 van 14"]
        assert stamp_on(pages[-1]) == f"{case.number} · bundel 1 · stuk 6 · 14 van 14"
        assert all(stamp_on(page) for page in pages)
        assert "Brief 3" in pages[6]
        assert "Derde regel: café" in pages[10]

    def cover(self, page: str, case: Case) -> None:
        """Who, when, where, which version."""
        for words in ("Bundel 1", case.number, "dinsdag 21 april 2026, 14.00 uur", "Eemplein 6",
                      "mr. E. van Dongen (voorzitter)", "Zes stukken.", "14 bladzijden",
                      "dinsdag 10 maart 2026", case.parties[0].name):
            assert words in page

    def test_the_index_names_the_true_pages(self, case, house, tmp_path):
        one_of_each(case)
        bundle = make(case, house)
        content = content_of(bundle)
        index = pages_of(content, tmp_path)[1]
        kept = db.session.query(BundlePaper).filter_by(bundle_id=bundle.id).order_by(BundlePaper.first_page)
        firsts = [row.first_page for row in kept]
        assert firsts == [4, 8, 10, 12, 13, 14]
        with pikepdf.open(BytesIO(content)) as opened:
            outline = [(str(one.title), one.destination) for one in opened.open_outline().root]
            places = [opened.pages.index(pikepdf.Page(place[0])) + 1 for _, place in outline]
            assert places == [1, 2, 3, *firsts]
            assert outline[3][0] == "Stuk 1: Brief aan de buurt"
            leads = [opened.pages.index(pikepdf.Page(link.Dest[0])) + 1 for link in opened.pages[1].Annots]
            assert leads == [3, *firsts]
        for first in firsts:
            assert f"5 maart 2026 {first} " in f"{index} "

    def test_a_paper_that_cannot_be_shown_says_why_and_where_it_is(self, case, house, tmp_path):
        one_of_each(case)
        bundle = make(case, house)
        pages = pages_of(content_of(bundle), tmp_path)
        assert "met een wachtwoord gesloten" in pages[11]
        assert "beschadigd of leeg" in pages[12]
        assert "Een Word-bestand kan niet in een bundel staan" in pages[13]
        assert f"zaak {case.number}, onder Stukken, stuk 6 (plan.docx)" in pages[13]
        shown = [row.shown for row in db.session.query(BundlePaper).order_by(BundlePaper.first_page)]
        assert shown == [True, True, True, False, False, False]

    def test_holds_the_complaint_and_what_was_answered_also_without_papers(self, case, house, tmp_path):
        by = party(case, Role.RESPONDENT)
        said = (("Er is gebeld.", MARCH_5), ("Dit kwam later.", MARCH_12))
        with transaction():
            for element, (words, day) in zip(case.elements, said, strict=False):
                db.session.add(Response(element_id=element.id, party_id=by.id, position=Position.PARTLY,
                                        text=words, received_on=day))
        pages = pages_of(content_of(make(case, house)), tmp_path)
        assert len(pages) == 3
        assert "Nog geen stukken." in pages[0]
        for words in (case.elements[0].text, f"{by.name}, 5 maart 2026: deels erkend", "Er is gebeld.",
                      "Hierop is nog niet geantwoord."):
            assert words in pages[2]
        assert "Dit kwam later" not in pages[2]

    def test_leaves_out_what_is_secret(self, case, house, tmp_path):
        one_of_each(case)
        with transaction():
            secret = filed_secret(case)
        bundle = make(case, house)
        said = " ".join(pages_of(content_of(bundle), tmp_path))
        assert secret not in said
        assert "Stuk 6" in said
        assert "Stuk 7" not in said

    def test_leaves_out_what_came_later_than_its_day(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        filed(case, "Later", "later.pdf", a_pdf(1), day=MARCH_12)
        assert make(case, house).pages == 5

    def test_holds_nothing_that_acts(self, case, house):
        filed(case, "Formulier", "formulier.pdf", acting())
        with pikepdf.open(BytesIO(content_of(make(case, house)))) as opened:
            assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(opened.Root.keys())
            assert "/Annots" not in opened.pages[-1]
            assert all("/JS" not in str(one) for one in opened.objects)

    def test_prints_what_was_filled_in_and_remarked(self, case, house, tmp_path):
        filed(case, "Formulier", "formulier.pdf", filled())
        pages = pages_of(content_of(make(case, house)), tmp_path)
        assert "Ingevuld veld" in pages[-1]
        assert "Opmerking erbij" in pages[-1]

    def test_a_turned_page_stands_as_it_is_read(self, case, house):
        filed(case, "Scan", "scan.pdf", turned())
        with pikepdf.open(BytesIO(content_of(make(case, house)))) as opened:
            left, low, right, high = (float(one) for one in opened.pages[-1].MediaBox)
            assert right - left > high - low

    def test_is_the_same_bytes_for_the_same_file(self, case, house):
        one_of_each(case)
        prepared = acts.prepare_bundle(case, on(MARCH_10, house.secretary), {})["prepared"]
        assert acts.printed(prepared.plan) == prepared

    def test_lying_pages_lie_and_long_indexes_keep_their_numbers(self, case, house, tmp_path):
        for number in range(1, 31):
            filed(case, f"Een stuk met een lange titel, over meer dan een regel, nummer {number}",
                  f"{number}.jpg", a_photo(), media_type="image/jpeg")
        bundle = make(case, house)
        content = content_of(bundle)
        pages = pages_of(content, tmp_path)
        first = next(place for place, page in enumerate(pages, start=1) if "Naar de inhoud" in page)
        kept = db.session.query(BundlePaper).order_by(BundlePaper.first_page).first()
        assert kept.first_page == first > 3
        with pikepdf.open(BytesIO(content)) as opened:
            left, low, right, high = (float(one) for one in opened.pages[first].MediaBox)
            assert right - left > high - low


class TestTheNextOne:
    """What was made stays; the next one says what is new, and gives that apart."""

    @pytest.mark.one_database
    def test_marks_what_is_new(self, case, house, tmp_path):
        filed(case, "Brief", "brief.pdf", a_pdf(2, "Brief"))
        first = make(case, house)
        kept = content_of(first)
        filed(case, "Verweerschrift", "verweer.pdf", a_pdf(3, "Verweer"))
        second = make(case, house, MARCH_12)
        pages = pages_of(content_of(second), tmp_path)
        assert "Twee stukken. Nieuw sinds bundel 1: stuk 2." in pages[0]
        assert pages[1].count("nieuw sinds bundel 1") == 1
        assert (second.number, second.pages, content_of(first)) == (2, 10, kept)

    @pytest.mark.one_database
    def test_gives_the_new_papers_apart_on_the_same_pages(self, case, house, tmp_path):
        filed(case, "Brief", "brief.pdf", a_pdf(2, "Brief"))
        assert make(case, house).rest_sha256 is None
        filed(case, "Verweerschrift", "verweer.pdf", a_pdf(3, "Verweer"))
        second = make(case, house)
        pages = pages_of(content_of(second, rest=True), tmp_path)
        assert len(pages) == second.rest_pages == 7
        assert stamp_on(pages[3]) == f"{case.number} · bundel 2 · stuk 2 · 7 van 10"
        assert stamp_on(pages[-1]) == f"{case.number} · bundel 2 · stuk 2 · 10 van 10"
        assert "Brief 1" not in " ".join(pages)

    @pytest.mark.one_database
    def test_a_new_answer_is_new_though_no_paper_is(self, case, house, tmp_path):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        answer(case, 0, "Er is gebeld.", MARCH_5)
        first = make(case, house)
        answer(case, 1, "Dit kwam later.", MARCH_12)
        second = make(case, house, MARCH_12)
        pages = pages_of(content_of(second), tmp_path)
        assert "Nieuw sinds bundel 1: klacht en verweer." in pages[0]
        assert pages[1].count("nieuw sinds bundel 1") == 1
        assert pages[2].count("nieuw sinds bundel 1") == 1
        assert pages[2].index("Er is gebeld.") < pages[2].index("nieuw sinds bundel 1")
        assert first.rest_sha256 is None
        assert second.rest_pages == 3   # cover, index, complaint and answers
        assert "stuk 1 " not in " ".join(pages_of(content_of(second, rest=True), tmp_path)[2:])

    def test_is_not_new_twice(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        make(case, house)
        answer(case, 0, "Er is gebeld.", MARCH_5)
        make(case, house)
        with pytest.raises(rules.NothingNew):
            make(case, house)

    def test_who_has_the_earlier_one_reads_that_the_answers_are_new(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        make(case, house)
        with transaction():
            db.session.add(Reading(at=noon(MARCH_10), actor=house.secretary.key, what=bundles.READ,
                                   case_id=case.id, thing_id=1))
        assert not bundles.shelf(case.id, house.secretary).anew
        answer(case, 0, "Er is gebeld.", MARCH_5)
        make(case, house)
        assert bundles.shelf(case.id, house.secretary).anew

    @pytest.mark.one_database
    def test_says_what_is_gone(self, case, house, tmp_path):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        late = filed(case, "Foto", "foto.jpg", a_photo(), media_type="image/jpeg")
        make(case, house)
        with transaction():
            response.share_paper(case, late, returned=True, occasion=on(MARCH_12, house.chair))
        pages = pages_of(content_of(make(case, house, MARCH_12)), tmp_path)
        assert "Niet meer in de bundel: stuk 2." in pages[1]

    def test_is_made_again_when_the_hearing_moved(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        make(case, house)
        convene_free(case, house)
        assert make(case, house, MARCH_12).number == 2

    def test_a_number_is_never_given_twice(self, case, house):
        filed(case, "Brief", "brief.pdf", a_pdf(1))
        make(case, house)
        entry = db.session.query(Entry).filter_by(act=Act.MAKE_BUNDLE).one()
        with transaction():
            course.undo(case, entry.seq, occasion=on(MARCH_10, house.secretary))
        assert bundles_of(case) == []
        assert db.session.query(BundlePaper).count() == 0
        assert make(case, house).number == 2

    def test_the_journal_holds_numbers_alone(self, case, house):
        filed(case, "Brief van Anneke", "brief.pdf", a_pdf(1))
        bundle = make(case, house)
        entry = db.session.query(Entry).filter_by(act=Act.MAKE_BUNDLE).one()
        assert entry.facts == {"bundle": 1, "pages": 5, "papers": [1], "pdf_sha256": bundle.pdf_sha256,
                               "parties": [], "elements": []}


def gone(case: Case) -> None:
    """Nothing of the complaint lies before the committee."""
    with transaction():
        for element in case.elements:
            element.standing = Standing.WITHDRAWN


def convene_free(case: Case, house: House) -> None:
    """Plan the hearing, all declared and asked."""
    declare(case, house, "bhagwandin")
    with transaction():
        acts.ask_availability(case, date(2026, 4, 1), date(2026, 5, 15),
                              occasion=on(MARCH_10, house.secretary))
    convene(case, house)


def filed_secret(case: Case) -> str:
    """A paper that waits for the chair, seen by the panel and by nobody else; its title."""
    title = "Geheim adres"
    paper = documents.file_paper(case, documents.Paper(title, "x.pdf", "application/pdf", a_pdf(1)),
                                 MARCH_10, filed_by_id=case.parties[0].id)
    paper.withheld = True
    return title


def filled() -> bytes:
    """A form of which the program that filled it in left the drawing to others, and a remark beside it."""
    kept = BytesIO()
    with pikepdf.open(BytesIO(a_pdf(1))) as opened:
        font = opened.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
        field = opened.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="a", F=4,
            V="Ingevuld veld", DA="/Helv 12 Tf 0 g", Rect=[100, 500, 300, 520]))
        words = opened.make_stream(b"BT /Helv 12 Tf 2 2 Td (Opmerking erbij) Tj ET")
        words.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 200, 20],
                      "/Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))})
        remark = opened.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, F=4, Rect=[100, 400, 300, 420],
            AP=pikepdf.Dictionary(N=words)))
        opened.pages[0].Annots = pikepdf.Array([field, remark])
        opened.Root.AcroForm = pikepdf.Dictionary(
            Fields=[field], NeedAppearances=True,
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font)))
        opened.save(kept)
    return kept.getvalue()


def turned() -> bytes:
    """A page that is turned a quarter when it is shown."""
    kept = BytesIO()
    with pikepdf.open(BytesIO(a_pdf(1))) as opened:
        opened.pages[0].rotate(90, relative=False)
        opened.save(kept)
    return kept.getvalue()


def acting() -> bytes:
    """A PDF that runs a script when it is opened, holds a file, and has a field to fill in."""
    kept = BytesIO()
    with pikepdf.open(BytesIO(a_pdf(1))) as opened:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        opened.Root.OpenAction = opened.make_indirect(script)
        opened.attachments["x.txt"] = b"x"
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
                                  A=script)
        opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(link)])
        opened.pages[0].AA = pikepdf.Dictionary(O=script)
        opened.save(kept)
    return kept.getvalue()


class TestItsRules:
    """Words and bounds, without a database."""

    def test_a_text_is_read_as_it_was_written(self):
        assert rules.decoded("café".encode()) == "café"
        assert rules.decoded("café".encode("cp1252")) == "café"
        assert rules.decoded(b"PK\0\3") is None
        assert rules.lines_of("a\n" + "b" * 4500) == ["a", "b" * 2000, "b" * 2000, "b" * 500]

    def test_bounds_are_said_in_dutch(self):
        with pytest.raises(Refusal, match=r"2\.431 bladzijden krijgen. Ten hoogste 2\.000 kan"):
            rules.require_pages(2431)

    def test_only_what_stands_on_the_cover_counts_as_changed(self):
        plan = rules.Plan("C", "OD-2026-0001", ("A",), ("B",), ("C",), number=1, made_on=MARCH_10,
                          items=(rules.Item(1, 1, "t", "A", MARCH_10, "t.pdf", "application/pdf", "0" * 64, 1,
                                            False, True),))
        assert rules.Plan.from_dict(plan.as_dict()) == plan
        assert replace(plan, since=1).papers_words == "Eén stuk. Nieuw sinds bundel 1: stuk 1."
        both = replace(plan, since=1, anew=True).papers_words
        assert both == "Eén stuk. Nieuw sinds bundel 1: klacht en verweer; stuk 1."

    def test_another_wording_or_answer_is_new_and_the_same_is_not(self):
        said = rules.Said("B", "betwist", "Nee.", MARCH_10)
        was = (rules.Point(1, "Er is niet gebeld.", (said,)), rules.Point(2, "Te laat.", ()))
        now = (rules.Point(1, "Er is niet gebeld.", (said, replace(said, name="C"))),
               rules.Point(2, "Veel te laat.", (said,)))
        marked = rules.marked(now, was)
        assert [point.new for point in marked] == [False, True]
        assert [[one.new for one in point.answers] for point in marked] == [[False, True], [True]]
        assert rules.marked(marked, marked) == now
