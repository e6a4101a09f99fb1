"""The panels of the Partnership page: attendance at meetings, and waiting for services."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

import streamlit as st

from charts import attendance as attendance_charts
from charts import shares, waits
from charts.shares import Share
from charts.style import Style, style
from disclosure.figures import Figures
from findings import partnership as said
from findings import questions
from findings.words import number
from layout import address, states
from layout.ask import ask
from layout.drawing import drawn
from layout.page import Page
from layout.panels import panel, table_panel
from layout.plain import plain
from queries import partnership

YEAR = 365


@dataclass(frozen=True)
class PartnershipSheet:
    """A page with what its panels of the partnership share."""

    page: Page
    style: Style
    meeting: str

    @property
    def since(self) -> date:
        """The first day of the year that ends with the as-at date."""
        return self.page.as_at - timedelta(YEAR - 1)

    @property
    def of_meeting(self) -> partnership.Meeting:
        """The kind of meeting as the queries take it."""
        return cast(partnership.Meeting, self.meeting)

    @property
    def meets(self) -> bool:
        """Whether any attendance was loaded."""
        return "meeting_attendance" in self.page.tables

    @property
    def misses(self) -> bool:
        """Whether any agency has missed three or more in a row."""
        return self.meets and not self.missed().frame.is_empty()

    @property
    def refers(self) -> bool:
        """Whether any referral to a service was loaded."""
        return "service_referrals" in self.page.tables

    def by_date(self, start: date) -> Figures:
        """Attendance at the meetings since `start`."""
        end, meeting = self.page.as_at, self.of_meeting
        return ask(partnership.attendance_by_date, self.page, start=start, end=end, meeting=meeting)

    def missed(self) -> Figures:
        """The agencies that missed three or more in a row."""
        return ask(partnership.missed, self.page, end=self.page.as_at, meeting=self.of_meeting)


def sheet(page: Page) -> PartnershipSheet:
    """The sheet of a started page; the kind of meeting is in the address."""
    asked = address.own("meeting")
    meeting = asked if asked in said.MEETINGS else "macc"
    address.record_own(meeting=meeting)
    return PartnershipSheet(page, style(page.theme), meeting)


def headline(this: PartnershipSheet) -> None:
    """Who stays away, as the title, and which meeting it is about."""
    if not this.meets:
        st.title("Who comes to the meetings is not on record", anchor=False)
        states.not_loaded("meeting_attendance")
        return
    st.title(plain(said.headline(this.by_date(this.since), this.missed(), this.meeting)), anchor=False)
    st.session_state["partnership-meeting"] = this.meeting
    st.segmented_control(
        "Meeting",
        list(said.MEETINGS),
        format_func=said.MEETINGS.__getitem__,
        key="partnership-meeting",
        on_change=_chosen,
        label_visibility="collapsed",
        required=True,
    )


def meeting_by_meeting(this: PartnershipSheet) -> None:
    """Agencies by date, in words and shapes."""
    if not this.meets:
        return
    figures = this.by_date(this.since)
    if figures.frame.is_empty():
        states.too_little(f"No {said.MEETINGS[this.meeting]} meeting is on record in the year to this date.")
        return
    panel(
        said.missing(figures),
        drawn(attendance_charts.by_agency_and_date, figures, this.style),
        figures,
        alt=said.attendance_in_words(figures),
        ask=questions.ATTENDANCE,
        note="✓ attended, ◐ in part, ✗ missed, – not expected",
    )


def trend(this: PartnershipSheet) -> None:
    """The share of agencies that came, meeting by meeting."""
    if not this.meets:
        return
    figures = this.by_date(this.page.dates[0])
    if figures.frame.is_empty():
        return
    panel(
        said.lately(figures),
        drawn(attendance_charts.over_time, figures, this.style),
        figures,
        alt=said.over_time_in_words(figures),
        ask=questions.ATTENDANCE_TREND,
        note="agencies with somebody there, of those expected",
        key="attendance-trend",
    )


def by_agency(this: PartnershipSheet) -> None:
    """How often each agency came in the year."""
    if not this.meets:
        return
    figures = ask(
        partnership.attendance, this.page, start=this.since, end=this.page.as_at, meeting=this.of_meeting
    )
    rows = [
        Share(
            row["agency"], row["share"], None, None, f"{_said(row['attended'])} of {_said(row['expected'])}"
        )
        for row in figures.frame.sort("share", nulls_last=True).to_dicts()
    ]
    if rows:
        panel(
            said.attendance(figures),
            drawn(shares.by_group, rows, this.style, target=None),
            figures,
            alt=said.by_agency_of_those_expected(figures),
            ask=questions.ATTENDANCE_BY,
            note="people who came, of those expected, in the last year",
        )


def missed(this: PartnershipSheet) -> None:
    """The agencies that missed three or more in a row, where there are any."""
    if not this.misses:
        return
    figures = this.missed()
    table_panel(
        said.missed(figures),
        said.missed_table(figures),
        figures,
        ask=questions.MISSED,
        note="up to the last meeting",
    )


def waiting(this: PartnershipSheet) -> None:
    """How soon people are seen: fast track against ordinary."""
    if not this.refers:
        states.not_loaded("service_referrals")
        return
    figures = ask(partnership.waits, this.page, start=this.since, end=this.page.as_at)
    total = ask(partnership.fast_track, this.page, start=this.since, end=this.page.as_at, by="total")
    if figures.frame.is_empty():
        states.too_little("Nobody was referred to a service in the year up to this date.")
        return
    panel(
        said.waits(total),
        drawn(waits.by_week, figures, this.style),
        figures,
        alt=said.waits_in_words(figures),
        ask=questions.WAITS,
        note=f"referrals of the last year; {said.waiting(total)}",
        n=total.frame["referrals"].to_list()[0] if total.frame.height else None,
    )


def waiting_by_agency(this: PartnershipSheet) -> None:
    """The same agency by agency, with the middle half of those seen."""
    if not this.refers:
        return
    figures = ask(partnership.fast_track, this.page, start=this.since, end=this.page.as_at, by="agency")
    if figures.frame.height:
        panel(
            said.slowest(figures),
            drawn(waits.by_agency, figures, this.style),
            figures,
            alt=said.by_agency_in_words(figures),
            ask=questions.WAITS_BY,
            note="median and middle half of those seen, last year",
            key="waits-agency",
        )


def contacts(this: PartnershipSheet) -> None:
    """Referrals and contacts kept, agency by agency."""
    if not this.refers:
        return
    figures = ask(partnership.fast_track, this.page, start=this.since, end=this.page.as_at, by="agency")
    table_panel(
        "Referrals and contacts kept in the last year",
        said.contacts(figures),
        figures,
        ask=questions.CONTACTS,
        note="referrals of the last year",
        key="contacts",
    )


def _said(how_many: int | None) -> str:
    return "?" if how_many is None else number(how_many)


def _chosen() -> None:
    address.record_own(meeting=st.session_state["partnership-meeting"])
