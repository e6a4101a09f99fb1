"""pathways.movement, pathways.services and pathways.instruments: one test per sentence."""

from datetime import date, timedelta

import pytest
from support.rows import assessment, episode, service, snapshot

MOVED, SERVED = "pathways.movement", "pathways.services"
START, END = date(2022, 1, 1), date(2022, 12, 31)


def moved(person, first, last, day=START, **other):
    return [
        assessment(person, day, score=first, **other),
        assessment(person, day + timedelta(90), score=last, **other),
    ]


def of(rows, pathway="housing"):
    (row,) = [row for row in rows if row["pathway"] == pathway]
    return row


def counts(row):
    return row["people"], row["improved"], row["same"], row["worsened"]


def test_improved_the_same_or_worse(store, answer):
    rows = [*moved("a", 8, 3), *moved("b", 4, 4), *moved("c", 0, 2), *moved("d", 5, 4)]
    row = of(answer(store(assessments=rows), MOVED, start=START, end=END))
    assert counts(row) == (4, 2, 1, 1)
    assert (row["share_improved"], row["share_worsened"]) == (2 / 4, 1 / 4)


def test_better_follows_the_direction_of_the_instrument(store, answer):
    rows = [*moved("a", 8, 3, instrument="justice_star"), *moved("b", 4, 6, instrument="justice_star")]
    assert counts(of(answer(store(assessments=rows), MOVED, start=START, end=END))) == (2, 1, 0, 1)


def test_what_lies_between_does_not_count(store, answer):
    rows = [*moved("a", 5, 4), assessment("a", START + timedelta(40), score=10)]
    assert counts(of(answer(store(assessments=rows), MOVED, start=START, end=END))) == (1, 1, 0, 0)


def test_only_assessments_in_the_window_and_both_of_them(store, answer):
    rows = [*moved("a", 8, 3, START - timedelta(30)), *moved("b", 8, 3)]
    row = of(answer(store(assessments=rows), MOVED, start=START, end=START + timedelta(90)))
    assert (counts(row), row["assessed_once"]) == ((1, 1, 0, 0), 1)


def test_a_change_of_instrument_is_no_movement(store, answer):
    rows = [assessment("a", START, score=8), assessment("a", END, score=3, instrument="justice_star")]
    row = of(answer(store(assessments=rows), MOVED, start=START, end=END))
    assert (counts(row), row["share_improved"], row["assessed_once"]) == ((0, 0, 0, 0), None, 1)


def test_the_instrument_meant_is_the_one_with_most_scores_in_the_window(store, answer):
    rows = [*moved("a", 8, 3), *moved("b", 4, 6, date(2023, 1, 1), instrument="justice_star")]
    later = of(answer(store(assessments=rows), MOVED, start=date(2023, 1, 1), end=date(2023, 12, 31)))
    assert (later["instrument"], counts(later)) == ("justice_star", (1, 1, 0, 0))


def needing(*people, score=5.0, pathway="housing"):
    return {
        "assessments": [assessment(person, START, pathway, score) for person in people],
        "episodes": [episode(person, START) for person in people],
    }


def test_of_those_with_a_need_the_referred_the_contacted_and_the_completed(store, answer):
    seen = {"first_contact_on": START + timedelta(30), "contacts": 4}
    rows = [
        service(1, "a", "housing", START + timedelta(10), fast_track=True, **seen),
        service(2, "b", "housing", START + timedelta(20), **seen, ended_on=END, outcome="completed"),
        service(3, "c", "housing", START),
    ]
    row = of(answer(store(**needing(*"abcd"), service_referrals=rows), SERVED, as_at=END))
    assert (row["people_with_need"], row["referred"], row["fast_track"]) == (4, 3, 1)
    assert (row["contacted"], row["median_days_to_contact"], row["contacts"]) == (2, (20 + 10) / 2, 4 + 4)
    assert (row["completed"], row["share_referred"], row["share_completed"]) == (1, 3 / 4, 1 / 3)


def test_somebody_without_the_need_is_not_counted(store, answer):
    tables = needing("a", score=0.0)
    row = of(
        answer(store(**tables, service_referrals=[service(1, "a", "housing", START)]), SERVED, as_at=END)
    )
    assert (row["people_with_need"], row["referred"], row["share_referred"]) == (0, 0, None)
    assert (row["median_days_to_contact"], row["contacts"]) == (None, None)


def test_nothing_after_the_day_is_counted(store, answer):
    rows = [
        service(1, "a", "housing", END, first_contact_on=END + timedelta(1), contacts=3),
        service(2, "b", "housing", END + timedelta(1)),
    ]
    row = of(answer(store(**needing("a", "b"), service_referrals=rows), SERVED, as_at=END))
    assert (row["referred"], row["contacted"], row["contacts"]) == (1, 0, None)


def test_a_referral_while_not_on_the_scheme_is_not_of_the_scheme(store, answer):
    tables = needing("a") | {"episodes": [episode("a", START, START + timedelta(30))]}
    for days, referred in ((-1, 0), (0, 1), (30, 1), (31, 0)):
        rows = [service(1, "a", "housing", START + timedelta(days))]
        assert of(answer(store(**tables, service_referrals=rows), SERVED, as_at=END))["referred"] == referred


@pytest.mark.parametrize(
    ("need", "offered", "referred"),
    [("accommodation", "housing", 1), ("health", "mental_wellbeing", 1), ("health", "drugs", 0)],
)
def test_a_service_answers_what_its_pathway_is_mapped_to(store, answer, need, offered, referred):
    tables = needing("a", pathway=need)
    rows = [service(1, "a", offered, START)]
    found = answer(store(**tables, service_referrals=rows), SERVED, as_at=END)
    assert of(found, need)["referred"] == referred


def test_the_instruments_in_use_the_one_with_most_first(store, answer):
    rows = [*moved("a", 1, 2), assessment("b", END, instrument="justice_star")]
    found = answer(store(assessments=rows), "pathways.instruments", as_at=END)
    assert [(row["instrument"], row["assessments"], row["people"]) for row in found] == [
        ("in_house", 2, 1),
        ("justice_star", 1, 1),
    ]
    assert answer(store(snapshots=[snapshot(END, "a")]), "pathways.instruments") == []


def test_few_people_are_withheld_with_their_median(store, ask, board):
    seen = {"first_contact_on": START + timedelta(30), "contacts": 4}
    rows = [service(number, person, "housing", START, **seen) for number, person in enumerate("abc")]
    reader = store(**needing(*"abcdef"), service_referrals=rows)
    shown = of(ask(reader, SERVED, board, as_at=END).display().to_dicts())
    assert shown["people_with_need"] == "6"
    withheld = ("referred", "share_referred", "median_days_to_contact", "contacts")
    assert {shown[name] for name in withheld} == {"[c]"}
