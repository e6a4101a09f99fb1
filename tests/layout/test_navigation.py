"""The registry of pages is the folder, and every page starts the same way and stays a script."""

import ast
from pathlib import Path

import pytest

from layout.navigation import FOLDER, PAGES

SCRIPTS = sorted(FOLDER.glob("*.py"))


def test_the_registry_is_the_folder():
    assert {entry.path for entry in PAGES} == set(SCRIPTS)
    assert len({entry.script for entry in PAGES}) == len(PAGES)


def test_one_page_is_the_default():
    assert [entry.script for entry in PAGES if entry.default] == ["overview"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_page_begins_with_start_page(script: Path):
    statements = [node for node in ast.parse(script.read_text()).body if not _said_or_imported(node)]
    assert ast.unparse(statements[0]) == "page = start_page()"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_page_is_a_short_script_without_functions_sql_or_arithmetic(script: Path):
    tree = ast.parse(script.read_text())
    forbidden = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.BinOp, ast.AugAssign)
    assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, forbidden)] == []
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if "select " in text.lower()] == []
    assert len(script.read_text().splitlines()) <= 60


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_page_reads_nothing_but_through_the_layout(script: Path):
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name).split(".")[0]
        for node in ast.walk(ast.parse(script.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= {"streamlit", "layout"}


def _said_or_imported(node: ast.stmt) -> bool:
    said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return said or isinstance(node, ast.Import | ast.ImportFrom)
