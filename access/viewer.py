"""The viewer: who is looking, and so what may be read. Every read takes one."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody does with the dashboard (brief, “Who uses it”)."""

    BOARD = "board"
    PRESENTER = "presenter"
    INSPECTOR = "inspector"
    ANALYST = "analyst"


class View(StrEnum):
    """The three disclosure views (metrics, “Disclosure control”)."""

    OPERATOR = "operator"
    BOARD = "board"
    PUBLISH = "publish"


class NotPermitted(Exception):
    """The viewer may not see what was asked for."""


@dataclass(frozen=True)
class Viewer:
    """Somebody with a role, limited to some schemes, seeing numbers through one disclosure view."""

    role: Role = Role.BOARD
    schemes: frozenset[str] | None = None
    """Codes of the schemes they may see; None means every scheme in the store."""
    view: View = View.BOARD
    restricted: bool = False
    """Whether they may see the rows of restricted cases too; figures count everybody either way."""

    @classmethod
    def of(cls, role: Role, schemes: frozenset[str] | None = None, *, restricted: bool = False) -> "Viewer":
        """The viewer of a role, with that role's own disclosure view."""
        works_cases = role in (Role.INSPECTOR, Role.ANALYST)
        view = View.OPERATOR if works_cases else View.BOARD
        return cls(role, schemes, view, restricted and works_cases)

    @property
    def works_cases(self) -> bool:
        """Whether they work the cases, and so may see single people."""
        return self.view is View.OPERATOR

    def may_see(self, scheme: str) -> bool:
        """Whether this viewer may see figures of `scheme`."""
        return self.schemes is None or scheme in self.schemes

    def require(self, scheme: str) -> None:
        """Nothing, or NotPermitted where this viewer may not see `scheme`."""
        if not self.may_see(scheme):
            raise NotPermitted(f"You may not see the scheme [{scheme}]. Ask whoever runs the dashboard.")


OPERATOR = Viewer(Role.ANALYST, None, View.OPERATOR, restricted=True)
"""Whoever runs the command line: nothing withheld."""
