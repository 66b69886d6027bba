"""The brief: what is agreed, what is disputed, and by whom, with a footnote on every line."""

from counterclaim.export.brief.build import brief
from counterclaim.export.brief.docx import render_docx
from counterclaim.export.brief.html import render_html
from counterclaim.export.brief.markdown import render_markdown
from counterclaim.export.brief.model import Brief, one_incident, render_json
from counterclaim.export.brief.terminal import render_terminal

__all__ = [
    "Brief",
    "brief",
    "one_incident",
    "render_docx",
    "render_html",
    "render_json",
    "render_markdown",
    "render_terminal",
]
