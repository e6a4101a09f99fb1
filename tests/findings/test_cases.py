"""What is said of one person: since when, how they stand, the facts; and never a decision."""

from datetime import date

import pytest
from support.person import AS_AT, event, facts, frame_of, rated

from findings import case_history, cases

OPEN = (date(2021, 7, 31), None)
LEFT = (date(2021, 1, 1), date(2022, 3, 1))


def test_three_greens_may_be_considered_and_are_no_decision():
    said = cases.headline(facts(), OPEN, 3, AS_AT)
    assert said == (
        "On the scheme for 13 months; rated green three times running, so may be considered for deselection"
    )


@pytest.mark.parametrize(
    ("rag", "before", "run", "says"),
    [
        ("unrated", None, 0, "not rated yet"),
        ("red", None, 1, "rated red"),
        ("red", "amber", 1, "rated red, amber before"),
        ("red", "red", 2, "rated red twice running"),
        ("amber", "amber", 4, "rated amber four times running"),
        ("green", "green", 2, "rated green twice running"),
        ("red", "red", 1, "rated red"),
        ("red", "red", 17, "rated red 17 times running"),
    ],
)
def test_how_somebody_stands(rag, before, run, says):
    assert cases.standing(facts(rag=rag, rating_before=before), run) == says


@pytest.mark.parametrize(
    ("start", "says"),
    [
        (date(2022, 9, 30), "0 days"),
        (date(2022, 9, 29), "1 day"),
        (date(2022, 9, 1), "29 days"),
        (date(2022, 8, 1), "60 days"),
        (date(2022, 7, 30), "2 months"),
        (date(2020, 10, 1), "23 months"),
        (date(2020, 9, 30), "2 years"),
        (date(2020, 8, 30), "2 years and 1 month"),
        (date(2019, 6, 30), "3 years and 3 months"),
    ],
)
def test_how_long_it_is_to_the_day(start, says):
    assert cases.stay(start, AS_AT) == says


def test_somebody_who_left_is_said_to_have_left():
    assert (
        cases.headline(facts(on_scheme=False), LEFT, 1, AS_AT)
        == "Left the scheme on 1 March 2022, after 14 months"
    )
    said = cases.headline(facts(on_scheme=False), None, 1, AS_AT)
    assert said == "No longer on the scheme; last in the snapshot of 30 September 2022"


def test_a_snapshot_that_disagrees_with_the_episodes_is_said_and_nothing_is_made_up():
    assert "no adoption is recorded" in cases.headline(facts(), None, 1, AS_AT)
    assert "the last stay recorded ended on 1 March 2022" in cases.headline(facts(), LEFT, 1, AS_AT)


def entries(**other) -> dict[str, tuple[str, str]]:
    last = other.pop("last", OPEN)
    return {label: (value, more) for label, value, more in cases.header(facts(**other), last, AS_AT)}


def test_the_facts_at_the_head_of_the_page():
    assert entries() == {
        "Cohort": ("Fixed", "male, aged 34"),
        "Rating": ("Green", "on 14 September 2022"),
        "Setting": ("In the community", "North"),
        "Managers": ("com-1", ""),
        "Index offence": ("Robbery", "34"),
        "Score": ("62\u00a0% medium", "OGRS3, 30 Sep 2022 · CSS 1,200"),
        "Adopted": ("31 July 2021", "426 days on the scheme"),
        "Record reviewed by": ("1 January 2023", ""),
    }


def test_what_is_missing_is_said_and_is_never_zero():
    empty = dict.fromkeys(("ogrs", "css", "index_offence", "index_offence_title", "review_by", "com_ref"))
    said = entries(**empty, rag="unrated", rated_on=None, sex="not_stated", age=None, last=None)
    assert said["Score"] == ("Not scored", "")
    assert said["Index offence"] == ("Not recorded", "")
    assert said["Record reviewed by"] == ("Not recorded", "")
    assert said["Managers"] == ("None recorded", "")
    assert said["Rating"] == ("Not rated", "")
    assert said["Adopted"] == ("Not recorded", "")
    assert said["Cohort"] == ("Fixed", "")


def test_the_predictor_stands_with_its_score():
    assert entries(predictor="ogrs4")["Score"][1].startswith("OGRS4")
    assert entries(predictor="arp", css=None)["Score"][1] == "All Reoffending Predictor, 30 Sep 2022"


def test_custody_with_its_release_and_a_second_stay():
    said = entries(setting="custody", release_due=date(2022, 11, 1), episodes=2)
    assert said["Setting"] == ("In custody", "release due 1 November 2022")
    assert said["Adopted"][1] == "426 days on the scheme, adopted twice"
    assert entries(last=LEFT)["Adopted"] == ("1 January 2021", "to 1 March 2022")


def test_a_review_that_is_late_says_so():
    assert entries(review_by=date(2022, 1, 1))["Record reviewed by"][1] == "that day has passed"


def test_an_offence_that_is_not_in_the_list_keeps_its_code():
    assert entries(index_offence_title=None)["Index offence"] == ("Not in the list of offences", "34")


@pytest.mark.parametrize(("plan", "says"), [(True, "yes"), (False, "none"), (None, "not recorded")])
def test_an_exit_plan_is_there_or_not_or_not_recorded(plan, says):
    assert cases.exit_plan(facts(exit_plan=plan)) == f"Exit plan: {says}"


def test_the_line_of_a_meeting():
    assert cases.line(facts()) == (
        "In the community; managers com-1; index offence robbery; score 62\u00a0% medium"
    )
    bare = facts(com_ref=None, index_offence_title=None, ogrs=None)
    assert cases.line(bare) == "In the community; no manager recorded; not scored"


def test_a_record_that_is_closed_does_not_tell_why():
    assert "restricted" not in (cases.CLOSED + cases.CLOSED_WHY).lower()


JUNE, JULY, AUGUST = date(2022, 6, 8), date(2022, 7, 13), date(2022, 8, 10)
SEPTEMBER = date(2022, 9, 14)


def test_a_run_is_of_the_last_rating_and_a_missed_meeting_does_not_break_it():
    rows = [*rated("amber", JUNE), *rated("red", JULY, SEPTEMBER), event("meeting", AUGUST, "macc")]
    assert case_history.run(frame_of(*rows)) == 2
    assert case_history.run(frame_of()) == 0


def test_a_run_does_not_carry_over_from_an_earlier_stay():
    stays = [
        event("episode", date(2021, 1, 1), "fixed", to_date=date(2022, 7, 1)),
        event("episode", date(2022, 8, 1), "fixed", to_date=None),
    ]
    rows = frame_of(*stays, *rated("green", JUNE, AUGUST, SEPTEMBER))
    assert case_history.last_stay(rows) == (date(2022, 8, 1), None)
    assert case_history.run(rows) == 2


@pytest.mark.parametrize(
    ("offences", "arrests", "says"),
    [
        (0, 0, "No offences and no enforcement events since adoption"),
        (1, 1, "1 offence and 1 enforcement event since adoption"),
        (2, 3, "2 offences and 3 enforcement events since adoption"),
    ],
)
def test_the_title_of_a_history_counts_since_adoption(offences, arrests, says):
    before = event("offence", date(2020, 1, 1), "34")
    rows = [event("offence", JUNE, "34")] * offences + [event("enforcement", JULY, "arrest")] * arrests
    assert case_history.title(frame_of(before, *rows), date(2021, 7, 31)) == says


def test_nothing_is_said_of_a_kind_that_was_never_loaded():
    rows = frame_of(event("offence", JUNE, "34"))
    assert case_history.title(rows, None, ("enforcement",)) == "1 offence recorded"
    assert case_history.title(rows, None, ("enforcement", "offence")) == "What is recorded of this person"


def test_the_alternative_text_counts_what_is_drawn_and_names_the_last_ratings():
    rows = frame_of(event("offence", date(2020, 1, 1), "34"), *rated("red", JUNE, JULY))
    said = case_history.alternative(rows, date(2022, 1, 1), AS_AT)
    assert "2 ratings, no offences" in said
    assert "red on 8 June 2022, red on 13 July 2022" in said


def test_what_happened_last_is_newest_first_and_no_meeting_twice():
    release = event("release", AUGUST, "settled", detail_label="HMP Lincoln")
    rows = frame_of(*rated("red", JUNE, JULY), event("meeting", JULY, "macc"), release)
    table = case_history.latest(rows)
    assert table["Kind"].to_list() == ["Release", "Rating", "Rating"]
    assert table["What"].to_list()[0] == "From HMP Lincoln; accommodation: settled"
    assert table["What"].to_list()[1] == "Red · Retain"
    assert case_history.latest(frame_of(*rated("red", JUNE, JULY)), most=1).height == 1
