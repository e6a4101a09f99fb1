"""Python in a process of its own, for what a test cannot do to itself: be killed, limited, somebody else."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment() -> dict[str, str]:
    """This process's environment, with the project and the tests' support to import from."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}


def run_python(code: str, *arguments: object) -> str:
    """What `code` prints when it is run with `arguments`; fails with its complaint if it ends badly."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
