"""GeoNames dumps: tab-separated, nineteen columns without a header (geonames.org/export)."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.gazetteer.build import kept_names
from counterclaim.gazetteer.importing.files import lines
from counterclaim.gazetteer.importing.records import Found, Left, Reading, degrees

__all__ = ["COLUMNS", "is_row", "read"]

COLUMNS = 19
_VILLAGE = 1000  # people; with fewer, and more than none known, a populated place is a village
_MANY = 8  # aliases kept of one place
_KINDS = {
    "HSP": "hospital", "HSPC": "clinic", "CTRM": "clinic", "AIRP": "airport", "AIRF": "airport", "AIRB": "base",
    "MILB": "base", "INSM": "base", "NVB": "base", "CMPRF": "camp", "CMP": "camp", "PRN": "prison", "MSQE": "mosque",
    "CH": "church", "MSTY": "monastery", "TMPL": "holy_place", "SHRN": "holy_place", "SCH": "school",
    "UNIV": "university", "PS": "power_plant", "PSH": "power_plant", "PSN": "power_plant", "DAM": "dam",
    "BDG": "bridge", "PRT": "port", "HBR": "port", "MKT": "market", "PASS": "pass", "MN": "mine", "ISL": "island",
    "LK": "lake", "STM": "river", "OILR": "industrial", "GVNR": "government", "STDM": "stadium", "PSTB": "crossing",
    "PPLX": "quarter",
}  # fmt: skip


def is_row(text: str) -> bool:
    """True for a line with nineteen cells that begins with a number and holds degrees."""
    cells = text.split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and degrees(cells[4], cells[5]) is not None


def read(reading: Reading) -> Iterator[Found | Left]:
    """Each line as a place, or the reason why it is left."""
    for where, text in lines(reading.path, reading.tick):
        if text.strip():
            yield _row(text.split("\t"), where, reading)


def _row(cells: list[str], where: str, reading: Reading) -> Found | Left:
    if len(cells) != COLUMNS:
        return Left(f"not readable: {len(cells)} cells instead of {COLUMNS}", where)
    point = degrees(cells[4], cells[5])
    if point is None:
        return Left("not readable: no degrees in columns 5 and 6", where)
    people = int(cells[14]) if cells[14].isdigit() else 0
    kind = _kind(cells[6], cells[7], people)
    country = reading.iso3(cells[8])
    if not kind:
        return Left("of a kind that reports do not name", where)
    if not country:
        return Left("no country", where)
    # kept_names leaves out other scripts, codes and machine transliterations, as in our own table
    names = [n for n in (cells[2], *cells[3].split(",")) if n and n != cells[1]]
    good = kept_names(cells[1], names, max(people, _VILLAGE))
    aliases = tuple(dict.fromkeys(n for n in names if kept_names(n, (), 0) & good))[:_MANY]
    precision = kind if kind in ("admin1", "admin2") else "named_place"
    return Found(
        f"geonames:{cells[0]}", cells[1], kind, country, *point, precision=precision, aliases=aliases, population=people
    )


def _kind(feature_class: str, code: str, people: int) -> str:
    """The kind of place; empty for what is left: abandoned places, hills, units below the second level."""
    if code in ("ADM1", "ADM2"):
        return code.lower().replace("adm", "admin")
    if code in _KINDS:
        return _KINDS[code]
    if feature_class != "P" or code in ("PPLH", "PPLQ", "PPLW", "PPLCH"):
        return ""
    return "village" if 0 < people < _VILLAGE else "town" if people < 100_000 else "city"
