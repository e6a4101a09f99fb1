"""What the panels of ratings share: the page, its style and cohorts, and figures asked for repeatedly."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from charts.cohorts import Cohorts
from charts.style import Style, style
from disclosure.figures import Figures
from findings import rag as said
from findings.signals import Reading, latest
from layout.ask import ask
from layout.page import Page
from layout.quarters import quarter_ends
from queries import rag, schemes, spc

Rating = Literal["green", "red"]
Step = tuple[date, date, Figures]


@dataclass(frozen=True)
class RagSheet:
    """A page with what its panels of ratings need again and again."""

    page: Page
    style: Style
    cohorts: Cohorts

    @property
    def rated(self) -> bool:
        """Whether anybody had been rated by the as-at date."""
        return "rag_ratings" in self.page.tables and bool(self.history().frame.height)

    @property
    def people(self) -> int | None:
        """Everyone in the snapshot; None where a part of it is withheld."""
        return said.everybody(self.current())

    @property
    def each(self) -> str:
        """“meeting” where no month has two of them, else “month”: what a point of the control charts is."""
        dates = self.history().frame["meeting_date"].unique()
        months = {(on.year, on.month) for on in dates}
        return "meeting" if len(months) == len(dates) else "month"

    def labels(self, figures: Figures) -> dict[str, str]:
        """Each cohort of `figures` in words."""
        return {
            code: "everyone" if code == "total" else self.cohorts.group(code)
            for code in figures.frame["cohort"]
        }

    def current(self) -> Figures:
        """People by cohort and rating at the as-at date."""
        return ask(rag.current, self.page)

    def history(self) -> Figures:
        """People by rating at every meeting from the first snapshot to the as-at date."""
        return ask(rag.history, self.page, start=self.page.dates[0], end=self.page.as_at)

    def signals(self, rating: Rating) -> Figures:
        """The share with this rating month by month, with its limits and signals."""
        return ask(
            spc.signals, self.page, measure=f"share_{rating}", start=self.page.dates[0], end=self.page.as_at
        )

    def reading(self, rating: Rating) -> Reading:
        """Where the latest of those months stands."""
        return latest(self.signals(rating))

    def steps(self) -> list[Step]:
        """Who moved between ratings, from one quarter's end to the next up to the as-at date."""
        dates = quarter_ends([on for on in self.page.dates if on <= self.page.as_at])
        return [
            (start, end, ask(rag.transitions, self.page, start=start, end=end))
            for start, end in pairwise(dates)
        ]


def rag_sheet(page: Page) -> RagSheet:
    """The sheet of a started page."""
    return RagSheet(page, style(page.theme), Cohorts.of(ask(schemes.cohorts, page).frame))
