"""resettlement.requirements: one test per sentence of its definition."""

from datetime import date, timedelta

from support.rows import episode, requirement, snapshot

METRIC = "resettlement.requirements"
DAY, AS_AT = date(2022, 5, 10), date(2022, 12, 31)
DRUGS = "drug_rehabilitation"


def stays(*people):
    return [episode(person, date(2022, 1, 1)) for person in people]


def drugs(answer, reader, **asked):
    rows = answer(reader, METRIC, **({"as_at": AS_AT, "end": AS_AT} | asked))
    (row,) = [row for row in rows if row["requirement"] == DRUGS]
    return row


def ended(outcome, days=100, begun=10):
    return {
        "started_on": None if begun is None else DAY + timedelta(begun),
        "ended_on": DAY + timedelta(days),
        "outcome": outcome,
    }


def test_made_is_what_became_of_them_added_up(store, answer):
    rows = [
        requirement("a", DRUGS, DAY, **ended("completed")),
        requirement("b", DRUGS, DAY, **ended("breached")),
        requirement("c", DRUGS, DAY, **ended("revoked", begun=None)),
        requirement("d", DRUGS, DAY, started_on=DAY, outcome="ongoing"),
        requirement("e", DRUGS, DAY, outcome="ongoing"),
        requirement("f", DRUGS, DAY, **ended(None)),
    ]
    row = drugs(answer, store(treatment_requirements=rows, episodes=stays(*"abcdef")))
    assert (row["made"], row["started"]) == (6, 4)
    assert (row["completed"], row["breached"], row["revoked"], row["not_recorded"]) == (1, 1, 1, 1)
    assert (row["ongoing"], row["waiting"]) == (2, 1)
    assert (row["share_started"], row["share_completed"]) == (4 / 6, 1 / 3)


def test_every_kind_has_its_row_where_there_is_any(store, answer):
    reader = store(treatment_requirements=[requirement("a", DRUGS, DAY)], episodes=stays("a"))
    found = answer(reader, METRIC, as_at=AS_AT, end=AS_AT)
    assert [(row["requirement"], row["made"]) for row in found] == [
        ("mental_health", 0),
        (DRUGS, 1),
        ("alcohol", 0),
    ]
    assert found[0]["share_started"] is None
    assert answer(store(snapshots=[snapshot(DAY, "a")]), METRIC, as_at=AS_AT, end=AS_AT) == []


def test_what_comes_after_the_day_has_not_happened(store, answer):
    rows = [requirement("a", DRUGS, DAY, **ended("completed"))]
    reader = store(treatment_requirements=rows, episodes=stays("a"))
    row = drugs(answer, reader, as_at=DAY + timedelta(9))
    assert (row["started"], row["completed"], row["ongoing"], row["waiting"]) == (0, 0, 1, 1)
    row = drugs(answer, reader, as_at=DAY + timedelta(100))
    assert (row["started"], row["completed"], row["ongoing"]) == (1, 1, 0)
    assert answer(reader, METRIC, as_at=DAY - timedelta(1), end=AS_AT) == []


def test_an_outcome_without_a_date_counts(store, answer):
    rows = [requirement("a", DRUGS, DAY, outcome="breached")]
    assert drugs(answer, store(treatment_requirements=rows, episodes=stays("a")))["breached"] == 1


def test_of_people_on_the_scheme_while_it_ran(store, answer):
    before, over = DAY - timedelta(200), DAY - timedelta(150)
    rows = [
        requirement("made-before", DRUGS, before),
        requirement("over-before", DRUGS, before, ended_on=over, outcome="completed"),
        requirement("left", DRUGS, DAY),
        requirement("nobody", DRUGS, DAY),
    ]
    on = [
        episode("made-before", DAY),
        episode("over-before", over + timedelta(1)),
        episode("left", before, DAY - timedelta(1)),
    ]
    row = drugs(answer, store(treatment_requirements=rows, episodes=on))
    assert row["made"] == 1


def test_by_quarter_of_making(store, answer):
    rows = [requirement("a", DRUGS, date(2022, 2, 1)), requirement("b", DRUGS, date(2022, 8, 1))]
    reader = store(treatment_requirements=rows, episodes=stays("a", "b"))
    asked = {"by": "quarter", "start": date(2022, 1, 1), "end": date(2022, 8, 31), "as_at": AS_AT}
    found = [row for row in answer(reader, METRIC, **asked) if row["requirement"] == DRUGS]
    assert [(row["quarter"], row["made"], row["complete"]) for row in found] == [
        (date(2022, 1, 1), 1, True),
        (date(2022, 4, 1), 0, True),
        (date(2022, 7, 1), 1, False),
    ]
    assert found[0]["quarter_label"] == "January to March 2022"


def test_few_are_withheld_with_their_share(store, ask, board):
    rows = [requirement(person, DRUGS, DAY, **ended("completed")) for person in "abc"]
    rows += [requirement(person, DRUGS, DAY, **ended("breached")) for person in "defgh"]
    reader = store(treatment_requirements=rows, episodes=stays(*"abcdefgh"))
    shown = ask(reader, METRIC, board, as_at=AS_AT, end=AS_AT).display().to_dicts()[1]
    assert (shown["made"], shown["breached"], shown["completed"]) == ("8", "5", "[c]")
    assert shown["share_completed"] == "[c]"
