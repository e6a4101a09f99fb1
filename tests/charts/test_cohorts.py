import polars as pl

from charts.cohorts import Cohorts
from charts.style import style

LIGHT = style("light")


def listed(*rows: tuple[str, str, str]) -> Cohorts:
    return Cohorts.of(pl.DataFrame(rows, ["cohort", "profile", "label"], orient="row"))


def test_the_cohorts_of_the_strategy_have_their_own_colours():
    colours = listed(
        ("fixed", "all", "Fixed"), ("free", "female", "F"), ("free", "young_adult", "Y")
    ).colours(LIGHT)
    assert colours == {
        ("fixed", "all"): LIGHT.blue,
        ("free", "female"): LIGHT.plum,
        ("free", "young_adult"): LIGHT.orange,
    }


def test_other_schemes_cohorts_take_the_palette_in_their_order():
    llr = listed(
        ("priority", "all", "Priority"), ("enhanced", "all", "Enhanced"), ("standard", "all", "Standard")
    )
    assert list(llr.colours(LIGHT).values()) == [LIGHT.blue, LIGHT.teal, LIGHT.plum]


def test_an_unknown_profile_takes_a_colour_nobody_has():
    gwent = listed(("fixed", "all", "Fixed"), ("flex", "all", "Flex"), ("free", "wisdom", "Free – WISDOM"))
    assert gwent.colours(LIGHT)["free", "wisdom"] == LIGHT.plum


def test_more_cohorts_than_colours_start_again():
    many = listed(*((f"c{n}", "all", f"C{n}") for n in range(8)))
    colours = list(many.colours(LIGHT).values())
    assert colours[:6] == list(LIGHT.series)
    assert colours[6:] == list(LIGHT.series[:2])


def test_a_cohort_of_several_profiles_has_the_colour_of_none_of_them():
    free = listed(("free", "female", "Free – female"), ("free", "young_adult", "Free – young adult"))
    assert free.group_colours(LIGHT) == {"free": LIGHT.quiet}


def test_labels_come_from_the_list_or_from_the_codes():
    some = listed(("fixed", "all", "Fixed"), ("free", "a", "Free – a"), ("free", "b", "Free – b"))
    assert some.label("fixed") == "Fixed"
    assert some.label("high_harm", "young") == "High harm – young"
    assert some.group("fixed") == "Fixed"
    assert some.group("free") == "Free"
