"""The lists that the pages choose from."""

from datetime import date

from support.rows import SCHEME, cohort, referral, scheme, snapshot, snapshots

from access.viewer import OPERATOR, Viewer
from queries import schemes


def test_the_list_holds_the_schemes_that_the_viewer_may_see(store):
    reader = store(
        schemes=[scheme(), scheme(scheme="other", name="Other", capacity=None)],
        scheme_origins=[{"scheme": SCHEME, "origin": "synthetic"}],
    )
    assert schemes.list(reader, OPERATOR).frame.rows() == [
        ("other", "Other", None, "extract"),
        (SCHEME, "Testshire", 120, "synthetic"),
    ]
    assert schemes.list(reader, Viewer(schemes=frozenset({"other"}))).frame["scheme"].to_list() == ["other"]
    assert schemes.list(reader, Viewer(schemes=frozenset())).frame.is_empty()


def test_snapshot_dates_with_the_people_in_each(store, ends):
    reader = store(snapshots=snapshots(ends[1], 3) + snapshots(ends[0], 2))
    assert schemes.snapshot_dates(reader, OPERATOR, scheme=SCHEME).frame.rows() == [
        (ends[0], 2),
        (ends[1], 3),
    ]


def test_events_from_start_to_end_inclusive(store, ends):
    events = [{"scheme": SCHEME, "event_date": day, "title": f"{day}"} for day in ends]
    reader = store(scheme_events=events, snapshots=snapshots(ends[2], 1))
    found = schemes.events(reader, OPERATOR, scheme=SCHEME, start=ends[1], end=ends[2]).frame
    assert found["event_date"].to_list() == ends[1:3]
    assert schemes.events(reader, OPERATOR, scheme=SCHEME).frame["event_date"].to_list() == ends[:3]


def test_cohorts_of_the_scheme_whenever_they_ran(store):
    reader = store(
        cohorts=[cohort("flex", live_from=date(2190, 1, 1)), cohort("fixed"), cohort("x") | {"scheme": "y"}]
    )
    assert schemes.cohorts(reader, OPERATOR, scheme=SCHEME).frame["cohort"].to_list() == ["fixed", "flex"]


def test_rows_of_each_table_that_belong_to_the_scheme(store, ends):
    people = [
        {"person_ref": ref, "birth_month": ends[0], "sex": "male", "ethnicity": "x"}
        for ref in ("a", "p-1", "z")
    ]
    reader = store(
        people=people,
        snapshots=[snapshot(ends[0], "a"), snapshot(ends[1], "a")],
        referrals=[referral(1, ends[0])],
    )
    rows = dict(schemes.tables(reader, OPERATOR, scheme=SCHEME).frame.rows())
    assert (rows["people"], rows["snapshots"], rows["referrals"], rows["offences"]) == (2, 2, 1, 0)
    assert len(rows) == 18
