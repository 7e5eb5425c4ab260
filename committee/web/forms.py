"""The base of all forms: in Dutch, and protected against forged requests."""

from flask_wtf import CSRFProtect, FlaskForm

csrf = CSRFProtect()


class CommitteeForm(FlaskForm):  # type: ignore[misc]
    """A form whose messages are Dutch sentences that say what is wrong and how it is right."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Languages of the messages of WTForms itself."""

        locales = ["nl"]

    def troubles(self) -> list[tuple[str, str]]:
        """Every message with the id of its field, in the order of the form."""
        return [(field.id, str(text)) for field in self for text in field.errors]
