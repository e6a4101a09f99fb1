from charts.waterfall import Step, waterfall

STEPS = [
    Step("30 June", 84, "level"),
    Step("Joined", 21),
    Step("Left", -13),
    Step("30 September", 92, "level"),
]


def spans(figure):
    return [(bar.base[0], bar.base[0] + bar.y[0]) for bar in figure.data]


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def test_changes_begin_where_the_bar_before_ended(look):
    assert spans(waterfall(STEPS, look)) == [(0, 84), (84, 84 + 21), (84 + 21 - 13, 84 + 21), (0, 92)]


def test_numbers_are_written_with_their_signs(look):
    assert texts(waterfall(STEPS, look)) == ["<b>84</b>", "+21", "−13", "<b>92</b>"]


def test_the_axis_begins_at_zero_and_reaches_the_capacity(look):
    figure = waterfall(STEPS, look, capacity=120)
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.range[1] > 120
    assert "capacity 120" in texts(figure)


def test_without_capacity_there_is_no_line(look):
    assert not any("capacity" in text for text in texts(waterfall(STEPS, look)))


def test_a_withheld_step_is_words_and_so_is_what_hangs_on_it(look):
    steps = [STEPS[0], Step("Joined", None), Step("Left", -13), STEPS[3]]
    figure = waterfall(steps, look)
    assert spans(figure) == [(0, 84), (0, 92)]
    assert sum("Withheld" in text for text in texts(figure)) == 2
    assert "13" not in "".join(texts(figure))


def test_nobody_anywhere_still_draws(look):
    nothing = [Step("a", 0, "level"), Step("Joined", 0), Step("Left", 0), Step("b", 0, "level")]
    assert texts(waterfall(nothing, look)) == ["<b>0</b>", "0", "0", "<b>0</b>"]
