"""Fills in a form as somebody would who has something to say, so that what follows it can be looked at."""

from datetime import date

from playwright.sync_api import Locator, Page

TEXT = "Op dinsdag is mij gezegd dat de reparatie zou komen.\n\nDat is niet gebeurd."
LINE = "Afgesproken aan de telefoon"
TYPED = {"email": "iemand@post.example", "tel": "06 12345678", "numeric": "2"}   # by the keys offered


def fill(page: Page, today: date) -> None:
    """Say something in every field of the form that is empty; the first choice where one must be made."""
    form = page.locator("form.act-form")
    for group in form.locator("fieldset:has(input[type=radio])").all():
        if group.locator("input[type=radio]:checked").count() == 0:
            group.locator("input[type=radio]:visible").first.check()
    for box in form.locator("fieldset").all():
        ticks = box.locator("input[type=checkbox]:visible")
        if ticks.count() and box.locator("input[type=checkbox]:checked").count() == 0:
            ticks.first.check()
    for choice in form.locator("select:visible").all():
        if not choice.input_value():
            choice.select_option(index=1)
    for text in form.locator("textarea:visible").all():
        _say(text, TEXT)
    parts = {"-dag": str(today.day), "-maand": str(today.month), "-jaar": str(today.year)}
    for line in form.locator("input[type=text]:visible, input:not([type]):visible").all():
        name, keys = line.get_attribute("name") or "", line.get_attribute("inputmode") or ""
        part = next((value for tail, value in parts.items() if name.endswith(tail)), None)
        _say(line, part or TYPED.get(keys, LINE))


def _say(field: Locator, said: str) -> None:
    if not field.input_value():
        field.fill(said)
