"""What narrows and sorts the list: read from the address, checked, and written back."""

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some

from findings.case_list import FLAGS, RATINGS, SETTINGS
from layout import case_choices
from layout.case_choices import ORDERS, Choices
from layout.case_rows import COLUMNS
from queries.catalogue import find

REFS = some.text("abc-_019", min_size=1, max_size=8)

choices = some.builds(
    Choices,
    search=some.text("Ab9 '%_äé&=,", max_size=12).map(str.strip),
    rag=some.sets(some.sampled_from(list(RATINGS))).map(
        lambda got: tuple(one for one in RATINGS if one in got)
    ),
    area=some.just("") | REFS,
    manager=some.just("") | REFS,
    setting=some.sampled_from(["", *SETTINGS]),
    flags=some.sets(some.sampled_from(list(FLAGS))).map(
        lambda got: tuple(one for one in FLAGS if one in got)
    ),
    order=some.sampled_from(ORDERS),
    descending=some.booleans(),
    page=some.integers(1, 999_999),
)


@pytest.fixture
def address(monkeypatch):
    """The address of this test, in the place of the browser's."""

    class Parameters(dict):
        def get_all(self, key):
            return [self[key]] if key in self else []

    given = Parameters()
    monkeypatch.setattr(st, "query_params", given)
    return given


def test_an_address_without_anything_is_the_whole_list(address):
    assert case_choices.asked() == Choices()
    assert not Choices().narrowed
    assert Choices().written() == dict.fromkeys((*case_choices.NARROWING, "order", "page"), "")


@given(made=choices)
def test_what_is_written_is_read_again(made):
    class Parameters(dict):
        def get_all(self, key):
            return [self[key]]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "query_params", Parameters(made.written()))
        assert case_choices.asked() == made


@pytest.mark.parametrize(
    "asked",
    [
        {"rag": "purple"},
        {"flag": "<script>"},
        {"setting": "moon"},
        {"order": "--ogrs"},
        {"order": "person_ref; drop table people"},
        {"page": "-1"},
        {"page": "٣"},
        {"page": "9" * 30},
    ],
)
def test_what_cannot_be_is_left_out(address, asked):
    address.update(asked)
    assert case_choices.asked() == Choices()


def test_a_search_is_cut_at_its_length(address):
    address["search"] = "a" * 100
    assert case_choices.asked().search == "a" * case_choices.LONGEST_SEARCH


def test_an_area_or_a_manager_that_is_not_there_is_left_out_and_said():
    made = Choices(area="north", manager="com-1", setting="custody")
    assert case_choices.settled(made, ["north"], ["com-1"]) == (made, "")
    settled, notice = case_choices.settled(made, ["south"], ["com-1"])
    assert settled == Choices(manager="com-1", setting="custody")
    assert notice == case_choices.UNKNOWN


def test_a_column_pressed_again_turns_the_list_round():
    once = Choices(page=7).sorted_by("person_ref")
    assert (once.order, once.descending, once.page) == ("person_ref", False, 1)
    twice = once.sorted_by("person_ref")
    assert twice.descending
    assert not twice.sorted_by("person_ref").descending


def test_scores_and_flags_begin_with_the_largest():
    assert Choices().sorted_by("ogrs").descending
    assert not Choices().sorted_by("ogrs").sorted_by("ogrs").descending


def test_the_link_to_a_person_keeps_the_list():
    link = case_choices.link(Choices(rag=("red",), page=2), {"scheme": "north"}, "p&1")
    assert link == "?scheme=north&rag=red&page=2&person=p%261"


def test_headings_orders_ratings_settings_and_flags_are_those_of_the_query():
    takes = {parameter.name: parameter.choices for parameter in find("cases.list").header.parameters}
    assert {column.name for column in COLUMNS if column.sorts} == set(ORDERS) <= set(takes["order"])
    assert set(RATINGS) == set(takes["rag"])
    assert set(SETTINGS) == set(takes["setting"])
    assert set(FLAGS) == set(takes["flags"])
