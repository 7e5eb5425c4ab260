"""POST /api/v1/escalations: refused with every fault at once, taken in once, a case where that can be."""

import base64
import io
import json
from threading import Barrier, Thread

import pikepdf
import pytest
from sqlalchemy import select

from committee.api.records import ApiAnswer
from committee.case.ledger import Entry
from committee.case.records import Case, Document
from committee.escalation.records import Fate, Submission
from committee.store import db, transaction
from tests.api.conftest import ADDRESS, COMPLAINT, Apart, a_key, pointers
from tests.builders import a_house, noon
from tests.web.scene import TODAY


def a_pdf() -> bytes:
    """A PDF of one empty page."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out)
    return out.getvalue()


PDF = a_pdf()


def base64_of(content: bytes) -> str:
    return base64.b64encode(content).decode()


class TestUnreadable:
    """What cannot be read is refused in words, and is never a fault of ours."""

    @pytest.mark.parametrize(("body", "said"), [
        (b"", "De aanvraag is leeg."),
        (b"  \n", "De aanvraag is leeg."),
        (b"{", "De inhoud is geen JSON (regel 1, teken 2)."),
        (b'{"a": 1, "a": 2}', "De inhoud is geen JSON ('a' staat er twee keer in)."),
        (b'{"a": NaN}', "De inhoud is geen JSON (NaN is geen getal)."),
        (b"[" * 100_000, "De inhoud is te diep in elkaar gezet."),
        (b"[" + b"9" * 5000 + b"]", "De inhoud is geen JSON (er staat een veel te groot getal in)."),
        (b"[" + b"0," * 1_000_001 + b"0]", "De inhoud heeft te veel onderdelen."),
        (b'{"a": "\xe9"}', "De inhoud is geen tekst in UTF-8."),
        ('{"a": 1}'.encode("utf-16"), "De inhoud is geen tekst in UTF-8."),
    ], ids=range(10))
    def test_says_why(self, system, key, body, said):
        answer = system.post(ADDRESS, data=body, content_type="application/json",
                             headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 400
        assert answer.json["detail"].startswith(said)
        assert answer.json["instance"] == ADDRESS
        assert answer.headers["Content-Language"] == "nl"

    @pytest.mark.parametrize(("kind", "more"), [
        ("text/plain", {}), ("", {}), ("application/xml", {}), ("application/json; charset=latin-1", {}),
        ("application/json", {"Content-Encoding": "gzip"}), ("application/x-www-form-urlencoded", {}),
    ])
    def test_reads_json_and_forms_alone(self, system, key, kind, more):
        answer = system.post(ADDRESS, data=json.dumps(COMPLAINT), content_type=kind,
                             headers={"Authorization": f"Bearer {key}", **more})
        assert answer.status_code == 415
        assert answer.headers["Accept-Post"] == "application/json, multipart/form-data"

    def test_a_body_over_the_limit_is_not_read(self, app, system, key):
        app.config["MAX_CONTENT_LENGTH"] = 1000
        for kind in ("application/json", "multipart/form-data; boundary=x"):
            answer = system.post(ADDRESS, data=b"x" * 1001, content_type=kind,
                                 headers={"Authorization": f"Bearer {key}"})
            assert answer.status_code == 413
            assert "60 MB" in answer.json["detail"]

    @pytest.mark.parametrize(("method", "path", "status"), [
        ("GET", ADDRESS, 405), ("DELETE", ADDRESS, 405), ("PUT", "/api/v1/cases/OD-1", 405),
        ("POST", "/api/v1/openapi.json", 405), ("GET", "/api/v1/", 404), ("GET", "/api/v2/cases", 404),
        ("POST", "/api/v1/escalations/", 404), ("TRACE", ADDRESS, 405),
    ])
    def test_another_address_or_method_is_a_problem_too(self, system, house, method, path, status):
        answer = system.open(path, method=method)
        assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
        assert ("Allow" in answer.headers) == (status == 405)

    @pytest.mark.parametrize("said", ["", "é", "met spatie", "x" * 201, "\t"])
    def test_an_idempotency_key_has_plain_signs(self, send, said):
        assert send(headers={"Idempotency-Key": said}).status_code == 400


class TestWrong:
    """All that does not fit is told at once, with a pointer and a Dutch sentence; nothing is kept."""

    def test_names_every_place(self, send):
        answer = send(organisatie="Elders", ontvangen_op="2026-04-09", zomaar=1, klager={"e_mail": "x"},
                      onderdelen=[{"tekst": "goed"}, {"tekst": " ", "van": "gisteren"}])
        assert answer.status_code == 422
        assert answer.json["title"] == "De klacht klopt nog niet"
        assert answer.json["detail"] == "Op 6 plekken klopt de klacht niet. Er is niets bewaard."
        assert sorted(pointers(answer)) == ["/klager/e_mail", "/onderdelen/1/tekst", "/onderdelen/1/van",
                                            "/ontvangen_op", "/organisatie", "/zomaar"]
        told = {one["pointer"]: one["detail"] for one in answer.json["errors"]}
        assert told["/organisatie"] == (
            "Is niet de organisatie van deze sleutel; dat is Stichting Onderdak Eemrand."
        )
        assert told["/ontvangen_op"] == "Ligt na vandaag."
        assert db.session.scalars(select(Submission)).all() == []

    @pytest.mark.parametrize("said", [[], "tekst", None, 3, True])
    def test_a_complaint_is_a_group_of_fields(self, system, key, said):
        answer = system.post(ADDRESS, data=json.dumps(said), content_type="application/json",
                             headers={"Authorization": f"Bearer {key}"})
        assert (answer.status_code, pointers(answer)) == (422, [""])

    def test_a_pointer_escapes_what_a_name_holds(self, send):
        assert pointers(send(**{"a/b~c.d[0]": 1})) == ["/a~1b~0c.d[0]"]

    @pytest.mark.parametrize("sign", ["\0", "\ud800", "\x1b"])
    def test_signs_that_are_no_text(self, send, sign):
        assert pointers(send(gewenst=f"Een{sign}gesprek")) == ["/gewenst"]
        assert pointers(send(**{f"x{sign}": 1})) == [f"/x{sign}"]

    def test_a_very_long_text_is_refused_at_once(self, send):
        long = "a@" + "." * 2_000_000
        assert pointers(send(klager={"naam": "A", "e_mail": long})) == ["/klager/e_mail"]

    def test_a_million_faults_are_told_in_short(self, send):
        assert len(pointers(send(onderdelen=[1] * 100_000))) == 200

    def test_a_day_on_which_the_organisation_was_not_affiliated(self, send):
        answer = send(ontvangen_op="2019-12-31")
        assert pointers(answer) == ["/ontvangen_op"]

    def test_a_key_is_of_one_organisation_before_one_committee(self, app, send, house):
        assert pointers(send(organisatie="Het LSR")) == ["/organisatie"]


class TestFiles:
    """A file is what its content says; each is told what is wrong with it."""

    def test_names_every_file_that_is_not_taken(self, send):
        answer = send(bijlagen=[
            {"naam": "goed.txt", "inhoud": "Een gesprek."},
            {"naam": "leeg.pdf", "inhoud_base64": ""},
            {"naam": "brief.pdf", "inhoud_base64": base64_of(b"MZ\x90\x00\x03\xff\xff")},
            {"naam": "foto.jpg", "inhoud_base64": base64_of(PDF)},
            {"naam": "pagina.txt", "inhoud": "<html><script>alert(1)</script>"},
            {"naam": "brief.pdf", "inhoud_base64": base64_of(PDF), "soort": "image/png"},
        ])
        assert pointers(answer) == [f"/bijlagen/{n}" for n in (1, 2, 3, 4, 5)]
        assert answer.json["errors"][0]["detail"] == "Dit bestand is leeg. Kies het opnieuw."

    @pytest.mark.parametrize("said", ["abc", "ab==cd==", "a=bc", "\u00e9\u00e9\u00e9\u00e9", "=" * 100_000])
    def test_base64_is_read_strictly(self, send, said):
        answer = send(bijlagen=[{"naam": "a.pdf", "inhoud_base64": said}])
        assert pointers(answer) == ["/bijlagen/0/inhoud_base64"]

    def test_files_of_a_form_come_after_those_in_json(self, system, key):
        said = {**COMPLAINT, "bijlagen": [{"naam": "a.txt", "inhoud": "Een gesprek."}]}
        form = {"escalation": json.dumps(said), "bijlage": [(io.BytesIO(b""), "leeg.pdf"),
                                                            (io.BytesIO(PDF), "x" * 201 + ".pdf")]}
        answer = system.post(ADDRESS, data=form, headers={"Authorization": f"Bearer {key}"})
        assert pointers(answer) == ["/bijlagen/2/naam"]
        form = {"escalation": json.dumps(said), "bijlage": [(io.BytesIO(b""), "leeg.pdf")]}
        answer = system.post(ADDRESS, data=form, headers={"Authorization": f"Bearer {key}"})
        assert pointers(answer) == ["/bijlagen/1"]

    @pytest.mark.parametrize("form", [
        {}, {"bijlage": "tekst"}, {"escalation": "{}", "zomaar": "x"}, {"escalation": ["{}", "{}"]},
    ])
    def test_a_form_has_one_complaint_and_files(self, system, key, form):
        answer = system.post(ADDRESS, data=form, content_type="multipart/form-data",
                             headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code in (400, 422)

    def test_are_filed_as_what_they_are(self, system, key):
        said = {**COMPLAINT, "bijlagen": [{"naam": "verslag.txt", "titel": "Verslag", "inhoud": "Gesprek."}]}
        form = {"escalation": (io.BytesIO(json.dumps(said).encode()), "klacht.json", "application/json"),
                "bijlage": (io.BytesIO(PDF), "brief.pdf", "application/octet-stream")}
        answer = system.post(ADDRESS, data=form, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 201, answer.json
        filed = db.session.execute(select(Document.number, Document.title, Document.media_type, Document.size)
                                   .order_by(Document.number)).all()
        assert [tuple(row) for row in filed] == [(1, "Verslag", "text/plain", 8),
                                                 (2, "brief.pdf", "application/pdf", len(PDF))]


class TestTakenIn:
    """201 with number and address; 202 where a person looks first."""

    def test_is_a_case_at_once(self, send, system, key):
        answer = send(kenmerk="D-17")
        assert answer.status_code == 201
        assert answer.headers["Location"] == "http://127.0.0.1:8000/api/v1/cases/OD-2026-0001"
        assert answer.json == {
            "zaaknummer": "OD-2026-0001", "bericht": 1, "ontvangen_op": "2026-04-07",
            "stand": {"code": "registered", "woord": "ingeschreven"},
            "adres": "http://127.0.0.1:8000/api/v1/cases/OD-2026-0001",
            "ontbreekt": [],
        }
        case = db.session.scalars(select(Case)).one()
        assert case.received_on.isoformat() == "2026-04-07"
        submission = db.session.scalars(select(Submission)).one()
        assert (submission.door.label, submission.sender_key) == ("koppeling", "D-17")

    @pytest.mark.parametrize(("more", "fate"), [
        ({"ingang": "telefoon"}, Fate.UNCONFIRMED),
        ({"klager": None}, Fate.ANONYMOUS),
        ({"klager": {"e_mail": "iemand@example.org"}}, Fate.ANONYMOUS),
        ({"naam_niet_delen": True}, Fate.WAITING),
    ])
    def test_waits_where_a_person_looks_first(self, send, system, key, more, fate):
        answer = send(**more)
        assert answer.status_code == 202
        assert (answer.json["zaaknummer"], answer.json["stand"]["code"]) == (None, fate.value)
        assert answer.json["reden"]
        assert db.session.scalars(select(Case)).all() == []
        path = answer.headers["Location"].removeprefix("http://127.0.0.1:8000")
        status = system.get(path, headers={"Authorization": f"Bearer {key}"})
        assert status.json == {name: answer.json[name] for name in
                               ("bericht", "zaaknummer", "ontvangen_op", "stand", "adres")}

    def test_is_handed_in_by_the_organisation(self, send):
        send()
        assert {entry.decided_by for entry in db.session.scalars(select(Entry))} == {"organisation:1"}


class TestOnce:
    """The same thing sent twice is one case; another thing under the same name is refused."""

    def test_another_complaint_under_the_same_idempotency_key(self, send):
        first = send(headers={"Idempotency-Key": "een"})
        other = send(headers={"Idempotency-Key": "een"}, gewenst="Iets anders.")
        assert (first.status_code, other.status_code) == (201, 409)
        assert "Idempotency-Key" in other.json["detail"]
        assert len(db.session.scalars(select(Case)).all()) == 1

    def test_another_complaint_under_the_same_reference(self, send):
        send(kenmerk="D-17")
        other = send(kenmerk="D-17", gewenst="Iets anders.")
        assert (other.status_code, pointers(other)) == (409, ["/kenmerk"])

    def test_a_key_of_another_organisation_has_references_of_its_own(self, send, system):
        send(kenmerk="D-17", headers={"Idempotency-Key": "een"})
        with transaction():
            other = a_house("elders", "EL", "cvp-wzd")
        headers = {"Authorization": f"Bearer {a_key(other)}", "Idempotency-Key": "een"}
        answer = system.post(ADDRESS, json={**COMPLAINT, "kenmerk": "D-17", "gewenst": "x"}, headers=headers)
        assert answer.json["zaaknummer"] == "EL-2026-0001", answer.json

    def test_is_answered_as_before_for_a_day(self, send, monkeypatch):
        first = send(headers={"Idempotency-Key": '"een"'})
        again = send(headers={"Idempotency-Key": "een"})
        assert (again.status_code, again.json) == (201, first.json)
        assert again.headers["Location"] == first.headers["Location"]
        assert again.headers["Idempotent-Replayed"] == "true"
        tomorrow = noon(TODAY.replace(day=9))
        monkeypatch.setattr("committee.clock.now", lambda: tomorrow)
        late = send(headers={"Idempotency-Key": "een"})
        assert (late.status_code, late.json) == (200, first.json)
        assert "Idempotent-Replayed" not in late.headers
        assert db.session.scalars(select(ApiAnswer)).one().status == 200

    def test_a_refusal_is_not_remembered(self, send):
        assert send(headers={"Idempotency-Key": "een"}, ontvangen_op="x").status_code == 422
        assert send(headers={"Idempotency-Key": "een"}).status_code == 201

    def test_without_any_reference_the_content_itself_counts(self, send):
        assert [send().status_code, send().status_code, send(gewenst="Meer.").status_code] == [201, 200, 201]
        assert len(db.session.scalars(select(Case)).all()) == 2

    @pytest.mark.parametrize("headers", [{"Idempotency-Key": "een"}, {}])
    def test_two_at_once_make_one_case(self, app, send, key, headers):
        together, answers = Barrier(4), []

        def knock() -> None:
            system = Apart(app, app.response_class)
            together.wait()
            said = {"Authorization": f"Bearer {key}", **headers}
            answers.append(system.post(ADDRESS, json=COMPLAINT, headers=said))

        threads = [Thread(target=knock) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {answer.json["zaaknummer"] for answer in answers} == {"OD-2026-0001"}, answers
        statuses = [201] * 4 if headers else [200, 200, 200, 201]
        assert sorted(answer.status_code for answer in answers) == statuses
        assert len(db.session.scalars(select(Case)).all()) == 1
