"""When a report is an agency's, and when it only mentions one."""

from __future__ import annotations

import pytest

from counterclaim.intake.wire import wire_credit

BODY = "The mayor said the bridge was closed.\nThe army denied it."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"PORT ALDER, May 6 (Reuters) - {BODY}", "Reuters"),
        (f"Army denies shelling\n\nPORT ALDER (AP) — {BODY}", "Associated Press"),
        (f"PORT ALDER, Northland, May 6 (Xinhua) -- {BODY}", "Xinhua"),
        (f"AP — {BODY}", "Associated Press"),
        (f"PORT ALDER — AFP — {BODY}", "Agence France-Presse"),
        (f"Army denies shelling\nBy Ilya Marn, Associated Press\n{BODY}", "Associated Press"),
        (f"By The Associated Press\n{BODY}", "Associated Press"),
        (f"{BODY} — AFP", "Agence France-Presse"),
        (f"{BODY}\n\nAFP\n", "Agence France-Presse"),
        (f"{BODY} (Reuters)", "Reuters"),
        (f"{BODY}\nSource: Anadolu Agency", "Anadolu Agency"),
        (f"{BODY}\n(Reporting by Ilya Marn in Port Alder; Editing by Ann Hale for Reuters)", "Reuters"),
        (f"Port Alder, May 6 (PTI) {BODY}", "Press Trust of India"),
        (f"PORT ALDER, 6 May 2031 (IANS) {BODY}", "Indo-Asian News Service"),
        (f"Port Alder, IRNA – {BODY}", "Islamic Republic News Agency"),
        (f"BY ILYA MARN AND ANN HALE, REUTERS\n{BODY}", "Reuters"),
    ],
)
def test_a_credit_in_dateline_byline_or_last_line_counts(text: str, agency: str | None) -> None:
    assert wire_credit(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The mayor told Reuters on Monday that the bridge was closed.\n{BODY}",
        f"{BODY} He spoke to the Associated Press.",
        f"{BODY}\nThe mayor told AFP.",
        "A Tass journalist (aged 30) was hurt - the army said.\nNo one else was.",
        f"By the time it ended, the AP\n reporter had left.\n{BODY}",
    ],
)
def test_a_mere_mention_of_an_agency_is_no_credit(text: str) -> None:
    assert wire_credit(text) is None
