"""Reading a comparing question: what its two sides are, in what grammar they stand, and what is no comparison."""

from __future__ import annotations

import pytest

from assistant.comparing.comparison import read_comparison
from assistant.comparing.parallel import phrases_in
from assistant.times.time_spans import bare_months

SIDES = [
    # than, with a word that leads both
    ("How many more potholes were filled in May 2022 than in May 2021?", "in May 2022", "in May 2021"),
    ("how many fewer planning appeals in 2023 than in 2022", "in 2023", "in 2022"),
    ("How much less did gritting cost in 2021/22 than in 2020/21?", "in 2021/22", "in 2020/21"),
    ("How many more visitors came on 3 July 2023 than on 3 July 2022?", "on 3 July 2023", "on 3 July 2022"),
    ("How much higher was rent in Ashdown than in Birchley?", "in Ashdown", "in Birchley"),
    ("How much more was spent on verges than on hedges?", "on verges", "on hedges"),
    ("How many more loans were made at Elmwick library than at Oakham library?", "at Elmwick library", "at Oakham library"),
    ("How many more permits were issued by Highways than by Licensing?", "by Highways", "by Licensing"),
    ("How much dearer is parking in the old town than in the harbour?", "in the old town", "in the harbour"),
    ("What was the gap between takings in Elmwick and in Oakham?", "in Elmwick", "in Oakham"),
    ("What is the difference between the mooring fee online and by phone?", "online", "by phone"),
    # what is said of both stays with both
    ("How many more boys than girls are taught to row?", "boys", "girls"),
    ("how much more does a berth cost than a mooring in 2023/24", "a berth", "a mooring"),
    ("How does Elmwick's rate of falls compare with the England average?", "Elmwick", "England"),
    ("Is Oakham's rate higher or lower than the national average?", "Oakham", "national"),
    ("How much higher was the Q3 figure for calls answered than the Q1 figure?", "Q3", "Q1"),
    ("How much bigger is the Q3 overspend than the Q2 one?", "Q3", "Q2"),
    ("By how much did takings fall between Quarter Two and Quarter Three?", "Quarter 3", "Quarter 2"),
    ("Compare the number of berths in Elmwick with Oakham", "Elmwick", "Oakham"),
    # the latest against a time
    ("By how much has the pension deficit grown since March 2021?", "latest", "in March 2021"),
    # than, with the leading word once or not at all
    ("how many more allotments are there in Elmwick than Oakham", "Elmwick", "Oakham"),
    ("How many more boys than girls passed the cycling test?", "boys", "girls passed the cycling test"),
    ("How much bigger is the grant for 2023/24 than the one for 2022/23?", "for 2023/24", "for 2022/23"),
    ("How many more trees were planted in 2022 than there were in 2019?", "in 2022", "in 2019"),
    ("How much more do Elmwick shops pay in rates than those in Oakham?", "Elmwick", "in Oakham"),
    ("By how much is the pension fund's deficit lower than the one in the March 2019 valuation?", "the pension fund's deficit", "in the March 2019 valuation"),
    ("How many percentage points more tenants in Elm Court than in Ash Court were content with repairs?", "in Elm Court", "in Ash Court"),
    ("How much smaller was the overspend in the June report than in the April report?", "in the June report", "in the April report"),
    # between and from
    ("How far did rent arrears rise between March 2020 and March 2022?", "March 2022", "March 2020"),
    ("By how much has the waiting list changed between the end of June 2019 and the end of June 2023?", "the end of June 2023", "the end of June 2019"),
    ("How much did recycling grow from 2018/19 to 2021/22?", "2021/22", "2018/19"),
    ("What is the difference between the forecast and the budget for street lighting?", "the forecast", "the budget"),
    ("What was the gap between Elmwick and Oakham in library visits?", "Elmwick", "Oakham"),
    ("How did bus use change between April 2019 and April 2023?", "April 2023", "April 2019"),
    ("What was the difference between the reserve forecast in the autumn statement and the one given in the spring statement?", "in the autumn statement", "given in the spring statement"),
    ("how much was cut from leisure grants between the cabinet draft and the council version", "the council version", "the cabinet draft"),
    ("How many did the waiting list drop by from 30 June to 31 December 2021?", "31 December 2021", "30 June 2021"),
    ("How much did fees rise between June and November 2022?", "November 2022", "June 2022"),
    # v, vs, against, compared with
    ("Elmwick v Oakham library visits 2022, what's the gap?", "Elmwick", "Oakham"),
    ("library loans in 2022 - Elmwick vs Oakham, whats the difference", "Elmwick", "Oakham"),
    ("council tax arrears: jan 2022 v jan 2021, by how much did they fall?", "jan 2022", "jan 2021"),
    ("Number of food inspections: 2021/22 against 2020/21, and the difference please", "2021/22", "2020/21"),
    ("How many fly-tips were cleared in May 2023 compared with May 2022?", "in May 2023", "May 2022"),
    ("how many blue badges were issued in 2022 compared to 2021", "in 2022", "2021"),
    ("planning fees versus building control fees: how far apart?", "planning fees", "building control fees"),
    ("How many dogs were licensed in 2020 relative to 2015?", "in 2020", "2015"),
    # either, both, how far
    ("Which is higher, the harbour levy or the market levy?", "the harbour levy", "the market levy"),
    ("which has more staff, Housing or Highways, and by how much?", "Housing", "Highways"),
    ("Did Elmwick or Oakham lend more books?", "Elmwick", "Oakham"),
    ("The sickness rate is given differently by the annual report and by the workforce panel. How far apart are they?", "by the annual report", "by the workforce panel"),
    ("How far apart are rents in Elmwick and Oakham?", "Elmwick", "Oakham"),
    ("How far behind Wales is Elmshire on homes insulated?", "Elmshire", "Wales"),
    ("How far below the asking price was the offer for the mill?", "the offer", "the asking price"),
    ("How far short did the harbour dues fall of the sum budgeted?", "the harbour dues", "the sum budgeted"),
    ("By how much did harbour dues exceed market dues in 2021?", "harbour dues", "market dues"),
    ("By how many did boys outnumber girls at the skate park?", "boys", "girls"),
    ("How does Elmwick compare with Oakham on library loans?", "Elmwick", "Oakham"),
    ("How much did rents vary between Elmwick and Oakham?", "Oakham", "Elmwick"),
    # two times and no other word
    ("By how many did empty shops go up, June 2019 to June 2021?", "to June 2021", "June 2019"),
    ("taking the revised figure for April-June 2021, by how many percentage points was April-June 2022 better?", "April-June 2022", "for April-June 2021"),
    # times that are filled in
    ("How many more skips were hired in March 2022 than a year earlier?", "in March 2022", "in March 2021"),
    ("How many more homes were let in 2022-23 than the previous year?", "in 2022-23", "in 2021-22"),
    ("How many fewer complaints on New Year's Eve 2022 than on New Year's Eve 2021?", "on 31 December 2022", "on 31 December 2021"),
    ("grounds maintenance: 24-25 v 23-24, whats the gap", "2024-25", "2023-24"),
    ("How much did school balances fall between the close of 2020 and the close of 2021?", "the end of December 2021", "the end of December 2020"),
    ("Pothole repairs Q2 2021/22 against Q1?", "Q2 2021/22", "Q1 2021/22"),
    ("Pothole repairs in Q1 2021/22 against the quarter before", "in Q1 2021/22", "Q4 2020-21"),
    ("Ferry grants paid 2023/24 against draft sum 2025/26", "draft sum 2025/26", "Ferry grants paid 2023/24"),
    ("Is it fixing more than it used to? Set repairs in May 2022 beside May 2021", "in May 2022", "May 2021"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "first", "second"), SIDES)
def test_the_sides_are_found(question: str, first: str, second: str) -> None:
    comparison = read_comparison(question)
    assert comparison is not None
    assert tuple(side.name for side in comparison.sides) == (first, second)


@pytest.mark.parametrize(
    "question",
    [
        "How many potholes were filled in May 2022?",
        "What was the forecast overspend against the 2021/22 budget?",
        "Which members were against?",
        "What action was taken against fly-tippers in 2021/22?",
        "How many parks lie beside the river in 2022?",
        "How many children waited longer than 18 weeks?",
        "How many homes are run by somebody other than the council?",
        "Who spoke between the leader and the mayor?",
        "How much did house prices go up in Elmwick in 2021?",
        "How far below budget did Highways expect to finish?",
        "In the January 2025 draft, what grant was expected for the rise in wages in 2025-26?",
        "Which themes does the plan for 2021 or later name?",
        "What are the priorities of the plan from 2020 to 2025?",
        "How many more foster carers are needed?",
        "Who chairs the pension board?",
        "",
    ],
)
def test_a_question_about_one_thing_is_no_comparison(question: str) -> None:
    assert read_comparison(question) is None


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "How many more potholes were filled in May 2022 than in May 2021?",
            "potholes were filled in May 2022",
            "potholes were filled in May 2021",
        ),
        (
            "library loans in 2022 - Elmwick vs Oakham, whats the difference",
            "library loans in 2022 - Elmwick",
            "library loans in 2022 - Oakham",
        ),
        (
            "How much more do Elmwick shops pay in rates than those in Oakham?",
            "Elmwick shops pay in rates",
            "Oakham shops pay in rates",
        ),
        (
            "What was the difference between the reserve forecast in the autumn statement and the one given in the spring statement?",
            "the reserve forecast in the autumn statement",
            "the reserve forecast given in the spring statement",
        ),
    ],
)
def test_each_side_is_a_question_of_its_own(question: str, first: str, second: str) -> None:
    comparison = read_comparison(question)
    assert comparison is not None
    assert tuple(side.question for side in comparison.sides) == (first, second)


@pytest.mark.parametrize(
    ("question", "relation", "rising"),
    [
        ("How many more potholes were filled in May 2022 than in May 2021?", "difference", True),
        ("how many fewer planning appeals in 2023 than in 2022", "difference", False),
        ("By what percentage did fees rise between 2020 and 2022?", "percentage", True),
        ("How did bus use change between April 2019 and April 2023?", "difference", None),
        ("Which is higher, the harbour levy or the market levy?", "larger", True),
    ],
)
def test_what_is_asked_of_the_sides(question: str, relation: str, rising: bool | None) -> None:
    comparison = read_comparison(question)
    assert comparison is not None
    assert (comparison.relation, comparison.rising) == (relation, rising)


def test_two_times_are_compared_later_with_earlier() -> None:
    comparison = read_comparison("Number of food inspections: 2019/20 against 2021/22, and the difference please")
    assert comparison is not None and comparison.in_time
    assert [side.name for side in comparison.sides] == ["2021/22", "2019/20"]


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("the january draft", ("01",)),
        ("in the final budget (Feb)", ("02",)),
        ("July-September 2022", ()),
        ("it may be", ()),
    ],
)
def test_a_month_without_a_year_names_a_report(name: str, months: tuple[str, ...]) -> None:
    assert bare_months(name) == months


@pytest.mark.parametrize(
    ("name", "phrases"),
    [("by the Harbour Scrutiny Panel", ("harbour scrutiny panel",)), ("in Elmwick", ()), ("the March Report", ())],
)
def test_a_name_of_several_words_is_told_as_a_whole(name: str, phrases: tuple[str, ...]) -> None:
    assert phrases_in(name) == phrases
