"""Column times: what time a header stands for, and how near it is to the one asked for."""

import pytest

from assistant.times.column_times import closeness, column_times


@pytest.mark.parametrize(
    ("column", "times"),
    [
        (("20-21",), ("2020-21",)),
        (("24/25 Q3",), ("Q3 2024-25",)),
        (("30-Nov-24", "Actual"), ("2024-11-30",)),
        (("Mar 21",), ("2021-03",)),
        (("31.3.27", "Forecast"), ("2027-03-31",)),
        (("Aged 16-17",), ()),
        (("Band 20-24",), ()),
        (("Target",), ()),
    ],
)
def test_a_header_is_read_as_a_time_with_the_century_it_leaves_out(
    column: tuple[str, ...], times: tuple[str, ...]
) -> None:
    assert column_times(column) == times


@pytest.mark.parametrize(
    ("header", "time"),
    [
        ("Quarter 1", "Q1 2021-22"),
        ("This quarter", "Q2 2021-22"),
        ("Last quarter", "Q1 2021-22"),
        ("Apr", "2021-04"),
        ("Feb", "2022-02"),
    ],
)
def test_a_header_without_a_year_takes_it_from_the_caption(header: str, time: str) -> None:
    assert column_times((header,), "Table 2: Potholes, Quarter 2 2021/22") == (time,)


def test_a_year_over_a_column_takes_the_month_of_the_caption() -> None:
    assert column_times(("2022", "Number"), "Table 4: Boats in the harbour in January, by size") == ("2022-01",)
    assert column_times(("2022", "Number"), "Table 4: Boats in January 2020 and after") == ("2022",)


def test_the_quarter_before_the_first_is_the_last_of_the_year_before() -> None:
    assert column_times(("Last quarter",), period="Q1 2022-23") == ("Q4 2021-22",)


@pytest.mark.parametrize(
    ("held", "asked", "near"),
    [
        ("2024-25", "2024-25", 3),
        ("2026-27", "2027-03-31", 2),
        ("2021-04-01", "2021-22", 1),
        ("2024-25", "2024", 1),
        ("2023-24", "2024", 0),
        ("Q2 2021-22", "2021-09-30", 2),
        ("Q2 2021-22", "2021-10", 0),
        ("2021-02-31", "2021-02", 0),
    ],
)
def test_a_time_that_ends_with_the_one_asked_for_is_nearer_than_one_around_it(held: str, asked: str, near: int) -> None:
    assert closeness(held, asked) == near


def test_a_year_takes_its_quarter_or_month_from_the_row() -> None:
    assert column_times(("2022/23",), label="Q3") == ("Q3 2022-23",)
    assert column_times(("2022/23",), label="February") == ("2023-02",)
    assert column_times(("2021",), label="September") == ("2021-09",)
    assert column_times(("2022/23",), label="Target") == ("2022-23",)


def test_a_day_without_a_year_lies_in_the_year_of_the_report() -> None:
    assert column_times(("Spend to 31 December",), period="Q3 2023-24") == ("2023-12-31",)
    assert column_times(("Spend to 31 January",), period="2023-24") == ("2024-01-31",)
