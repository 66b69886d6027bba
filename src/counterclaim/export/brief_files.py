"""The brief of everything as files to read: Markdown, a web page and a Word document, with footnoted sentences."""

from __future__ import annotations

from counterclaim.export.brief import brief, render_docx, render_html, render_markdown
from counterclaim.export.cases import Holdings
from counterclaim.export.package import Package

__all__ = ["NOTICE", "write_brief"]

NOTICE = (
    "What is agreed, what is disputed, and by whom: brief.md, brief.html and brief.docx say the same. Each line leads "
    "to the sentences it rests on. A brief is for reading and is made in memory; take another format for a very large "
    "ledger."
)


def write_brief(holdings: Holdings, package: Package) -> None:
    """Nothing; writes the three files."""
    cases = list(holdings.cases())
    made = brief(
        [c.incident for c in cases],
        [s for c in cases for s in c.standings],
        [t for c in cases for t in c.tolls],
        holdings.asks(),
        holdings.findings(),
    )
    with package.text("brief.md") as out:
        out.write(render_markdown(made))
    with package.text("brief.html") as out:
        out.write(render_html(made))
    with package.binary("brief.docx") as file:
        file.write(render_docx(made))
