"""The panels of the Map page: where people are, by any measure, with a table that says the same."""

from dataclasses import dataclass
from typing import cast, get_args

import streamlit as st

from charts.area_map import AREAS, Shown, area_map
from charts.places import Places, places
from charts.style import style
from disclosure.figures import Figures
from findings import areas as said
from findings import questions
from layout import address, states
from layout.ask import ask
from layout.map_deck import deck_panel
from layout.page import Page
from layout.panels import table_panel
from layout.plain import plain
from queries import areas

SHOWN = {"people": "People", "per_10000": "For each 10,000 adults"}


@dataclass(frozen=True)
class MapSheet:
    """A page with what its map shows."""

    page: Page
    measure: areas.Measure
    show: Shown
    figures: Figures
    placed: Places

    @property
    def people(self) -> int | None:
        """Everybody whom the map shows."""
        total = self.figures.frame.filter(area="total").get_column("people").to_list()
        return total[0] if total else None


def sheet(page: Page) -> MapSheet:
    """What the address asks the map to show; people on the scheme, as a rate where one is known."""
    measure = _one_of(address.own("measure"), get_args(areas.Measure), "people")
    figures = ask(areas.rates, page, measure=measure)
    rated = figures.frame["adults"].null_count() < figures.frame.height
    usual = "per_10000" if rated else "people"
    show = _one_of(address.own("show"), get_args(Shown), usual) if rated else "people"
    address.record_own(measure=measure, show=show)
    placed = places(ask(areas.shapes, page).frame)
    return MapSheet(page, cast(areas.Measure, measure), cast(Shown, show), figures, placed)


def headline(this: MapSheet) -> None:
    """The finding of the page as its title, and what is shown."""
    st.title(plain(said.headline(this.figures, this.measure)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-choices"):
        st.session_state["map-measure"] = this.measure
        st.selectbox(
            "Who is shown",
            list(said.MEASURES),
            format_func=said.MEASURES.__getitem__,
            key="map-measure",
            on_change=_chosen,
            args=("measure",),
            label_visibility="collapsed",
            width=230,
        )
        if this.figures.frame["adults"].null_count() < this.figures.frame.height:
            st.session_state["map-show"] = this.show
            st.segmented_control(
                "Shown as",
                list(SHOWN),
                format_func=SHOWN.__getitem__,
                key="map-show",
                on_change=_chosen,
                args=("show",),
                label_visibility="collapsed",
                required=True,
            )


def map_of_areas(this: MapSheet) -> None:
    """The map; a click on an area makes it the filter of the other pages, another click takes it back."""
    if this.placed.kind == "none":
        states.too_little(
            "The areas of this scheme have no point and no boundary, so there is no map: the table says the "
            "same. Load points with the extract areas, or boundaries with python -m data_model boundaries."
        )
        return
    look = style(this.page.theme)
    clicked = deck_panel(
        said.title(this.figures, this.measure),
        area_map(this.figures, this.placed, look, show=this.show, chosen=this.page.area),
        this.figures,
        alt=said.alternative(this.figures, this.measure),
        ask=questions.MAP,
        note=f"{SHOWN[this.show].lower()}; grey: withheld or too few",
        n=this.people,
        layer=AREAS,
        credit=this.placed.attribution,
    )
    if clicked is not None:
        address.choose(area="" if clicked == this.page.area else clicked)
        st.rerun()


def table_of_areas(this: MapSheet) -> None:
    """The same in words and numbers."""
    table_panel(
        "The same as a table",
        said.table(this.figures),
        this.figures,
        ask=questions.MAP_TABLE,
        n=this.people,
        key="areas-table",
    )


def _one_of(asked: str, known: tuple[str, ...], otherwise: str) -> str:
    return asked if asked in known else otherwise


def _chosen(name: str) -> None:
    address.record_own(**{name: st.session_state[f"map-{name}"]})
