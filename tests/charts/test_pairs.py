"""Before and after: each number beside its bar, and none where it is withheld."""

import pytest

from charts.pairs import Pair, height_of, pairs

FIXED = Pair("Fixed (74)", 405, 329, "<b>−19 %</b>")
HIDDEN = Pair("Flex (fewer than 5)", None, None, "withheld: fewer than 5 people")


def notes(figure):
    return {note.text: note for note in figure.layout.annotations}


def test_each_bar_has_its_number_and_each_row_its_words(look):
    figure = pairs([FIXED, Pair("Flex (34)", 1148, 108, "fewer")], look)
    before, after = figure.data
    assert (before.x, before.text) == ((1148, 405), (" 1,148", " 405"))
    assert (after.x, after.text) == ((108, 329), (" 108", " 329"))
    assert list(figure.layout.yaxis.ticktext) == ["Flex (34)", "Fixed (74)"]
    assert set(notes(figure)) == {"<b>−19 %</b>", "fewer"}


def test_the_words_stand_clear_of_the_longest_number(look):
    short = notes(pairs([FIXED], look))[FIXED.words]
    long = notes(pairs([Pair("Fixed", 1_234_567, 9, FIXED.words)], look))[FIXED.words]
    assert (short.x, long.x) == (405, 1_234_567)
    assert short.xshift > len(" 405") * look.size * 0.5
    assert long.xshift > len(" 1,234,567") * look.size * 0.5


def test_the_words_fit_beside_the_longest_bar(look):
    assert pairs([FIXED], look).layout.xaxis.range[1] >= 1.75 * 405


def test_a_withheld_row_has_words_and_no_bar(look):
    figure = pairs([FIXED, HIDDEN], look)
    assert all(
        bar.y == pytest.approx([1 + shift]) for bar, shift in zip(figure.data, (0.2, -0.2), strict=True)
    )
    said = notes(figure)[HIDDEN.words]
    assert (said.x, said.xshift, said.font.color) == (0, 4, look.quiet)


def test_places_are_kept_and_names_escaped(look):
    figure = pairs([Pair("<b>", 4.74, 5.0, "")], look, places=1)
    assert (figure.data[0].text, figure.data[1].text) == ((" 4.7",), (" 5.0",))
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;"
    assert "&lt;b&gt;" in figure.data[0].hovertext[0]


def test_nobody_is_an_empty_figure(look):
    assert [len(bar.x) for bar in pairs([], look).data] == [0, 0]


def test_seven_rows_fit_on_the_first_screen():
    assert height_of(7) < 400
