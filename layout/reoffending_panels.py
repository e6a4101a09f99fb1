"""The panels of the Reoffending page: before and after, the proven rate, what was expected, and how soon."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

import polars as pl
import streamlit as st

from charts import first_reoffence, intervals, pairs, shares
from charts.cohorts import Cohorts
from charts.style import Style, style
from disclosure.figures import Figures
from findings import questions
from findings import reoffending as said
from layout import address, states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel, table_panel
from layout.plain import plain
from layout.reoffending_rows import Column, pair, rate, ratio, score, scored, scored_twice, shown
from queries import reoffending, schemes

BY = {"age_band": "Age", "sex": "Sex", "area": "District"}


@dataclass(frozen=True)
class ReoffendingSheet:
    """A page with what its panels of reoffending share."""

    page: Page
    style: Style
    cohorts: Cohorts
    sample: reoffending.Sample
    by: reoffending.By

    @property
    def window(self) -> dict[str, Any]:
        """The sample as the queries take it: the year up to the as-at date, or a year about each adoption."""
        if self.sample == "adoption":
            return {"sample": "adoption", "as_at": self.page.as_at}
        first = _a_year_before(self.page.as_at)
        return {"sample": "fixed_period", "start": first, "end": self.page.as_at, "as_at": self.page.as_at}

    @property
    def when(self) -> str:
        """The sample in the quiet line."""
        return "a year each side of adoption" if self.sample == "adoption" else "this year against last"

    def before_after(self, by: reoffending.By = "profile") -> Figures:
        """Offences before and after, in these groups."""
        return ask(reoffending.before_after, self.page, by=by, **self.window)


def sheet(page: Page) -> ReoffendingSheet:
    """The sheet of a started page; sample and grouping are in the address."""
    sample = _one_of(address.own("sample"), said.SAMPLES, "fixed_period")
    by = _one_of(address.own("by"), BY, "age_band")
    address.record_own(sample=sample, by=by)
    listed = ask(schemes.cohorts, page)
    return ReoffendingSheet(
        page,
        style(page.theme),
        Cohorts.of(listed.frame),
        cast(reoffending.Sample, sample),
        cast(reoffending.By, by),
    )


def headline(this: ReoffendingSheet) -> None:
    """More or fewer, in words, with the two cautions; ends the page where no offence was loaded."""
    if "offences" not in this.page.tables:
        st.title("Offences are not on record here", anchor=False)
        states.not_loaded("offences")
        st.stop()
    figures = this.before_after()
    st.title(plain(said.headline(figures, this.sample)), anchor=False)
    st.markdown(plain(said.beyond_chance(figures) or "Choose a later date or the other sample."))
    st.caption(plain(said.CAUTIONS))
    _control("Sample", "sample", this.sample, said.SAMPLES)


def before_and_after(this: ReoffendingSheet) -> None:
    """Offences before and after: the headline group, then each cohort and each Free profile apart."""
    figures = this.before_after()
    _pairs(this, figures, "offences", said.before_after(figures), questions.BEFORE_AFTER, "before-after")


def by_group(this: ReoffendingSheet) -> None:
    """The same by age, sex or district."""
    _control("Grouped by", "by", this.by, BY)
    figures = this.before_after(this.by)
    title = said.before_after(figures)
    _pairs(this, figures, "offences", title, questions.BEFORE_AFTER_BY, f"before-after-{this.by}")


def severity(this: ReoffendingSheet) -> None:
    """The severity of the offences before and after."""
    figures = this.before_after()
    if figures.frame.filter(pl.col("people") != 0)["severity_before"].is_null().all():
        states.too_little(
            "No severity of these offences is on record, or too few people have any to show it."
        )
        return
    _pairs(this, figures, "severity", said.severity(figures), questions.SEVERITY, "severity")


def at_liberty(this: ReoffendingSheet) -> None:
    """Offences for each year at liberty: days in custody taken out."""
    figures = ask(reoffending.at_liberty, this.page, by="profile", **this.window)
    _pairs(this, figures, "per_year", said.at_liberty(figures), questions.AT_LIBERTY, "at-liberty")


def proven_rate(this: ReoffendingSheet) -> None:
    """The share with a proven reoffence within a year, beside a benchmark that says what it is of."""
    figures = ask(reoffending.binary, this.page, by="profile")
    rows = shown(figures)
    drawn_rows = [rate(row) for row in rows]
    known = [row["benchmark"] for row in rows if row["benchmark"] is not None]
    if all(row["people"] == 0 for row in rows):
        states.too_little(f"{said.binary(figures)}.")
        return
    panel(
        said.binary(figures),
        drawn(
            shares.by_group,
            drawn_rows,
            this.style,
            target=known[0] if known else None,
            target_words="the most prolific nationally, 2009: {}",
            judged=False,
            height=pairs.height_of(len(drawn_rows)),
        ),
        figures,
        alt=said.rates_in_words(figures),
        ask=questions.PROVEN_RATE,
        note=said.matured(figures),
        n=_people(figures),
    )


def expected(this: ReoffendingSheet) -> None:
    """Observed over expected from the scores at adoption."""
    figures = ask(reoffending.expected, this.page, by="profile")
    rows = [ratio(row) for row in shown(figures)]
    if said.nobody(figures):
        states.too_little(said.why_not_expected(figures))
        return
    panel(
        said.expected(figures),
        drawn(
            intervals.dots, rows, this.style, centre=1.0, centre_words="as expected", worse="above", log=True
        ),
        figures,
        alt=said.ratios_in_words(figures),
        ask=questions.EXPECTED,
        note="within two years of adoption, matured only",
        n=_people(figures),
    )


def time_to_first(this: ReoffendingSheet) -> None:
    """How long people stay without a proven reoffence."""
    figures = ask(reoffending.time_to_first, this.page, by="profile")
    if figures.frame.is_empty():
        states.too_little("Nobody's follow-up has begun yet, so there is no time to a first reoffence.")
        return
    panel(
        said.time_to_first(figures),
        drawn(first_reoffence.curves, figures, _colours(this), this.style),
        figures,
        alt=f"Share without a proven reoffence, month by month. {said.time_to_first(figures)}.",
        ask=questions.TIME_TO_FIRST,
        note="numbers below: still followed at that month",
        n=_people(figures),
    )


def risk_change(this: ReoffendingSheet) -> None:
    """The change of the risk score within one predictor."""
    figures = ask(reoffending.risk_change, this.page, by="profile")
    rows = [score(row) for row in scored(figures)]
    if not rows:
        states.too_little("Nobody has two scores by the same predictor yet, or too few have.")
        return
    panel(
        said.risk_change(figures),
        drawn(intervals.dots, rows, this.style, centre=0.0, centre_words="no change", worse="above"),
        figures,
        alt=said.risk_in_words(figures),
        ask=questions.RISK_CHANGE,
        note="points, first score to latest; predictors never mixed",
        n=scored_twice(figures),
    )


def benchmarks(this: ReoffendingSheet) -> None:
    """The published figures, what they are of, and whether the comparison is fair."""
    figures = ask(reoffending.benchmarks, this.page)
    table_panel(
        "What others found, and of whom",
        said.benchmarks(figures),
        figures,
        ask=questions.BENCHMARKS,
        note="published figures",
    )


def _pairs(
    this: ReoffendingSheet, figures: Figures, column: Column, title: str, question: str, key: str
) -> None:
    rows = [pair(row, column) for row in shown(figures)]
    if not rows:
        states.too_little("Nobody can be followed for a year before and after yet.")
        return
    panel(
        title,
        drawn(pairs.pairs, rows, this.style, places=1 if column == "per_year" else 0),
        figures,
        alt=said.in_words(figures, column, title),
        ask=question,
        note=this.when if column == "severity" else f"{this.when}; interval 95\N{NO-BREAK SPACE}%",
        n=_people(figures),
        key=key,
    )


def _colours(this: ReoffendingSheet) -> dict[str, str]:
    """The colour of each group by its code; Fixed and Flex together have that of Fixed."""
    named = this.cohorts.colours(this.style).items()
    own = {
        cohort if profile == "all" else f"{cohort}/{profile}": colour for (cohort, profile), colour in named
    }
    return {said.HEADLINE: own.get("fixed", this.style.blue), **own}


def _people(figures: Figures) -> int | None:
    row = said.headline_row(figures)
    return row["people"] if row else None


def _control(label: str, name: str, chosen: str, words: dict[str, str]) -> None:
    st.session_state[f"reoffending-{name}"] = chosen
    st.segmented_control(
        label,
        list(words),
        format_func=words.__getitem__,
        key=f"reoffending-{name}",
        on_change=_chosen,
        args=(name,),
        label_visibility="collapsed",
        required=True,
    )


def _chosen(name: str) -> None:
    address.record_own(**{name: st.session_state[f"reoffending-{name}"]})


def _one_of(asked: str, known: dict[str, str], otherwise: str) -> str:
    return asked if asked in known else otherwise


def _a_year_before(day: date) -> date:
    """The first day of the year that ends with `day`."""
    try:
        return day.replace(year=day.year - 1) + timedelta(1)
    except ValueError:  # 29 February
        return date(day.year - 1, 3, 1)
