"""The rules of the house: sizes, public names, documentation of commands, no personal paths."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import statistics
from pathlib import Path

import pytest

import counterclaim

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "counterclaim"
FILES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)
MOST_LINES, LONGEST_FUNCTION, MOST_PARAMETERS, MEDIAN_FUNCTION = 350, 80, 5, 10
CLI_FUNCTIONS = "cli"  # the options of a command are its parameters


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_longer_than_its_room() -> None:
    long = {str(p.relative_to(ROOT)): n for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > MOST_LINES}
    assert not long


def test_no_function_is_longer_than_a_screen() -> None:
    long = [f"{p.name}:{f.name} {_length(f)}" for p in FILES for f in _functions(p) if _length(f) > LONGEST_FUNCTION]
    assert not long


def test_half_of_all_functions_are_short() -> None:
    assert statistics.median(_length(f) for p in FILES for f in _functions(p)) <= MEDIAN_FUNCTION


def test_no_function_takes_more_than_five_parameters() -> None:
    many = []
    for path in FILES:
        if CLI_FUNCTIONS in path.parts:
            continue
        for f in _functions(path):
            names = [a.arg for a in (*f.args.posonlyargs, *f.args.args) if a.arg not in ("self", "cls")]
            if len(names) > MOST_PARAMETERS:
                many.append(f"{path.name}:{f.name}({', '.join(names)})")
    assert not many


def test_no_room_is_called_utils() -> None:
    assert not [p for p in FILES if p.stem in {"utils", "helpers", "core", "common", "base", "manager"}]


def test_every_public_function_says_what_comes_back() -> None:
    silent = []
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):  # type: ignore[arg-type]
                silent.append(f"{path.relative_to(SOURCE)}:{node.name}")  # type: ignore[attr-defined]
    assert not silent


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_all_names_exist(path: Path) -> None:
    name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
    module = importlib.import_module(name)
    assert all(hasattr(module, public) for public in getattr(module, "__all__", ()))


def test_the_broad_except_stands_in_one_place() -> None:
    found = [p.name for p in FILES if "except Exception" in p.read_text("utf-8")]
    assert found == ["engine.py"]


def test_only_the_command_line_exits_or_prints() -> None:
    wrong = []
    for path in FILES:
        if "cli" in path.parts or path.name == "build.py":
            continue
        if re.search(r"\bsys\.exit\(|^\s*print\(", path.read_text("utf-8"), re.MULTILINE):
            wrong.append(path.name)
    assert not wrong


def test_every_package_imports_without_side_effects() -> None:
    names = [m.name for m in pkgutil.walk_packages(counterclaim.__path__, "counterclaim.")]
    assert "counterclaim.records.findings" in names


def test_every_command_is_documented() -> None:
    from typer.main import get_command

    from counterclaim.cli.main import app

    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    root = get_command(app)
    missing = []
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        for sub in getattr(command, "commands", {"": command}):
            if f"counterclaim {name} {sub}".strip() not in page:
                missing.append(f"{name} {sub}".strip())
            help_text = (getattr(command, "commands", {"": command})[sub]).help or ""
            assert "Example" in help_text, f"{name} {sub} has no example in its help"
    assert not missing


def test_nothing_in_the_repository_names_a_machine_path() -> None:
    pattern = re.compile(r"/work/(?:shared|main)|/home/\w+|/root/")
    kinds = {".py", ".md", ".tsv", ".yaml", ".toml", ".json", ".jsonl"}
    folders = (SOURCE, ROOT / "docs", ROOT / "examples")
    files = [p for folder in folders for p in folder.rglob("*") if p.suffix in kinds] + [ROOT / "README.md"]
    assert not [str(p.relative_to(ROOT)) for p in files if pattern.search(p.read_text("utf-8"))]
