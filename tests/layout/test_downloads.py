"""Downloads are named after what they hold, and recorded before they are given."""

from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from access.register import Action, RegisterError, open_register
from access.viewer import Role
from layout import downloads


@pytest.fixture
def register(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'register.sqlite'}"
    monkeypatch.setenv("IOM_REGISTER", url)
    return open_register(url)


def test_the_name_says_metric_scheme_and_date():
    figures = literal_figures(pl.DataFrame({"a": [1]}), metric="caseload.by_cohort", as_at=date(2022, 9, 30))
    object.__setattr__(figures, "parameters", {"scheme": "lincolnshire"})
    assert downloads.file_name(figures) == "caseload.by_cohort_lincolnshire_2022-09-30.csv"


def test_a_name_leaves_out_what_is_not_known():
    assert (
        downloads.file_name(literal_figures(pl.DataFrame({"a": [1]}), metric="quality.loads"))
        == "quality.loads.csv"
    )


def test_giving_is_recorded(register):
    given = downloads._recorded(lambda: "a,b", Role.BOARD, "lincolnshire", {"metric": "caseload.trend"})
    assert given == "a,b"
    (event,) = register.events()
    assert (event.action, event.role, event.scheme) == (Action.EXPORT, "board", "lincolnshire")
    assert event.detail == {"metric": "caseload.trend"}


def test_what_cannot_be_recorded_is_not_given(monkeypatch, tmp_path):
    monkeypatch.setenv("IOM_REGISTER", f"sqlite:///{tmp_path / 'no' / 'such' / 'folder' / 'register.sqlite'}")
    made = []
    with pytest.raises(RegisterError):
        downloads._recorded(lambda: str(made.append("made")), Role.BOARD, None, {})
    assert made == []
