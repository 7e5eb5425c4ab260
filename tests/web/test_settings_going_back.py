"""What is wrong with a setting or a letter has an address as well, and nothing that was typed is lost."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from committee.administration.records import SettingChange
from committee.case.typed import Draft
from committee.people.records import Committee, RegulationVersion
from committee.post.records import Status
from committee.store import db, transaction
from tests.builders import a_case
from tests.web.administering import give, hire, own_regulation, read
from tests.web.browsing import form_of, sign_in, token_on, words
from tests.web.deeds import pressed
from tests.web.morning import a_letter
from tests.web.test_administration import NEW, TIE

SAID = "Dit schreef iemand alleen voor zichzelf."
OWN, ROOM = "/beheer/commissies/{committee}", "/beheer/zalen/nieuw"
WRONG = {   # what is typed on a page, and what is wrong with it
    "/beheer/mensen/nieuw": (NEW | {"email": "b.blom", "name": SAID}, "mist een @"),
    "/beheer/organisaties/nieuw": (TIE | {"name": "", "board": SAID}, "Vul de naam in."),
    ROOM: ({"note": SAID}, "Vul de naam in."),
    OWN: ({"email": "geen", "place": SAID}, "mist een @"),
    "/beheer/sleutels": ({"name": SAID}, "Kies een organisatie."),
    "/uitgaand/{failed}/herstel": ({"street": SAID}, "Kies hoe de brief opnieuw uitgaat."),
    "/uitgaand/{sent}/teruggekomen": ({"words": SAID}, "Kies waarom."),
    "/uitgaand/{waiting}/tegenhouden": ({"reason": SAID, "letters": "0"}, "is er niet meer"),
}


@pytest.fixture
def there(house) -> dict[str, int]:
    """The numbers in the addresses: of the committee, and of a letter in each state."""
    hire(house)
    with transaction():
        case = a_case(house, serial=7)
        letters = [a_letter(case, status) for status in (Status.FAILED, Status.WAITING, Status.SENT)]
        letters[-1].sent_at = letters[-1].due_at
        return {one.status.value: one.id for one in letters} | {"committee": house.committee.id}


@pytest.fixture
def wrong(there, signed_in):
    """Somebody sends in what is wrong: who, on which page, and where its mistakes stand."""
    def made(page: str) -> tuple:
        visitor = signed_in("dewit" if page.startswith("/uitgaand") else "yildiz")
        address = page.format(**there)
        answer = visitor.post(address, data=form_of(visitor.get(address).text) | WRONG[page][0])
        assert answer.status_code == 303, words(answer)
        assert answer.location.startswith(f"{address}?controle=")
        return visitor, address, answer.location

    return made


def drafts() -> int:
    """How many fields are kept."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Draft)) or 0


@pytest.mark.one_database
@pytest.mark.parametrize("page", list(WRONG))
def test_mistakes_are_read_as_often_as_one_likes_and_the_form_holds_what_was_typed(wrong, page):
    visitor, address, mistakes = wrong(page)
    for _ in range(2):
        answer = visitor.get(mistakes)
        assert answer.status_code == 422
        assert WRONG[page][1] in words(answer)
        assert "<title>Fout: " in answer.text
        assert "data-focus" in answer.text
        assert SAID in form_of(answer.text).values()
    again = visitor.get(address)
    assert again.status_code == 200
    assert "Uw eerdere tekst staat er nog" in words(again)
    assert SAID in form_of(again.text).values()


class TestWhoseItIs:
    """What was typed is of who typed it, until it is done or thrown away."""

    def test_for_another_there_is_nothing_under_its_address(self, wrong, signed_in):
        _, address, mistakes = wrong(ROOM)
        other = signed_in("dewit")
        assert other.get(mistakes).location == address
        assert SAID not in other.get(address).text

    def test_who_signed_out_while_typing_finds_it_again(self, there, signed_in, house):
        visitor = signed_in("yildiz")
        said = form_of(visitor.get(ROOM).text) | {"note": SAID}
        visitor.delete_cookie("session")
        said["csrf_token"] = token_on(visitor.get("/inloggen"))
        assert visitor.post(ROOM, data=said).location.startswith("/inloggen")
        sign_in(visitor, "yildiz@onderdak.example")
        assert form_of(visitor.get(ROOM).text)["note"] == SAID

    def test_it_can_be_thrown_away(self, wrong):
        visitor, address, mistakes = wrong(OWN)
        said = {"csrf_token": token_on(visitor.get(address)), "_step": "leeg"}
        assert visitor.post(address, data=said).location == address
        assert SAID not in visitor.get(address).text
        assert visitor.get(mistakes).location == address
        assert drafts() == 0

    def test_a_mistake_leads_to_the_form_once_it_is_mended(self, wrong):
        visitor, address, mistakes = wrong(OWN)
        form = form_of(visitor.get(mistakes).text)
        preview = visitor.post(address, data=form | {"email": "post@onderdak.example"}).location
        assert preview != mistakes
        assert visitor.get(mistakes).location == address
        for _ in range(2):
            shown = visitor.get(preview)
            assert "Klopt dit zo?" in words(shown)
        assert read(SettingChange) == []
        done = visitor.post(address, data=form_of(shown.text) | {"_step": "bevestig"})
        assert done.location.endswith("?bericht=gewijzigd")
        assert read(Committee)[0].place == SAID
        assert drafts() == 0
        assert visitor.get(preview).location == address

    def test_what_is_right_by_now_lies_in_the_form_to_be_sent(self, there, signed_in):
        visitor, room = signed_in("yildiz"), {"name": "Zaal 2", "street": "Eemplein 6", "postcode": "3811 AA",
                                              "town": "Amersfoort"}
        assert pressed(visitor, ROOM, form_of(visitor.get(ROOM).text) | room).status_code == 303
        twice = visitor.post(ROOM, data=form_of(visitor.get(ROOM).text) | room).location
        assert "Deze zaal is er al" in words(visitor.get(twice))
        with transaction():
            db.session.execute(Committee.metadata.tables["rooms"].delete())
        assert visitor.get(twice).location == ROOM
        assert form_of(visitor.get(ROOM).text)["name"] == "Zaal 2"


class TestAFile:
    """A file with a regulation is brought once, however often the form comes back."""

    def test_is_checked_and_then_added_without_being_chosen_again(self, there, signed_in):
        visitor = signed_in("yildiz")
        before = len(read(RegulationVersion))
        checked = give(visitor, own_regulation(), "controleer")
        for _ in range(2):
            page = words(visitor.get(checked.request.full_path))
            assert "Het bestand is goed: onderdak-eigen, versie 9." in page
        said = {"csrf_token": token_on(checked), "_step": "voegtoe", "committee": str(there["committee"])}
        assert visitor.post("/beheer/reglementen", data=said).location.endswith("?bericht=toegevoegd")
        assert len(read(RegulationVersion)) == before + 1
        assert drafts() == 0

    def test_is_kept_when_something_else_is_wrong(self, there, signed_in):
        visitor = signed_in("yildiz")
        said = {"csrf_token": token_on(visitor.get("/beheer/reglementen")), "committee": "0",
                "file": (BytesIO(own_regulation().encode()), "eigen.toml")}
        page = words(pressed(visitor, "/beheer/reglementen", said))
        assert "Deze keuze is er niet meer." in page
        assert "“eigen.toml” ligt er nog." in page

    def test_waits_beside_a_regulation_that_comes_along(self, there, signed_in):
        visitor, address = signed_in("yildiz"), "/beheer/reglementen"

        def brought(identity: str):
            said = {"csrf_token": token_on(visitor.get(address)), "mee-identity": identity,
                    "mee-committee": str(there["committee"]), "_step": "gebruik",
                    "file": (BytesIO(own_regulation().encode()), "eigen.toml")}
            return pressed(visitor, address, said)

        refused = brought("bestaat-niet")
        assert "Deze keuze is er niet meer." in words(refused)
        assert "“eigen.toml” ligt er nog." in words(refused)
        before = len(read(RegulationVersion))
        assert brought("kpz").status_code == 303
        assert len(read(RegulationVersion)) == before + 1
        assert "“eigen.toml” ligt er nog." in words(visitor.get(address))
