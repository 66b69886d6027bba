"""What is claimed and disputed about each incident: origins, standing, tolls, asks."""

from counterclaim.codebook.sides import Sides, load_sides
from counterclaim.weigh.disputes import derived_disputes
from counterclaim.weigh.origins import Origin, Origins
from counterclaim.weigh.standing import Case, Override, case_of, stand
from counterclaim.weigh.tolls import fatalities_like
from counterclaim.weigh.views import airwars_like_grade, strike_status_like
from counterclaim.weigh.weighing import Weighed, spans_documents, weigh, weigh_overall, weigh_some

__all__ = [
    "Case",
    "Origin",
    "Origins",
    "Override",
    "Sides",
    "Weighed",
    "airwars_like_grade",
    "case_of",
    "derived_disputes",
    "fatalities_like",
    "load_sides",
    "spans_documents",
    "stand",
    "strike_status_like",
    "weigh",
    "weigh_overall",
    "weigh_some",
]
