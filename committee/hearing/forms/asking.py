"""The page on which people are asked when they cannot come."""

from collections.abc import Sequence

from committee.case import clocks
from committee.case.offer import Offer
from committee.dutch import day_words, listing, span_words
from committee.hearing import rules
from committee.hearing.reads.planning import overall_day
from committee.permissions import COMPLAINANTS, RESPONDENTS
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
        super().fill(offer)
        if due is None:
            return
        until = f"De uitspraak moet er uiterlijk {day_words(due)} zijn."
        if asked and not asked.in_time:
            self.told = (f"Een zitting vanaf {day_words(asked.first)} komt te laat.",
                         f"{until} Verleng die termijn eerst, of vraag naar eerdere dagen.")
        else:
            self.last.description = until


def _words(days: Sequence[rules.Closed]) -> str:
    said = listing(f"{span_words(one.first, one.last)} ({one.why.partition(' (')[0]})" for one in days)
    return f"In deze dagen is er geen zitting op {said}." if days else ""
