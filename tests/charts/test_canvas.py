from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from charts.canvas import people_range, plain, signed, spread_labels, wrapped


def test_loaded_text_cannot_be_markup():
    assert plain("<b>5 < 6 & more</b>") == "&lt;b&gt;5 &lt; 6 &amp; more&lt;/b&gt;"


def test_long_text_is_cut():
    assert len(plain("x" * 100)) == 40
    assert plain("x" * 100).endswith("…")


def test_labels_break_into_two_lines_at_most():
    assert wrapped("Suspended sentence order", 22) == "Suspended sentence<br>order"
    assert wrapped("one two three four five six seven", 8).count("<br>") == 1


def test_a_change_has_its_sign_and_a_typographic_minus():
    assert [signed(number) for number in (8, -13, 0, -0.2, 1234)] == ["+8", "−13", "0", "0", "+1,234"]


def test_ranges_begin_at_zero_and_survive_nothing():
    assert people_range([3, None, 40])[0] == 0
    assert people_range([3, None, 40])[1] > 40
    assert people_range([None]) == [0, 5]


@settings(deadline=None)
@given(st.lists(st.floats(0, 100), max_size=8), st.floats(0.1, 10))
def test_spread_labels_keep_their_order_and_their_distance(heights, gap):
    placed = spread_labels(heights, gap)
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    ordered = [placed[place] for place in order]
    assert all(later - earlier > gap * 0.8 for earlier, later in pairwise(ordered))
    assert all(height >= 0 for height in placed)


def test_labels_far_apart_stay_where_they_are():
    assert spread_labels([10, 50, 90], 5) == [10, 50, 90]
