"""Downloads: exactly what is shown, as CSV, and a line in the register for each."""

import streamlit as st

from disclosure.figures import Figures


def offer_csv(figures: Figures, name: str) -> None:
    """A button for the figures as CSV. What it gives is what the viewer sees, and giving it is recorded."""
    st.download_button(
        "CSV",
        figures.csv(),
        file_name=file_name(figures),
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
        key=f"csv-{name}",
    )


def file_name(figures: Figures) -> str:
    """Such as `caseload.by_cohort_lincolnshire_2022-09-30.csv`."""
    scheme = figures.parameters.get("scheme")
    parts = (figures.metric, scheme, figures.as_at.isoformat() if figures.as_at else None)
    return "_".join(str(part) for part in parts if part) + ".csv"
