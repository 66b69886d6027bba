"""Headline views on standing in the manner of two public lists; "-like", for we are not those bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.records import Standing

__all__ = ["airwars_like_grade", "strike_status_like"]


def strike_status_like(standings: Iterable[Standing]) -> str:
    """declared, contested, likely, single source claim, or not raised: of one incident."""
    by_issue = _by_issue(standings)
    occurrence, responsibility = _status(by_issue, "occurrence"), _status(by_issue, "responsibility")
    if responsibility == "conceded":
        return "declared"
    if "contested" in (occurrence, responsibility):
        return "contested"
    if occurrence in ("corroborated", "verified_by_body", "conceded"):
        return "likely"
    if occurrence in ("single_source", "several_uncorroborated"):
        return "single source claim" if occurrence == "single_source" else "several claims, none vetted"
    return "not raised" if occurrence == "not_raised" else "denied"


def airwars_like_grade(standings: Iterable[Standing]) -> str:
    """confirmed, contested, fair, weak or none_reported: of one incident; only a reviewer may discount."""
    by_issue = _by_issue(standings)
    harm, blame = by_issue.get("civilian_harm"), by_issue.get("responsibility")
    if harm is None or harm.status in ("not_raised", "denied_only"):
        return "none_reported"
    if harm.status == "conceded" and blame is not None and blame.status == "conceded":
        return "confirmed"
    if blame is not None and blame.rule == "R4a":
        return "contested"
    credible = {v.origin for v in harm.voices if v.credible and v.stance in ("asserts", "accepts")}
    if len(credible) >= 2 and _status(by_issue, "occurrence") in ("corroborated", "verified_by_body", "conceded"):
        return "fair"
    return "weak"


def _by_issue(standings: Iterable[Standing]) -> Mapping[str, Standing]:
    return {s.issue: s for s in standings}


def _status(by_issue: Mapping[str, Standing], issue: str) -> str:
    found = by_issue.get(issue)
    return found.status if found else "not_raised"
