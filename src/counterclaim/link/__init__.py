"""Which reports speak of the same incident: block, score, cluster, with a reason for each pair."""

from counterclaim.link.growing import Grown, grow, neighbourhoods
from counterclaim.link.linking import link
from counterclaim.link.score import LINK_ACROSS, LINK_WITHIN, QUESTION, Score, score
from counterclaim.records import Linked

__all__ = [
    "LINK_ACROSS",
    "LINK_WITHIN",
    "QUESTION",
    "Grown",
    "Linked",
    "Score",
    "grow",
    "link",
    "neighbourhoods",
    "score",
]
