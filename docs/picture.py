"""Draw the picture of the README: the brief of the first example dossier, as an SVG.

    python docs/picture.py
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from counterclaim.export.brief import render_terminal
from counterclaim.intake import Defaults, documents
from counterclaim.records import Document
from counterclaim.run.engine import Engine
from counterclaim.run.keep import brief_of_findings

ROOT = Path(__file__).resolve().parents[1]
LINES = 62


def main() -> None:
    """Read the example, render its brief, keep the first lines."""
    engine = Engine()
    found = documents([ROOT / "examples" / "al-shifa-3-november-2023"], Defaults(None, None))
    made = brief_of_findings([engine.read(d) for d in found if isinstance(d, Document)], engine)
    whole = Console(width=96, record=True, file=io.StringIO(), force_terminal=True)
    render_terminal(made, whole)
    lines = whole.export_text(styles=True).splitlines()[:LINES]
    short = Console(width=96, record=True, file=io.StringIO(), force_terminal=True, highlight=False)
    for line in lines:
        short.print(Text.from_ansi(line), soft_wrap=True)
    target = ROOT / "docs" / "images" / "brief.svg"
    target.parent.mkdir(exist_ok=True)
    drawn = short.export_svg(title="counterclaim brief")
    target.write_text(re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL), encoding="utf-8")  # no font from afar


if __name__ == "__main__":
    main()
