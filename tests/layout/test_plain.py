"""Loaded text never becomes Markdown."""

import pytest

from layout.plain import plain, plain_but_code


@pytest.mark.parametrize(
    "harmless", ["Fixed – female", "46.7\u00a0%", "+8", "-4 points", "31 December", "a.b, c-d"]
)
def test_ordinary_words_stay_as_they_are(harmless):
    assert plain(harmless) == harmless


@pytest.mark.parametrize(
    ("loaded", "shown"),
    [
        ("![x](y)", r"\!\[x\]\(y\)"),
        (":red[z]", r"\:red\[z\]"),
        ("$x$", r"\$x\$"),
        ("<b>", r"\<b\>"),
        ("`c` *d* _e_ ~f~ |g|", r"\`c\` \*d\* \_e\_ \~f\~ \|g\|"),
        ("# title", r"\# title"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("---", r"\---"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_markdown_would_read_is_escaped(loaded, shown):
    assert plain(loaded) == shown


@pytest.mark.parametrize("link", ["http://a.example", "HTTPS://a.example", "www.a.example", "me@a.example"])
def test_a_bare_address_is_broken_up(link):
    assert "\u2060" in plain(link)
    assert plain(link).replace("\u2060", "").replace("\\", "") == link


def test_names_between_backticks_are_code_letter_by_letter():
    said = plain_but_code("Run `python -m data_model upgrade` on *this* store, then `x_y` again")
    assert said == "Run `python -m data_model upgrade` on \\*this\\* store, then `x_y` again"
    assert plain_but_code("no code_here") == "no code\\_here"
