"""The verbs of stage 3: the response, more time for it, written rounds, and papers."""

from committee.response.acts.answers import Answer, lapse_response, receive_response
from committee.response.acts.more_time import ask_more_time, extend_response, refuse_more_time
from committee.response.acts.papers import file_paper, share_paper, withhold_paper
from committee.response.acts.rounds import close_round, open_round
from committee.response.acts.secrecy import agree_to_paper

__all__ = [
    "Answer",
    "agree_to_paper",
    "ask_more_time",
    "close_round",
    "extend_response",
    "file_paper",
    "lapse_response",
    "open_round",
    "receive_response",
    "refuse_more_time",
    "share_paper",
    "withhold_paper",
]
