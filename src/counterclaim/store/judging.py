"""What may be decided: which action takes which target, what its patch may say, and how a target is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from counterclaim.codebook.sides import GRADES
from counterclaim.errors import WriteError
from counterclaim.records.findings import EVENT_TYPES, FORMS, ISSUES, MODALITIES, STANCES, Claim, EventMention
from counterclaim.records.incidents import STATUSES
from counterclaim.store import decisions, tables
from counterclaim.store.codec import canonical, sha256, written
from counterclaim.store.rows import findings_of
from counterclaim.store.shapes import ACTIONS

__all__ = ["checked_decision", "target_digest"]

_D = tables.documents
_TABLES = {
    "doc": tables.documents, "clm": tables.claims, "evt": tables.events, "inc": tables.incidents,
    "dec": tables.decisions,
}  # fmt: skip
_ANY = ("doc", "clm", "evt", "inc", "standing", "source")
# Action -> the kinds of target it takes, and the fewest and most of them in one decision.
_TAKES: Mapping[str, tuple[tuple[str, ...], int, int]] = {
    "accept": (_ANY, 1, 99),
    "edit": (("doc", "clm", "evt"), 1, 1),
    "reject": (("doc", "clm", "evt", "inc"), 1, 1),
    "same": (("evt",), 2, 99),
    "different": (("evt",), 2, 99),
    "merge": (("inc",), 2, 99),
    "split": (("inc",), 1, 1),
    "override": (("standing", "inc"), 1, 1),
    "grade_source": (("source",), 1, 1),
    "redact": (("doc", "clm", "evt", "inc"), 1, 1),
    "release": (("inc",), 1, 1),
    "withdraw": (("inc",), 1, 1),
    "undo": (("dec",), 1, 1),
}
_DAY, _TEXT = ("day",), ()
# What a patch may set -> the values allowed; empty for any text.
_MAY_SET: Mapping[str, Mapping[str, Sequence[str]]] = {
    "clm": {"stance": STANCES, "issue": ISSUES, "form": FORMS, "act": ("speech", "attitude"), "claimant": _TEXT},
    "evt": {
        "type": EVENT_TYPES, "modality": MODALITIES, "mode": _TEXT, "actors": _TEXT, "recipients": _TEXT,
        "place": _TEXT, "earliest": _DAY, "latest": _DAY,
    },
    "doc": {"publisher": _TEXT, "title": _TEXT, "url": _TEXT, "wire_credit": _TEXT, "published_on": _DAY},
    "inc": {"public_place": ("grid",)},
    "standing": {"status": STATUSES, "value": _TEXT},
    "source": {"grade": GRADES},
}  # fmt: skip
_MUST_SET = {"edit": "at least one field", "override": "status", "grade_source": "grade", "split": "apart"}
_LISTS = {"split": "apart", "redact": "names"}  # what an action takes a list of words for


def checked_decision(
    connection: Connection, action: str, target: str, signed: tuple[str, str], patch: Mapping[str, Any]
) -> dict[str, str]:
    """The parts of a decision to keep; WriteError when the action, target, reason, name or patch will not do.

    Ids may be given by their beginnings. Kept with a merge, a split, a release and the rejection of an incident are
    the events that it had then, so that the decision means the same ever after.
    """
    rationale, reviewer = (part.strip() for part in signed)
    if action not in ACTIONS:
        raise WriteError(f"{action!r} is no decision.", remedy=f"choose one of {', '.join(ACTIONS)}")
    if not rationale or not reviewer:
        raise WriteError("a decision needs a reason and a name.", remedy="say why, and who decides")
    if str(patch.get("second_reviewer") or "").strip().casefold() == reviewer.casefold():
        raise WriteError("the second reviewer is the first.", remedy="name another person, or none")
    parts = [_full(connection, part) for part in target.split("|")]
    _check_targets(action, parts)
    digest = target_digest(connection, "|".join(parts))
    if digest is None:
        raise _unknown(target)
    said = dict(patch)
    if action == "split":
        said["apart"] = [_full(connection, event) for event in said.get("apart", ())]
    _check_patch(action, _kind(parts[0]), said)
    if action == "undo":
        _check_undo(connection, parts[0])
    said |= _as_it_stood(connection, action, parts, said)
    return {
        "action": action,
        "target": "|".join(parts),
        "target_sha256": digest,
        "patch": canonical(said),
        "rationale": rationale,
        "reviewer": reviewer,
    }


def target_digest(connection: Connection, target: str) -> str | None:
    """SHA-256 of what the target says now; None when it, or a part of it, is not there."""
    if target.startswith("source:"):
        return sha256(target) if target != "source:" else None
    parts = [_part_digest(connection, part) for part in target.split("|")]
    if None in parts:
        return None
    return parts[0] if len(parts) == 1 else sha256(canonical(parts))


def _kind(part: str) -> str:
    kind = part.partition(":")[0]
    return "standing" if kind == "inc" and "#" in part else kind


def _full(connection: Connection, part: str) -> str:
    """The id that begins so; as given for a source."""
    kind = part.partition(":")[0]
    if kind == "source":
        return part
    if kind not in _TABLES:
        raise _unknown(part)
    table = _TABLES[kind]
    beginning, mark, issue = part.partition("#")
    if _scalar(connection, select(table.c.id).where(table.c.id == beginning)) is None:
        like = table.c.id.startswith(beginning, autoescape=True)
        found = list(connection.execute(select(table.c.id).where(like).order_by(table.c.id).limit(4)).scalars())
        if len(found) > 1:
            raise WriteError(f"{beginning!r} begins several ids.", remedy=f"give more of one of {', '.join(found)}")
        beginning = found[0] if found and len(beginning) > len(kind) + 1 else beginning
    return beginning + mark + issue


def _unknown(target: str) -> WriteError:
    return WriteError(
        f"there is no {target!r} to decide about.",
        remedy="give an id that the ledger shows (`counterclaim brief`, `counterclaim show DOCUMENT --ids`)",
    )


def _check_targets(action: str, parts: Sequence[str]) -> None:
    kinds, fewest, most = _TAKES[action]
    for part in parts:
        if _kind(part) not in kinds:
            raise WriteError(f"{action} takes no {part!r}.", remedy=f"give {' or '.join(map(_shape, kinds))}")
    if not fewest <= len(parts) <= most:
        how = f"{fewest} or more targets" if most > fewest else f"{fewest} target{'s' * (fewest > 1)}"
        raise WriteError(f"{action} takes {how}, not {len(parts)}.", remedy=f"give {how} with | between them")
    if action in ("same", "different", "merge") and len(set(parts)) < len(parts):
        raise WriteError(f"{action} names one thing twice.", remedy="give different ids")


def _shape(kind: str) -> str:
    return {"standing": "inc:…#issue", "source": "source:NAME"}.get(kind, f"{kind}:…")


def _check_patch(action: str, kind: str, patch: Mapping[str, Any]) -> None:
    allowed = dict(_MAY_SET.get(kind, {})) if action in ("edit", "override", "grade_source") else {}
    for key, value in patch.items():
        if key == "second_reviewer":
            _check_value(key, value, _TEXT)
            continue
        if key == _LISTS.get(action):
            _check_list(key, value)
            continue
        if key not in allowed:
            known = ", ".join([*allowed, *([_LISTS[action]] if action in _LISTS else []), "second_reviewer"])
            raise WriteError(f"{action} cannot set {key!r}.", remedy=f"set one of {known}")
        _check_value(key, value, allowed[key])
    needed = "public_place" if (action, kind) == ("override", "inc") else _MUST_SET.get(action)
    named = [key for key in patch if key != "second_reviewer"]
    if needed and (not named or (action != "edit" and needed not in patch)):
        raise WriteError(f"{action} needs {needed}.", remedy=f"say it, as {needed}=…, or name the events to split off")


def _check_list(key: str, value: Any) -> None:
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
        raise WriteError(f"{key} must be a list of words.", remedy="give one or more")


def _check_value(key: str, value: Any, allowed: Sequence[str]) -> None:
    if allowed is _DAY:
        try:
            dt.date.fromisoformat(str(value))
        except ValueError as wrong:
            raise WriteError(f"{key}={value!r} is no day.", remedy="write it as 2023-11-03") from wrong
    elif allowed and value not in allowed:
        raise WriteError(f"{key}={value!r} is unknown.", remedy=f"choose one of {', '.join(allowed)}")
    elif not isinstance(value, str) and value is not None:
        raise WriteError(f"{key} must be words.", remedy=f"write {key}=…")


def _check_undo(connection: Connection, name: str) -> None:
    kept = decisions.kept(connection)
    standing = {d.id for d in decisions.effective(kept, undos=True)}
    if name not in standing:
        raise WriteError(f"{name} is undone already.", remedy="undo the decision that undid it, if it should stand")


def _as_it_stood(connection: Connection, action: str, parts: Sequence[str], said: Mapping[str, Any]) -> dict[str, Any]:
    if action in ("merge", "release") or (action == "reject" and _kind(parts[0]) == "inc"):
        return {"events": [_events(connection, part) for part in parts]}
    if action != "split":
        return {}
    whole, apart = _events(connection, parts[0]), list(said["apart"])
    rest = [event for event in whole if event not in apart]
    if not apart or not rest or not set(apart) <= set(whole):
        raise WriteError(
            "a split takes some of the incident's events, not all and no others.",
            where=parts[0],
            remedy=f"choose among {', '.join(whole[:20])}",
        )
    return {"rest": rest}


def _events(connection: Connection, incident: str) -> list[str]:
    pairs = tables.incident_events.c
    return sorted(connection.execute(select(pairs.event).where(pairs.incident == incident)).scalars())


def _part_digest(connection: Connection, target: str) -> str | None:
    kind = target.partition(":")[0]
    if kind == "doc":
        return _scalar(connection, select(_D.c.record_sha256).where(_D.c.id == target))
    if kind in ("clm", "evt"):
        return _finding_digest(connection, tables.claims if kind == "clm" else tables.events, target)
    if kind == "dec":
        return _scalar(connection, select(tables.decisions.c.hash).where(tables.decisions.c.id == target))
    incident, _, issue = target.partition("#")
    query = select(tables.incidents.c.record).where(tables.incidents.c.id == incident)
    if issue:
        of = tables.standings.c
        query = select(tables.standings.c.record).where(of.incident == incident, of.issue == issue)
    record = _scalar(connection, query)
    return sha256(record) if record else None


def _finding_digest(connection: Connection, table: Table, name: str) -> str | None:
    query = select(_D).join(table, table.c.document == _D.c.id).where(table.c.id == name)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    findings = findings_of(row)
    records: list[Claim | EventMention] = [*findings.claims, *findings.events]
    record = next(record for record in records if record.id == name)
    return sha256(written(record))


def _scalar(connection: Connection, query: Any) -> str | None:
    found: str | None = connection.execute(query).scalar()
    return found
