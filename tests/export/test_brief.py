"""The brief: every line has its sentence, every mark its words, and what is quoted is never taken for markup."""

from __future__ import annotations

import dataclasses as dc
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from rich.console import Console

from counterclaim.errors import InputError
from counterclaim.export.brief import (
    Brief,
    brief,
    one_incident,
    render_html,
    render_json,
    render_markdown,
    render_terminal,
)
from counterclaim.records import document


def made_of(d: Any) -> Brief:
    return brief(d.incidents, d.standings, d.tolls, d.asks, d.findings)


def printed(made: Brief, width: int = 100) -> str:
    out = io.StringIO()
    render_terminal(made, Console(file=out, width=width))
    return out.getvalue()


def test_an_act_against_someone_stands_before_meetings(dossier: Any) -> None:
    made = made_of(dossier)
    assert [i.title for i in made.material] == ["“strike”: “a depot” in Arlen"]
    assert [line.kind for line in made.verbal] == ["meeting or talks"]


def test_a_status_has_its_mark_its_words_its_rule_and_who_holds_what(dossier: Any) -> None:
    (occurrence, use) = made_of(dossier).material[0].issues
    assert (use.mark, use.status_words, use.rule) == ("◐", "contested", "R4b")
    assert [(p.words, p.who[0][0], p.who[0][1][0].label) for p in use.positions] == [
        ("says: “used to store rockets”", "Blue Guard", "d1 s2"),
        ("disputes", "Red Council", "d1 s3"),
    ]
    assert use.flags == ("denied or disputed by Red Council",)
    assert [p.words for p in occurrence.positions] == ["alleges that it happened"]


def test_an_issue_that_nobody_raised_is_named_as_such(dossier: Any) -> None:
    assert made_of(dossier).material[0].silent == ("Were civilians harmed?",)


def test_the_matrix_groups_origins_by_side(dossier: Any) -> None:
    rows = made_of(dossier).material[0].rows
    assert [(r.side, r.origin) for r in rows] == [
        ("Blue", "Blue Guard"),
        ("Red", "Red Council"),
        ("", "The Arlen Post"),
    ]
    blue, red, outlet = rows
    assert blue.cells[0] is None and outlet.cells[1] is None
    assert red.cells[1] is not None and red.cells[1].stances == (("≠", "disputes"),)


def test_each_figure_stands_beside_who_gives_it(dossier: Any) -> None:
    tolls = made_of(dossier).material[0].tolls
    assert [(t.authority, t.figure, t.notes[0].label) for t in tolls] == [
        ("The Arlen Post", "at least 12", "d1 s1"),
        ("Red Council", "15", "d2 s1"),
    ]


def test_what_is_quoted_is_in_order_of_the_text_with_its_speaker(dossier: Any) -> None:
    quotes = made_of(dossier).material[0].quotes
    assert [(q.who, q.verb, q.text) for q in quotes] == [
        ("Blue Guard", "says", "the depot was used to store rockets"),
        ("Red Council", "disputes", "this"),
    ]


def test_nothing_lacks_a_footnote(dossier: Any) -> None:
    made = made_of(dossier)
    for incident in made.material:
        assert incident.notes and all(issue.notes for issue in incident.issues)
        assert all(toll.notes for toll in incident.tolls) and all(quote.notes for quote in incident.quotes)
        assert all(cell.notes for row in incident.rows for cell in row.cells if cell)
    assert all(line.notes for line in made.verbal) and all(ask.notes for ask in made.asks)


def test_each_footnote_points_at_a_listed_document(dossier: Any) -> None:
    made = made_of(dossier)
    assert [(d.number, d.short_name) for d in made.documents] == [(1, "The Arlen Post"), (2, "Orsk Radio")]


def test_the_order_in_which_documents_come_changes_nothing(dossier: Any) -> None:
    turned = brief(dossier.incidents, dossier.standings, dossier.tolls, dossier.asks, dossier.findings[::-1])
    assert turned == made_of(dossier)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_terminal_brief_fits_its_width_and_has_no_colour_when_piped(dossier: Any, width: int) -> None:
    text = printed(made_of(dossier), width)
    assert all(len(line) <= width for line in text.splitlines())
    assert "\x1b" not in text
    for expected in ("Machine proposals, unreviewed", "2 of 2 incidents shown", "◐ contested", "[R4b]", "d1 s3"):
        assert expected in " ".join(text.split())


def test_square_brackets_in_a_text_are_no_markup_on_the_terminal(dossier: Any) -> None:
    made = made_of(dossier)
    odd = dc.replace(made.material[0], title="[bold]strike[/bold] on [red]")
    assert "[bold]strike[/bold] on [red]" in printed(dc.replace(made, material=(odd,)))


def test_an_empty_brief_says_what_to_do_next() -> None:
    empty = brief((), (), (), (), ())
    for text in (printed(empty), render_markdown(empty), render_html(empty)):
        assert "counterclaim read" in text
        assert "Machine proposals, unreviewed" in text


def test_the_html_brief_is_whole_and_escapes_what_it_quotes(dossier: Any) -> None:
    made = made_of(dossier)
    odd = dc.replace(made.material[0], title="<script>alert('x')</script>")
    page = render_html(dc.replace(made, material=(odd,)))
    assert "<script" not in page and "Strike &lt;in&gt; Arlen" in page
    assert not re.search(r"<(?:link|img|script|iframe)|@import|url\(", page)
    seen = _Tags()
    seen.feed(page)
    assert seen.open == [] and {"main", "article", "table", "caption", "footer"} <= seen.names


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()


def test_a_link_that_is_no_web_address_is_shown_as_words(dossier: Any) -> None:
    made = made_of(dossier)
    odd = dc.replace(made.documents[0], url="javascript:alert(1)")
    assert 'href="javascript' not in render_html(dc.replace(made, documents=(odd,)))


def test_markdown_escapes_marks_in_what_it_quotes(dossier: Any) -> None:
    made = made_of(dossier)
    odd = dc.replace(made.material[0], title="*strike* | [x](y)")
    text = render_markdown(dc.replace(made, material=(odd,)))
    assert r"\*strike\* \| \[x\](y)" in text


def test_all_forms_say_the_same_twice(dossier: Any) -> None:
    one, two = made_of(dossier), made_of(dossier)
    assert render_html(one) == render_html(two)
    assert render_markdown(one) == render_markdown(two)
    assert json.loads(render_json(one))["material"][0]["id"] == dossier.incidents[0].id


def test_one_incident_is_found_by_the_beginning_of_its_id(dossier: Any) -> None:
    made = made_of(dossier)
    alone = one_incident(made, dossier.incidents[0].id[:9])
    assert (alone.shown, alone.total) == (1, 2)
    assert [d.number for d in alone.documents] == [1, 2]


def test_an_unknown_or_ambiguous_incident_is_refused(dossier: Any) -> None:
    for beginning in ("inc:zzz", "inc:"):
        with pytest.raises(InputError):
            one_incident(made_of(dossier), beginning)


def test_an_incident_whose_document_is_gone_still_prints(dossier: Any) -> None:
    made = brief(dossier.incidents, dossier.standings, dossier.tolls, dossier.asks, ())
    assert made.documents == () and "strike" in printed(made)
    assert document("x").id
