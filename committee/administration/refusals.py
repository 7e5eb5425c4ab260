"""Why a setting is not changed, as a Dutch sentence."""

from committee.case.refusals import Refusal


class NotSo(Refusal):
    """What was filled in cannot be done; the message says why. field: where it was filled in, if it was."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
