"""The page on which people are asked when they cannot come."""

from collections.abc import Sequence

from committee.case import clocks
from committee.case import reads as case_reads
from committee.case.offer import Offer
from committee.case.records import Case
from committee.dutch import capital, day_words, listing, span_words
from committee.hearing import rules
from committee.hearing.reads import selects
from committee.hearing.reads.planning import overall_day
from committee.hearing.reads.rows import gave_days
from committee.permissions import COMPLAINANTS, RESPONDENTS
from committee.store import db
from committee.web import fields
from committee.web.fields import Day
from committee.web.forms import ActForm


class AskDaysForm(ActForm):
    """On which days people cannot come."""

    first = Day("Zitting vanaf", "Vul de eerste dag in.")
    last = Day("Zitting tot en met", "Vul de laatste dag in.")
    answer_by = Day("Antwoord uiterlijk", description="Laat leeg voor de termijn van het reglement.")
    parties = fields.parties("Aan wie?", *COMPLAINANTS, *RESPONDENTS, missing="",
                             description="Laat leeg voor beide partijen. De commissie krijgt ook bericht.")

    def fill(self, offer: Offer) -> None:
        """Propose days after which the verdict can still be in time, or say that there are none."""
        due = overall_day(offer.case_id)
        counting = clocks.counting(offer.regulation)
        asked = rules.asked_days(offer.today, due, offer.regulation, counting)
        if asked:
            self.first.first, self.last.first = lambda _: asked.first, lambda _: asked.last
            shut = rules.shut_days(asked.first, asked.last, offer.regulation, counting)
            self.first.description = _words(shut)
        sent = any(self.first.parts.values())
        super().fill(offer)
        self._known(offer, sent=sent)
        if due is None:
            return
        until = f"De uitspraak moet er uiterlijk {day_words(due)} zijn."
        if asked and not asked.in_time:
            self.told = (f"Een zitting vanaf {day_words(asked.first)} komt te laat.",
                         f"{until} Verleng die termijn eerst, of vraag naar eerdere dagen.")
        else:
            self.last.description = until

    def _known(self, offer: Offer, *, sent: bool) -> None:
        """Tick who gave no days yet, where others did: nobody is asked twice unless somebody wants it."""
        gave = gave_days(db.session.execute(selects.given(), {"case": offer.case_id}))
        asked = case_reads.both_sides(db.session.get_one(Case, offer.case_id))
        known = [one.name for one in asked if f"party:{one.id}" in gave]
        rest = [str(one.id) for one in asked if f"party:{one.id}" not in gave]
        if known and not rest:
            self.parties.description = "Iedereen gaf al dagen door. Laat leeg om het aan beiden te vragen."
        elif known:
            told = f"{capital(listing(known))} {'gaven' if len(known) > 1 else 'gaf'} al dagen door."
            self.parties.description = f"{told} Laat leeg voor beide. De commissie krijgt ook bericht."
            self.parties.data = self.parties.data if sent else rest


def _words(days: Sequence[rules.Closed]) -> str:
    said = listing(f"{span_words(one.first, one.last)} ({one.why.partition(' (')[0]})" for one in days)
    return f"In deze dagen is er geen zitting op {said}." if days else ""
