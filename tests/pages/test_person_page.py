"""One person and MACC mode: what is shown, that it is recorded first, and to whom nothing is shown."""

from datetime import date

import pytest
from support.rows import SCHEME, areas, cohort, episode, snapshots
from support.screens import charts, words
from support.stores import make_store

from access.register import Purpose, RegisterError, open_register
from access.settings import register_url
from findings.cases import CLOSED, CLOSED_WHY
from layout import downloads

SEPTEMBER = date(2022, 9, 30)
ASKED = {"scheme": "lincolnshire", "as_at": "2022-09-30", "compare_with": "2022-06-30", "cohort": ""}
NAMED = [{"scheme": SCHEME, "name": "Testshire"}, {"scheme": "other", "name": "Other"}]
PERSON = "fixed-all-0"


@pytest.fixture
def inspector(monkeypatch, open_page):
    """The page as an inspector has it."""

    def opened(folder, **address):
        monkeypatch.setenv("IOM_ROLE", "inspector")
        return open_page(folder, "cases", **address)

    return opened


@pytest.fixture
def small(tmp_path):
    """A store with three people of one scheme, the last of them restricted, and one of another scheme."""

    def made(name="store", **tables):
        people = [
            {"person_ref": f"fixed-all-{n}", "birth_month": date(1990, 1, 1), "sex": "male",
             "ethnicity": "not_stated", "restricted": n == 2}
            for n in range(3)
        ]  # fmt: skip
        elsewhere = snapshots(SEPTEMBER, 1, cohort="core", scheme="other")
        rows = {
            "schemes": NAMED,
            "areas": areas("north"),
            "cohorts": [cohort("fixed", label="Fixed"), {**cohort("core", label="Core"), "scheme": "other"}],
            "people": people,
            "snapshots": [*snapshots(SEPTEMBER, 3), *elsewhere],
        }
        make_store(tmp_path / name, rows | tables)
        return tmp_path / name

    return made


def consulted() -> list[tuple[str, Purpose]]:
    found = open_register(register_url()).consultations()
    return [(one.person_ref, one.purpose) for one in reversed(found)]


def everything(app) -> str:
    """Every byte that the page sent."""
    return "".join(str(block.proto) for block in app.main) + words(app)


def test_a_person_is_shown_and_the_register_knew_first(inspector, demo_store):
    app = inspector(demo_store, person="lincs-p-0002", **ASKED)
    assert not app.exception
    assert app.title[0].value.startswith("On the scheme for ")
    assert charts(app) == 2
    assert "lincs-p-0002" in words(app)
    assert "lincs-p-0002" in everything(app)
    (line,) = open_register(register_url()).consultations()
    assert (line.person_ref, line.purpose, line.role) == ("lincs-p-0002", Purpose.LINK, "inspector")
    assert line.scheme == "lincolnshire"
    assert open_register(register_url()).events() == []


def test_one_opening_is_one_line_and_the_next_person_another(inspector, demo_store):
    app = inspector(demo_store, person="lincs-p-0002", **ASKED)
    app.run()
    app.run()
    assert len(consulted()) == 1
    app.button(key="person-next").click().run()
    following = app.query_params["person"]
    assert following not in ("", "lincs-p-0002")
    assert consulted() == [("lincs-p-0002", Purpose.LINK), (following, Purpose.CASE_LIST)]
    app.button(key="person-previous").click().run()
    assert app.query_params["person"] == "lincs-p-0002"
    assert len(consulted()) == 2


def test_another_day_is_another_opening(inspector, demo_store):
    app = inspector(demo_store, person="lincs-p-0002", **ASKED)
    app.selectbox(key="filter_as_at").select("2022-06-30").run()
    assert len(consulted()) == 2


def test_without_a_record_nothing_of_the_person_is_shown(inspector, demo_store, monkeypatch, tmp_path):
    monkeypatch.setenv("IOM_REGISTER", f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.sqlite'}")
    for asked in ({"person": "lincs-p-0002"}, {"mode": "macc"}):
        app = inspector(demo_store, **asked, **ASKED)
        assert not app.exception
        assert [one.value for one in app.title] == [CLOSED]
        assert "must be recorded first" in words(app)
        assert charts(app) == 0
        assert not app.table
        assert "lincs-p-0002" not in words(app)


def test_the_record_is_written_before_anything_of_the_person_is_drawn(inspector, demo_store, monkeypatch):
    written = []

    class Broken:
        def consulted(self, *_, **__):
            written.append(True)
            raise RegisterError("The register is full.")

    monkeypatch.setattr(downloads, "_register", lambda _: Broken())
    app = inspector(demo_store, person="lincs-p-0002", **ASKED)
    assert written == [True]
    assert "The register is full." in words(app)
    assert "lincs-p-0002" not in everything(app)


@pytest.mark.parametrize("role", ["board", "presenter"])
@pytest.mark.parametrize("asked", [{"person": "lincs-p-0002"}, {"mode": "macc", "place": "2"}])
def test_no_byte_of_a_person_reaches_the_board(open_page, demo_store, monkeypatch, role, asked):
    monkeypatch.setenv("IOM_ROLE", role)
    app = open_page(demo_store, "cases", **asked, **ASKED)
    assert [one.value for one in app.title] == ["Cases is for people who work the cases"]
    assert "lincs-p-" not in everything(app)
    assert charts(app) == 0
    assert consulted() == []


@pytest.mark.parametrize(
    "person",
    ["nobody", "core-all-0", "fixed-all-2", "' or 1=1 --", "<script>alert(1)</script>", "x" * 300, "é"],
)
def test_unknown_of_another_scheme_restricted_or_no_reference_are_closed_in_the_same_words(
    inspector, small, person
):
    app = inspector(small(), person=person, scheme=SCHEME)
    assert not app.exception
    assert [one.value for one in app.title] == [CLOSED]
    assert CLOSED_WHY in words(app)
    assert person not in words(app)
    assert app.button(key="person-next").disabled
    assert charts(app) == 0
    assert consulted() == []


def test_a_restricted_case_opens_for_those_who_may_and_says_what_it_is(inspector, small, monkeypatch):
    monkeypatch.setenv("IOM_RESTRICTED", "yes")
    app = inspector(small(), person="fixed-all-2", scheme=SCHEME)
    assert app.title[0].value.startswith("On the scheme")
    assert "Restricted case" in words(app)
    assert consulted() == [("fixed-all-2", Purpose.LINK)]


def test_a_person_of_whom_little_is_recorded(inspector, small):
    app = inspector(small(), person=PERSON, scheme=SCHEME)
    assert not app.exception
    assert "no adoption is recorded; not rated yet" in app.title[0].value
    assert "Nothing dated is recorded of this person" in words(app)
    assert "No assessments were loaded for this scheme" in words(app)


def test_the_whole_history_is_a_click_away_and_in_the_address(inspector, small):
    rows = {"offences": [{"offence_ref": "o1", "person_ref": PERSON, "offence_date": date(2015, 1, 1),
                          "offence_code": "34"}],
            "episodes": [episode(PERSON, date(2022, 1, 1))]}  # fmt: skip
    app = inspector(small(**rows), person=PERSON, scheme=SCHEME)
    assert app.button(key="history-range").label == "Show the whole history"
    app.button(key="history-range").click().run()
    assert app.query_params["history"] == "whole"
    assert app.button(key="history-range").label == "Show from a year before adoption"
    app.button(key="history-range").click().run()
    assert "history" not in app.query_params


def test_a_short_history_needs_no_choice(inspector, small):
    app = inspector(small(episodes=[episode(PERSON, date(2022, 1, 1))]), person=PERSON, scheme=SCHEME)
    assert "history-range" not in [button.key for button in app.button]


def test_each_instrument_has_a_chart_of_its_own(inspector, small):
    rows = [
        {"scheme": SCHEME, "assessment_ref": f"a-{instrument}", "person_ref": PERSON,
         "assessed_on": date(2022, 1, 1), "instrument": instrument, "pathway": "housing", "score": 4.0}
        for instrument in ("in_house", "justice_star")
    ]  # fmt: skip
    app = inspector(small(assessments=rows), person=PERSON, scheme=SCHEME)
    assert not app.exception
    assert charts(app) == 1 + 2
    one = inspector(small("one", assessments=rows[:1]), person=PERSON, scheme=SCHEME)
    assert charts(one) == 1 + 1


def test_back_to_the_list_keeps_its_filters(inspector, demo_store):
    app = inspector(demo_store, person="lincs-p-0002", rag="red", order="-ogrs", **ASKED)
    app.button(key="person-back").click().run()
    assert app.query_params == ASKED | {"rag": "red", "order": "-ogrs"}


def test_a_person_outside_the_list_as_filtered_has_no_next(inspector, demo_store):
    app = inspector(demo_store, person="lincs-p-0002", search="nobody-at-all", **ASKED)
    assert "not in the list as it is filtered" in words(app)
    assert app.button(key="person-next").disabled
    assert app.button(key="person-previous").disabled


def test_a_meeting_is_stepped_through_and_each_person_is_recorded(inspector, demo_store):
    app = inspector(demo_store, mode="macc", **ASKED)
    assert not app.exception
    assert app.title[0].value.startswith("1 of ")
    assert app.button(key="macc-previous").disabled
    app.button(key="macc-next").click().run()
    assert app.title[0].value.startswith("2 of ")
    assert app.query_params["place"] == "2"
    app.selectbox(key="macc-place").select(7).run()
    assert app.query_params["place"] == "7"
    assert [purpose for _, purpose in consulted()] == [Purpose.MACC] * 3
    assert len({person for person, _ in consulted()}) == 3


@pytest.mark.parametrize("place", ["0", "-1", "100000", "99999999", "two", "2.5", "²"])
def test_a_place_that_the_meeting_does_not_have(inspector, demo_store, place):
    app = inspector(demo_store, mode="macc", place=place, **ASKED)
    assert not app.exception
    assert app.title[0].value.startswith("1 of ")
    assert "does not have" in words(app)


def test_from_the_meeting_to_the_whole_history_and_back(inspector, demo_store):
    app = inspector(demo_store, mode="macc", place="3", **ASKED)
    app.button(key="macc-history").click().run()
    assert app.title[0].value.startswith("On the scheme")
    assert app.button(key="person-back").label == "Back to the meeting"
    app.button(key="person-back").click().run()
    assert app.title[0].value.startswith("3 of ")
    assert len(consulted()) == 1
    app.button(key="macc-back").click().run()
    assert "mode" not in app.query_params
    assert "place" not in app.query_params


def test_a_meeting_leaves_out_whom_one_may_not_see_and_does_not_say_so(inspector, small, monkeypatch):
    folder = small()
    app = inspector(folder, mode="macc", scheme=SCHEME)
    assert app.title[0].value.startswith("1 of 2 · ")
    assert "estricted" not in words(app)
    monkeypatch.setenv("IOM_RESTRICTED", "yes")
    assert inspector(folder, mode="macc", scheme=SCHEME).title[0].value.startswith("1 of 3 · ")


def test_a_meeting_of_a_scheme_without_ratings(inspector, small):
    app = inspector(small(), mode="macc", scheme=SCHEME)
    assert not app.exception
    assert "Never rated" in words(app)
    assert "in the month up to 30 September 2022" in words(app)


def test_nobody_is_due(inspector, small):
    app = inspector(small(snapshots=snapshots(SEPTEMBER, 3)[2:]), mode="macc", scheme=SCHEME)
    assert not app.exception
    assert [one.value for one in app.title] == ["Nobody is due"]
    assert consulted() == []


def test_loaded_text_is_shown_and_not_read(inspector, small):
    row = {
        "service_referral_ref": "s1",
        "person_ref": PERSON,
        "pathway": "housing",
        "agency": "![x](http://a.example/p.png)",
        "referred_on": date(2022, 9, 1),
        "fast_track": False,
    }
    labelled = [cohort("fixed", label="**x** :red[y]"), {**cohort("core", label="C"), "scheme": "other"}]
    folder = small(cohorts=labelled, service_referrals=[row])
    for asked in ({"person": PERSON}, {"mode": "macc"}):
        app = inspector(folder, scheme=SCHEME, **asked)
        assert not app.exception
        raw = "\n".join(str(one.value) for kind in (app.title, app.header, app.markdown) for one in kind)
        assert "**x**" not in raw
        assert ":red[y]" not in raw
        assert "![" not in raw
