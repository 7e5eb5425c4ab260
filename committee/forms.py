"""Every page of an act there is: importing this fills the registers in web/pages.py."""

from committee.course import forms as course

__all__ = ["course"]
