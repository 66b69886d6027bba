"""Which nouns and prepositions can name a party of an act, by type of act."""

from __future__ import annotations

__all__ = [
    "AGENTS",
    "CLASHES",
    "CONCERNING",
    "FACILITIES",
    "FROM_IS_ACTOR",
    "GATHERINGS",
    "LAUNCHING",
    "LEAVING",
    "LED",
    "MUTUAL",
    "NEVER",
    "NO_PARTY",
    "OBJECT_IS_TOPIC",
    "OF_IS_ACTOR",
    "PATIENT_OWNER",
    "PREPOSITIONS",
    "RECEIVING",
    "TEXTS",
    "THINGS",
]

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
CONCERNING = frozenset(
    "ACCUSE SUPPORT SANCTION THREATEN REQUEST AID COERCE CONCEDE REJECT MOBILIZE RETREAT".split()
)  # acts that a topic may stand for
AGENTS = frozenset({"person", "forces", "delegation", "company", "troops", "hostage", "protest"})
FROM_IS_ACTOR = frozenset({"AID", "ACCUSE", "SUPPORT", "THREATEN", "REQUEST", "ASSAULT"})  # "criticism from X"
GATHERINGS = frozenset({"protest", "march", "rally", "gathering", "demonstration", "remains"})  # no one who acts
THINGS = frozenset({"thing", "vehicle", "weapon", "place", "goods", "aid", "money"})
NO_PARTY = frozenset({"abstract", "emotion", "statement", "law", "science", "weight", "crime", "disease", "nature"})
NEVER = frozenset(
    """
    it this that which there what who whom whose such those these one something nothing anything everything time
    day week month year monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    mon. tue. wed. thu. fri. sat. sun. today yesterday tomorrow percent itself each other another twin
    """.split()
)
PATIENT_OWNER = frozenset(
    """
    killing murder assassination execution slaying arrest detention imprisonment release abduction kidnapping
    deportation expulsion conviction sentencing acquittal eviction ouster dismissal abuse torture rape beating
    shooting stabbing poisoning lynching beheading hanging jailing prosecution impeachment repatriation freeing
    rescue destruction demolition liberation occupation annexation persecution
    """.split()
)
OF_IS_ACTOR = frozenset(
    {
        "visit",
        "protest",
        "demonstration",
        "withdrawal",
        "retreat",
        "surrender",
        "resignation",
        "deployment",
        "mobilisation",
        "mobilization",
        "exercise",
        "refusal",
        "commitment",
        "pledge",
        "readiness",
        "warning",
        "demand",
        "aggression",
        "offensive",
        "arrival",
        "uprising",
        "meeting",
        "request",
        "call",
        "appeal",
        "proposal",
        "invitation",
        "summit",
        "defection",
        "buildup",
        "movement",
        "presence",
    }
)
PREPOSITIONS = {
    "ASSAULT": ("on", "against", "at", "upon", "targeting", "into", "with", "inside"),
    "COERCE": ("on", "against", "upon", "of", "over"),
    "SANCTION": ("on", "against", "upon", "to", "with", "from", "for"),
    "REQUEST": ("on", "upon", "to", "from", "with", "against"),
    "ACCUSE": ("against", "on", "into", "at", "of", "about", "over"),
    "REJECT": ("with", "from", "to", "of", "against", "by"),
    "THREATEN": ("against", "to", "on", "at"),
    "SUPPORT": ("for", "to", "with", "of", "behind", "by"),
    "AID": ("to", "for", "of"),
    "PROTEST": ("against", "at", "with"),
    "RETREAT": ("of", "to", "for"),
    "CONCEDE": ("on", "to", "against", "for", "from"),
    "MOBILIZE": ("against",),
    "CONSULT": ("with", "between", "among", "to"),
    "AGREE": ("with", "between", "among"),
    "COOPERATE": ("with", "between", "to", "among"),
}
OBJECT_IS_TOPIC = frozenset(
    {
        "discuss",
        "touch",
        "negotiate",
        "hold",
        "have",
        "exchange",
        "sign",
        "reach",
        "accept",
        "express",
        "propose",
        "voice",
        "issue",
        "launch",
        "open",
    }
)
CLASHES = frozenset(
    {
        "clash",
        "battle",
        "fighting",
        "fight",
        "skirmish",
        "gunfight",
        "firefight",
        "shootout",
        "confrontation",
        "combat",
        "war",
        "engagement",
        "hostility",
    }
)
FACILITIES = frozenset(
    """
    hospital airport bridge base school university mosque church temple cathedral dam plant station camp port crossing
    clinic market stadium prison airbase refinery museum hotel square palace
    """.split()
)
RECEIVING = frozenset({"receive", "get", "accept", "obtain", "secure"})
LAUNCHING = frozenset({"use", "fire", "launch", "drop", "deploy", "lob", "hurl", "throw", "employ"})
LEAVING = frozenset({"withdraw", "pull", "withdrawal", "pullout", "pullback"})  # forces, one's own
LED = frozenset({"lead", "claim"})  # "a Freedonian-led strike"
TEXTS = frozenset(
    """report letter statement resolution lawsuit suit petition complaint motion bill communique video message
    tweet""".split()
)
