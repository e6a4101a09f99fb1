"""Ratings as they come in: what the metrics can rely on, because the loader refuses the rest."""

from datetime import date

from support.small_load import with_row, write_folder

from access.viewer import OPERATOR
from data_model.loading import load
from data_model.reader import open_reader
from data_model.versions import Store
from queries import rag

AS_AT = date(2022, 9, 30)


def loaded(folder, **second):
    """The refusals of a load that gives per-1 a second rating at the same meeting, and the ratings then."""
    store = Store(folder / "store")
    report = load(write_folder(folder / "extracts", with_row("rag_ratings", **second)), store)
    reader = open_reader(store.folder)
    try:
        frame = rag.current(reader, OPERATOR, scheme="fenland", as_at=AS_AT).frame
    finally:
        reader.close()
    counts = dict(frame.filter(cohort="core").select("rag", "people").iter_rows())
    return report.refused.select("table", "row", "rule").rows(), counts


def test_two_ratings_of_a_person_at_one_meeting_are_both_refused(tmp_path):
    refusals, counts = loaded(tmp_path, rag="red")
    assert [(table, row) for table, row, _ in refusals] == [("rag_ratings", 2), ("rag_ratings", 4)]
    assert all("shares its key" in rule and "differs" in rule for _, _, rule in refusals)
    assert counts == {"red": 0, "amber": 0, "green": 1, "unrated": 1}


def test_the_same_rating_twice_counts_once(tmp_path):
    refusals, counts = loaded(tmp_path)
    assert [rule for _, _, rule in refusals] == ["repeats row 2"]
    assert counts == {"red": 0, "amber": 0, "green": 2, "unrated": 0}


def test_a_rating_that_is_no_colour_is_refused(tmp_path):
    refusals, counts = loaded(tmp_path, person_ref="per-3", rag="unrated")
    assert [(table, row) for table, row, _ in refusals] == [("rag_ratings", 4)]
    assert counts["green"] == 2
