"""The metrics of single people against plain Python, on schemes made by Hypothesis and on the demo."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.case_history import history
from support.case_oracle import FLAGS, Oracle
from support.case_worlds import PEOPLE, case_worlds, days
from support.rows import SCHEME

from access.viewer import OPERATOR, Role, Viewer
from data_model.collection import TABLES
from data_model.reader import open_reader
from data_model.tables.assessments import LLR_NEED_AREAS, PATHWAYS
from queries import cases, run

few = settings(max_examples=20, deadline=None)

INSPECTOR = Viewer.of(Role.INSPECTOR)
viewers = st.sampled_from([OPERATOR, INSPECTOR])
RANKS = ["red", "amber", "green", "unrated"]
WHYS = ["red", "never_rated", "missed_last_meeting", "three_greens", "release_due", "routine"]
OLDER = {*LLR_NEED_AREAS, "education_training_employment", "attitudes_thinking_behaviour"}


def rows(reader, metric, viewer, **parameters):
    return run(metric, reader, viewer, **parameters).frame.to_dicts()


def check_list(reader, tables, scheme, day, viewer):
    oracle = Oracle(tables, scheme, day, viewer.restricted)
    found = {row["person_ref"]: row for row in rows(reader, "cases.list", viewer, scheme=scheme, as_at=day)}
    expected = {row["person_ref"]: oracle.facts(row) for row in oracle.people()}
    assert found == expected
    return expected


@few
@given(tables=case_worlds(), day=days, viewer=viewers)
def test_list(scratch, tables, day, viewer):
    check_list(scratch.fill(tables), tables, SCHEME, day, viewer)


def kept(facts, search, asked):
    managers = [facts[name] for name in ("com_ref", "polm_ref", "support_officer_ref")]
    if search and not any(search.lower() in (ref or "").lower() for ref in [facts["person_ref"], *managers]):
        return False
    if asked.get("manager") and not set(asked["manager"]) & set(managers):
        return False
    plain = ("cohort", "rag", "area", "setting")
    return all(facts[name] in asked[name] for name in plain if asked.get(name)) and all(
        facts[flag] for flag in asked.get("flags") or []
    )


filters = st.fixed_dictionaries(
    {},
    optional={
        "cohort": st.just(["fixed"]),
        "rag": st.lists(st.sampled_from(RANKS), unique=True),
        "area": st.lists(st.sampled_from(["north", "south", "nowhere"]), unique=True),
        "manager": st.lists(st.sampled_from(["com-1", "POL-1", "so-1", "nobody"]), unique=True),
        "setting": st.just(["custody"]),
        "flags": st.lists(st.sampled_from(FLAGS), unique=True, max_size=2),
    },
)


@few
@given(
    tables=case_worlds(),
    day=days,
    asked=filters,
    search=st.sampled_from([None, "", "p-1", "Q-", "om-1", " so ", "%", "_", "p-1 com"]),
)
def test_filters_and_search(scratch, tables, day, asked, search):
    reader = scratch.fill(tables)
    everyone = rows(reader, "cases.list", OPERATOR, scheme=SCHEME, as_at=day)
    found = rows(reader, "cases.list", OPERATOR, scheme=SCHEME, as_at=day, search=search, **asked)
    wanted = (search or "").strip()
    assert found == [facts for facts in everyone if kept(facts, wanted, asked)]


def sort_key(order, facts):
    return {
        "rag": RANKS.index(facts["rag"]),
        "cohort": facts["label"],
        "flags": sum(bool(facts[flag]) for flag in FLAGS),
    }.get(order, facts.get(order))


ORDERS = get_args(cases.Order)


def check_order(reader, scheme, day, order, descending):
    asked = {"order": order, "descending": "yes" if descending else "no"}
    found = rows(reader, "cases.list", OPERATOR, scheme=scheme, as_at=day, **asked)
    by_reference = sorted(found, key=lambda facts: facts["person_ref"])
    known = [facts for facts in by_reference if sort_key(order, facts) is not None]
    empty = [facts for facts in by_reference if sort_key(order, facts) is None]
    known.sort(key=lambda facts: sort_key(order, facts), reverse=descending)
    assert [one["person_ref"] for one in found] == [one["person_ref"] for one in known + empty]


@few
@given(tables=case_worlds(), day=days, order=st.sampled_from(ORDERS), descending=st.booleans())
def test_orders(scratch, tables, day, order, descending):
    check_order(scratch.fill(tables), SCHEME, day, order, descending)


def check_flags(reader, expected, scheme, day, viewer):
    for row in rows(reader, "cases.flags", viewer, scheme=scheme, as_at=day):
        marks = [facts[row["flag"]] for facts in expected.values()]
        told = [mark for mark in marks if mark is not None]
        assert row["people"] == (sum(told) if told or not marks else None), row["flag"]
        assert (row["caseload"], row["not_known"]) == (len(marks), len(marks) - len(told))


@few
@given(tables=case_worlds(), day=days, viewer=viewers)
def test_flags(scratch, tables, day, viewer):
    oracle = Oracle(tables, SCHEME, day, viewer.restricted)
    expected = {row["person_ref"]: oracle.facts(row) for row in oracle.people()}
    reader = scratch.fill(tables)
    check_flags(reader, expected, SCHEME, day, viewer)
    named = [row["flag"] for row in rows(reader, "cases.flags", viewer, scheme=SCHEME, as_at=day)]
    assert named == list(FLAGS)


def check_due(reader, oracle, expected, viewer):
    ranked = sorted(
        expected.values(),
        key=lambda facts: (
            WHYS.index(oracle.why(facts)),
            facts["rated_on"] or date.min,
            facts["person_ref"],
        ),
    )
    found = rows(reader, "cases.due", viewer, scheme=oracle.scheme, as_at=oracle.day)
    assert [(row["place"], row["person_ref"], row["why"], row["rag"]) for row in found] == [
        (place, facts["person_ref"], oracle.why(facts), facts["rag"]) for place, facts in enumerate(ranked, 1)
    ]
    last = max(oracle.meetings(), default=None)
    assert all((row["last_meeting"], row["next_meeting"]) == (last, oracle.next_meeting()) for row in found)


@few
@given(tables=case_worlds(), day=days, viewer=viewers)
def test_due(scratch, tables, day, viewer):
    oracle = Oracle(tables, SCHEME, day, viewer.restricted)
    expected = {row["person_ref"]: oracle.facts(row) for row in oracle.people()}
    check_due(scratch.fill(tables), oracle, expected, viewer)


def whole_years(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_person(reader, oracle, person, viewer):
    found = rows(reader, "cases.person", viewer, scheme=oracle.scheme, person=person, as_at=oracle.day)
    seen = oracle.last_seen(person)
    if seen is None:
        assert found == []
        return
    known = next(row for row in oracle.tables["people"] if row["person_ref"] == person)
    begun = [row for row in oracle.of("episodes", person) if row["adopted_on"] <= oracle.day]
    on_scheme = seen["snapshot_date"] == oracle.latest
    facts = oracle.facts(seen) | ({} if on_scheme else dict.fromkeys(FLAGS))
    expected = facts | {
        "sex": known["sex"],
        "age": whole_years(known["birth_month"], oracle.day),
        "episodes": len(begun),
        "index_offence": seen["index_offence"],
        "mappa": seen["mappa"],
        "meets_fixed": oracle.meets_fixed(seen),
        "restricted": bool(known["restricted"]),
        "review_by": known["review_by"],
        "snapshot_date": seen["snapshot_date"],
        "on_scheme": on_scheme,
    }
    assert len(found) == 1
    assert {name: found[0][name] for name in expected} == expected


def check_events(reader, oracle, person, viewer):
    found = rows(reader, "cases.events", viewer, scheme=oracle.scheme, person=person, as_at=oracle.day)
    columns = ("lane", "from_date", "to_date", "what", "detail", "value")
    assert {tuple(row[name] for name in columns) for row in found} == history(oracle, person)
    assert all(row["label"] for row in found)
    assert all((row["detail"] is None) == (row["detail_label"] is None) for row in found)


def worst(instrument, scores):
    return min(scores) if instrument == "justice_star" else max(scores)


def check_needs(reader, oracle, person, viewer):
    found = rows(reader, "cases.needs", viewer, scheme=oracle.scheme, person=person, as_at=oracle.day)
    scored = [
        row
        for row in (oracle.of("assessments", person) if oracle.last_seen(person) else [])
        if row["assessed_on"] <= oracle.day
    ]
    by_cell = {(row["instrument"], row["pathway"]): row for row in found}
    assert len(by_cell) == len(found)
    for (instrument, pathway), row in by_cell.items():
        cell = [one for one in scored if (one["instrument"], one["pathway"]) == (instrument, pathway)]
        cell.sort(key=lambda one: (one["assessed_on"], one["assessment_ref"]))
        told = [row[name] for name in ("first_on", "first_score", "latest_on", "latest_score", "worst_score")]
        assert told == (
            [
                cell[0]["assessed_on"],
                cell[0]["score"],
                cell[-1]["assessed_on"],
                cell[-1]["score"],
                worst(instrument, [one["score"] for one in cell]),
            ]
            if cell
            else [None] * 5
        )
        assert row["scores"] == len(cell)
    check_spine(by_cell, scored)


def check_spine(by_cell, scored):
    cells = {(one["instrument"], one["pathway"]) for one in scored}
    instruments = {instrument for instrument, _ in cells}
    if not instruments:
        assert by_cell == {}
        return
    dates = {one: [row["assessed_on"] for row in scored if row["instrument"] == one] for one in instruments}
    main = max(sorted(instruments), key=lambda one: (len(dates[one]), max(dates[one])))
    used = {pathway for instrument, pathway in cells if instrument == main}
    spine = OLDER if used & set(LLR_NEED_AREAS) else set()
    spine = spine | set(PATHWAYS) if not spine or used - OLDER else spine
    assert set(by_cell) == cells | {(main, pathway) for pathway in spine}
    assert {instrument for (instrument, _), row in by_cell.items() if row["main"]} == {main}


@few
@given(
    tables=case_worlds(), day=days, viewer=viewers, person=st.sampled_from([*PEOPLE, "stranger", "nobody"])
)
@pytest.mark.parametrize("check", [check_person, check_events, check_needs])
def test_one_person(scratch, tables, day, viewer, person, check):
    check(scratch.fill(tables), Oracle(tables, SCHEME, day, viewer.restricted), person, viewer)


@pytest.fixture(scope="module")
def demo(demo_store):
    reader = open_reader(demo_store)
    return reader, {table: reader.read(f"from {table}").to_dicts() for table in TABLES}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", ORDERS)
def test_the_demo_in_order(demo, order, descending):
    check_order(demo[0], "lincolnshire", date(2025, 12, 31), order, descending)


@pytest.mark.parametrize("viewer", [OPERATOR, INSPECTOR], ids=["everyone", "not restricted"])
@pytest.mark.parametrize(
    ("scheme", "day"),
    [
        ("lincolnshire", date(2025, 12, 31)),
        ("lincolnshire", date(2024, 5, 17)),
        ("gwent", date(2023, 12, 31)),
        ("llr", date(2016, 3, 31)),
    ],
)
def test_the_demo(demo, scheme, day, viewer):
    reader, tables = demo
    expected = check_list(reader, tables, scheme, day, viewer)
    oracle = Oracle(tables, scheme, day, viewer.restricted)
    check_flags(reader, expected, scheme, day, viewer)
    check_due(reader, oracle, expected, viewer)
    for person in sorted({row["person_ref"] for row in oracle.mine("snapshots")})[::40]:
        check_person(reader, oracle, person, viewer)
        check_events(reader, oracle, person, viewer)
        check_needs(reader, oracle, person, viewer)
