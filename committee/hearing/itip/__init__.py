"""The calendar round trip of a hearing: invitations out, answers in (RFC 5545, 5546, 6047). Pure."""

from committee.hearing.itip.answers import Answer, Reply, answer_in
from committee.hearing.itip.invitations import Invitation, cancel, new_uid, raised, request

__all__ = ["Answer", "Invitation", "Reply", "answer_in", "cancel", "new_uid", "raised", "request"]
