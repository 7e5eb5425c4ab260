"""The common name of everything the house refuses because of what was asked, in words for the user."""


class Refusal(Exception):
    """What was asked cannot be done; the message is a whole Dutch sentence for whoever asked."""
