"""To whom a fresh link goes, and the code of who has a letter."""

from committee.web.fields import MailAddress, Text
from committee.web.forms import CommitteeForm


class NewLinkForm(CommitteeForm):
    """The case and the mail address that we know of the party."""

    number = Text("Zaaknummer", "Vul het zaaknummer in.", most=40, autocomplete="off",
                  description="Het staat in onze e-mails en brieven. Zoals: OD-2026-0014.")
    email = MailAddress("Uw e-mailadres", "Vul uw e-mailadres in.", autocomplete="email",
                        description="Het adres waarop u eerder e-mail van ons kreeg.")


class CodeForm(CommitteeForm):
    """The code beside a letter on paper."""

    code = Text("Uw code", "Vul de code in die in uw brief staat.", most=40, autocomplete="off",
                description="Zoals: K7QF 29MX T4.")
