"""Who "we" is in a document: the body that issued it, by its publisher, its title or its first line."""

from __future__ import annotations

import re

from counterclaim.records import Document, Findings
from counterclaim.resolve.naming import is_first_person

__all__ = ["issued_by", "signed_by", "speaks_for_itself"]

_MEDIA = "JRN"
_NAME = r"[A-Z][\w’'.-]*(?:[ -](?:(?:of|for|and|del|de|la|al|the|du|des) )*[A-Z][\w’'.-]*)*"
_TITLED = re.compile(
    r"\b(?i:statement|communiqu[eé]|declaration|message|appeal|press release|release|answers?|remarks|address|letter|"
    rf"report|briefing|transcript|note)\b[^:;\n]{{0,30}}? (?P<how>by|from|of) (?:the )?(?P<name>{_NAME})"
)
_DESK = re.compile(
    r",\s*(?:\w+ ){0,2}(?:office|information|press|media|desk|coverage|service|bureau|department|channel)\b.*$",
    re.IGNORECASE,
)
_OFFICE_OF_ONE = re.compile(
    r"\b(?:minister|president|chief|secretary|commander|general|leader|director|head|spokes\w+|ambassador|envoy|"
    r"governor|mayor|commissioner)\b",
    re.IGNORECASE,
)


def speaks_for_itself(findings: Findings) -> bool:
    """True when "we" or "I" claims something outside every quotation: a statement, or a story in the first person."""
    quoted = [c.content for c in findings.claims if c.form != "indirect" or c.cue is None]
    return any(
        c.claimant is not None
        and is_first_person(c.claimant.text)
        and not any(q.start <= c.claimant.start < q.end for q in quoted)
        for c in findings.claims
    )


def issued_by(document: Document, sector: str | None) -> str | None:
    """The name of the body that issued a document, or None; `sector` is that of its publisher in the table of actors.

    A publisher that is no outlet speaks for itself. Of what an outlet prints, the title or the first line may say
    whose statement it is.
    """
    publisher = _DESK.sub("", document.publisher or "").strip()
    if publisher and sector not in (None, _MEDIA):
        return publisher
    return _titled(document, person=False) or publisher or None


def signed_by(document: Document) -> str | None:
    """The office holder that a title names as the author: "Statement by the Chief of the General Staff"."""
    return _titled(document, person=True)


def _titled(document: Document, *, person: bool) -> str | None:
    first = document.text.lstrip().split("\n", 1)[0]
    for line in (document.title or "", first if len(first.split()) <= 20 else ""):
        found = _TITLED.search(line)
        if found and found["name"][:1].isupper() and bool(_OFFICE_OF_ONE.search(found["name"])) == person:
            return found["name"]
    return None
