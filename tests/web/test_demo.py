"""The mail of a demonstration can be read; anywhere else there is no such page."""

import pytest

from tests.web.browsing import words

MAIL = (b"From: secretariaat@onderdak.example\r\nTo: visser@example.org\r\n"
        b"Subject: Bericht over zaak OD-2026-0014\r\n"
        b"Date: Wed, 08 Apr 2026 12:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        b"Beste mevrouw Visser,\r\nhttp://localhost/in/abc\r\n")


@pytest.fixture
def kept(app, tmp_path):
    """A demonstration with one message in its folder."""
    (tmp_path / "20260408T100000Z-1.eml").write_bytes(MAIL)
    app.config.update(MODE="demonstration", COMMITTEE_MAIL=f"file:{tmp_path}")


class TestPost:
    """For whoever tries it out, and nobody else."""

    def test_there_is_none_in_production(self, app, house, browser, kept):
        app.config["MODE"] = "production"
        assert browser.get("/demo/post").status_code == 404
        assert browser.get("/demo/post/20260408T100000Z-1.eml").status_code == 404

    @pytest.mark.parametrize("name", ["nergens.eml", "..%2Fconfig.toml", "%2Fetc%2Fpasswd"])
    def test_only_what_is_in_the_folder(self, house, browser, kept, name):
        assert browser.get(f"/demo/post/{name}").status_code == 404

    def test_a_demonstration_alone_leads_to_it(self, app, house, browser, kept):
        assert 'href="/demo/post"' in browser.get("/inloggen").text
        app.config["MODE"] = "production"
        assert "/demo/post" not in browser.get("/inloggen").text

    def test_a_message_as_its_recipient_sees_it(self, house, browser, kept):
        assert "Bericht over zaak OD-2026-0014" in words(browser.get("/demo/post"))
        page = browser.get("/demo/post/20260408T100000Z-1.eml")
        assert "Beste mevrouw Visser," in words(page)
        assert 'href="http://localhost/in/abc"' in page.text
