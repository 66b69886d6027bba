"""What the claimant does with the content: the cue's own stance, turned by negation and by what it governs."""

from __future__ import annotations

import re

from spacy.tokens import Token

from counterclaim.find.claims_reading import NAMING, Candidate, Reading, frame_and_cue

__all__ = ["stance_of"]

_ACCOUNTS = frozenset(
    """claim report allegation accusation charge assertion statement account suggestion rumour rumor version
    narrative contention criticism characterization finding argument""".split()
)
_ASKED = frozenset("request demand proposal offer call appeal bid application".split())
_NEGATED = {
    "asserts": "declines", "denies": "declines", "accepts": "declines", "disputes": "asserts", "praises": "condemns",
    "condemns": "declines", "demands": "asserts", "commits": "declines", "threatens": "asserts", "declines": "asserts",
}  # fmt: skip
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_TOOK_PART = re.compile(
    r"\b(?:attack|strike|struck|kill|shot|shell|bomb|launch|carried out|hit|target|destroy|fired|responsib|captur|seiz|"
    r"behind|ambush|assault|raid|abduct|detain|downed|intercept)",
    re.I,
)
_HARM_AHEAD = re.compile(
    r"\b(?:revenge|retaliat|reveng|aveng|consequence|go to war|war if|strike back|hit back|respond (?:with|"
    r"to) (?:any|the)|"
    r"pay (?:a|the) price|crush|annihilat|decisive response|"
    r"(?:will|shall|would|['’]ll|going to) (?:\w+ ){0,2}(?:destroy|attack|bomb)|no mercy|escalat)",
    re.I,
)
_MUST = re.compile(
    r"\b(?:must|should|ought to|needs? to|has to be|have to be|urg(?:e|es|ing)|call(?:s|ing)? (?:on|upon|for)|demand|"
    r"necessity of|need for|necessary to|essential (?:to|that)|imperative|it is (?:time|vital) )\b",
    re.I,
)
_PRAISE = re.compile(
    r"\b(?:hero|heroes|heroic|heroism|glorious|courag|brave|bravery|proud|delighted|pleased|grateful|gratitude|thank|"
    r"welcom|congratulat|salut|commend|admir|applaud|prais|remarkable|extraordinary progress|outstanding|excellent|"
    r"exemplary|honou?r(?:s|ed)? (?:the|to|them|him|her|our)|appreciat|satisfaction|tribute|respected|valu(?:e|"
    r"es) (?:the|our)|"
    r"contribution|solidarity|stands? (?:with|by)|steadfast|legendary|triumph)",
    re.I,
)
_BLAME = re.compile(
    r"\b(?:unacceptable|horrific|heinous|barbar|atrocit|outrag|shame|brutal|crime against|criminal|war crimes?|aggress|"
    r"irresponsib|destructive|provocat|cowardly|appalling|abhorrent|despicable|deplor|flagrant|blatant|indiscriminate|"
    r"disgrac|inhuman|inhumane|violat|illegal|unlawful|reckless|murder|massacre|genocid|terror(?:ism|ist act)?\b|"
    r"disregard|counterproductive|threatening|unjustif|cynical|hypocri|lies\b|fabricat|unprecedented attack|"
    r"condemn|outrageous|repress|oppress|tyran|evil|sabotage|not showing|fail(?:s|ed|ing|ure) to|"
    r"cruel|vicious|savage|callous|ruthless|treacher|sinister|wicked|vile|monstrous|gruesome|repugnan|reprehensib|"
    r"detestabl|horrendous|horrifying|senseless|unconscionabl|inexcusabl|intolerabl|scandal|betray|"
    r"mockery|farc(?:e|ical)|"
    r"sham\b|fiasco|catastroph|disastrous|calamit|disappoint|regrettabl|dastardly|illegitimate|aggravat|undermin|"
    r"jeopardi[sz]|dangerous|harmful|disproportionate|unprovoked|futil|crimes\b|"
    r"attack on (?:democracy|freedom|the free)|"
    r"refus(?:e|es|ed|al) to|ignor(?:e|es|ed|ing))",
    re.I,
)
_AHEAD = re.compile(
    r"(?:\b(?:will|shall|would|going to|plans? to|intends? to|committed to|commitment|readiness|willingness|ready to|"
    r"determined to|determination|vow|pledge|promise|undertak|resolve to|prepared to|set(?:ting)? up)\b|['’]ll\b)",
    re.I,
)
_OWN = re.compile(
    r"^[\"“”'‘’\s]*(?:that |also |now |today, |in response, )?(?:we|i|it|they|he|she|its|their|his|her|our|my|"
    r"the government|"
    r"both sides|the (?:two )?(?:leaders|parties|sides|countries|government|country|military|army|ministry))\b",
    re.I,
)
_NOTHING = re.compile(
    r"\b(?:no evidence|little evidence|no (?:\w+ ){0,3}(?:were|was|are|is|has|have|had)|not (?:true|involved|"
    r"responsible|"
    r"behind|carry|carried|attack|target|fire|fired|want)|nothing to do|unrelated|never|false|fabricated|baseless|"
    r"unfounded|untrue)\b|n['’]t\b",
    re.I,
)
_SOON = 40  # a denial says its "not" at once
_MIND = re.compile(r"^\W*(?:i|we) (?:\w+ )?(?:think|believe|know|hope|feel|guess|suppose|remember)\b", re.I)
_NO_TRACE = re.compile(
    r"^(?:that )?there (?:is|was|were|are|has been) (?:no|little) (?:\w+ )?(?:evidence|proof|sign)", re.I
)
_ACT_NOUN = r"(?:attacks?|bombings?|killings?|strikes?|shootings?|assaults?|raids?|blasts?|ambush(?:es)?|kidnappings?)"
_OWN_ACT = re.compile(
    rf"^(?:the|this|that|both|these|those)\b(?: [\w-]+){{0,3}} {_ACT_NOUN}\b|^(?:the )?{_ACT_NOUN}$", re.I
)
_THANKS = re.compile(r"^\W*(?:(?:i|we) )?(?:want to |would like to )?(?:thanks?|congratulat|salute|commend)", re.I)
_REVIEWED = re.compile(r"^\W*(?:[\w-]+ ){1,4}(?:discussed|met|spoke|reviewed|exchanged|raised|talked)\b", re.I)
_TELLING = ("tell", "remind", "instruct", "warn")
_WHOSE = re.compile(
    r"^(?:its|their|his|her|our|an?|the)?\s*(?:[\w'’ -]{1,40}['’]s? )?(?:full |mutual |own |continued )*", re.I
)
_PLEDGED = re.compile(
    r"\b(?:(?:is|are|remain|remains|am) (?:\w+ )?(?:committed to|"
    r"open to (?:\w+ )?(?:dialogue|talks|negotiat\w+|discussi\w+|cooperat\w+|compromise)|"
    r"ready to|prepared to|determined to)|"
    r"(?:have|has) (?:instructed|ordered|directed))\b",
    re.I,
)
_DECREED = re.compile(
    r"^(?:an?|the|new|further|additional|unilateral|fresh|more|\d+)?\s*(?:\w+ ){0,2}(?:sanctions|order|funding|"
    r"coalition|plans?|programme|program|ban|measures|curfew|ceasefire|truce|project|investment|reward|"
    r"package|initiative|mobili[sz]ation)\b",
    re.I,
)
_CANNOT = re.compile(
    r"\b(?:can ?not|can['’]t|could not|couldn['’]t|unable to|in no position to) (?:confirm|verify|comment|say)\b", re.I
)
_STRESSING = ("emphasise", "emphasize", "stress", "underscore", "point", "note", "underline")
_FREE = ("", "that", "quote", "voice goes on", "small", "obj", "name", "letter", "ing")


def stance_of(reading: Reading, candidate: Candidate) -> str:
    """One of the ten stances, from the cue, its negation, and words of the content where the cue is plain."""
    meaning = candidate.meaning
    content = reading.text[slice(*candidate.content)]
    if meaning is None:
        return _said(reading, candidate, content)
    head = reading.doc[candidate.head] if candidate.head >= 0 else None
    stance = meaning.stance
    if head is not None and _is_negated(head):
        return "declines" if meaning.lemma in ("confirm", "comment") else _NEGATED[stance]
    if meaning.lemma == "suggest" and stance == "demands" and not re.match(r"\w+ing\b|that\b", content):
        return "asserts"
    if stance == "denies" and head is not None:
        return _denial(reading, candidate, content)
    if stance == "accepts" and meaning.rest == () and not _owns(reading, candidate, content):
        return "asserts"
    if stance == "asserts" and meaning.act == "speech" and meaning.pos in ("verb", "noun"):
        return _said(reading, candidate, content)
    return stance


def _is_negated(head: Token) -> bool:
    verb = head.head if head.dep_ == "acomp" else head
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in ("never", "neither")):
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ == "nsubj" and any(
            d.lower_ in ("no", "neither", "nobody", "none") for d in (child, *child.lefts)
        ):
            return True
    return False


def _denial(reading: Reading, candidate: Candidate, content: str) -> str:
    """A denial of another's account or request disputes it; of knowing anything, it declines."""
    start, end = candidate.content
    for child in reading.doc[candidate.head].children:
        is_object = child.dep_ == "dobj" and start <= child.idx < end
        if is_object and child.lemma_.lower() in _ACCOUNTS | _ASKED:
            return "disputes"
    return "declines" if re.match(r"having (?:any )?(?:information|knowledge)", content) else "denies"


_ITSELF = re.compile(
    r"^[\"“”'‘’\s]*(?:that |also |now |today, )?(?:we|i|it|they|he|she|"
    r"(?:\w+ (?:\w+ )?of )?(?:its|their|his|her|our|my))\b",
    re.IGNORECASE,
)
_UNDERGONE = re.compile(  # "it was carried out", "they were attacked": what "it" stands for did not do it
    r"^\W*(?:\w+ )?(?:it|they|we|he|she|i) (?:had |has |have )?(?:was|were|been|is|are|being) (?:\w+ly )?"
    r"(?:\w{3,}ed|carried|done|launched|made|struck|hit|shot|bombed)\b",
    re.IGNORECASE,
)


_OUR_DOING = re.compile(
    r"\b(?:it|this|that) was (?:\w+ )?(?:our|my) (?:own )?(?:bombs?|missiles?|rockets?|shells?|drones?|aircraft|strike|"
    r"attack|operation|forces|troops|soldiers|mistake|error|fault|doing|responsibility)\b",
    re.IGNORECASE,
)


def _owns(reading: Reading, candidate: Candidate, content: str) -> bool:
    """True when the content's subject is the claimant: "they carried out", "its forces hit"."""
    if _OWN.match(content) or _ITSELF.match(content) or re.match(r"^(?:to |responsibility|\w+ing\b)", content):
        return True
    if candidate.speaker is None:
        return False
    speaker = reading.text[slice(*candidate.speaker)].split()
    return bool(speaker) and content.split()[:1] == speaker[-1:]


def _said(reading: Reading, candidate: Candidate, content: str) -> str:
    """The stance that the content itself shows, where the cue is a plain word of saying."""
    frame, named = frame_and_cue(candidate.why)
    lemma = candidate.meaning.lemma if candidate.meaning else ""
    if frame in ("to", "addr") and lemma in _TELLING:
        return "demands"
    if (frame, lemma) == ("wh", "say") and _MUST.search(content):
        return "demands"
    if frame not in _FREE and named not in NAMING:
        return "asserts"
    own = bool(_OWN.match(content)) or _names_itself(reading, candidate, content)
    if lemma == "claim" and frame == "obj" and _OWN_ACT.match(content):
        return "accepts"
    if _NO_TRACE.match(content):
        return "disputes"
    if lemma in ("accuse", "blame", "suspect", "charge", "cite", "ask", "wonder", "question", "report", "read"):
        return "asserts"
    if own and _CANNOT.search(content):
        return "declines"
    if own and _refuses(content):
        return "denies"
    if lemma == "warn" and own:
        return "threatens"
    bare = _WHOSE.sub("", content)
    if (own and _AHEAD.search(content)) or (frame == "obj" and _AHEAD.match(bare)) or _pledges(own, content):
        return "threatens" if _HARM_AHEAD.search(content) else "commits"
    if lemma == "announce" and frame == "obj" and _DECREED.match(content):
        return "commits"
    itself = bool(_ITSELF.match(content)) and not _UNDERGONE.match(content)
    if _OUR_DOING.search(content):
        return "accepts"
    if itself and _TOOK_PART.search(content) and lemma in ("claim", "say", "announce", "acknowledge"):
        return "accepts"
    if _MUST.search(content) and not _REVIEWED.match(content):
        return "demands"
    if lemma in NAMING or lemma in _STRESSING or candidate.direct:
        return _judged(content)
    return "asserts"


def _names_itself(reading: Reading, candidate: Candidate, content: str) -> bool:
    """True when the content begins with the speaker's own side: "the Utopian minister said Utopia would ..."."""
    if candidate.speaker is None:
        return False
    speaker = {w[:5] for w in re.findall(r"[A-Z]\w{3,}", reading.text[slice(*candidate.speaker)])}
    first = re.findall(r"\w+", content)[:3]
    return any(w[:5] in speaker for w in first if w[:1].isupper() and len(w) > 3)


def _pledges(own: bool, content: str) -> bool:
    """True for a resolve that is stated: of another's resolve only when it is peaceful."""
    return bool(_PLEDGED.search(content)) and (own or not _TOOK_PART.search(content))


def _refuses(content: str) -> bool:
    """True when the content denies an own act; a mere "can't" in a long quotation denies nothing."""
    found = _NOTHING.search(content)
    return found is not None and not _AHEAD.search(content) and found.start() <= _SOON and not _MIND.match(content)


def _judged(content: str) -> str:
    if _THANKS.match(content):
        return "praises"
    blame, praise = len(_BLAME.findall(content)), len(_PRAISE.findall(content))
    if blame == praise:
        return "asserts"
    return "condemns" if blame > praise else "praises"
