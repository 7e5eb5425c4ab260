"""Regulations as data: the values, the reading of TOML, the shipped files and the text as articles."""

from committee.regulation.articles import Article, articles
from committee.regulation.base import Choice, Term
from committee.regulation.choices import (
    AllowedBy,
    Anonymity,
    BindingOn,
    Counted,
    Damages,
    Duty,
    GroundKind,
    IncompletePolicy,
    Kind,
    Moment,
    Proceedings,
    Publication,
    Shorten,
    Signer,
    Together,
    Withdrawal,
)
from committee.regulation.model import NotInRegulation, Regulation
from committee.regulation.parts import Ground, Reminder, Step
from committee.regulation.problems import Problem, RegulationError
from committee.regulation.reading import parse
from committee.regulation.shipped import (
    EquatedDays,
    equated_days,
    rules_of,
    shipped,
    shipped_ids,
    shipped_text,
)

__all__ = [
    "AllowedBy",
    "Anonymity",
    "Article",
    "BindingOn",
    "Choice",
    "Counted",
    "Damages",
    "Duty",
    "EquatedDays",
    "Ground",
    "GroundKind",
    "IncompletePolicy",
    "Kind",
    "Moment",
    "NotInRegulation",
    "Problem",
    "Proceedings",
    "Publication",
    "Regulation",
    "RegulationError",
    "Reminder",
    "Shorten",
    "Signer",
    "Step",
    "Term",
    "Together",
    "Withdrawal",
    "articles",
    "equated_days",
    "parse",
    "rules_of",
    "shipped",
    "shipped_ids",
    "shipped_text",
]
