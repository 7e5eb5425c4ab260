"""What an organisation hands over as JSON: our schema, and the mappings of their own formats."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from committee.escalation import handover, mapping, rules, wire
from committee.escalation.content import Basis, Door, Someone, Spokesman
from tests.escalation.complaints import a_complaint

FILES = Path(__file__).parent / "handovers"
LEAST = {"organisatie": "Stichting Onderdak Eemrand", "ontvangen_op": "2026-03-02"}


def faults(**more) -> list[str]:
    return list(handover.faults(LEAST | more))


def taken(name: str) -> handover.Handover:
    data = json.loads((FILES / name).read_text("utf-8"))
    known = mapping.recognised(data)
    assert known is not None
    return handover.read(mapping.apply(known, data).data)


class TestSchema:
    """Everything that does not fit is told at once, in Dutch, with its path."""

    @pytest.mark.parametrize(
        ("more", "fault"),
        [
            ({"zomaar": 1}, "zomaar: kennen wij niet"),
            (
                {"onderdelen": [{"tekst": "a"}, {"tekst": "b"}, {"tekst": ""}]},
                "onderdelen[2].tekst: mag niet leeg zijn",
            ),
            ({"onderdelen": [{"tekst": " \n"}]}, "onderdelen[0].tekst: mag niet leeg zijn"),
            ({"onderdelen": [{}]}, "onderdelen[0].tekst: ontbreekt"),
            ({"onderdelen": [{"tekst": "a", "x": 1}]}, "onderdelen[0].x: kennen wij niet"),
            ({"ontvangen_op": "2026-02-30"}, "ontvangen_op: is geen dag: '2026-02-30'; schrijf JJJJ-MM-DD"),
            ({"ontvangen_op": "20260302"}, "ontvangen_op: is geen dag"),
            ({"ingang": "duif"}, "ingang: kan niet 'duif' zijn; wel: brief, e-mail"),
            ({"omschrijving": "x" * 20_001}, "omschrijving: is te lang: hoogstens 20000 tekens, nu 20001"),
            ({"spoed": "ja"}, "spoed: moet true of false zijn"),
            (
                {"klager": {"naam": "A", "postcode": "38"}},
                "klager.postcode: klopt niet: '38'; bijvoorbeeld 3811 ZZ",
            ),
            ({"bijlagen": [{"naam": "a.txt"}]}, "bijlagen[0]: geef óf ‘inhoud’ óf ‘inhoud_base64’"),
            (
                {"bijlagen": [{"naam": "a", "inhoud_base64": "abc"}]},
                "bijlagen[0].inhoud_base64: is geen base64",
            ),
            ({"van": "2026-03-01", "tot": "2026-02-01"}, "tot: ligt eerder dan ‘van’"),
        ],
    )
    def test_names_the_path_and_what_is_wrong(self, more, fault):
        assert any(found.startswith(fault) for found in faults(**more)), faults(**more)

    def test_names_every_fault_once(self):
        found = faults(organisatie="", ontvangen_op="gisteren", ingang="duif")
        assert [line.partition(":")[0] for line in found] == ["ingang", "ontvangen_op", "organisatie"]

    def test_says_what_misses_from_an_empty_file(self):
        assert list(handover.faults({})) == ["organisatie: ontbreekt", "ontvangen_op: ontbreekt"]
        assert list(handover.faults([])) == ["het bestand moet een groep velden zijn"]

    @pytest.mark.parametrize("sign", ["\0", "\ud800", "\x1b"])
    def test_refuses_signs_that_are_no_text(self, sign):
        told = faults(onderdelen=[{"tekst": f"Punt{sign}"}])
        assert told == ["onderdelen[0].tekst: bevat tekens die geen tekst zijn"]

    @pytest.mark.parametrize(
        "address", ["a", "a@b", "a@@b.nl", "a@b.nl\n", "a b@c.nl", "a@b..nl", "é@b.nl", "a@b.nl,c@d.nl"]
    )
    def test_refuses_what_is_no_address_for_mail(self, address):
        assert [fault.place for fault in handover.misfits({**LEAST, "klager": {"e_mail": address}})] == [
            ("klager", "e_mail")
        ]

    def test_tells_a_long_text_that_it_is_long_without_searching_it(self):
        assert faults(klager={"e_mail": "a@" + "." * 1_000_000})[0].startswith("klager.e_mail: is te lang")

    def test_tells_two_hundred_faults_and_shows_the_start_of_what_is_wrong(self):
        assert len(faults(onderdelen=[1] * 1000)) == 200
        assert len(faults(ingang="x" * 100_000)[0]) < 200

    @pytest.mark.parametrize("said", ["abc", "ab==cd==", "a=bc", "===="])
    def test_reads_base64_strictly(self, said):
        assert faults(bijlagen=[{"naam": "a", "inhoud_base64": said}]) == [
            "bijlagen[0].inhoud_base64: is geen base64"
        ]

    def test_is_a_schema_that_explains_every_field(self):
        Draft202012Validator.check_schema(handover.schema())

        def untitled(node: dict, path: str = "") -> list[str]:
            here = [path] if path and "title" not in node and "$ref" not in node else []
            inner = (
                node.get("properties", {}) | {"[]": node["items"]}
                if "items" in node
                else node.get("properties", {})
            )
            return here + [found for key, part in inner.items() for found in untitled(part, f"{path}.{key}")]

        assert untitled(handover.schema()) == []

    def test_knows_every_field_of_a_complaint(self):
        known = set(handover.schema()["properties"]) - {"bijlagen"}
        assert known == {wire.KEYS[name] for name in type(a_complaint()).__dataclass_fields__}


class TestRead:
    """What is written in our format is read back as it was."""

    def test_reads_back_what_it_told(self):
        said = a_complaint(
            door=Door.TELEPHONE,
            representative=Spokesman(person=Someone(name="mr. F. Post"), basis=Basis.LAWYER),
            consented_on=date(2026, 3, 1),
            urgent=True,
        )
        assert handover.read(wire.told(said)).escalation == said

    def test_refuses_with_every_fault(self):
        with pytest.raises(handover.NotFitting) as refused:
            handover.read({"zomaar": 1})
        assert len(refused.value.faults) == 3


class TestMappings:
    """The three handovers come in as their organisations write them."""

    def test_refuses_an_unknown_name(self):
        with pytest.raises(mapping.NoMapping, match="loket-housing, lsr"):
            mapping.apply("anders", {})

    def test_leaves_our_own_format_alone_and_tells_what_it_does_not_know(self):
        assert mapping.recognised(wire.told(a_complaint())) is None
        data = json.loads((FILES / "handover-lsr.json").read_text("utf-8"))
        data["register"]["lievelingskleur"] = "blauw"
        data["onderdelen"][0]["gewicht"] = 3
        assert mapping.apply("lsr", data).left == ["register.lievelingskleur", "onderdelen[].gewicht"]

    @pytest.mark.parametrize("name", sorted(file.name for file in FILES.iterdir()))
    def test_leaves_nothing_behind(self, name):
        data = json.loads((FILES / name).read_text("utf-8"))
        assert mapping.apply(mapping.recognised(data) or "", data).left == []

    def test_reads_het_lsr(self):
        read = taken("handover-lsr.json")
        said = read.escalation
        assert said.complainant is not None
        assert (said.complainant.street, said.capacity) == ("Lindelaan 14b", "mentor van cliënt")
        assert said.received_on == date(2026, 3, 4)
        assert [(point.facts_from, point.facts_until, point.period) for point in said.points] == [
            (date(2025, 11, 18), date(2025, 12, 9), None),
            (None, None, "december 2025"),
        ]
        assert said.points[0].against == ["Sanne Kok"]
        assert said.first_line is not None
        assert said.first_line.closed_on == date(2026, 3, 2)
        assert read.enclosures[0].media_type == "text/plain"

    def test_reads_loket_housing(self):
        said = taken("handover-loket-housing.json").escalation
        assert said.complainant is not None
        assert (said.complainant.street, said.complainant.postcode, said.complainant.town) == (
            "Stationsstraat 3",
            "6131 AZ",
            "Sittard",
        )
        assert said.complainant.needs == "begeleiding: zus gaat mee"
        assert [person.title for person in said.accused] == ["woonbegeleider", "teamleider"]
        assert {point.facts_from for point in said.points} == {date(2025, 11, 1)}
        assert said.first_line is not None
        assert len(said.first_line.steps) == 2

    def test_finds_the_gaps_of_the_incomplete_one(self):
        said = taken("handover-incomplete.json").escalation
        required = ["name_and_contact", "description", "period", "against"]
        assert rules.missing(said, required) == ["name_and_contact", "period", "against"]
