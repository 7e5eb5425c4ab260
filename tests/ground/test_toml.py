"""TOML that cannot be read is told in Dutch: line, sign, what was found and what belongs there."""

import inspect
import sys
import tomllib

import pytest

from committee.toml_dutch import HERE, ON_LINE, Unreadable, parsed, text_of

# a text, and what is said of it, up to the words for what belongs there
BROKEN = {
    "a = = 1": "regel 1, teken 5: gevonden “= 1”; toegestaan: een waarde:",
    "x = 1\na 1": "regel 2, teken 3: gevonden “1”; toegestaan: = achter de sleutel",
    "x = 1\n[a": "regel 2, teken 3: gevonden het einde van het bestand; toegestaan: ] aan het eind",
    "[[a]": "regel 1, teken 4: gevonden “]”; toegestaan: ]] aan het eind",
    'a = "x\nb = 1': "regel 1, teken 7: gevonden het einde van de regel; toegestaan: een zichtbaar",
    'a = """x': "regel 1, teken 9: gevonden het einde van het bestand; toegestaan: aanhalingstekens",
    "a = 'x": "regel 1, teken 7: gevonden het einde van het bestand; toegestaan: een tekst die met '",
    "a = 1 b = 2": "regel 1, teken 7: gevonden “b = 2”; toegestaan: niets meer",
    "a = [1 2]": "regel 1, teken 8: gevonden “2]”; toegestaan: ] aan het eind van de lijst",
    "a = {b = 1": "regel 1, teken 11: gevonden het einde van het bestand; toegestaan: } aan het eind",
    "[a]\n[a]": "regel 2, teken 1: gevonden “[a]”; toegestaan: iedere tabel één keer",
    "a = 1\na = 2": "regel 2, teken 1: gevonden “a = 2”; toegestaan: iedere sleutel één keer",
    "a = {b = 1}\na.c = 2": "regel 2, teken 1: gevonden “a.c = 2”; toegestaan: een tabel tussen { en }",
    'a = "C:\\quatsch"': "regel 1, teken 8: gevonden “\\quatsch\"”; toegestaan: een dubbele backslash",
    "a = 2026-02-30": "regel 1, teken 5: gevonden “2026-02-30”; toegestaan: een dag die bestaat",
    "a = ja": "regel 1, teken 5: gevonden “ja”; toegestaan: een waarde:",
    "=1": "regel 1, teken 1: gevonden “=1”; toegestaan: een sleutel met =",
    "#\x01": "regel 1, teken 2: gevonden “�”; toegestaan: een zichtbaar teken",
    "a = " + "9" * 5000: "regel 1, teken 1: gevonden een getal zonder einde; toegestaan: een waarde",
    "x = 1\na = " + "[" * 5000: "regel 2, teken 1: gevonden te diep in elkaar gezette lijsten of tabellen",
    "a = " + "[" * 60 + "]" * 60: "regel 1, teken 1: gevonden te diep in elkaar gezette lijsten",
    "x = 1\n" + "a." * 500_000 + "b = 1": "regel 2, teken 1: gevonden een sleutel zonder einde",
}


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:12])
def test_what_cannot_be_read_has_a_place_and_what_belongs_there(text):
    with pytest.raises(Unreadable) as refused:
        parsed(text)
    assert str(refused.value).startswith(BROKEN[text])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("content", "said"), [
    (b"a = 1\nb = '\xff\xfe'", "regel 2, teken 6: gevonden iets wat geen tekst in UTF-8 is"),
    (b"\xef\xbb\xbfa = 1", "regel 1, teken 1: gevonden een onzichtbaar teken (BOM)"),
])
def test_bytes_that_are_no_text(content, said):
    with pytest.raises(Unreadable) as refused:
        text_of(content)
    assert str(refused.value).startswith(said)


def test_every_sentence_of_pythons_reader_has_its_dutch():
    source = inspect.getsource(sys.modules[tomllib.loads.__module__])
    english = {line.split("suffixed_err(")[1] for line in source.splitlines() if "suffixed_err(src, " in line}
    told = [one.split('"', 1)[1] for one in english if '"' in one]
    unknown = [one for one in told if not one.startswith((*HERE, *ON_LINE))]
    assert len(told) > 10
    assert unknown == []


def test_what_can_be_read_is_what_python_reads():
    text = 'a = "één"\n[b]\nc = [1, 2.5, true, 2026-03-02]\n'
    assert parsed(text) == tomllib.loads(text)
    assert text_of(b"a = 1\r\nb = 2") == "a = 1\nb = 2"
