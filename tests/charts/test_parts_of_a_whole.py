"""Counts that make up a whole: every part has its number and its word, and a withheld one has neither."""

import polars as pl
from support.literal_figures import literal_figures

from charts import parts_of_a_whole
from charts.rag_parts import Part

NAMES = ["label", "done", "going", "lost"]


def parts(look):
    return (
        Part("done", "Completed", "●", look.teal, look.background),
        Part("going", "Ongoing", "■", look.blue, look.background),
        Part("lost", "Revoked", "▼", look.plum, look.background),
    )


def drawn(look, *rows):
    figures = literal_figures(pl.DataFrame(list(rows), NAMES, orient="row"), *NAMES[1:])
    return parts_of_a_whole.bars(figures, parts(look), look)


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def hatched(figure):
    return [bar for bar in figure.data if bar.marker.pattern.shape == "/" and len(bar.x)]


def test_the_parts_follow_one_another_and_carry_their_numbers(look):
    figure = drawn(look, ("Drugs", 10, 20, 30))
    assert [(bar.base[0], bar.x[0]) for bar in figure.data if len(bar.x)] == [(0, 10), (10, 20), (30, 30)]
    assert texts(figure) == ["<b>10</b>", "<b>20</b>", "<b>30</b>"]


def test_a_withheld_part_is_hatched_and_its_width_is_always_the_same(look):
    figure = drawn(look, ("Drugs", None, 20, 0))
    assert [bar.x for bar in hatched(figure)] == [(2.5,)]
    assert texts(figure) == ["<b>20</b>"]
    assert hatched(figure)[0].hoverinfo == "skip"
    assert "withheld: fewer than 5" in figure.layout.title.text


def test_where_nothing_is_withheld_the_key_does_not_say_so(look):
    figure = drawn(look, ("Drugs", 10, 20, 30))
    assert not hatched(figure)
    assert "withheld" not in figure.layout.title.text
    assert all(part.word in figure.layout.title.text for part in parts(look))


def test_a_row_of_nothing_says_none(look):
    figure = drawn(look, ("Drugs", 0, 0, 0), ("Alcohol", 6, 0, 0))
    [none] = [note for note in figure.layout.annotations if note.text == "none"]
    assert figure.layout.yaxis.ticktext[none.y] == "Drugs"


def test_a_part_too_narrow_for_its_number_has_it_in_the_hover(look):
    figure = drawn(look, ("Drugs", 1, 200, 0))
    assert texts(figure) == ["<b>200</b>"]
    assert any(bar.hovertext == ("Completed: 1",) for bar in figure.data)
