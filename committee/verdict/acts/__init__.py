"""The verbs of stage 6: sign, serve, correct, receive the reaction, follow up, close."""

from committee.verdict.acts.aftermath import close, receive_reaction, start_follow_up
from committee.verdict.acts.clearing import clear_chambers
from committee.verdict.acts.correcting import (
    correct,
    prepare_correction,
    refuse_correction,
    request_correction,
)
from committee.verdict.acts.prepared import Prepared
from committee.verdict.acts.serving import serve
from committee.verdict.acts.signing import prepare, sign

__all__ = [
    "Prepared", "clear_chambers", "close", "correct", "prepare", "prepare_correction", "receive_reaction",
    "refuse_correction", "request_correction", "serve", "sign", "start_follow_up",
]
