"""What reading gives beside documents: problems that never end a run, and defaults for what a source leaves out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from counterclaim.intake.dates import published_days


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one input that a person should know.

    `line` counts from 1 and is None when the whole file is meant; `error` is the name of one of our error classes.
    `document_kept` is True for a warning: the document itself was read, and follows or went before.
    """

    path: str
    line: int | None
    error: str
    message: str
    document_kept: bool = False

    @property
    def where(self) -> str:
        """The file, with the line where there is one."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Defaults:
    """Publisher and day for documents that name none themselves.

    A day, month or year may be given as written ("2023-11"); `published_until` closes a month or a year.
    """

    published_on: dt.date | str | None = None
    publisher: str | None = None
    published_until: dt.date | None = None

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last possible day; ReadError when what is written is no date."""
        if isinstance(self.published_on, str):
            return published_days(self.published_on)
        return self.published_on, self.published_until or self.published_on
