"""Settings of a run: read once at the edge, handed down, never looked up again."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from counterclaim.errors import ConfigError

MODES = ("fast", "accurate")
QUOTATIONS = ("sentence", "whole")

__all__ = ["Settings", "project_settings", "settings_from"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know. Paths are a project's own tables; None means ours alone."""

    pipeline: str | None = None
    mode: str = "fast"  # fast: frames alone find claims; accurate: the learned tagger and the frames
    quotations: str = "sentence"  # sentence: a claim a quoted sentence; whole: a quotation once, attitudes sought too
    sure: float | None = None  # accurate: the tagger's chance (0..1) from which it is believed alone; None: as measured
    actors: Path | None = None
    places: Path | None = None
    sides: Path | None = None
    workers: int = 1


def settings_from(values: dict[str, Any], *, where: str = "settings") -> Settings:
    """Settings from plain values; an unknown key is refused with the nearest known one."""
    known = {f.name for f in fields(Settings)}
    for key in values:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "known keys: " + ", ".join(sorted(known))
            raise ConfigError(f"unknown setting {key!r}", where=where, remedy=hint)
    paths = {k: Path(v) for k, v in values.items() if k in ("actors", "places", "sides") and v is not None}
    for path in paths.values():
        if not path.is_file():
            raise ConfigError(f"no such file: {path}", where=where, remedy="check the path")
    mode = values.get("mode", "fast")
    if mode not in MODES:
        raise ConfigError(f"no such mode: {mode!r}", where=where, remedy="choose " + " or ".join(MODES))
    quotations = values.get("quotations", "sentence")
    if quotations not in QUOTATIONS:
        raise ConfigError(f"quotations cannot be {quotations!r}", where=where, remedy="choose sentence or whole")
    sure = values.get("sure")
    if sure is not None and not (isinstance(sure, int | float) and 0 <= sure <= 1):
        raise ConfigError(f"sure must be a number from 0 to 1, not {sure!r}", where=where)
    workers = values.get("workers", 1)
    if not isinstance(workers, int) or workers < 1:
        raise ConfigError(f"workers must be a whole number from 1, not {workers!r}", where=where)
    said = Settings(pipeline=values.get("pipeline"), mode=mode, quotations=quotations, sure=sure, workers=workers)
    return replace(said, actors=paths.get("actors"), places=paths.get("places"), sides=paths.get("sides"))


def project_settings(folder: Path, base: Settings) -> Settings:
    """The settings with a project folder's own actors.tsv, places.tsv, sides.toml and counterclaim.toml, where present.

    What `base` already names wins.
    """
    config = folder / "counterclaim.toml"
    if config.is_file():
        try:
            values = tomllib.loads(config.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(str(error), where=str(config), remedy="mend the TOML") from error
        base = _fill(base, settings_from(values, where=str(config)))
    found = {
        name: path
        for name, path in (
            ("actors", folder / "actors.tsv"), ("places", folder / "places.tsv"), ("sides", folder / "sides.toml"),
        )
        if path.is_file() and getattr(base, name) is None
    }  # fmt: skip
    return replace(base, **found)  # type: ignore[arg-type]


def _fill(base: Settings, other: Settings) -> Settings:
    default = Settings()
    wanted = {
        f.name: getattr(other, f.name) for f in fields(Settings) if getattr(base, f.name) == getattr(default, f.name)
    }
    return replace(base, **wanted)
