"""Answers to invitations: noted by whichever way they come, and decisive for nothing."""

from datetime import date

import pytest
from sqlalchemy import select

from committee.case.ledger import Entry
from committee.case.records import Passage
from committee.hearing import acts, reads, rules
from committee.hearing.acts import Answer
from committee.hearing.records import Way
from committee.permissions import Role
from committee.procedure import Act, NotOpen, State
from committee.store import db, transaction
from tests.builders import a_case, on, party_actor
from tests.hearing.scene import CONVENED, SCHEDULING, party

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.begins(CONVENED)]
APRIL_2 = date(2026, 4, 2)


def line(case, name="Anneke Visser"):
    return next(one for one in reads.planned(case).invitees if reads.name_of(reads.person_of(one)) == name)


class TestByHand:
    """Everybody answers for himself; the secretary notes what came by telephone or letter."""

    @pytest.mark.begins(SCHEDULING)
    def test_is_open_while_a_hearing_is_planned(self, case):
        with pytest.raises(NotOpen, match=r"art\. 12"), transaction():
            acts.reply(case, Answer.ACCEPTED, occasion=on(APRIL_2, party_actor(case)))

    def test_is_ones_own(self, house, case):
        stichting = on(APRIL_2, party_actor(case, Role.RESPONDENT))
        with pytest.raises(rules.NotYours), transaction():
            acts.reply(case, Answer.DECLINED, party=party(case), occasion=stichting)
        with pytest.raises(rules.Incomplete, match="Kies"), transaction():
            acts.reply(case, Answer.NONE, occasion=on(APRIL_2, party_actor(case)))

    def test_is_of_somebody_invited(self, house, case):
        with transaction():
            other = a_case(house, State.SCHEDULING, serial=2, complainant="Jan Buurman")
        for more in ({"party": party(other)}, {"account": house.accounts["osei"]}):
            with pytest.raises(rules.NotInvited), transaction():
                acts.reply(case, Answer.ACCEPTED, **more, occasion=on(APRIL_2, house.secretary))

    def test_is_noted_with_its_way_and_changes_nothing_else(self, house, case):
        with transaction():
            visser = on(APRIL_2, party_actor(case))
            acts.reply(case, Answer.DECLINED, comment="Ik durf niet.", occasion=visser)
            acts.reply(
                case, Answer.ACCEPTED, way=Way.TELEPHONE, party=party(case, Role.RESPONDENT),
                occasion=on(APRIL_2, house.secretary),
            )
            acts.reply(case, Answer.TENTATIVE, occasion=on(APRIL_2, house.members[0]))
        assert case.state is State.HEARING_SCHEDULED
        assert (line(case).answer, line(case).answered_by_way_of) == (Answer.DECLINED, Way.PAGE)
        assert line(case, "Stichting Onderdak Eemrand").answered_by_way_of is Way.TELEPHONE
        assert line(case, "drs. P. Lammerts").answer is Answer.TENTATIVE
        entry = db.session.scalars(select(Entry).where(Entry.act == Act.REPLY)).first()
        assert "durf" not in str(entry.facts)
        assert db.session.scalars(select(Passage.body).where(Passage.kind == "hearing.comment")).one()
