import pytest

from charts.canvas import blank
from charts.style import FONT, style


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_series_colours_can_be_read_on_the_background(theme):
    look = style(theme)
    for colour in (look.text, look.quiet, *look.series):
        assert contrast(colour, look.background) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bars_stand_out_from_the_background(theme):
    look = style(theme)
    fills = [look.fill(colour) for colour in look.series]
    for colour in (
        *(fill for fill in fills if fill not in ("#F46A25", "#A285D1")),
        look.arrival,
        look.departure,
    ):
        assert contrast(colour, look.background) >= 3


def test_fills_and_lines_of_a_series_are_all_different():
    look = style("light")
    assert len(set(look.series)) == 6
    assert len({look.fill(colour) for colour in look.series}) == 6


def test_every_figure_names_its_font_and_text_colour(look):
    layout = blank(look, 300).layout.template.layout
    assert layout.font.family == FONT == "Source Sans, sans-serif"
    assert layout.font.color == look.text


def test_axes_make_room_for_their_labels_and_cannot_be_dragged(look):
    layout = blank(look, 300).layout.template.layout
    for axis in (layout.xaxis, layout.yaxis):
        assert axis.automargin
        assert axis.fixedrange


def test_the_present_size_reaches_text_and_lines():
    look = style("light", size=24, line=4)
    assert look.template.layout.font.size == 24
    assert look.line == 4


def test_our_template_leaves_the_one_it_is_made_from_alone(look):
    import plotly.io as pio

    before = pio.templates["afcharts"].layout.font.color
    assert look.template is not None
    assert pio.templates["afcharts"].layout.font.color == before
