"""What is said of homes and treatment: at none, one, many and withheld, never beyond the interval."""

from datetime import date

import polars as pl
import pytest
from support.literal_figures import literal_figures

from findings import resettlement as said
from findings.words import MOST_WORDS, words_in

NBSP = "\N{NO-BREAK SPACE}"
COUNTS = (
    "releases",
    "known",
    "unknown",
    "not_yet_due",
    "housed_on_release",
    "known_3m",
    "settled_3m",
    "unknown_3m",
)
LIMITS = {"below": (0.1, 0.5), "above": (0.95, 1.0), "open": (0.5, 0.99)}
MEASURES = ("housed", "settled")

ROW = {
    "group": "total",
    "label": "All releases",
    "releases": 20,
    "known": 19,
    "unknown": 1,
    "not_yet_due": 0,
    "housed_on_release": 13,
    "housed_share": 13 / 19,
    "target": 0.9,
    "known_3m": 18,
    "unknown_3m": 2,
    "settled_3m": 9,
    "settled_share": 0.5,
    "target_3m": 0.8,
}


def row(housed="open", settled="open", **other):
    """One group whose intervals stand to the targets so; no share where they stand `none`."""
    found = dict(ROW)
    for measure, stands in zip(MEASURES, (housed, settled), strict=True):
        low, high = LIMITS.get(stands, (None, None))
        found |= {f"{measure}_low": low, f"{measure}_high": high}
        if stands == "none":
            found[f"{measure}_share"] = None
    return found | other


def figures(*rows):
    types = dict.fromkeys(COUNTS, pl.Int64) | {"target": pl.Float64, "target_3m": pl.Float64}
    limits = {f"{measure}_{end}": pl.Float64 for measure in MEASURES for end in ("share", "low", "high")}
    frame = pl.DataFrame(list(rows) or [row()], schema_overrides=types | limits)
    return literal_figures(frame if rows else frame.clear(), *COUNTS)


@pytest.mark.parametrize("housed", ["below", "above", "open", "none"])
@pytest.mark.parametrize("settled", ["below", "above", "open", "none"])
def test_every_title_fits_and_claims_a_target_only_where_the_interval_does(housed, settled):
    total = figures(row(housed, settled))
    headline = said.headline(total)
    for sentence in (headline, said.finding(total, "housed"), said.finding(total, "settled")):
        assert words_in(sentence) <= MOST_WORDS, sentence
    assert ("met" in headline) == (housed == settled == "above")
    assert ("missed" in headline) == (housed == settled == "below")
    assert ("above the" in said.finding(total, "housed")) == (housed == "above")
    assert ("below the" in said.finding(total, "settled")) == (settled == "below")


@pytest.mark.parametrize(
    ("housed", "settled", "sentence"),
    [
        ("below", "below", "Both housing targets missed: 68 % housed, 50 % settled"),
        ("above", "above", "Both housing targets met: 68 % housed, 50 % settled"),
        ("below", "open", "Housed 68 %, below target; settled 50 %, too few to tell"),
        ("open", "open", "68 % housed, 50 % settled: too few to judge either"),
    ],
)
def test_the_headline(housed, settled, sentence):
    assert said.headline(figures(row(housed, settled))).replace(NBSP, " ") == sentence


def test_nobody_released_is_not_a_target_missed():
    nobody = dict.fromkeys(COUNTS, 0) | {"housed_share": None, "settled_share": None}
    for total in (figures(), figures(row("none", "none", **nobody))):
        assert said.headline(total) == "Nobody on the scheme was released from prison in the year"
        assert said.finding(total, "housed") == "Nobody was released in the year"
        assert said.unknown(total) == said.due(total) == ""


def test_a_withheld_total_is_not_nobody():
    total = figures(row("none", "none", **dict.fromkeys(COUNTS)))
    assert said.headline(total) == "Housed withheld; settled withheld"
    assert said.finding(total, "housed") == "Withheld"


def test_nobody_known_is_not_withheld():
    total = figures(row("none", "none", known=0, housed_on_release=0, known_3m=0, settled_3m=0))
    assert said.headline(total) == "Housed not known yet; settled not known yet"
    assert "withheld" not in said.finding(total, "housed")


@pytest.mark.parametrize(
    ("cells", "measure", "words"),
    [
        ({}, "housed", "13 of 19, 1 unknown"),
        ({"unknown": 0}, "housed", "13 of 19"),
        ({"unknown": None}, "housed", "13 of 19, fewer than 5 unknown"),
        ({"housed_on_release": None}, "housed", "fewer than 5 of 19"),
        ({"known": None}, "housed", "withheld: fewer than 5"),
        ({"known": 0}, "housed", "none known"),
        ({"known": 0, "releases": 0}, "housed", "nobody"),
        ({"known_3m": 0, "not_yet_due": 0}, "settled", "none known"),
        ({"known_3m": 0, "not_yet_due": 1}, "settled", "none due yet"),
        ({"known_3m": 0, "not_yet_due": None}, "settled", "none due yet"),
        ({}, "settled", "9 of 18, 2 unknown"),
    ],
)
def test_beside_a_share_stands_how_many_it_is_of(cells, measure, words):
    assert said.beside(row(**cells), measure) == words


@pytest.mark.parametrize(
    ("late", "words"),
    [(0, "no releases"), (1, "1 release"), (2, "2 releases"), (None, "fewer than 5 releases")],
)
def test_those_not_yet_due(late, words):
    assert said.due(figures(row(not_yet_due=late))) == f"{words} not yet due"


def test_the_unknown_are_a_share_of_their_own():
    assert said.unknown(figures(row())) == f"accommodation unknown for 5{NBSP}%"
    assert said.unknown(figures(row(unknown=None))) == "accommodation unknown for fewer than 5"


def test_the_protocol_makes_a_difference_only_where_the_intervals_do_not_meet():
    through, without = row("above", group="yes"), row("below", group="no")
    apart = said.protocol(figures(through, without), "housed")
    assert apart == f"68{NBSP}% housed with protocol, 68{NBSP}% without"
    meet = said.protocol(figures(row("open", group="yes"), without), "housed")
    assert meet.endswith("too few to tell")
    assert words_in(meet) <= MOST_WORDS
    assert said.protocol(figures(through), "housed").startswith("Too little is known")
    hidden = row("none", group="no")
    assert said.protocol(figures(through, hidden), "housed").startswith("Too little is known")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Too little is known to compare prisons"),
        ([row("none")], "Too little is known to compare prisons"),
        ([row("open"), row("none", known=None)], "No prison shown is below 90 % beyond chance"),
        ([row("open"), row("none", known=0)], "No prison is below 90 % beyond chance"),
        ([row("open"), row("above")], "No prison is below 90 % beyond chance"),
        ([row("open"), row("below", label="HMP Low")], "HMP Low is below 90 % beyond chance"),
        ([row("below"), row("below")], "2 prisons are below 90 % beyond chance"),
        ([row("below", label="Prison of a very long name indeed")], "One prison is below 90 % beyond chance"),
    ],
)
def test_the_groups_below_the_target(rows, sentence):
    assert said.groups(figures(*rows), "housed", "prison", "prisons").replace(NBSP, " ") == sentence


def test_the_chart_in_words_never_says_a_withheld_number():
    words = said.alternative(figures(row("none", known=None, label="HMP Few")), "housed", 0.9)
    assert words == f"Share housed on release: HMP Few withheld: fewer than 5. The target is 90{NBSP}%."
    assert "nobody" in said.alternative(figures(), "housed", None)


KINDS = ("Alcohol treatment", "Drug rehabilitation", "Mental health treatment")
FIRST, SECOND = date(2025, 7, 1), date(2025, 10, 1)


def treatment(*made, quarter=None, complete=True):
    return [
        {"label": label, "made": n, "completed": n, "breached": n, "quarter": quarter}
        | {"quarter_label": quarter and f"{quarter:%B}", "complete": complete}
        for label, n in zip(KINDS, made, strict=False)
    ]


def requirements(rows):
    counts = ("made", "completed", "breached")
    types = {"label": pl.String, "quarter": pl.Date, "quarter_label": pl.String, "complete": pl.Boolean}
    return literal_figures(pl.DataFrame(rows, types | dict.fromkeys(counts, pl.Int64)), *counts)


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ((), "No treatment requirement was made in the year"),
        ((0, 0, 0), "No treatment requirement was made in the year"),
        ((1, 0, 0), "1 requirement made, all for alcohol treatment"),
        ((0, 2, 0), "2 requirements made, all for drug rehabilitation"),
        ((9, 12, 3), "24 requirements made, most for drug rehabilitation"),
        ((6, 6, 0), "12 requirements made"),
        ((None, 6, 0), "Treatment requirements in the year, partly withheld"),
    ],
)
def test_requirements_made(made, sentence):
    assert said.requirements(requirements(treatment(*made))) == sentence


@pytest.mark.parametrize(
    ("before", "last", "sentence"),
    [
        ((4, 6), (9, 0), "9 requirements made last quarter, 10 the quarter before"),
        ((0, 0), (1, 0), "1 requirement made last quarter, none the quarter before"),
        ((3, 0), (0, 0), "No requirements made last quarter, 3 the quarter before"),
        ((5, 5), (None, 5), "Some numbers by quarter are too small to show"),
    ],
)
def test_requirements_by_quarter(before, last, sentence):
    rows = [*treatment(*before, quarter=FIRST), *treatment(*last, quarter=SECOND)]
    assert said.requirements_by_quarter(requirements(rows)) == sentence


def test_a_quarter_not_yet_whole_is_not_compared():
    rows = [*treatment(4, quarter=FIRST), *treatment(1, quarter=SECOND, complete=False)]
    assert said.requirements_by_quarter(requirements(rows)) == "4 requirements made last quarter"
    assert said.requirements_by_quarter(requirements(rows[1:])) == "No whole quarter is on record yet"


def test_requirements_in_words_name_their_quarter_and_no_withheld_number():
    words = said.requirements_in_words(requirements(treatment(None, quarter=FIRST)))
    assert words.startswith("Treatment requirements. Alcohol treatment, July: a withheld number made")
    assert said.requirements_in_words(requirements([])) == "Treatment requirements. None."
