"""The forms on which staff signs in, and looks after its own account."""

from wtforms import BooleanField, EmailField, PasswordField
from wtforms.validators import InputRequired

from committee.web.fields.words import Sane
from committee.web.forms import CommitteeForm


class SignInForm(CommitteeForm):
    """Address and password; what is wrong with them is said in one message for both."""

    email = EmailField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Sane(200)])
    password = PasswordField("Wachtwoord", [InputRequired("Vul uw wachtwoord in."), Sane(200)])
    remember = BooleanField("Onthoud dit apparaat 30 dagen")
