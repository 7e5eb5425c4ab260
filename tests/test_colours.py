"""The colours of the house by their tokens: they can be read, light and dark."""

import re

import pytest

from committee.paths import HOME

SHEET = (HOME / "static" / "screen.css").read_text("utf-8")
TOKENS = {name: pair for name, *pair in
          re.findall(r"--([a-z-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)", SHEET)}
TEXT = ("ink", "soft", "act", "act-deep", "red", "ochre", "green", "slate")


def luminance(colour: str) -> float:
    """The relative luminance of a colour, by WCAG."""
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG: from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
class TestContrast:
    """Text needs 4.5, parts of controls need 3: on the sheet, on the ground, on the tint."""

    @pytest.mark.parametrize("role", TEXT)
    def test_of_text_is_enough_on_every_ground(self, role, look):
        grounds = [TOKENS[name][look] for name in ("sheet", "ground", "tint")]
        assert min(contrast(TOKENS[role][look], ground) for ground in grounds) >= 4.5

    @pytest.mark.parametrize("role", ["red", "ochre", "green", "slate"])
    def test_of_a_colour_is_enough_on_its_own_ground(self, role, look):
        own = TOKENS[f"{role}-ground"][look]
        assert contrast(TOKENS[role][look], own) >= 4.5
        assert round(contrast(TOKENS["ink"][look], own), 1) >= 12
        assert contrast(TOKENS["act"][look], own) >= 7

    def test_of_the_words_in_a_filled_button_is_enough(self, look):
        assert contrast(TOKENS["on-act"][look], TOKENS["act"][look]) >= 4.5
        assert contrast(TOKENS["on-act"][look], TOKENS["act-deep"][look]) >= 4.5

    @pytest.mark.parametrize("role", ["edge", "rule", "focus-ring"])
    def test_of_borders_is_enough(self, role, look):
        grounds = [TOKENS[name][look] for name in ("sheet", "ground", "tint")]
        assert min(contrast(TOKENS[role][look], ground) for ground in grounds) >= 3
