"""What is said of reoffending: more as plainly as fewer, never beyond the interval, right at none and one."""

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import reoffending as said
from findings.words import MOST_WORDS, NBSP, words_in

BEFORE_AFTER = {
    "group": "total",
    "label": "Total",
    "people": 108,
    "offences_before": 553,
    "offences_after": 437,
    "change_pct": -21.0,
    "change_low": -33.2,
    "change_high": -6.5,
    "severity_before": 100.0,
    "severity_after": 79.0,
    "severity_change_pct": -21.0,
}
FEWER: dict[str, object] = {}
MORE = {"offences_after": 900, "change_pct": 62.7, "change_low": 20.0, "change_high": 110.0}
UNCLEAR = {"offences_after": 540, "change_pct": -2.4, "change_low": -20.0, "change_high": 19.0}
NOTHING_BEFORE = {"offences_before": 0, "change_pct": None, "change_low": None, "change_high": None}
WITHHELD = dict.fromkeys(("offences_after", "change_pct", "change_low", "change_high"))
NOBODY = {"people": 0, "offences_before": 0, "offences_after": 0} | dict.fromkeys(list(WITHHELD)[1:])


def row(group="total", label=None, **other):
    return {"group": group, "label": label or group.capitalize()} | other


def before_after(*rows):
    frame = pl.DataFrame([BEFORE_AFTER | one for one in rows], infer_schema_length=None)
    return literal_figures(frame, "people")


def figures(*rows, **columns):
    return literal_figures(pl.DataFrame([columns | one for one in rows], infer_schema_length=None), "people")


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        (FEWER, "Fewer offences than the year before: 437 against 553"),
        (MORE, "More offences than the year before: 900 against 553"),
        (UNCLEAR, "No clear change from the year before: 540 against 553 offences"),
        (NOTHING_BEFORE, "Offences against the year before: 437 against 0"),
        (WITHHELD, "Too few people to say whether offences fell or rose"),
        (NOBODY, "Nobody can be followed for a year before and after yet"),
    ],
)
def test_the_headline_is_as_plain_either_way(changed, title):
    assert said.headline(before_after(changed), "fixed_period") == title


def test_the_other_sample_is_of_adoption():
    title = said.headline(before_after(MORE), "adoption")
    assert title == "More offences than the year before adoption: 900 against 553"


def test_the_headline_is_of_fixed_and_flex_and_not_of_free():
    both = before_after(row("fixed_flex", "Fixed and Flex"), row("total", **MORE))
    assert said.headline(both, "fixed_period").startswith("Fewer")
    assert said.beyond_chance(both).startswith("Fixed and Flex, 108 people")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (FEWER, "108 people: 21 % fewer, beyond chance (95 % interval −33 to −6 %)."),
        (MORE, "108 people: 63 % more, beyond chance (95 % interval +20 to +110 %)."),
        (UNCLEAR, "108 people: 2 % fewer, within what chance alone would do (95 % interval −20 to +19 %)."),
        (UNCLEAR | {"change_pct": 0.2}, "108 people: as many, within what chance alone would do"),
        ({"people": 1, **NOTHING_BEFORE}, "1 person: too few offences to tell a change from chance."),
        ({"people": 2, **NOTHING_BEFORE}, "2 people: too few offences to tell a change from chance."),
        ({"people": None, **WITHHELD}, "a withheld number of people: too few offences"),
    ],
)
def test_the_sentence_below_says_whether_chance_would_do_it(changed, sentence):
    found = said.beyond_chance(before_after(changed)).replace(NBSP, " ")
    assert found.startswith(f"Everybody followed, {sentence}")


def test_there_is_no_sentence_of_nobody():
    assert said.beyond_chance(before_after(NOBODY)) == ""


@pytest.mark.parametrize(
    ("changed", "column", "words"),
    [
        (FEWER, "offences", "<b>−21 %</b> (−33 to −6)"),
        (MORE, "offences", "<b>+63 %</b> (+20 to +110)"),
        (UNCLEAR | {"change_high": 759e6}, "offences", "<b>−2 %</b> (−20 to over +1,000)"),
        (FEWER, "severity", "<b>−21 %</b>"),
        ({"severity_before": None}, "severity", "no severity on record"),
        (NOTHING_BEFORE, "offences", "nothing before"),
        (WITHHELD, "offences", "withheld: fewer than 5 people"),
        ({"offences_before": None}, "severity", "withheld: fewer than 5 people"),
        ({"people": None}, "offences", "withheld: fewer than 5 people"),
    ],
)
def test_the_words_beside_a_pair_of_bars(changed, column, words):
    assert said.change(BEFORE_AFTER | changed, column).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("groups", "title"),
    [
        ([row("a")], "Fewer offences after, beyond chance: A"),
        ([row("a"), row("b")], "Fewer offences after, beyond chance: A and B"),
        ([row("a", **MORE), row("b", **UNCLEAR)], "More offences after, beyond chance: A"),
        ([row("a", **MORE), row("b")], "More offences after: A; fewer: B"),
        ([row("a", **UNCLEAR), row("b", **WITHHELD)], "No group's offences changed beyond chance"),
        ([row("a", **WITHHELD), row("b", **NOBODY)], "Too few offences to compare by group"),
        (
            [row(one, f"Free – young {one}") for one in "abc"],
            "Fewer offences after, beyond chance, in every group",
        ),
        (
            [row(one, f"Free – young {one}") for one in "abc"] + [row("d", **WITHHELD), row("e", **NOBODY)],
            "Fewer offences after, beyond chance, in 3 of 4 groups",
        ),
        (
            [row(one, f"Free – young {one}", **MORE) for one in "abc"] + [row("d")],
            "More offences after in 3 groups, fewer in 1",
        ),
    ],
)
def test_the_finding_of_the_groups_names_those_that_rose_first(groups, title):
    found = said.before_after(before_after(*groups, row("fixed_flex"), row("total", **MORE)))
    assert found == title
    assert words_in(found) <= MOST_WORDS


@pytest.mark.parametrize(
    ("changed", "start"), [(FEWER, "Fewer"), (MORE, "More"), (UNCLEAR, "No clear"), (WITHHELD, "Too few")]
)
def test_years_at_liberty(changed, start):
    assert said.at_liberty(before_after(changed)).startswith(start)


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (-21.0, "Severity of all offences: 21 % lower"),
        (8.0, "Severity of all offences: 8 % higher"),
        (0.3, "Severity of all offences is as before"),
        (None, "Severity before and after cannot be compared"),
    ],
)
def test_severity(value, title):
    assert said.severity(before_after({"severity_change_pct": value})).replace(NBSP, " ") == title


@pytest.mark.parametrize(
    ("one", "title"),
    [
        ({"people": 145, "rate": 0.7586}, "76 % had a proven reoffence within a year"),
        ({"people": 9, "rate": None}, "Too few people to give a proven rate"),
        ({"people": None, "rate": None}, "Too few people to give a proven rate"),
        ({"people": 0, "rate": None}, "Nobody's follow-up is complete yet; 1 person still open"),
        ({"people": 0, "rate": None, "provisional_people": 0}, "Nobody to follow yet"),
    ],
)
def test_the_proven_rate(one, title):
    found = said.binary(figures(one, group="total", label="Total", provisional_people=1))
    assert found.replace(NBSP, " ") == title


def test_matured_and_provisional_are_told_apart():
    found = said.matured(figures({"people": 1}, group="total", provisional_people=None))
    assert found == "matured: 1 person; provisional, left out: a withheld number of people"


@pytest.mark.parametrize(
    ("one", "title"),
    [
        ({"low": 1.06, "high": 1.6}, "More than expected: 96 reoffended against 73 expected"),
        ({"low": 0.5, "high": 0.9}, "Fewer than expected: 96 reoffended against 73 expected"),
        ({"low": 0.9, "high": 1.6}, "As expected, within chance: 96 reoffended against 73 expected"),
        ({"low": None, "high": None}, "Too few to hold against what was expected"),
        ({"people": 0, "low": None, "high": None}, "Nobody can be held against a score yet"),
    ],
)
def test_observed_against_expected(one, title):
    columns = {"group": "total", "people": 102, "observed": 96, "expected": 73.09, "ratio": 1.31}
    assert said.expected(figures(one, **columns)) == title
    assert words_in(title) <= MOST_WORDS


@pytest.mark.parametrize(("unscored", "word"), [(303, "303 people"), (1, "1 person"), (None, "a withheld")])
def test_without_scores_it_says_so_and_not_that_nobody_matured(unscored, word):
    one = figures({"without_score": unscored}, group="total", people=0, provisional_people=2)
    assert f"Without a usable score: {word}" in said.why_not_expected(one)
    assert said.nobody(one)


def test_with_scores_it_says_that_nobody_matured():
    one = figures({"without_score": 0}, group="total", people=0, provisional_people=2)
    assert said.why_not_expected(one).startswith("Nobody's two years")


def curve(group, label, *shares):
    return [
        {"group": group, "label": label, "month": month, "without_reoffence": share}
        for month, share in enumerate(shares)
    ]


def followed(*curves):
    frame = pl.DataFrame([point for points in curves for point in points], infer_schema_length=None)
    return literal_figures(frame)


@pytest.mark.parametrize(
    ("curves", "title"),
    [
        ([curve("a", "A", 1.0, 0.5)], "Half of A had reoffended within 1 month"),
        (
            [curve("a", "A", 1.0, 0.9, 0.4), curve("b", "B", 1.0, 0.3)],
            "Half of B had reoffended within 1 month",
        ),
        (
            [curve("fixed_flex", "Fixed and Flex", 1.0, 0.9, 0.4), curve("fixed", "Fixed", 1.0, 0.3)],
            "Half of Fixed and Flex had reoffended within 2 months",
        ),
        ([curve("a", "One with a name of six words", 1.0, 0.5)], "Half had reoffended within 1 month"),
        (
            [curve("a", "A", 1.0, 0.6), curve("total", "Total", 1.0, 0.1)],
            "Fewer than half had reoffended by the end",
        ),
        ([curve("a", "A", None, None)], "Too few people to say when half had reoffended"),
    ],
)
def test_when_half_had_reoffended(curves, title):
    assert said.time_to_first(followed(*curves)) == title
    assert words_in(title) <= MOST_WORDS


FALL, RISE, NEITHER = (-2.0, -1.0), (1.0, 2.0), (-1.0, 1.0)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"ogrs3": FALL}, "Risk scores fell, beyond chance"),
        ({"ogrs3": RISE, "ogrs4": RISE}, "Risk scores rose, beyond chance"),
        ({"ogrs3": FALL, "ogrs4": NEITHER}, "Risk scores fell by OGRS3, beyond chance"),
        ({"ogrs3": FALL, "ogrs4": RISE}, "Risk scores rose by OGRS4, beyond chance"),
        ({"ogrs3": NEITHER}, "Risk scores have not changed beyond chance"),
        ({"ogrs3": (None, None)}, "Too few scores to tell a change"),
    ],
)
def test_scores_are_told_by_predictor(changes, title):
    rows = [{"predictor": name, "low": low, "high": high} for name, (low, high) in changes.items()]
    assert said.risk_change(figures(*rows, cohort="total", people=9)) == title


def test_the_charts_in_words_leave_nobody_out_and_give_no_withheld_number():
    found = said.in_words(
        before_after(row("a"), row("b", **WITHHELD), row("c", **NOBODY)), "offences", "Offences"
    )
    assert found == ("Offences: A 553 before and 437 after and B 553 before and a number not shown after.")
    assert said.in_words(before_after(row("c", **NOBODY)), "offences", "Offences") == "Offences: nobody."


def test_a_benchmark_says_whether_it_is_fair():
    table = said.benchmarks(
        literal_figures(
            pl.DataFrame(
                {
                    "label": ["All", "The most active"],
                    "value": [0.2582, 4.3],
                    "unit": ["share", "number"],
                    "fair_comparison": [False, True],
                }
            )
        )
    )
    assert table.rows() == [("All", f"25.8{NBSP}%", "no"), ("The most active", "4.3", "yes")]


def test_both_cautions_are_said():
    assert "chosen at their worst" in said.CAUTIONS
    assert "more detection" in said.CAUTIONS
