"""The shipped first-line regulations, rule by rule against the document each was written from."""

from datetime import date

from committee.regulation import shipped


class TestLsrCurrent:
    """Het LSR, the page with six weeks."""

    LSR = shipped("lsr-current")

    def test_asks_for_a_talk_with_the_employee_but_does_not_require_it(self):
        assert not self.LSR.first_line.required
        assert [(step.code, step.required) for step in self.LSR.first_line.steps] == [("talk", False)]

    def test_takes_post_mail_and_speech_with_help_in_wording(self):
        assert [channel.kind for channel in self.LSR.filing.channels] == ["post", "e-mail", "mondeling"]
        assert "Postbus 8224, 3503 RE Utrecht" in self.LSR.filing.channels[0].words
        assert self.LSR.filing.channels[1].words == "klachten@hetlsr.nl"
        assert "hulp" in self.LSR.filing.words[0]

    def test_asks_at_least_name_telephone_and_subject(self):
        assert [field.code for field in self.LSR.required_fields] == ["name", "telephone", "subject"]

    def test_answers_within_six_weeks_or_agrees_another_term(self):
        answer = self.LSR.term("answer")
        assert (str(answer.length), answer.consent_from, answer.extension) == ("6w", 1, None)
        assert "bericht" in answer.words
        assert "afgesproken" in answer.words

    def test_lets_the_manager_investigate_or_talk_separately_or_jointly(self):
        assert "leidinggevende" in self.LSR.handling.by
        assert "onderzoek" in self.LSR.handling.ways[0]
        assert "afzonderlijk of gezamenlijk" in self.LSR.handling.ways[1]

    def test_notes_ten_things_and_keeps_them_one_year(self):
        codes = [field.code for field in self.LSR.register_fields]
        assert codes == [
            "received_on",
            "channel",
            "complainant",
            "member",
            "description",
            "received_by",
            "handled_by",
            "outcome",
            "action",
            "closed_on",
        ]
        assert str(self.LSR.length("retention")) == "1y"
        assert "indien van toepassing" in self.LSR.register_fields[3].words
        assert "volgens klager" in self.LSR.register_fields[4].words

    def test_makes_an_anonymous_complaint_a_melding_without_investigation(self):
        assert self.LSR.anonymity == "melding"
        assert "geen onderzoek" in " ".join(self.LSR.anonymous.words)

    def test_sends_on_to_its_own_committee_and_for_the_cvp_to_the_external_one(self):
        own, external = self.LSR.handling.next
        assert own.to == "de klachtencommissie van Het LSR"
        for contact in ("0615474487", "secretariaat@klachtencommissie-cvp-wzd.nl", "onafhankelijke"):
            assert contact in external.to

    def test_falls_under_the_privacy_policy(self):
        assert "privacybeleid" in self.LSR.privacy


class TestLsrEarlier:
    """Het LSR, the page with fourteen days."""

    LSR = shipped("lsr-earlier")

    def test_answers_within_fourteen_days_or_agrees_another_term(self):
        answer = self.LSR.term("answer")
        assert (str(answer.length), answer.consent_from) == ("14d", 1)

    def test_takes_an_oral_complaint_only_when_its_text_is_confirmed(self):
        assert self.LSR.oral_confirmation
        assert "familielid of begeleider" in self.LSR.filing.words[2]
        assert "030-299 00 04" in self.LSR.filing.channels[2].words

    def test_notes_eight_things_without_handler_and_outcome_and_names_no_retention(self):
        codes = [field.code for field in self.LSR.register_fields]
        assert len(codes) == 8
        assert not {"handled_by", "outcome"} & set(codes)
        assert "retention" not in self.LSR.terms
        assert self.LSR.retention is None

    def test_promises_anonymity(self):
        assert self.LSR.anonymous.guaranteed
        assert self.LSR.anonymity == "unstated"

    def test_is_about_products_services_or_an_employee_and_the_talk_may_be_skipped(self):
        assert [subject.code for subject in self.LSR.subjects.about] == ["service", "conduct"]
        assert not self.LSR.first_line.required
        assert "lastig" in self.LSR.first_line.words[0]


class TestSenwLv:
    """SenW LV, adopted on 29 October 2025."""

    SENW = shipped("senw-lv-2025")

    def test_says_who_adopted_approved_and_wrote_it(self):
        assert self.SENW.adopted == date(2025, 10, 29)
        assert [(one.who[:3], one.on) for one in self.SENW.approvals] == [
            ("MT", date(2025, 10, 29)),
            ("Pvt", date(2025, 10, 28)),
        ]
        assert self.SENW.author == "personeelsadviseur"
        assert "regelmatig" in self.SENW.evaluation

    def test_is_for_clients_participants_visitors_others_and_partners(self):
        codes = [kind.code for kind in self.SENW.complainants.kinds]
        assert codes == ["client", "participant", "visitor", "concerned", "partner"]

    def test_refers_employees_volunteers_and_interns_elsewhere(self):
        (refer,) = self.SENW.complainants.refer
        assert refer.words == "medewerkers, vrijwilligers en stagiaires"

    def test_is_about_quality_attitude_processes_and_other_expectations(self):
        codes = [subject.code for subject in self.SENW.subjects.about]
        assert codes == ["quality", "attitude", "processes", "expectations"]

    def test_leaves_damages_out_and_repays_no_costs(self):
        assert self.SENW.damages == "out"
        assert "(schade)vergoeding" in self.SENW.subjects.excluded[0].words
        for cost in ("reiskosten", "documenten", "bijstand", "advies"):
            assert cost in self.SENW.costs

    def test_refuses_what_is_before_an_external_body_and_ends_when_it_goes_there(self):
        assert (self.SENW.other_proceedings.at_filing, self.SENW.other_proceedings.during) == (
            "refuse",
            "end",
        )

    def test_neither_handles_nor_registers_an_anonymous_complaint(self):
        assert self.SENW.anonymity == "refuse_unregistered"

    def test_climbs_from_employee_to_manager_to_director(self):
        assert [step.code for step in self.SENW.first_line.steps] == ["employee", "manager", "director"]
        assert "info@senw-lv.nl" in self.SENW.first_line.steps[2].words

    def test_lets_others_join_a_talk_only_without_objection_and_takes_evidence(self):
        assert "geen bezwaar" in self.SENW.handling.words[0]
        assert any("bewijs" in words for words in self.SENW.filing.words)

    def test_states_no_term_in_days(self):
        assert {key: term.length for key, term in self.SENW.terms.items()} == {"answer": None}

    def test_takes_speech_mail_form_and_post(self):
        assert [one.kind for one in self.SENW.filing.channels] == ["mondeling", "e-mail", "formulier", "post"]
        assert "2262 EA Leidschendam-Voorburg" in self.SENW.filing.channels[3].words

    def test_reports_yearly_on_the_previous_year_without_personal_data(self):
        assert len(self.SENW.report_headings) == 4
        told = " ".join(self.SENW.report.words)
        assert "voorgaande kalenderjaar" in told
        assert "geen persoonsgegevens" in told
        assert "geanonimiseerd" in self.SENW.register.words[0]

    def test_gives_access_to_those_who_need_it_only(self):
        assert any("toegang" in words for words in self.SENW.confidentiality.words)


class TestProfessionalFirm:
    """A professional firm, not named in its document."""

    FIRM = shipped("professional-firm")

    def test_talks_first_and_takes_writing_or_an_explicit_telephone_call(self):
        assert self.FIRM.first_line.steps[0].code == "talk"
        assert [channel.kind for channel in self.FIRM.filing.channels] == ["schriftelijk", "telefonisch"]
        assert "uitdrukkelijk" in self.FIRM.required_fields[0].words

    def test_confirms_receipt_without_a_term(self):
        assert self.FIRM.term("acknowledgement").length is None

    def test_aims_at_one_month_and_else_tells_why(self):
        answer = self.FIRM.term("answer")
        assert str(answer.length) == "1m"
        assert "reden" in answer.words
        assert "voortgang" in answer.words

    def test_confirms_the_outcome_in_writing(self):
        assert "schriftelijke bevestiging" in self.FIRM.handling.words[0]

    def test_records_everything_for_its_professional_rules(self):
        assert "beroepsregels" in self.FIRM.register.words[0]

    def test_asks_consent_to_share_with_experts_who_sign_for_secrecy(self):
        told = " ".join(self.FIRM.confidentiality.words)
        assert "toestemming" in told
        assert "geheimhouding" in told

    def test_learns_from_every_founded_complaint(self):
        assert "gegronde klachten" in self.FIRM.evaluation
        assert "retention" not in self.FIRM.terms
