"""Files of incidents: every status with its rule and the claims it rests on."""

from __future__ import annotations

import io
import json
from typing import Any

import pandas as pd

from counterclaim.export.incidents import incidents_csv, incidents_jsonl


def test_a_row_carries_status_rule_and_claims_for_and_against(dossier: Any) -> None:
    text = incidents_csv(dossier.incidents, dossier.standings, dossier.tolls)
    rows = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
    strike = rows.iloc[0]
    assert (strike["target_use_status"], strike["target_use_rule"]) == ("contested", "R4b")
    assert strike["target_use_claims_for"] == dossier.used.id
    assert strike["target_use_claims_against"] == dossier.denied.id
    assert (strike["killed_low"], strike["killed_high"], strike["killed_best"]) == ("12", "15", "")
    assert (strike["earliest"], strike["country"], strike["documents"]) == (
        "2030-05-03",
        "",
        f"{dossier.one_id}; {dossier.two_id}",
    )


def test_an_issue_without_a_standing_is_empty_not_not_raised(dossier: Any) -> None:
    text = incidents_csv(dossier.incidents, dossier.standings, dossier.tolls)
    rows = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
    assert rows["civilian_harm_status"].tolist() == ["not_raised", ""]


def test_json_lines_hold_every_voice(dossier: Any) -> None:
    lines = incidents_jsonl(dossier.incidents, dossier.standings, dossier.tolls).splitlines()
    first = json.loads(lines[0])
    assert first["schema"] == "counterclaim/incident/1"
    assert first["standings"][1]["voices"][0]["origin_name"] == "Blue Guard"
    assert first["date"]["earliest"] == "2030-05-03"
    assert len(lines) == 2


def test_the_order_of_standings_changes_nothing(dossier: Any) -> None:
    one = incidents_jsonl(dossier.incidents, dossier.standings, dossier.tolls)
    assert one == incidents_jsonl(dossier.incidents, dossier.standings[::-1], dossier.tolls)
