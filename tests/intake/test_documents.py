"""From files to documents: what is read, what is set aside, and what is said about it."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import ReadError
from counterclaim.intake import Defaults, Problem, documents
from counterclaim.records import Document

ENGLISH = (
    "The mayor of Port Alder said on Monday that the bridge was closed after shelling by Northland's army. "
    "A spokesman for the army denied it and said that no shells had been fired at the town that day."
)
FRENCH = (
    "Le maire de la ville a déclaré lundi que le pont avait été fermé après des tirs d'artillerie de l'armée du nord. "
    "Un porte-parole de l'armée a démenti et affirmé qu'aucun obus n'avait été tiré sur la ville ce jour-là."
)


def _read(*paths: Path | str, defaults: Defaults | None = None) -> tuple[list[Document], list[Problem]]:
    found = list(documents(paths, defaults))
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, Problem)]


def _lines(path: Path, *rows: object) -> Path:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_text_is_unchanged_but_for_line_ends_and_the_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + b" One.\r\n\r\n  Two.\rThree.\t\n\n")
    (made,), problems = _read(path)
    assert made.text == " One.\n\n  Two.\rThree.\t\n\n"
    assert made.path == str(path)
    assert problems == []


def test_publisher_and_day_come_from_the_defaults_where_a_source_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    _lines(tmp_path / "b.jsonl", {"text": "One.", "publisher": "Harbour Post", "published_on": "2031-05-07"})
    (first, second), _ = _read(tmp_path, defaults=Defaults("2031-04", "Alder Gazette"))
    assert (first.publisher, first.published_on, first.published_until) == (
        "Alder Gazette", dt.date(2031, 4, 1), dt.date(2031, 4, 30),
    )  # fmt: skip
    assert (second.publisher, second.published_on, second.published_until) == (
        "Harbour Post", dt.date(2031, 5, 7), dt.date(2031, 5, 7),
    )  # fmt: skip


def test_a_default_that_is_no_date_is_told_at_once() -> None:
    with pytest.raises(ReadError, match=r"2031-13.*Remedy"):
        documents([], Defaults("2031-13"))


def test_a_folder_gives_its_documents_in_order_and_leaves_out_what_is_none(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.md", "a.txt", ".hidden.txt", ".git/x.txt", "README.md", "readme.txt",
                 "war.sqlite", "war.sqlite-wal", "actors.tsv", "sides.toml"):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")
    made, problems = _read(tmp_path)
    assert [d.text for d in made] == ["Text of a.txt.", "Text of b.txt.", "Text of sub/a.md."]
    assert problems == []


def test_the_same_document_is_given_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    made, _ = _read(path, path, tmp_path)
    assert len(made) == 1


def test_json_lines_carry_metadata(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "One.\r\nTwo.",
        "title": "T",
        "published": "2031-05-06T10:00:00Z",
        "url": "https://a.example",
    }
    (made,), problems = _read(_lines(tmp_path / "a.jsonl", row))
    assert (made.external_id, made.text, made.title, made.url) == ("7", "One.\nTwo.", "T", "https://a.example")
    assert made.published_on == made.published_until == dt.date(2031, 5, 6)
    assert problems == []


def test_a_bad_row_is_named_by_file_line_and_column_and_the_others_are_kept(tmp_path: Path) -> None:
    path = _lines(
        tmp_path / "a.jsonl",
        {"text": "One."}, '{"text": "Two"; "id": 2}', "", {"text": "Three."}, {"body": "Four."}, [5],
    )  # fmt: skip
    made, problems = _read(path)
    assert [d.text for d in made] == ["One.", "Three."]
    assert [(p.where, p.document_kept) for p in problems] == [(f"{path}:{n}", False) for n in (2, 5, 6)]
    assert "column 15" in problems[0].message
    assert 'rename "body" to "text"' in problems[1].message
    assert all("Remedy" in p.message for p in problems)


@pytest.mark.parametrize("given_date", ["2031-02-30", "2031-13", "5/6/2031", "yesterday", 20310506, True, ["2031"]])
def test_an_impossible_date_is_told_and_the_document_kept_without_one(tmp_path: Path, given_date: object) -> None:
    (made,), (problem,) = _read(_lines(tmp_path / "a.jsonl", {"text": "One.", "published_on": given_date}))
    assert made.published_on is None
    assert problem.document_kept
    assert problem.line == 1
    assert '"published_on"' in problem.message


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-05-06", "2031-05-06", "2031-05-06"),
    ],
)
def test_a_year_and_a_month_are_ranges_of_days(tmp_path: Path, written: str, first: str, last: str) -> None:
    (made,), _ = _read(_lines(tmp_path / "a.jsonl", {"text": "One.", "published_on": written}))
    assert (made.published_on, made.published_until) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_metadata_of_a_wrong_kind_is_left_out_and_told(tmp_path: Path) -> None:
    (made,), (problem,) = _read(_lines(tmp_path / "a.jsonl", {"text": "One.", "title": {"en": "x"}, "publisher": None}))
    assert made.title is made.publisher is None
    assert "title" in problem.message
    assert problem.document_kept


@pytest.mark.parametrize("text", [None, 5, ["a"], "", " \n "])
def test_a_row_without_text_is_set_aside(tmp_path: Path, text: object) -> None:
    made, (problem,) = _read(_lines(tmp_path / "a.jsonl", {"text": text}))
    assert made == []
    assert problem.error == "ReadError"


def test_half_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    (made,), (problem,) = _read(_lines(tmp_path / "a.jsonl", '{"text": "a\\ud800b \\ud83d\\ude00"}'))
    assert made.text == "a\N{REPLACEMENT CHARACTER}b \N{GRINNING FACE}"
    assert problem.document_kept


@pytest.mark.parametrize("whole", [[{"text": "One."}, {"text": "Two."}], {"text": "One."}])
def test_a_json_file_holds_one_document_or_a_list(tmp_path: Path, whole: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(whole, indent=1), encoding="utf-8")
    made, problems = _read(tmp_path)
    assert len(made) == (2 if isinstance(whole, list) else 1)
    assert problems == []


def test_json_lines_under_the_name_of_json_are_read(tmp_path: Path) -> None:
    made, problems = _read(_lines(tmp_path / "a.json", {"text": "One."}, {"text": "Two."}))
    assert [d.text for d in made] == ["One.", "Two."]
    assert problems == []


def test_a_broken_json_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "One."', encoding="utf-8")
    made, (problem,) = _read(tmp_path)
    assert made == []
    assert "is not JSON" in problem.message


@pytest.mark.parametrize(
    ("given_in", "texts"),
    [
        (b'\n {"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        (b"One.\nTwo.\n", ["One.\nTwo.\n"]),
    ],
)
def test_standard_input_is_json_lines_when_it_begins_with_a_brace(given_in: bytes, texts: list[str]) -> None:
    found = list(documents(["-"], stdin=io.BytesIO(given_in)))
    assert [f.text for f in found if isinstance(f, Document)] == texts
    assert [f.path for f in found if isinstance(f, Document)] == [None] * len(texts)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \r\n\t", "no text"),
        ("nul.txt", b"One\0two", "binary"),
        ("control.txt", b"\x01\x02\x03abc\x7f", "control characters"),
        ("paper.pdf", b"%PDF-1.7 x", "a PDF file"),
        ("rows.jsonl.gz", b"\x1f\x8b\x08\0", "compressed"),
        ("paper.docx", b"PK\x03\x04\0", "office"),
        ("page.html", b"<!DOCTYPE html><html><p>One.</p></html>", "web page"),
        ("feed.txt", b'<?xml version="1.0"?><rss/>', "web page"),
        ("empty.jsonl", b"\n\n", "no text"),
        ("mark.txt", codecs.BOM_UTF16_LE + b"a", "byte-order mark"),
    ],
)
def test_what_is_no_text_is_set_aside_with_a_remedy(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(ENGLISH, encoding="utf-8")
    made, (problem,) = _read(tmp_path)
    assert [d.text for d in made] == [ENGLISH]
    assert words in problem.message
    assert "Remedy" in problem.message
    assert problem.path == str(tmp_path / name)


def test_a_missing_path_and_an_empty_folder_do_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    made, problems = _read(tmp_path / "nowhere", tmp_path / "empty", tmp_path / "a.txt")
    assert len(made) == 1
    assert ["no such file" in problems[0].message, "no documents" in problems[1].message] == [True, True]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("“No”, she said.".encode(encoding))
    (made,), problems = _read(tmp_path)
    assert made.text == "“No”, she said."
    assert problems == []


def test_curly_quotes_of_windows_are_read_with_a_warning_that_names_the_encoding(tmp_path: Path) -> None:
    text = "The mayor’s office said “no” – and René agreed."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (made,), (problem,) = _read(tmp_path)
    assert made.text == text
    assert "cp1252" in problem.message
    assert problem.document_kept


def test_a_few_damaged_bytes_in_utf8_do_not_turn_it_into_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“No”, said the mayor’s office — “never”.".encode() + b"\xe2\x80")
    (made,), (problem,) = _read(tmp_path)
    assert made.text.startswith("“No”, said the mayor’s office — “never”.")
    assert "not UTF-8" in problem.message


def test_another_language_is_set_aside_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    made, (problem,) = _read(tmp_path)
    assert made == []
    assert problem.error == "LanguageError"
    assert "French" in problem.message


@pytest.mark.parametrize("text", ["Oui.", "Kherson, Mykolaiv, Odesa.", ENGLISH, ENGLISH + " " + FRENCH[:60]])
def test_short_texts_and_foreign_names_are_taken_for_english(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    made, problems = _read(tmp_path)
    assert [d.language for d in made] == ["en"]
    assert problems == []


def test_five_megabytes_on_one_line_and_two_hundred_thousand_sentences_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH * (5_000_000 // len(ENGLISH)), encoding="utf-8")
    (tmp_path / "b.txt").write_text("He said no. " * 200_000, encoding="utf-8")
    _lines(tmp_path / "c.jsonl", {"text": "It was shut. " * 400_000})
    made, problems = _read(tmp_path)
    assert [len(d.text) > 2_000_000 for d in made] == [True, True, True]
    assert problems == []


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_end_a_run(tmp_path: Path, content: bytes) -> None:
    for name in ("a.txt", "a.jsonl", "a.json"):
        (tmp_path / name).write_bytes(content)
    for found in documents([tmp_path, "-"], stdin=io.BytesIO(content)):
        assert isinstance(found, Document | Problem)


_keys = st.sampled_from(["text", "id", "published_on", "title"])
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(_keys, inner),
    max_leaves=6,
)


@given(_json)
@settings(max_examples=150, deadline=None)
def test_no_json_ends_a_run(value: object) -> None:
    for found in documents(["-"], stdin=io.BytesIO(b" {" + json.dumps({"text": value}).encode()[1:])):
        assert isinstance(found, Document | Problem)
