"""Words about names: what leads them, what titles stand before them, and which of them belong to persons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.gazetteer.actors import ActorTable
from counterclaim.gazetteer.given import given_names
from counterclaim.gazetteer.names import fold
from counterclaim.records import Mention

__all__ = [
    "FIRST_PERSON", "FORCES", "HUMANS", "LETTERS", "ORG_WORDS", "SERVES", "SPEAKS_FOR", "TITLE_BEFORE", "VOICES",
    "bare_name", "from_document", "full_names", "gender_of", "is_first_person", "is_human_name", "is_release",
    "person_in",
]  # fmt: skip

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
FORCES = frozenset("army military forces force troops soldiers fighters government navy police militia units".split())
HUMANS = frozenset(
    """
    guest owner survivor neighbour neighbor teacher passenger driver relative brother sister mother father son daughter
    husband wife uncle aunt cousin friend colleague student patient victim bystander eyewitness farmer shopkeeper
    pensioner grandmother grandfather widow founder activist analyst expert author singer actor artist athlete
    """.split()
)
LETTERS = frozenset({"message", "letter", "telegram", "address", "speech", "greeting"})
VOICES = frozenset(
    """radio television tv station channel website site newspaper paper bulletin mouthpiece broadcaster page account
    newsletter magazine agency statement communique communiqué release letter report message note video announcement
    comment reply answer""".split()
)  # what a body speaks through
TITLE_BEFORE = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|queen|prince|foreign minister|defen[cs]e minister|"
    r"interior minister|health minister|minister|secretary of state|defen[cs]e secretary|foreign secretary|"
    r"secretary[- ]general|press secretary|secretary|general|colonel|major|captain|commander|admiral|director|"
    r"spokesman|spokeswoman|spokesperson|ambassador|envoy|governor|mayor|senator|representative|justice|judge|"
    r"professor|doctor|leader|chairman|chairwoman|chief|head|commissioner|coordinator|gen|lt|col|maj|sen|rep|dr|mr|"
    r"mrs|ms|sir|lord|lady|sheikh|ayatollah|imam|pope|bishop)\b\.?",
    re.IGNORECASE,
)
SPEAKS_FOR = re.compile(r"\b(?:spokes(?:man|woman|person|people|men))\b", re.IGNORECASE)
# After a person's name: "of Ruritania", ", a spokesman for the defence ministry", ", the chief of staff".
SERVES = re.compile(
    r"(?: |, (?:(?:the|a|an|its|their) )?(?:[\w-]+ ){0,3}?(?P<office>spokes(?:man|woman|person)|minister|president|"
    r"head|chief|commander|leader|director|envoy|ambassador|secretary|chairman|chairwoman|coordinator|member|official"
    r"|governor|mayor)"
    r"(?: general)?(?P<staff> of (?:the )?(?:general )?staff)? ?)(?<!,)(?:(?:for|of|at|in) (?:the )?"
    r"(?P<body>[A-Z][\w’'-]*(?: (?:(?:of|for) (?:the )?)?[A-Z][\w’'-]*)*"
    r"|(?:[\w’'-]+ )?(?:ministry|army|military|police|government|navy|air force|presidency|parliament)\b))?"
)
ORG_WORDS = frozenset(
    """
    ministry department agency army forces force group front party union council committee commission court
    organization organisation movement brigade brigades battalion corps police guard guards bank
    university institute centre center foundation association federation congress parliament senate house office
    service services command network coalition alliance crescent cross observatory watch international
    news times post tv radio administration authority hospital media company inc ltd
    war assembly conference summit treaty agreement accord accords talks day week month year act law bill street road
    city province region state states college school church mosque temple airport base square building palace prize
    republic kingdom islands river sea ocean valley mountains strip heights district county plan resolution protocol
    convention declaration process operation package measures action islamic muslim arab christian jewish olympic games
    cup league minster mission delegation embassy society front security archive program programme project fund
    forum line
    """.split()
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|several|many|other|another|both|all|any|two|three|four|five|various|"
    r"at least|more than|about|around|up to|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"^(?:(?P<one>one|another|(?:a )?third|fourth) |others |some |most |many )?"
    r"of (?:the|its|their|his|her|these|those) (?P<whole>[a-z][\w’' -]*)",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"^(?:the|this|its|their)\s+(?:press |news |official |joint )?(?:release|statement|communiqu[eé])$", re.IGNORECASE
)
_FROM_DOCUMENT = re.compile(
    r"\b(?:statements?|reports?|data|figures|release|communiqu[eé]|messages?|letters?|documents?|posts?|tweets?|"
    r"videos?|surveys?|stud(?:y|ies)|analysis|investigation|records|numbers)\s+(?:\w+\s+)?(?:from|by|of)\s+"
    r"(?:the\s+)?(?P<body>[A-Z].*?)(?=\s+(?:during|on|in|at|this|last|earlier|published|released|showing|saying)\b|$)"
)
_SURNAME = re.compile(r"(?: [A-Z][\w’'-]*[a-z])+")
_HE = frozenset({"mr", "king", "prince", "sir", "lord", "chairman", "spokesman", "man", "boy", "father", "son", "imam"})
_SHE = frozenset({"mrs", "ms", "queen", "lady", "chairwoman", "spokeswoman", "woman", "girl", "mother", "daughter"})


def is_first_person(words: str) -> bool:
    """True for "we" and "our"; not for the country "US"."""
    return words != "US" and words.lower() in FIRST_PERSON


def bare_name(phrase: str) -> str:
    """The phrase without articles, numbers and quotation marks around it; of "one of the guards", "guard"."""
    bare = _LEADING.sub("", phrase.strip(" ,;:()'’\"“”")).strip()
    part = _PART_OF.match(bare)
    if part is None:
        return bare or phrase.strip()
    return _singular(part["whole"]) if part["one"] else part["whole"]


def _singular(words: str) -> str:
    """The last word without its plural: "guard" of "guards", "woman" of "women"."""
    first, space, last = words.rpartition(" ")
    for ending, single in (("men", "man"), ("people", "person"), ("children", "child"), ("ies", "y"), ("s", "")):
        if last.endswith(ending) and not last.endswith("ss"):
            return first + space + last.removesuffix(ending) + single
    return words


def is_release(phrase: str) -> bool:
    """True for "the release", "this statement": the words of whoever published them."""
    return bool(_RELEASE.match(phrase))


def from_document(phrase: str) -> str | None:
    """The body behind "a statement from the Foreign Office"; None for other phrases."""
    found = _FROM_DOCUMENT.search(phrase)
    return found["body"] if found else None


def gender_of(words: Iterable[str]) -> str:
    """ "he" or "she" when a title or noun tells, else nothing."""
    known = {w.lower().strip(".") for w in words}
    return "he" if known & _HE else "she" if known & _SHE else ""


def is_human_name(name: str, table: ActorTable) -> bool:
    """True when the first word is a given name, or the table has a person of this name."""
    return fold(name.split()[0]) in given_names() or bool(table.people(fold(name), None))


def person_in(start: int, end: int, text: str, table: ActorTable) -> str:
    """The whole name of a person that a parse has cut, or joined to a country: "Great Ruritania Ada Brook"."""
    core = text[start:end].removesuffix("’s").removesuffix("'s")
    words = core.split()
    if len(words) == 1 and fold(core) in given_names():
        more = _SURNAME.match(text, end)
        return core + more.group(0) if more else core
    for size in (2, 3):
        tail = " ".join(words[-size:])
        country = len(words) > size and table.country_of_name(fold(" ".join(words[:-size])))
        if country and is_human_name(tail, table):
            return tail
    return core


def full_names(mentions: Iterable[Mention], text: str, table: ActorTable) -> dict[str, str]:
    """Surname -> full name for persons named in full anywhere in the document."""
    names: dict[str, str] = {}
    for mention in mentions:
        if mention.kind != "actor" or mention.form != "name" or mention.core is None:
            continue
        core = person_in(mention.core.start, mention.core.end, text, table)
        words = fold(core).split()
        if not 2 <= len(words) <= 4 or ORG_WORDS & set(words) or " of " in core:
            continue
        titled = bool(TITLE_BEFORE.search(text[mention.start : mention.core.start]))
        a_person = titled or table.people(fold(core), None) or not table.by_alias(fold(core))
        known = titled or words[0] in given_names()
        if a_person and len(words[-1]) > 2 and (known or not table.by_alias(words[-1])):
            names.setdefault(words[-1], core)
    return names
