"""The forms on which staff signs in, and looks after its own account."""

from typing import Any

from flask import g
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import InputRequired, StopValidation

from committee.people import rules
from committee.people.records import Look
from committee.people.second import step_of
from committee.web.fields.choosing import OneOf, Tick
from committee.web.fields.words import Sane
from committee.web.forms import CommitteeForm

WRONG_CODE = "Deze code klopt niet of is al gebruikt. Neem de code die nu in de app staat."


class SignInForm(CommitteeForm):
    """Address and password; what is wrong with them is said in one message for both."""

    email = EmailField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Sane(200)])
    password = PasswordField("Wachtwoord", [InputRequired("Vul uw wachtwoord in."), Sane(200)])
    remember = Tick("Onthoud dit apparaat 30 dagen",
                    description="Dan vragen wij de code op uw telefoon niet elke keer.")


def _six_figures(_form: Any, field: Any) -> None:
    figures = "".join((field.data or "").split())
    if len(figures) != 6 or not (figures.isascii() and figures.isdecimal()):
        raise StopValidation("Vul de zes cijfers in die in de app staan, bijvoorbeeld 123 456.")


class CodeForm(CommitteeForm):
    """The six figures that the telephone shows now."""

    code = StringField("Code", [InputRequired("Vul de code van uw telefoon in."), _six_figures])


class RecoveryForm(CommitteeForm):
    """One of the codes on paper."""

    code = StringField("Herstelcode", [InputRequired("Vul een van uw herstelcodes in."), Sane(60)])


class SetUpForm(CodeForm):
    """The first code of a telephone that has just taken in the secret. secret: the one it was shown."""

    secret = ""

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the code belongs to the secret; step tells its half minute."""
        if not super().validate(extra_validators):
            return False
        self.step = step_of(self.secret, self.code.data or "", g.at)
        if self.step is None:
            self.code.errors = [WRONG_CODE]
        return self.step is not None


class PasswordAsked(CommitteeForm):
    """Whoever sits at the keyboard shows that the account is his."""

    old = PasswordField("Uw wachtwoord van nu", [InputRequired("Vul uw wachtwoord in."), Sane(200)])


class RenewForm(SetUpForm, PasswordAsked):
    """Another telephone, for who is signed in."""


class ForgottenForm(CommitteeForm):
    """To whom a link to a new password goes."""

    email = EmailField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Sane(200)])


class NewPassword(CommitteeForm):
    """A new password. name, address: of whose it is; neither will do as a password."""

    name = address = ""
    password = PasswordField("Nieuw wachtwoord", [InputRequired("Kies een nieuw wachtwoord."),
                                                  Sane(rules.LONGEST)])

    def validate_password(self, field: Any) -> None:
        """Raises StopValidation with what is wrong with it."""
        weak = rules.weakness(field.data or "", self.name, self.address)
        if weak:
            raise StopValidation(weak)


class ChangePassword(NewPassword, PasswordAsked):
    """A new password, for who is signed in."""


class LookForm(CommitteeForm):
    """How the pages look."""

    look = OneOf("Hoe wilt u de pagina's zien?", "Kies er een.",
                 choices=[(look.value, look.label.capitalize()) for look in Look])
