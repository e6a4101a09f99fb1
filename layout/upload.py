"""Loading a workbook from the page: first what would happen, then, if the analyst says so, publishing it."""

from io import BytesIO

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from access.register import RegisterError
from access.settings import SettingError
from access.viewer import Role
from data_model.loading import Progress, Report, UnusableSource
from data_model.store_errors import StoreError
from data_model.template import template
from findings.words import capital, count
from layout.page import Page
from layout.plain import plain
from layout.tables import draw, headed
from layout.workbook import check_workbook, counts, may_load, publish_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 50
_CHECKED, _DONE, _TURN = "upload_checked", "upload_done", "upload_turn"


def loading_panel(page: Page) -> None:
    """The template for everyone; the upload for an analyst, and for nobody else."""
    with st.container(border=True, gap="small", key="panel-upload"):
        st.header("Load a workbook", anchor=False)
        _say_what_was_done()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                "The template has a sheet for every table, and a note on every column.", width="stretch"
            )
            _offer_template()
        if may_load(page.viewer, page.location):
            _upload(page)
        elif page.viewer.role is Role.ANALYST:
            st.caption("This store is not a folder of versions: load into it from the command line.")


def _offer_template() -> None:
    st.download_button(
        "Template",
        template_file,
        "iom-template.xlsx",
        XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="template",
    )


def template_file() -> bytes:
    """The empty workbook to fill in."""
    content = BytesIO()
    template().save(content)
    return content.getvalue()


def _upload(page: Page) -> None:
    turn = st.session_state.get(_TURN, 0)
    file = st.file_uploader("Workbook to check", type="xlsx", key=f"upload-{turn}")
    if file is None:
        st.session_state.pop(_CHECKED, None)
        st.caption("Nothing is published before you have seen what would happen, and pressed Publish.")
        return
    try:
        report = _checked(page, file)
        _show(report)
        if report.publishable and _publish_pressed(page):
            _publish(page, file)
    except (UnusableSource, StoreError, SettingError, RegisterError) as error:
        st.error(plain(str(error)), icon=":material/error:")


def _checked(page: Page, file: UploadedFile) -> Report:
    """The report of the check, kept while the same file lies before the same version of the store."""
    asked = (file.file_id, page.reader.version)
    kept = st.session_state.get(_CHECKED)
    if kept is None or kept[0] != asked:
        bar = st.progress(0.0, "Checking")
        report = check_workbook(file.getvalue(), file.name, page.location, _stepper(bar))
        bar.empty()
        st.session_state[_CHECKED] = kept = (asked, report)
    found: Report = kept[1]
    return found


def _show(report: Report) -> None:
    sums = counts(report)
    would = capital(count(sums["loaded"], "row", "rows"))
    st.markdown(f"**{would} would be loaded and {sums['refused']:,} refused, of {sums['read']:,} read.**")
    for fault in report.errors:
        st.error(plain(str(fault)), icon=":material/error:")
    for warned in report.warnings[:SHOWN]:
        st.warning(plain(str(warned)), icon=":material/warning:")
    if report.tables:
        draw(_by_table(report), alt="What would be read, loaded and refused, by table")
    if report.refused.height:
        _show_refused(report.refused)


def _by_table(report: Report) -> pl.DataFrame:
    rows = [
        (table, one.file, f"{one.read:,}", f"{one.loaded:,}", f"{one.refused:,}")
        for table, one in report.tables.items()
    ]
    return pl.DataFrame(rows, ["Table", "Sheet", "Read", "Would load", "Would refuse"], orient="row")


def _show_refused(refused: pl.DataFrame) -> None:
    with st.expander(capital(count(refused.height, "row would be refused", "rows would be refused"))):
        shown = refused.head(SHOWN).select("table", "row", "column", "value", "rule", "also").cast(pl.String)
        draw(headed(shown), alt="Rows that would be refused")
        if refused.height > SHOWN:
            st.caption(f"The first {SHOWN}. After publishing, the page lists them all.")


def _publish_pressed(page: Page) -> bool:
    if page.origin != "extract":
        st.caption(
            "This store holds made-up people. A scheme's own data ends the demonstration: "
            "the switch of roles goes, and the setting IOM_ROLE says who is looking."
        )
    return st.button("Publish", type="primary", icon=":material/publish:", key="publish")


def _publish(page: Page, file: UploadedFile) -> None:
    bar = st.progress(0.0, "Publishing")
    report = publish_workbook(file.getvalue(), file.name, page.location, page.viewer, _stepper(bar))
    sums = counts(report)
    done = f"Published {count(sums['loaded'], 'row', 'rows')}; {sums['refused']:,} refused."
    st.session_state[_DONE] = done if report.published else "Nothing was published."
    # A new key empties the upload, so that nothing is published twice.
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()


def _say_what_was_done() -> None:
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(done, icon=":material/check:")


def _stepper(bar: DeltaGenerator) -> Progress:
    def step(doing: str, done: int, steps: int) -> None:
        bar.progress(min(done / steps, 1.0) if steps else 0.0, plain(capital(doing)))

    return step
