"""The panels of the Pathways page: need at entry and now, progress, movement, and services against need."""

from dataclasses import dataclass

import streamlit as st

from charts import need, parts_of_a_whole
from charts.rag_parts import Part
from charts.style import Style, style
from disclosure.figures import Figures
from findings import pathways as said
from findings import questions
from layout import address, states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel, table_panel
from layout.plain import plain
from queries import pathways

MONTHS = 12


@dataclass(frozen=True)
class PathwaysSheet:
    """A page with what its panels of need share."""

    page: Page
    style: Style
    instrument: str
    instruments: dict[str, str]
    """Code to name of the instruments that the scheme has used, the commonest first."""

    def needs(self, point: pathways.Point) -> Figures:
        """Need at entry or at the latest assessment."""
        return ask(pathways.needs, self.page, point=point, instrument=self.instrument)

    def progress(self) -> Figures:
        """The closed group, step by step."""
        return ask(pathways.progress, self.page, months=MONTHS, instrument=self.instrument)

    @property
    def scale(self) -> str:
        """The instrument in the quiet line."""
        return self.instruments[self.instrument]


def sheet(page: Page) -> PathwaysSheet:
    """The sheet of a started page; ends it where nobody was assessed by the as-at date."""
    found = ask(pathways.instruments, page).frame
    names = dict(zip(found["instrument"], found["label"], strict=True))
    if not names:
        st.title("Nobody has been assessed yet", anchor=False)
        if "assessments" in page.tables:
            states.too_little("The first assessment of these people came after this date.")
        else:
            states.not_loaded("assessments")
        st.stop()
    asked = address.own("instrument")
    instrument = asked if asked in names else next(iter(names))
    address.record_own(instrument=instrument)
    return PathwaysSheet(page, style(page.theme), instrument, names)


def headline(this: PathwaysSheet) -> None:
    """Progress in words, and the instrument where there are several: they are never averaged together."""
    st.title(plain(said.headline(this.progress())), anchor=False)
    if len(this.instruments) < 2:
        return
    st.session_state["pathways-instrument"] = this.instrument
    st.segmented_control(
        "Instrument",
        list(this.instruments),
        format_func=this.instruments.__getitem__,
        key="pathways-instrument",
        on_change=_chosen,
        label_visibility="collapsed",
        required=True,
    )


def progress(this: PathwaysSheet) -> None:
    """The change of the closed group since entry, pathway by pathway."""
    figures = this.progress()
    if figures.frame.is_empty():
        states.too_little("Nobody has been assessed at every step of the year yet.")
        return
    panel(
        f"Change since entry, over {MONTHS} months",
        drawn(need.progress, figures, this.style),
        figures,
        alt=said.progress_in_words(figures),
        ask=questions.PROGRESS,
        note=f"{this.scale}; {said.group(figures)}",
        n=figures.frame["people"].to_list()[0],
    )


def averages(this: PathwaysSheet) -> None:
    """Need at entry and at the latest assessment, by all three averages."""
    entry, latest = this.needs("entry"), this.needs("latest")
    panel(
        said.averages(entry, latest),
        drawn(need.averages, entry, latest, this.style),
        entry,
        alt=said.averages_in_words(entry, latest),
        ask=questions.AVERAGES,
        note=f"{this.scale}; everyone assessed; table and CSV: at entry",
        n=_most(entry),
    )


def movement(this: PathwaysSheet) -> None:
    """Who got better, who stayed and who got worse between first and last assessment."""
    figures = ask(pathways.movement, this.page, end=this.page.as_at, instrument=this.instrument)
    panel(
        said.movement(figures),
        drawn(need.movement, figures, this.style),
        figures,
        alt=said.movement_in_words(figures),
        ask=questions.NEED_MOVEMENT,
        note=f"{this.scale}; first to last assessment",
        n=_most(figures),
    )


def services(this: PathwaysSheet) -> None:
    """Of those with a need, who was referred, how soon seen, and who completed."""
    if "service_referrals" not in this.page.tables:
        states.not_loaded("service_referrals")
        return
    figures = ask(pathways.services, this.page, point="entry", instrument=this.instrument)
    panel(
        said.services(figures),
        drawn(need.services, figures, this.style),
        figures,
        alt=said.services_in_words(figures),
        ask=questions.SERVICES,
        note="need at entry; a person may have several",
    )


def fall_out(this: PathwaysSheet) -> None:
    """Who fell out of the closed group at each step, and why."""
    figures = ask(pathways.fall_out, this.page, months=MONTHS, instrument=this.instrument)
    if figures.frame.is_empty():
        return
    panel(
        said.fall_out(figures),
        drawn(
            parts_of_a_whole.bars, figures, _reasons(this.style), this.style, name="month", prefix="Month "
        ),
        figures,
        alt=f"{said.fall_out(figures)}.",
        ask=questions.FALL_OUT,
        note="of everyone assessed at entry, at each step",
    )


def mapping(this: PathwaysSheet) -> None:
    """How the scheme's own areas of need answer to the nine pathways, where they are others."""
    entry = this.needs("entry")
    if said.is_mapped(entry):
        table_panel(
            "Areas of need and the nine pathways",
            said.mapping(entry),
            entry,
            ask=questions.MAPPING,
            note="reference data",
            key="pathways-mapping",
        )


def _reasons(style: Style) -> tuple[Part, ...]:
    light = style.background
    return (
        Part("in_group", "In the group", "●", style.blue, light),
        Part("left", "Left the scheme", "▼", style.departure, light),
        Part("not_yet_due", "Not yet due", "◇", style.grid, style.text),
        Part("changed_instrument", "Other instrument", "■", style.violet, light),
        Part("missed", "Missed", "✗", style.orange, light),
    )


def _most(figures: Figures) -> int | None:
    """The people assessed on the pathway that most were assessed on."""
    return max(figures.frame["people"].drop_nulls().to_list(), default=None)


def _chosen() -> None:
    address.record_own(instrument=st.session_state["pathways-instrument"])
