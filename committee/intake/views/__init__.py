"""The pages of what comes in; importing this hangs them in one blueprint."""

from committee.intake.views import call, complaint, inbox, joining, mail, mail_joining
from committee.intake.views.handing import bp

__all__ = ["bp", "call", "complaint", "inbox", "joining", "mail", "mail_joining"]
