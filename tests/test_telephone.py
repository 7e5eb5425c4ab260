"""A telephone number is what a telephone can dial, however somebody writes it."""

import pytest

from committee.telephone import dialled, is_number
from committee.web.filters import phone


@pytest.mark.parametrize("text", [
    "", " ", "bel de buurvrouw", "06", "112", "144", "06-1234567", "06-123456789", "123456", "0123456789a",
    "06-12345678 na zes uur", "0800 12345", "0900-123", "14 1", "+", "+31", "+31 6 1234567", "0031",
    "+0 612345678", "+1234567890123456", "tst. 12", "06 12 34 56 78 tst. twaalf", "٠٦١٢٣٤٥٦٧٨",
    "06\u202e12345678",
    "06-12345678 of 06-87654321", "0012", "06 12 34 56 78 tst. 1234567", "<b>0612345678</b>",
])
def test_what_nobody_can_dial_is_none(text):
    assert not is_number(text)


@pytest.mark.parametrize(("text", "number"), [
    ("06-12345678", "0612345678"), ("06 12 34 56 78", "0612345678"), ("0612345678", "0612345678"),
    ("(020) 123 45 67", "0201234567"), ("020-123 45 67", "0201234567"), ("020/1234567", "0201234567"),
    ("0318 00 00 20", "0318000020"), ("088 – 123 45 67", "0881234567"), ("0800 1234", "08001234"),
    ("0900-1234567", "09001234567"), ("14 020", "14020"), ("+31 6 12345678", "+31612345678"),
    ("+31 (0)6 12345678", "+31612345678"), ("0031 20 123 45 67", "+31201234567"),
    ("+31 06 12345678", "+31612345678"), ("+32 2 123 45 67", "+3221234567"),
    ("+1 (212) 555-0123", "+12125550123"),
    ("020 123 45 67 tst. 12", "0201234567;ext=12"), ("020 123 45 67, toestel 12", "0201234567;ext=12"),
    ("+31 20 123 45 67 ext 4", "+31201234567;ext=4"), ("\u00a006 12 34 56 78 ", "0612345678"),
])
def test_what_people_write_is_dialled_as_one_number(text, number):
    assert dialled(text) == number


def test_only_a_number_is_a_link_and_its_words_stay_as_they_were_written():
    assert phone("06-1234 5678") == '<a class="together" href="tel:0612345678">06-1234 5678</a>'
    assert phone("bel <de> buren") == '<span class="together">bel &lt;de&gt; buren</span>'
