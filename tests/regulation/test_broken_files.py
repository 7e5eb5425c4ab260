"""Broken regulation files: each thing that is wrong gives one line with file, key, found and allowed."""

import pytest

from committee.regulation import RegulationError, parse, shipped_text

WHOLE = shipped_text("loket-housing")
FIRST_LINE = shipped_text("lsr-current")

# what is replaced, by what, and the one line that must follow (after the name of the file)
BROKEN = {
    "unknown_key": (
        'version = "2026-1"',
        'version = "2026-1"\nversoin = "x"',
        'versoin: gevonden "x"; toegestaan: deze sleutel bestaat niet, bedoeld is misschien version',
    ),
    "unknown_table": ("[money]", "[geld]\nbedrag = 1\n\n[money]", "geld: gevonden een tabel"),
    "key_gone": (
        "quorum = 3\n",
        "",
        "composition.quorum: gevonden niets; toegestaan: deze sleutel is verplicht",
    ),
    "identity_gone": (
        'id = "loket-housing"\n',
        "",
        "id: gevonden niets; toegestaan: deze sleutel is verplicht",
    ),
    "bad_id": (
        'id = "loket-housing"',
        'id = "Loket Housing"',
        'id: gevonden "Loket Housing"; toegestaan: kleine letters, cijfers en streepjes',
    ),
    "endless_id": ('id = "loket-housing"', f'id = "{"x" * 61}"', 'id: gevonden "xxx'),
    "endless_version": ('version = "2026-1"', f'version = "{"1" * 41}"', 'version: gevonden "111'),
    "text_for_number": (
        "quorum = 3",
        'quorum = "drie"',
        'composition.quorum: gevonden "drie"; toegestaan: een heel getal van 0 of meer',
    ),
    "truth_for_number": (
        "quorum = 3",
        "quorum = true",
        "composition.quorum: gevonden true; toegestaan: een heel",
    ),
    "negative_number": (
        "quorum = 3",
        "quorum = -3",
        "composition.quorum: gevonden -3; toegestaan: een heel getal",
    ),
    "even_quorum": (
        "quorum = 3",
        "quorum = 4",
        "composition.quorum: gevonden 4; toegestaan: een oneven getal",
    ),
    "moves_below_nothing": (
        "moves_without_weight = 2", "moves_without_weight = -1",
        "hearing.moves_without_weight: gevonden -1; toegestaan: een heel getal van 0 of meer",
    ),
    "asked_until_before_it_begins": (
        "asked_until_weeks = 8", "asked_until_weeks = 3",
        "hearing.asked_until_weeks: gevonden 3; toegestaan: meer dan 3",
    ),
    "no_quorum": ("quorum = 3", "quorum = 0", "composition.quorum: gevonden 0; toegestaan: 1 of meer"),
    "tie_without_casting_vote": (
        "odd = true",
        "odd = false",
        "composition.casting_vote: gevonden false; toegestaan",
    ),
    "nobody_signs": ('signs = ["chair"]', "signs = []", "composition.signs: gevonden een lijst"),
    "stranger_signs": (
        'signs = ["chair"]',
        'signs = ["board"]',
        'composition.signs[1]: gevonden "board"; toegestaan: "chair" of "secretary"',
    ),
    "text_for_truth": (
        "apply_atw = true",
        'apply_atw = "ja"',
        'calendar.apply_atw: gevonden "ja"; toegestaan: true of false',
    ),
    "empty_text": (
        'name = "Klachtencommissie Loket Housing"',
        'name = " "',
        'name: gevonden " "; toegestaan: tekst tussen aanhalingstekens, niet leeg',
    ),
    "day_as_text": (
        "in_force = 2026-01-01",
        'in_force = "2026-01-01"',
        'in_force: gevonden "2026-01-01"; toegestaan: een dag als 2026-03-02, zonder aanhalingstekens',
    ),
    "in_force_before_adoption": (
        "in_force = 2026-01-01",
        "in_force = 2026-01-01\nadopted = 2026-02-01",
        "in_force: gevonden 2026-01-01; toegestaan: de dag van vaststelling (2026-02-01)",
    ),
    "unknown_policy": (
        'policy = "melding"',
        'policy = "weigeren"',
        'anonymous.policy: gevonden "weigeren"; toegestaan: "melding", "refuse_unregistered"',
    ),
    "unstated_policy": (
        'policy = "melding"',
        'policy = "unstated"',
        'anonymous.policy: gevonden unstated; toegestaan: een commissie kiest "melding"',
    ),
    "bad_length": (
        '[terms.response]\nlength = "3w"',
        '[terms.response]\nlength = "3 weken"',
        'terms.response.length: gevonden "3 weken"; toegestaan: een aantal met h, d, wd, w, m of y',
    ),
    "length_as_number": (
        '[terms.response]\nlength = "3w"',
        "[terms.response]\nlength = 21",
        "terms.response.length: gevonden 21; toegestaan: een aantal met",
    ),
    "length_gone": (
        '[terms.response]\nlength = "3w"',
        "[terms.response]",
        "terms.response.length: gevonden niets; toegestaan: een duur zoals 6w",
    ),
    "unknown_term": (
        "[terms.retention]",
        '[terms.bewaren]\nlength = "2y"\narticle = "art. 22"\nfrom = "x"\n[terms.retention]',
        'terms.bewaren: gevonden "bewaren"; toegestaan: acknowledgement, ',
    ),
    "counted_forward": (
        'counted = "backward"\nshorten = "both parties"',
        'shorten = "both parties"',
        'terms.notice.counted: gevonden forward; toegestaan: "backward"',
    ),
    "extension_without_number": (
        "extensions = 1\nshorten",
        "shorten",
        "terms.response.extensions: gevonden 0; toegestaan: extension (hoe lang) en",
    ),
    "consent_from_nought": (
        "consent_from = 2",
        "consent_from = 0",
        "terms.overall.consent_from: gevonden 0;",
    ),
    "article_nowhere": (
        'article = "art. 8"',
        'article = "art. 88"',
        'terms.response.article: gevonden "art. 88"; toegestaan: een artikel dat in [articles] staat',
    ),
    "article_unreadable": (
        'article = "art. 8"',
        'article = "acht"',
        'terms.response.article: gevonden "acht"; toegestaan: zoals "art. 8 lid 2"',
    ),
    "chapter_gone": ('objection = "7"\n', 'objections = "7"\n', "articles.objections: gevonden"),
    "article_no_number": (
        'retention = "22"',
        'retention = "tweeëntwintig"',
        'articles.retention: gevonden "tweeëntwintig"; toegestaan: het nummer van het artikel',
    ),
    "paused_term_unknown": (
        'challenge = ["verdict", "overall"]',
        'challenge = ["uitspraak", "overall"]',
        'suspension.challenge: gevonden "uitspraak"; toegestaan: acknowledgement',
    ),
    "pause_said_twice": (
        'completion = ["admissibility", "overall"]',
        'completion = ["overall"]',
        'suspension.completion: gevonden "overall"; toegestaan: dezelfde termijnen als',
    ),
    "standstill_gone": (
        'criminal = ["admissibility", "response", "round", "verdict", "overall"]\n',
        "",
        "suspension.criminal: gevonden niets; toegestaan: een lijst met termijnen",
    ),
    "ground_twice": (
        'code = "unclear"',
        'code = "too_late"',
        'grounds[3].code: gevonden "too_late"; toegestaan: iedere code een keer',
    ),
    "ground_code": (
        'code = "unclear"',
        'code = "Te vaag"',
        'grounds[3].code: gevonden "Te vaag"; toegestaan: kleine',
    ),
    "duty_unknown": (
        'duty = "must"\nkind = "inadmissible"\nto_confirm = true\n\n[[grounds]]\ncode = "too_late"',
        'duty = "moet"\nkind = "inadmissible"\nto_confirm = true\n\n[[grounds]]\ncode = "too_late"',
        'grounds[1].duty: gevonden "moet"; toegestaan: "may" of "must"',
    ),
    "outcome_word_gone": ('partly = "gedeeltelijk gegrond"\n', "", "outcome_words.partly: gevonden niets;"),
    "bound_without_consent": (
        'on = "organisation"',
        'on = "both"',
        "binding.consent: gevonden niets; toegestaan: hoe",
    ),
    "nobody_bound": ('on = "organisation"', 'on = "nobody"', "binding.on: gevonden nobody; toegestaan: "),
    "no_step_required": (
        ", required = true }",
        " }",
        'first_line.steps: gevonden "geen verplichte stap"; toegestaan',
    ),
    "last_call_without_days": (
        ", days_before = 3",
        "",
        "reminding.moments[2].days_before: gevonden niets; toegestaan",
    ),
    "reminder_to_a_stranger": (
        'moment = "halfway", to = ["respondent"]',
        'moment = "halfway", to = ["pers"]',
        'reminding.moments[1].to: gevonden "pers"; toegestaan: complainant, respondent',
    ),
    "confirm_unknown_key": (
        'to_confirm = ["damages"]',
        'to_confirm = ["schade"]',
        "money.to_confirm: gevonden een lijst; toegestaan: true, of een lijst met sleutels",
    ),
    "recess_no_day": (
        "[calendar]\n",
        '[calendar]\nsummer_recess = { first = "07-32", last = "08-15" }\n',
        'calendar.summer_recess.first: gevonden "07-32"; toegestaan: maand en dag als 07-20',
    ),
    "equated_no_day": (
        "[calendar]\n",
        '[calendar]\nequated = { pasen = "dicht" }\n',
        'calendar.equated.pasen: gevonden "pasen"; toegestaan: een dag als 2026-03-02',
    ),
    "table_as_text": (
        '[publishing]\npolicy = "anonymised"\nto_confirm = true\n',
        "",
        'publishing: gevonden niets; toegestaan: deze tabel is verplicht bij kind = "committee"',
    ),
    "foreign_table": (
        "[publishing]",
        '[handling]\nby = "de leidinggevende"\n\n[publishing]',
        "handling: gevonden een tabel; toegestaan: deze tabel hoort niet bij kind",
    ),
    "list_as_text": (
        'kinds = [\n    { code = "client"',
        'kinds = "iedereen"\nextra = [\n    { code = "client"',
        'complainants.kinds: gevonden "iedereen"; toegestaan: een lijst tussen [ en ]',
    ),
}
SEVERAL = {
    "key_gone",
    "chapter_gone",
    "article_no_number",
    "list_as_text",
}  # one slip that shows in two places


def problems(text: str) -> list[str]:
    with pytest.raises(RegulationError) as refused:
        parse(text, "proef.toml")
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_one_clear_line(name):
    old, new, line = BROKEN[name]
    assert old in WHOLE
    told = problems(WHOLE.replace(old, new, 1))
    assert any(one.startswith(f"proef.toml: {line}") for one in told), told
    assert len(told) == 1 or name in SEVERAL, told
    assert all("\n" not in one for one in told)


def test_a_file_that_is_no_toml_says_where():
    (told,) = problems(WHOLE + "\n[terms.zomaar\n")
    line = WHOLE.count("\n") + 2
    assert told == (
        f"proef.toml: regel {line}, teken 14: gevonden het einde van de regel; "
        "toegestaan: ] aan het eind van de naam van een tabel"
    )


def test_a_file_nested_without_end_is_refused_in_one_line():
    (told,) = problems("lijst = " + "[" * 5000 + "]" * 5000)
    assert told.startswith("proef.toml: regel 1, teken 1: gevonden te diep in elkaar gezette lijsten")


def test_everything_that_is_wrong_is_told_at_once():
    text = WHOLE.replace("quorum = 3", "quorum = 0").replace('on = "organisation"', 'on = "both"')
    assert [one.split(": ")[1] for one in problems(text)] == ["composition.quorum", "binding.consent"]


def test_an_empty_file_names_every_key_it_lacks():
    told = problems("")
    assert "proef.toml: id: gevonden niets; toegestaan: deze sleutel is verplicht" in told
    assert len(told) > 10


def test_weeks_in_which_people_are_asked_have_both_their_ends():
    without = WHOLE.replace("asked_until_weeks = 8\n", "").replace(', "asked_until_weeks"', "")
    (told,) = problems(without)
    assert told.startswith("proef.toml: hearing.asked_until_weeks: gevonden niets; toegestaan: een aantal")


def test_a_first_line_has_no_hearing_and_needs_its_answer():
    numbers = "duration_minutes = 60\nmoves_without_weight = 2"
    hearing = f'[hearing]\ntogether = "together"\nwaivable = true\n{numbers}\n\n[money]'
    assert (
        "hearing: gevonden een tabel; toegestaan: deze tabel hoort niet bij"
        in problems(FIRST_LINE.replace("[money]", hearing))[0]
    )
    answer = FIRST_LINE.index("[terms.answer]")
    retention = FIRST_LINE.index("[terms.retention]")
    (told,) = problems(FIRST_LINE[:answer] + FIRST_LINE[retention:])
    assert told.startswith("proef.toml: terms.answer: gevonden niets; toegestaan: deze termijn is verplicht")


def test_a_first_line_has_no_terms_of_a_committee():
    more = '\n[terms.verdict]\nlength = "4w"\narticle = "x"\nfrom = "de zitting"\n'
    assert problems(FIRST_LINE + more)[0].startswith(
        'proef.toml: terms.verdict: gevonden "verdict"; toegestaan: ackn'
    )
