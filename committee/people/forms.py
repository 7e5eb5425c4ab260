"""The form to sign in."""

from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from committee.web.forms import CommitteeForm


class SignInForm(CommitteeForm):
    """Address and password; what is wrong with them is said in one message for both."""

    email = EmailField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Length(max=200)])
    password = PasswordField("Wachtwoord", [InputRequired("Vul uw wachtwoord in."), Length(max=200)])
