"""The documents are whole: every link leads somewhere, nothing names the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path for path in ROOT.glob("**/*.md") if not any(part.startswith(".") for part in path.parts)
)
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text()) if "://" not in target]
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    forbidden = r"/home/|/root/|/work/|/usr/local/|files\.pythonhosted|index-url *=|https://pypi"
    found = subprocess.run(
        ["git", "grep", "-nEI", forbidden, "--", ".", ":!tests/project/test_documents.py"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stdout == ""


def test_requirements_are_pinned_and_hashed() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = re.findall(
            r"^([\w.\-\[\]]+)==[^\s]+.*?\\\n\s+--hash=sha256:", (ROOT / name).read_text(), re.MULTILINE
        )
        lines = [line for line in (ROOT / name).read_text().splitlines() if re.match(r"^[A-Za-z]", line)]
        assert len(pins) == len(lines) > 50
