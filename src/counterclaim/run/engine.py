"""Everything that is loaded once, and the way of one document through the stages."""

from __future__ import annotations

import dataclasses as dc
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property, lru_cache
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING

from spacy.language import Language

from counterclaim.errors import CounterclaimError, SetupError
from counterclaim.find.assemble import find
from counterclaim.find.disputes import with_disputes
from counterclaim.gazetteer.actors import ActorTable, load_actors
from counterclaim.gazetteer.places import PlaceTable, load_places
from counterclaim.link import link
from counterclaim.parse import load_pipeline, parse
from counterclaim.records import Document, Failure, Findings
from counterclaim.resolve.actors import resolve_actors
from counterclaim.resolve.context import complete_from_context
from counterclaim.resolve.dates import resolve_dates
from counterclaim.resolve.place_context import places_from_context
from counterclaim.resolve.places import resolve_places
from counterclaim.run.marks import requoted, without_marks
from counterclaim.run.sections import SECTION, sections, whole
from counterclaim.settings import Settings
from counterclaim.weigh import derived_disputes

if TYPE_CHECKING:
    from counterclaim.find.tagger import Tagger

__all__ = ["Engine", "read_all"]

log = logging.getLogger(__name__)
_CHUNK = 8  # documents handed to a worker at a time


class Engine:
    """The stages up to `resolve`, a pure function of one document and the settings. Tables load on first use."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def nlp(self) -> Language:
        """The language pipeline."""
        return load_pipeline(self.settings.pipeline)

    @cached_property
    def actors(self) -> ActorTable:
        """Our actors, a project's own before them."""
        return load_actors(*([self.settings.actors] if self.settings.actors else []))

    @cached_property
    def places(self) -> PlaceTable:
        """Our places, a project's own before them."""
        return load_places(*([self.settings.places] if self.settings.places else []))

    @cached_property
    def tagger(self) -> Tagger | None:
        """The learned tagger in accurate mode, None in fast mode."""
        if self.settings.mode != "accurate":
            return None
        from counterclaim.find.tagger import load_tagger

        return load_tagger()

    @cached_property
    def stamp(self) -> str:
        """Program version, pipeline and its version: on every document that this engine read."""
        meta = self.nlp.meta
        pipeline = f"{meta.get('lang')}_{meta.get('name')}/{meta.get('version')}"
        how = " ".join([self.settings.mode, *_unusual(self.settings)])
        return f"counterclaim/{version('counterclaim')} {pipeline} {how}"

    def read(self, document: Document) -> Findings:
        """The findings of one document; a stage that fails becomes a stored Failure, never an empty default.

        SetupError when a table or the language pipeline is wrong or missing.
        """
        document = dc.replace(document, stamp=self.stamp)
        try:
            if len(document.text) <= SECTION:
                return self._stages(document)
            return whole(document, ((start, self._stages(part)) for start, part in sections(document)))
        except SetupError:  # no fault of the document: every other one would fail in the same way
            raise
        except CounterclaimError as error:
            return _failed(document, "find", error)
        except Exception as error:
            log.debug("document %s failed", document.id, exc_info=True)
            return _failed(document, "find", error)

    def _stages(self, document: Document) -> Findings:
        (parsed,) = parse(self.nlp, [without_marks(document)])
        whole, sure = self.settings.quotations == "whole", self.settings.sure
        findings = find(parsed, self.places, self.tagger, whole=whole, sure=sure)
        findings = resolve_actors(findings, self.actors)
        findings = resolve_places(findings, self.places)
        findings = resolve_dates(findings)
        of_event = link([findings]).of_event
        events = tuple(dc.replace(e, incident=of_event.get(e.id)) for e in findings.events)
        findings = with_disputes(complete_from_context(dc.replace(findings, events=events)))
        return requoted(derived_disputes(places_from_context(findings)), document)


def _unusual(settings: Settings) -> list[str]:
    """What changes the findings and is not the default, for the stamp."""
    whole = ["whole quotations"] if settings.quotations == "whole" else []
    return [*whole, *([f"sure {settings.sure:g}"] if settings.sure is not None else [])]


def _failed(document: Document, stage: str, error: Exception) -> Findings:
    failure = Failure(stage, type(error).__module__, type(error).__name__, str(error) or repr(error))
    return Findings(document=document, failures=(failure,))


@lru_cache(maxsize=1)
def _worker_engine(settings: Settings) -> Engine:
    return Engine(settings)


def _read_chunk(settings: Settings, documents: list[Document]) -> list[Findings]:
    engine = _worker_engine(settings)
    return [engine.read(document) for document in documents]


def read_all(documents: Iterable[Document], engine: Engine) -> Iterator[Findings]:
    """Findings of each document, in order; on `settings.workers` processes when more than one."""
    if engine.settings.workers <= 1:
        yield from map(engine.read, documents)
        return
    source = iter(documents)
    with ProcessPoolExecutor(engine.settings.workers) as pool:
        waiting = []
        for chunk in iter(lambda: list(islice(source, _CHUNK)), []):
            waiting.append(pool.submit(_read_chunk, engine.settings, chunk))
            if len(waiting) > 2 * engine.settings.workers:
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()
