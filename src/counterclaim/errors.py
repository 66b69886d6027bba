"""The errors of Counterclaim, by whose turn it is.

CounterclaimError
├─ SetupError    the operator can mend it: ConfigError · CodebookError · MissingModelError
├─ InputError    this document is set aside: ReadError · ExtractError · LanguageError · SpanError
└─ StoreError    the run stops: SchemaVersionError · WriteError · BrokenChainError
"""

from __future__ import annotations

__all__ = [
    "BrokenChainError",
    "CodebookError",
    "ConfigError",
    "CounterclaimError",
    "ExtractError",
    "InputError",
    "LanguageError",
    "MissingModelError",
    "ReadError",
    "SchemaVersionError",
    "SetupError",
    "SpanError",
    "StoreError",
    "WriteError",
]


class CounterclaimError(Exception):
    """Root of all errors we raise; says what is wrong, where, and the remedy."""

    exit_code = 1

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        self.message = message
        self.where = where
        self.remedy = remedy
        super().__init__(self.__str__())

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" Remedy: {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class SetupError(CounterclaimError):
    """The installation or configuration must be mended first."""

    exit_code = 3


class ConfigError(SetupError):
    """A setting is unknown or has a wrong value."""


class CodebookError(SetupError):
    """A codebook or gazetteer table is wrong; `where` is file:line."""


class MissingModelError(SetupError):
    """The language pipeline is not installed."""


class InputError(CounterclaimError):
    """One document is set aside; the others go on."""

    exit_code = 4


class ReadError(InputError):
    """The bytes could not be turned into a document."""


class ExtractError(InputError):
    """A stage failed on this document."""


class LanguageError(InputError):
    """The document is not in a language that the installed pipeline reads."""


class SpanError(InputError):
    """A span does not fit its text."""


class StoreError(CounterclaimError):
    """The ledger cannot be used; the run stops."""

    exit_code = 5


class SchemaVersionError(StoreError):
    """The ledger was written by another, newer version."""


class WriteError(StoreError):
    """The ledger could not be written."""


class BrokenChainError(StoreError):
    """The chain of decisions was changed after the fact."""
