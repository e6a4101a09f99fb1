"""What the panels of the caseload share: the page, its style, and the scheme's cohorts."""

from dataclasses import dataclass
from datetime import date, timedelta

from charts.cohorts import Cohorts
from charts.style import Style, style
from disclosure.figures import Figures
from layout.ask import ask
from layout.page import Page
from queries import caseload, schemes


@dataclass(frozen=True)
class Sheet:
    """A page with what its caseload panels need again and again."""

    page: Page
    style: Style
    cohorts: Cohorts
    listed: Figures
    """The scheme's own list of cohorts."""

    @property
    def groups(self) -> dict[str, str]:
        """Each whole cohort in words: “Fixed”, and “the Free cohorts” where it has several profiles."""
        codes = [cohort for cohort, _ in self.cohorts.labels]
        return {
            code: f"the {self.cohorts.group(code)} cohorts"
            if codes.count(code) > 1
            else self.cohorts.group(code)
            for code in codes
        }

    @property
    def chosen(self) -> list[str]:
        """The cohorts looked at in words; empty where it is all of them."""
        return [self.groups[cohort] for cohort in self.page.cohorts]

    @property
    def capacity(self) -> int | None:
        """The scheme's capacity; none where only some cohorts are looked at, as it is not theirs."""
        return None if self.page.cohorts else self.page.capacity

    @property
    def after(self) -> date | None:
        """The day after the comparison date, from which joining and leaving count."""
        return None if self.page.compare_with is None else self.page.compare_with + timedelta(days=1)

    def trend(self, *, everyone: bool = False) -> Figures:
        """People by cohort up to the as-at date; `everyone` sets the cohort filter aside."""
        chosen = {"cohort": None} if everyone else {}
        return ask(caseload.trend, self.page, start=self.page.dates[0], end=self.page.as_at, **chosen)

    def spread(self) -> Figures:
        """Community and custody from the first snapshot to the as-at date."""
        return ask(caseload.spread, self.page, start=self.page.dates[0], end=self.page.as_at)


def sheet(page: Page) -> Sheet:
    """The sheet of a started page."""
    listed = ask(schemes.cohorts, page)
    return Sheet(page, style(page.theme), Cohorts.of(listed.frame), listed)
