"""What an AppTest shows, as a person would read it."""

from streamlit.testing.v1 import AppTest


def words(app: AppTest) -> str:
    """Everything that the page says, as one text without Markdown's escapes."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(one.value) for kind in kinds for one in getattr(app, kind)).replace("\\", "")


def charts(app: AppTest) -> int:
    """How many charts it draws."""
    return len(app.get("plotly_chart"))
