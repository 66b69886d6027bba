"""What a claim is mainly about: thirteen issues, from stance, cue and the words of the content."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.find.claims_reading import NAMING, frame_and_cue
from counterclaim.parse import ParsedDocument
from counterclaim.records import Claim, EventMention

__all__ = ["issue_by_words", "points_back", "with_issue"]

_BY_STANCE = {
    "praises": "evaluation",
    "condemns": "evaluation",
    "demands": "request",
    "commits": "commitment",
    "threatens": "commitment",
    "accepts": "responsibility",
}
_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands|"
    r"several|many|twenty|thirty|forty|fifty|sixty)"
)
_HARMED = r"(?:kill|dead|die[sd]?\b|dying|death|wound|injur|casualt|fatalit|martyr|victim|missing|displac|hostage)"
_TOLL = re.compile(
    rf"\b{_NUMBER}\b[^.;]{{0,60}}?\b{_HARMED}|\b{_HARMED}\w*[^.;]{{0,40}}?\b{_NUMBER}\b|death toll", re.I
)
_USE = re.compile(
    r"\b(?:us(?:e|ed|es|ing) (?:\w+ ){0,3}(?:as|by|for)\b|"
    r"us(?:e|ed|es|ing) (?:them|it|these|those)\b|(?:was|were|is|are|being|been) (?:being )?used (?:by|for|"
    r"as|to)\b|"
    r"shelter(?:s|ed|ing)|hous(?:es|ed|ing) (?:a|the|fighters|weapons|militants)|hid(?:ing|den|es?) (?:in|inside|"
    r"under|weapons|"
    r"fighters|among)|carrying (?:\w+ ){0,2}(?:weapons|fighters|wounded|injured|patients|aid|passengers|militants|arms|"
    r"ammunition)|human shields?|command (?:cent(?:er|re)|post)|weapons? (?:depot|cache|store|storage)|"
    r"military (?:base|"
    r"headquarters|facility|purposes)|(?:was|were) (?:\w+ ){0,2}(?:returning|travell?ing|heading|on (?:its|their) way|"
    r"transporting|evacuating|delivering)|transporting)\b",
    re.I,
)
_ARMED = (
    r"(?:commanders?|fighters?|militants?|gunmen|rebels?|insurgents?|operatives?|combatants?|"
    r"armed (?:men|people|group))"
)
_ARMS = r"(?:weapons?|ammunition|arms|munitions|rockets?|missiles?|explosives?)"
_HELD = re.compile(  # what an object held, or whom it served
    rf"\b(?:(?:kept|keep|keeps|keeping|stor(?:e|ed|es|ing)|stockpil\w+|hid|hidd?en|hid(?:e|es|ing)|"
    rf"conceal\w*|seen?|found) "
    rf"(?:\w+ ){{0,2}}(?:{_ARMS}|{_ARMED})|(?:was|were|had been|is|are) (?:no )?{_ARMS} (?:in|inside|under|there)|"
    rf"{_ARMED}\b[^.;]{{0,60}} (?:was|were|had been|are) (?:meeting|hiding|gather\w*|present|based|"
    rf"inside|staying|there)|"
    rf"in use by|(?:was|were|is|are|been) using (?:the|them|it|this|that|these|"
    rf"those)\b(?! (?:\w+ )?(?:{_ARMS}|force|gas)))",
    re.IGNORECASE,
)
_OBJECTS = (
    r"(?:ambulances?|vehicles?|cars?|trucks?|convoys?|hospitals?|clinics?|schools?|universit\w+|"
    r"buildings?|houses?|homes?|"
    r"hotels?|mosques?|churches|church|camps?|shelters?|ships?|boats?|offices?|warehouses?|factor\w+|markets?|them|it)"
)
_SERVED = re.compile(rf"\b{_OBJECTS}\b[^.;]{{0,40}}\bserv(?:ed|es|ing)\b", re.IGNORECASE)
_MISUSE = re.compile(rf"\bof (?:us|utili[sz]|exploit)ing (?:\w+ ){{0,4}}{_OBJECTS}\b", re.IGNORECASE)
_USED_IT = re.compile(r"\b(?:had|has|have|was|were|been) (?:been )?us(?:ed|ing) (?:them|it|the)\b", re.IGNORECASE)
_HOMELESS = re.compile(r"\bdisplaced (?:famil\w+|people|persons?|civilians?|residents?)", re.IGNORECASE)
_PROPOSAL = re.compile(
    r"^(?:the|this|that|any|such|a|an|its|his|her|their|\w+['’]s?)?\s*(?:\w+ ){0,2}(?:proposals?|"
    r"plans?|offers?|appeals?|demands?|"
    r"requests?|resolutions?|cease-?fires?|truces?|pauses?|talks|negotiations|mediation|initiatives?|ultimatum)\b",
    re.IGNORECASE,
)
_WEAPON = re.compile(
    r"\b(?:chemical weapons?|chlorine|sarin|nerve agent|cluster (?:bombs?|munitions?)|phosphorus|missiles?|rockets?|"
    r"drones?|"
    r"warhead|artillery shells?|munitions?|grenades?|explosives?|bombs?|mines?|weapons?)\b",
    re.I,
)
_WEAPON_USED = re.compile(
    r"\b(?:used?|using|type|kind|made|fired with|equipped|armed with|contain|supplied|trace)\b", re.I
)
_PEOPLE = re.compile(
    r"\b(?:civilians?|children|women|families|patients|residents|refugees|humanitarian|starv|hunger)", re.I
)
_LAW = re.compile(
    r"\b(?:law|laws|legal|illegal|unlawful|legitimate|constitution\w*|court|convict|guilty|sentenc|charge[sd]?|"
    r"prosecut|"
    r"violat\w*|breach\w*|war crimes?|genocide|sovereignty|convention|treaty|ban(?:ned)?|sanction|permit|licen[cs]e|"
    r"rights)\b",
    re.I,
)
_INTENT = re.compile(
    r"\b(?:intend\w*|intention\w*|aim(?:s|ed|ing)?|goal|objective|purpose|in order to|seek(?:s|ing)? to|want(?:s|"
    r"ed)? to|"
    r"trying to|plan(?:s|ned|ning)?|plot\w*|deliberate\w*|prepar\w+|motiv\w+|attempt\w*|ready to|would|target(?:ed|"
    r"ing)? "
    r"(?:because|for))\b",
    re.I,
)
_MEETING = re.compile(
    r"\b(?:met with|meet(?:s|ing|ings)?|talks|visit(?:s|ed|ing)?|negotiat\w+|summit|dialogue|discuss\w*)\b", re.I
)
_CULPRIT = re.compile(
    r"\b(?:responsib\w+|behind the|carried out by|perpetrat\w+|culprit|involve\w*|role in|wrongdoing|complicit\w*|"
    r"launched by|fired by|committed by|caused by|conducted by|blame|to blame|was behind|suspect\w*|orchestrat\w+|"
    r"gunm[ae]n)\b",
    re.I,
)
_AGENT = re.compile(  # an act with its doer named as the point: "was shelled by the army", "fired from the valley"
    r"\b(?:destroyed|killed|shot(?: down)?|shelled|bombed|hit|struck|launched|attacked|fired|"
    r"poisoned|created|planted|staged|"
    r"downed|planned|organi[sz]ed|murdered)\b[^.;,]{0,30} by (?!(?:a|an) (?:drone|missile|rocket|"
    r"bomb|shell|mine|car|blast|strike|"
    r"explosion)\b)|\bcommitted the\b|\bfired from\b|\b(?:ascrib|attribut)\w+\b|\bfalse[- ]flag\b|\breason for\b|"
    r"\b(?:un)?(?:connected|related|linked) to\b|\bbrought down\b|\bcommitted by\b|\bwas the (?:trigger|cause)\b|"
    r"\bdue to an? (?:error|mistake|failure)\b",
    re.I,
)
_WHOSE_TOLL = re.compile(r"\b(?:that|which|who) (?:had |has |have )?(?:killed|wounded|injured)\b", re.I)
_NOT_SO = re.compile(
    r"^(?:that )?(?:it (?:was|is|had been|has been)|any (?:movement|such|talks|deal|agreement)|there\b|such\b|"
    r"the (?:two|three|both)\b|(?:its|their) (?:\w+ ){1,2}(?:were|was) in)\b",
    re.I,
)
_JUDGED = re.compile(
    r"\b(?:importance|important|counterproductive|disappointed|difficult|dangerous|serious|great|"
    r"good|bad|best|worst|successful|failure|strong|weak|honou?r|"
    r"tragic|"
    r"terrible|proud|sad(?:ly)?|clear|progress|concern\w*|challenge|significant|positive|negative|unacceptable|"
    r"necessary|"
    r"crucial|critical|better|worse|hope\w*|risk|threat|stable|tense|dire|calm|safe|sorry|regret|condolences|"
    r"thoughts)\b",
    re.I,
)
_ACT = re.compile(
    r"\b(?:attack|strike|struck|kill|shot|shoot|shell|bomb|launch|fire[sd]?\b|hit|target|destroy|captur|seiz|ambush|"
    r"assault|"
    r"raid|abduct|kidnap|detain|arrest|down(?:ed|ing)|intercept|explo|clash|fight|hijack|murder|poison|tortur|invad|"
    r"advance|withdr|retreat|cross|enter|arriv|deploy|evacuat|collaps|crash|release)",
    re.I,
)
_JUDGING = ("small", "quote", "voice goes on")
_BACK = re.compile(
    r"^(?:this|that|the|these|those|such|any|all|its|his|her|their)?\s*(?:claims?|reports?|allegations?|accusations?|"
    r"charges?|assertions?|statements?|account|suggestions?|rumou?rs?|version|narrative|contention|it|this|that)$",
    re.I,
)
_ACCUSING = ("accuse", "blame", "suspect", "attribute", "charge", "claim responsibility")


def points_back(content: str) -> bool:
    """True for a content that only names what was said before: "this claim", "the accusations"."""
    return bool(_BACK.match(content))


def with_issue(parsed: ParsedDocument, claim: Claim, events: Sequence[EventMention]) -> Claim:
    """The claim with its main issue, now that the events inside its content are known."""
    if points_back(claim.content.text) and claim.stance in ("denies", "disputes"):
        return claim
    issue = issue_by_words(claim.stance, claim.content.text, claim.why)
    if issue in ("other", "occurrence") and claim.stance == "asserts":
        issue = _by_events(claim, events, issue)
    return dc.replace(claim, issue=issue)


def _by_events(claim: Claim, events: Sequence[EventMention], issue: str) -> str:
    """What the typed acts inside the content add: talks are a meeting; any material act is an occurrence."""
    types = {e.type for e in events if claim.content.span.holds(e.trigger.span)}
    if types and types <= {"CONSULT"}:
        return "meeting"
    return "occurrence" if types - {"CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"} else issue


@lru_cache(maxsize=1024)  # asked twice of each claim
def issue_by_words(stance: str, content: str, why: str = "") -> str:
    """The issue that stance, cue and words suggest; `why` is the frame and cue that found the claim."""
    if stance in _BY_STANCE:
        return _BY_STANCE[stance]
    frame, cue = frame_and_cue(why)
    if stance in ("denies", "disputes", "declines"):
        return _contested(stance, content)
    if cue in _ACCUSING:
        return "target_use" if _MISUSE.search(content) else "responsibility"
    if cue in NAMING:
        return "evaluation"
    issue = _plain(content)
    if issue != "other":
        return issue
    return "evaluation" if frame in _JUDGING or content[:1] in '“"' else "occurrence"


def _contested(stance: str, content: str) -> str:
    """What a denial is about: who did it, unless its words say more."""
    if stance == "disputes" and _PROPOSAL.match(content):
        return "request"
    if _is_use(content) or _USED_IT.search(content):
        return "target_use"
    for issue, pattern in (("casualty_count", _TOLL), ("target_use", _USE)):
        if pattern.search(content):
            return issue
    if _MEETING.search(content) and not _ACT.search(content):
        return "meeting"
    if stance == "disputes":
        return "responsibility" if _CULPRIT.search(content) else "occurrence"
    if _NOT_SO.match(content):
        return "occurrence"
    return "responsibility"


def _is_use(content: str) -> bool:
    return bool(_USE.search(content) or _HELD.search(content) or _SERVED.search(content))


def _plain(content: str) -> str:
    if _is_use(content):
        return "target_use"
    if _TOLL.search(content) and not _WHOSE_TOLL.search(content):
        return "casualty_count"
    if _WEAPON.search(content) and _WEAPON_USED.search(content):
        return "weapon"
    if _CULPRIT.search(content) or _AGENT.search(content):
        return "responsibility"
    hurt = _HOMELESS.sub("people", content)
    if _PEOPLE.search(content) and re.search(_HARMED + r"|suffer|flee|fled|trapped", hurt, re.I):
        return "civilian_harm"
    if _ACT.search(content):
        return "intent" if _INTENT.search(content) else "occurrence"
    for issue, pattern in (("legality", _LAW), ("intent", _INTENT), ("meeting", _MEETING), ("evaluation", _JUDGED)):
        if pattern.search(content):
            return issue
    return "other"
