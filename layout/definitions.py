"""How a figure is counted, as its query says it of itself."""

import streamlit as st

from layout.plain import plain_but_code
from queries.catalogue import find


def show_definition(metric: str) -> None:
    """Draw the published definition of `metric`."""
    header = find(metric).header
    st.markdown(f"**{plain_but_code(header.title)}**")
    st.markdown(plain_but_code(header.definition))
    said = {
        "Counted": header.numerator,
        "Out of": header.denominator,
        "Rows": header.grain,
        "Take care": header.caveat,
        "Source": header.source,
        "Owner": f"{header.owner}; reviewed {header.reviewed:%B %Y}",
    }
    st.markdown("\n".join(f"- **{name}:** {plain_but_code(text)}" for name, text in said.items() if text))
    st.code(f"python -m queries run {metric}", language=None, wrap_lines=True)
