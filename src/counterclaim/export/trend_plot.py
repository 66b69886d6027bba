"""Trends as one SVG picture that needs nothing else; marks have shapes and words, so nothing rests on colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from counterclaim.export.trends import Series, Week

__all__ = ["plot_svg"]

_WIDTH, _PANEL, _LEFT, _TOP, _HEIGHT = 900, 200, 60, 70, 120  # pixels
_COOPERATION, _CONFLICT, _INK = "#1f5fa8", "#b4510a", "#1c1f23"


def plot_svg(series: Sequence[Series]) -> str:
    """One panel a pair: bars of incidents up (cooperation) and down (conflict), a line of intensity, changes marked."""
    height = _TOP + _PANEL * max(len(series), 1)
    body = "\n".join(part for number, one in enumerate(series) for part in _panel(one, _TOP + _PANEL * number))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}">\n'
        "<title>Incidents between pairs of parties, by week</title>\n"
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>\n'
        '<text x="16" y="22" font-size="15">Incidents a week: cooperation above the line, conflict below it (striped)'
        "</text>\n"
        '<text x="16" y="42">Line: sum of intensity (PLOVER weights). Dashed: a new level begins. '
        "What is told, not what is known.</text>\n"
        '<defs><pattern id="stripes" width="4" height="4" patternUnits="userSpaceOnUse">'
        f'<rect width="4" height="4" fill="#ffffff"/><path d="M0 4L4 0" stroke="{_CONFLICT}" stroke-width="2"/>'
        f"</pattern></defs>\n{body}\n</svg>\n"
    )


def _panel(series: Series, top: int) -> Iterator[str]:
    pair = escape(f"{series.a} – {series.b}")
    yield f'<g><text x="16" y="{top + 12}" font-size="13" font-weight="bold">{pair}</text>'
    step = (_WIDTH - _LEFT - 20) / max(len(series.weeks), 1)
    middle, half = top + 20 + _HEIGHT / 2, _HEIGHT / 2
    most = max(max(_up(w), _down(w)) for w in series.weeks) or 1
    yield f'<path d="M{_LEFT} {middle}H{_WIDTH - 20}" stroke="{_INK}"/>'
    yield f'<text x="{_LEFT - 8}" y="{middle - half + 10:.1f}" text-anchor="end">{most}</text>'
    yield f'<text x="{_LEFT - 8}" y="{middle + half:.1f}" text-anchor="end">{most}</text>'
    for number, week in enumerate(series.weeks):
        yield from _bars(week, _LEFT + number * step, step, (middle, half / most))
    yield _line(series, step, middle, half)
    for number, week in enumerate(series.weeks):
        if week.change:
            x = _LEFT + number * step
            yield (
                f'<path d="M{x:.1f} {middle - half}V{middle + half}" stroke="{_INK}" stroke-dasharray="4 3"/>'
                f'<text x="{x + 3:.1f}" y="{middle - half + 10:.1f}">{week.change} from {week.begins}</text>'
            )
    first, last = series.weeks[0].begins, series.weeks[-1].begins
    yield f'<text x="{_LEFT}" y="{middle + half + 16:.1f}">{first}</text>'
    yield f'<text x="{_WIDTH - 20}" y="{middle + half + 16:.1f}" text-anchor="end">{last}</text></g>'


def _up(week: Week) -> int:
    return sum(n for kind, n in week.incidents.items() if kind.endswith("cooperation"))


def _down(week: Week) -> int:
    return sum(n for kind, n in week.incidents.items() if kind.endswith("conflict"))


def _bars(week: Week, x: float, step: float, scale: tuple[float, float]) -> Iterator[str]:
    middle, unit = scale
    width, told = max(step - 1, 0.5), f"{week.begins}: {_up(week)} cooperation, {_down(week)} conflict"
    shapes = ((_up(week), middle - _up(week) * unit, _COOPERATION), (_down(week), middle, "url(#stripes)"))
    for number, y, fill in shapes:
        if number:
            yield (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{number * unit:.1f}" fill="{fill}" '
                f'stroke="{_COOPERATION if fill == _COOPERATION else _CONFLICT}" stroke-width="0.5">'
                f"<title>{told}</title></rect>"
            )


def _line(series: Series, step: float, middle: float, half: float) -> str:
    most = max(abs(w.intensity) for w in series.weeks) or 1.0
    points = " ".join(
        f"{_LEFT + (number + 0.5) * step:.1f},{middle - week.intensity / most * half:.1f}"
        for number, week in enumerate(series.weeks)
    )
    return f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-width="1.5"/>'
