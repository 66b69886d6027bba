"""Records as JSON text that gives back the very same records, and the digest of that text."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import hashlib
import json
import types
from collections.abc import Callable
from functools import cache
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from counterclaim.errors import StoreError

R = TypeVar("R")
_Decode = Callable[[Any], Any]


def written(record: object) -> str:
    """Canonical JSON of a record: fields that hold their default are left out, keys are sorted, text is ASCII."""
    return canonical(_plain(record))


def read_back(kind: type[R], text: str) -> R:
    """The record of this kind that the JSON was written from; keys that it does not know are passed over.

    StoreError when it is no such record any more.
    """
    decode: _Decode = _decoder(kind)  # type: ignore[arg-type]  # a class is hashable
    try:
        record: R = decode(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        remedy = "run `counterclaim ledger verify` and go back to a copy from before the change"
        raise StoreError(f"a {kind.__name__} in it was changed ({wrong}).", remedy=remedy) from wrong
    return record


def canonical(value: object) -> str:
    """The one JSON text of a plain value: sorted keys, no spaces, ASCII only, so that a digest of it is stable."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> Any:
    if dc.is_dataclass(value) and not isinstance(value, type):
        return {
            name: _plain(held) for name, default in _fields(type(value)) if (held := getattr(value, name)) != default
        }
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    """Names of a record's fields with their defaults; MISSING, equal to nothing, where there is none."""
    return tuple((f.name, f.default) for f in dc.fields(kind))


@cache
def _decoder(kind: Any) -> _Decode:
    if isinstance(kind, NewType):
        return _decoder(kind.__supertype__)
    if isinstance(kind, type) and dc.is_dataclass(kind):
        return _record_decoder(kind)
    if kind is dt.date:
        return dt.date.fromisoformat
    if get_origin(kind) in (Union, types.UnionType):
        return _optional_decoder(get_args(kind))
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    return lambda value: value


def _record_decoder(kind: type) -> _Decode:
    decoders = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    return lambda value: kind(**{key: decoders[key](held) for key, held in value.items() if key in decoders})


def _optional_decoder(kinds: tuple[Any, ...]) -> _Decode:
    present = [kind for kind in kinds if kind is not type(None)]
    decode = _decoder(present[0]) if len(present) == 1 else (lambda value: value)
    return lambda value: None if value is None else decode(value)


def _tuple_decoder(kinds: tuple[Any, ...]) -> _Decode:
    if kinds[-1] is ...:
        each = _decoder(kinds[0])
        return lambda value: tuple(map(each, value))
    decoders = [_decoder(kind) for kind in kinds]
    return lambda value: tuple(decode(item) for decode, item in zip(decoders, value, strict=True))
