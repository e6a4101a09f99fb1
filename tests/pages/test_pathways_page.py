"""The Pathways page: on the demo, on LLR's published table, with nothing, and as the board has it."""

import json
from datetime import date

import pytest
from support.rows import SCHEME, areas, cohort, episode, snapshots
from support.screens import charts, words

DAY = date(2022, 9, 30)


def assessed(person: str, on: date, score: float, pathway: str = "drugs", instrument: str = "in_house"):
    return {
        "scheme": SCHEME,
        "assessment_ref": f"{person}-{on}-{pathway}-{instrument}",
        "person_ref": person,
        "assessed_on": on,
        "instrument": instrument,
        "pathway": pathway,
        "score": score,
    }


def store(store_of, people: int, *rows):
    return store_of(
        schemes=[{"scheme": SCHEME, "name": "Testshire"}],
        areas=areas("north"),
        cohorts=[cohort("fixed")],
        snapshots=snapshots(DAY, people),
        episodes=[episode(f"fixed-all-{one}", date(2021, 1, 1)) for one in range(people)],
        assessments=list(rows),
    )


def test_progress_comes_first_and_the_instrument_is_in_the_address(open_page, demo_store):
    app = open_page(demo_store, "pathways", scheme="lincolnshire", as_at="2025-12-31")
    assert not app.exception
    assert "Need fell in" in words(app)
    assert app.query_params["instrument"] == "in_house"
    assert charts(app) == 5


def test_another_instrument_is_another_page_of_figures(open_page, demo_store):
    app = open_page(
        demo_store, "pathways", scheme="lincolnshire", as_at="2025-12-31", instrument="justice_star"
    )
    assert app.query_params["instrument"] == "justice_star"
    assert "Justice Star" in words(app)


@pytest.mark.parametrize("instrument", ["none_such", "<b>", ""])
def test_an_instrument_that_is_not_there_gives_the_usual_one(open_page, demo_store, instrument):
    app = open_page(demo_store, "pathways", scheme="lincolnshire", instrument=instrument)
    assert app.query_params["instrument"] == "in_house"


def test_the_older_areas_of_llr_are_shown_with_their_pathways(open_page, demo_store):
    app = open_page(demo_store, "pathways", scheme="llr")
    assert not app.exception
    assert "Areas of need and the nine pathways" in words(app)
    assert "67" in words(app)


def test_without_assessments_it_says_so(open_page, store_of):
    app = open_page(store(store_of, 3), "pathways")
    assert "Nobody has been assessed yet" in words(app)
    assert "Load the extract assessments" in words(app).replace("`", "")


def test_with_one_person_it_reads_and_has_no_fault(open_page, store_of):
    folder = store(store_of, 1, assessed("fixed-all-0", date(2022, 1, 10), 5.0))
    app = open_page(folder, "pathways")
    assert not app.exception
    assert "Too few were assessed at every step to tell progress" in words(app)


def test_the_board_gets_no_small_number_into_its_charts(open_page, store_of):
    rows = [assessed(f"fixed-all-{one}", date(2022, 1, 10), 7.125) for one in range(3)]
    rows += [assessed(f"fixed-all-{one}", date(2022, 6, 10), 3.625) for one in range(3)]
    app = open_page(store(store_of, 3, *rows), "pathways")
    assert not app.exception
    sent = " ".join(json.dumps(json.loads(one.proto.spec)) for one in app.get("plotly_chart"))
    assert "7.125" not in sent
    assert "3.625" not in sent
    assert "not known" in sent
