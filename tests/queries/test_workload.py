"""caseload.workload: one test per sentence of its definition."""

from support.rows import snapshot

from access.viewer import Role, Viewer

METRIC = "caseload.workload"


def two_managers(day):
    return [
        snapshot(day, "a", com_ref="com-zoe", polm_ref="polm-ali"),
        snapshot(day, "b", com_ref="com-amy", polm_ref="polm-ali"),
        snapshot(day, "c", com_ref="com-amy"),
        *(snapshot(day, f"d{number}", com_ref="com-zoe") for number in range(5)),
    ]


def test_people_per_role_and_manager_most_people_first(store, answer, ends):
    found = answer(store(snapshots=two_managers(ends[0])), METRIC)
    assert [(row["role"], row["staff_ref"], row["people"]) for row in found] == [
        ("com", "com-zoe", 1 + 5),
        ("com", "com-amy", 2),
        ("polm", "polm-ali", 2),
    ]


def test_people_without_a_manager_are_in_no_row(store, answer, ends):
    assert answer(store(snapshots=[snapshot(ends[0], "a")]), METRIC) == []


def test_only_people_of_the_cohorts_asked_for(store, answer, ends):
    rows = [snapshot(ends[0], "a", com_ref="x"), snapshot(ends[0], "b", "flex", com_ref="x")]
    (row,) = answer(store(snapshots=rows), METRIC, cohort=["flex"])
    assert row["people"] == 1


def test_only_people_in_that_snapshot(store, answer, ends):
    rows = [snapshot(ends[0], "a", com_ref="x"), snapshot(ends[1], "b", com_ref="y")]
    found = answer(store(snapshots=rows), METRIC, as_at=ends[0])
    assert [row["staff_ref"] for row in found] == ["x"]


def test_listed_people_are_those_whom_the_viewer_may_see(store, ask, ends):
    hidden = {"person_ref": "b", "birth_month": ends[0], "sex": "male", "ethnicity": "x", "restricted": True}
    reader = store(snapshots=[snapshot(ends[0], one, com_ref="x") for one in "abc"], people=[hidden])
    inspector, permitted = (Viewer.of(Role.INSPECTOR, restricted=may) for may in (False, True))

    def people(viewer, **which):
        return ask(reader, METRIC, viewer, **which).frame["people"].to_list()

    assert people(inspector) == people(permitted, people="listed") == [3]
    assert people(inspector, people="listed") == [3 - 1]


def test_outside_the_operators_view_managers_are_numbered(store, ask, ends, board):
    figures = ask(store(snapshots=two_managers(ends[0])), METRIC, board)
    assert figures.frame["staff_ref"].to_list() == ["1", "2", "1"]
    for text in (figures.csv(), repr(figures), str(figures.display()), str(figures.released)):
        assert not any(name in text for name in ("zoe", "amy", "ali"))


def test_a_small_caseload_is_withheld_from_the_board(store, ask, ends, board):
    figures = ask(store(snapshots=two_managers(ends[0])), METRIC, board)
    assert figures.display()["people"].to_list() == ["6", "[c]", "[c]"]
