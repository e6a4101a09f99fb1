"""Downloads: exactly what is shown, and a line in the register before anything is given."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from access.register import Action, Detail, Purpose, Register, open_register
from access.settings import register_url
from access.viewer import Role
from disclosure.figures import Figures
from layout.current import current_page

ACTOR = "dashboard"
"""Who the register names until sign-in says who it was."""


OF_A_PERSON = ("person", "search")
"""Parameters that may hold a person's reference, which the audit log must not."""


def offer_csv(figures: Figures, name: str, label: str = "CSV") -> None:
    """A button for the figures as CSV: what the viewer sees, cells inert in a spreadsheet."""
    file = file_name(figures)
    detail: Detail = {
        "metric": figures.metric,
        "file": file,
        "view": figures.view.value,
        "version": figures.version,
        "rows": figures.frame.height,
        "filters": [
            f"{key}={value}"
            for key, value in sorted(figures.parameters.items())
            if value is not None and key not in OF_A_PERSON
        ],
    }
    page = current_page()
    make = partial(_consulted, figures, page.viewer.role if page else None)
    offer(label, make, file, "text/csv", name=f"csv-{name}", scheme=_scheme(figures), detail=detail)


def offer(
    label: str,
    make: Callable[[], str | bytes],
    file: str,
    mime: str,
    *,
    name: str,
    scheme: str | None,
    detail: Detail,
    icon: str = ":material/download:",
) -> None:
    """A button that makes the file when pressed, and records it first: without a record nothing is given."""
    page = current_page()
    role = page.viewer.role if page else None
    st.download_button(
        label,
        lambda: _recorded(make, role, scheme, detail),
        file_name=file,
        mime=mime,
        type="tertiary",
        icon=icon,
        key=name,
        on_click="ignore",
    )


def _consulted(figures: Figures, role: Role | None) -> str:
    """The figures as CSV; those of one person are recorded as taken away, beside the audit log."""
    person, scheme = figures.parameters.get("person"), _scheme(figures)
    if isinstance(person, str) and scheme:
        register().consulted(person, actor=ACTOR, role=role, scheme=scheme, purpose=Purpose.EXPORT)
    return figures.csv()


def file_name(figures: Figures) -> str:
    """Such as `caseload.by_cohort_lincolnshire_2022-09-30.csv`."""
    parts = (figures.metric, _scheme(figures), figures.as_at.isoformat() if figures.as_at else None)
    return "_".join(part for part in parts if part) + ".csv"


def register() -> Register:
    """The audit register that the settings name; RegisterError where it cannot be used."""
    return _register(register_url())


@st.cache_resource(max_entries=2, show_spinner=False)
def _register(url: str) -> Register:
    return open_register(url)


def _recorded(
    make: Callable[[], str | bytes], role: Role | None, scheme: str | None, detail: Detail
) -> str | bytes:
    register().record(Action.EXPORT, actor=ACTOR, role=role, scheme=scheme, detail=detail)
    return make()


def _scheme(figures: Figures) -> str | None:
    scheme = figures.parameters.get("scheme")
    return scheme if isinstance(scheme, str) else None
