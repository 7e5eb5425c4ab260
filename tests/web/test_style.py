"""Who sees the page of components."""

from committee.permissions import Role
from tests.web.browsing import arrive, link_for, words


class TestWhoSeesThePage:
    """The components are for the staff."""

    def test_a_visitor_is_sent_to_sign_in(self, browser):
        assert browser.get("/stijl").status_code == 303

    def test_a_party_does_not_see_it(self, browser, number):
        arrive(browser, link_for(number, Role.COMPLAINANT))
        assert browser.get("/stijl").status_code == 303

    def test_a_member_sees_it_and_nothing_is_asked_of_the_database(self, signed_in, counted):
        member = signed_in("lammerts")
        member.get("/stijl")
        with counted() as asked:
            page = member.get("/stijl")
        assert page.status_code == 200
        assert len(asked) == 1   # who is signed in
        assert "Nu doen" in words(page)
