"""How a device is called, which password is too weak, which address is ours."""

import pytest

from committee.people import rules

AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox op Windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/139.0 Safari/537.36 Edg/139.0":
        "Edge op Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15":
        "Safari op een Mac",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari/604.1":
        "Safari op een iPhone",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/139.0 Mobile Safari/537.36":
        "Chrome op Android",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/139.0 Safari/537.36": "Chrome op Linux",
    "": "Een browser",
    "<script>" * 900: "Een browser",
}


@pytest.mark.parametrize(("agent", "words"), AGENTS.items())
def test_a_device_is_called_as_its_owner_would(agent, words):
    assert rules.device(agent) == words


@pytest.mark.parametrize("password", [
    "", "kort", "elf tekens!", "marjandewit", "M. de Wit-Jansen", "DEWIT-JANSEN@onderdak.example",
    "wachtwoord123", "Wacht Woord 123", "121212121212", "            ",
])
def test_a_weak_password_is_refused(password):
    assert rules.weakness(password, "M. de Wit-Jansen", "dewit-jansen@onderdak.example")


@pytest.mark.parametrize("password", [
    "vier woorden achter elkaar", "alleenkleineletters", "paard accu nietje", "𝒞afé aan de gracht",
    "x9!kLmQ2#vTz",
])
def test_no_sign_is_obligatory(password):
    assert rules.weakness(password, "M. de Wit", "dewit@onderdak.example") == ""


@pytest.mark.parametrize("address", [
    "", "zaken", "//elders.example", "/\\elders.example", "https://elders.example", "javascript:alert(1)",
    "/\t/elders.example", "//[elders", "/\r\nSet-Cookie: a=b",
])
def test_another_house_is_not_ours(address):
    assert not rules.ours(address)


@pytest.mark.parametrize("address", ["/", "/zaken?stand=open", "/zaken/OD-2026-0001/brieven/1"])
def test_our_own_pages_are(address):
    assert rules.ours(address)
