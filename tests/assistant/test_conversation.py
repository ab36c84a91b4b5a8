"""Conversation: what a follow-up takes from the turns before it, and what is a new topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import completed

Chain = tuple[list[str], str]

TIMES: list[Chain] = [
    (["How many potholes were filled in March 2021?", "and the year before?"], "How many potholes were filled in March 2020?"),
    (["How many potholes were filled in March 2021?", "and a year later?"], "How many potholes were filled in March 2022?"),
    (["How many potholes were filled in January 2021?", "what about the month before?"], "How many potholes were filled in December 2020?"),
    (["How many potholes were filled in 2021/22?", "And the previous year?"], "How many potholes were filled in 2020/21?"),
    (["How many potholes were filled in 2021/22?", "and two years earlier?"], "How many potholes were filled in 2019/20?"),
    (["How many potholes were filled in Q1 2021-22?", "and the quarter before?"], "How many potholes were filled in Q4 2020-21?"),
    (["What was the pension fund's deficit at 31 March 2022?", "and the year before?"], "What was the pension fund's deficit at 31 March 2021?"),
    (["How many potholes were filled in March 2021?", "and in September?"], "How many potholes were filled in September 2021?"),
    (["How many potholes were filled in 2021/22?", "what about in February?"], "How many potholes were filled in February 2022?"),
    (["How many potholes were filled in Q1 2021-22?", "and Q3?"], "How many potholes were filled in Q3 2021-22?"),
    (["How many potholes were filled in March 2021?", "in 2019?"], "How many potholes were filled in 2019?"),
    (["How many licences did the panel grant in 2019 and in 2020?", "and in 2021?"], "How many licences did the panel grant in 2021?"),
    (["How many licences are there?", "and in 2018?"], "How many licences are there in 2018?"),
    (["What did the 2021/22 budget give to libraries?", "and the year before?"], "What did the 2020/21 budget give to libraries?"),
    (["How many fly-tips were cleared in Quarter 2 of 2022-23?", "and over the half year?"], "How many fly-tips were cleared over the half year of 2022-23?"),
    (["How many potholes were filled?", "and the year before?"], "How many potholes were filled – and the year before?"),
]  # fmt: skip
PLACES_AND_NAMES: list[Chain] = [
    (["How many planning appeals were allowed in Overton in 2020?", "and in Netherby?"], "How many planning appeals were allowed in Netherby in 2020?"),
    (["How many planning appeals were allowed in Overton in 2020?", "what about Netherby?"], "How many planning appeals were allowed in Netherby in 2020?"),
    (["How many planning appeals were allowed in 2020?", "and in Netherby?"], "How many planning appeals were allowed in Netherby in 2020?"),
    (["how many planning appeals were allowed in overton in 2020", "and in netherby"], "How many planning appeals were allowed in netherby in 2020"),
    (["How many visits did Elm Road Library have in May 2022?", "and Marsh Lane Library?"], "How many visits did Marsh Lane Library have in May 2022?"),
    (["What is Overton's recycling rate?", "and Netherby's?"], "What is Netherby's recycling rate?"),
    (["Who is the head of waste and recycling?", "and for parks?"], "Who is the head of parks?"),
    (["When did Councillor Ames join the licensing panel?", "and Councillor Boyd?"], "When did Councillor Boyd join the licensing panel?"),
    (["What was the Q2 variance for Children and Families at Overton?", "what about highways, transport and waste?"], "What was the Q2 variance for highways, transport and waste at Overton?"),
    (["How much was Overton borrowing at 31 March 2022?", "How much did it have in investments at that point?"], "How much did Overton have in investments at 31 March 2022?"),
    (["What did the panel decide about the old mill in Dock Street?", "who was the applicant?"], "Who was the applicant – the panel decided about the old mill in Dock Street?"),
    (["How many households in Overton were flooded in February 2020?", "and in the county as a whole?"], "How many households in the county as a whole were flooded in February 2020?"),
]  # fmt: skip
GROUPS_AND_MEASURES: list[Chain] = [
    (["What was the vaccination rate in March 2021?", "and for girls?"], "What was the vaccination rate for girls in March 2021?"),
    (["How many boys were vaccinated in March 2021?", "and girls?"], "How many girls were vaccinated in March 2021?"),
    (["What was the vaccination rate for boys in March 2021?", "what about the girls?"], "What was the vaccination rate for girls in March 2021?"),
    (["What was spent on capital works in 2020?", "and revenue?"], "What was spent on revenue works in 2020?"),
    (["How much was spent on parks in 2021?", "what about cemeteries?"], "How much was spent on cemeteries in 2021?"),
    (["How many complaints about noise were there in 2022?", "and about smells?"], "How many complaints about smells were there in 2022?"),
    (["How many libraries are there?", "and museums?"], "How many museums are there?"),
    (["What was the budget for gritting in 2021?", "and the overspend?"], "What was the overspend for gritting in 2021?"),
    (["What would a residents' permit cost?", "by zone?"], "What would a residents' permit cost by zone?"),
    (["What would a residents' permit cost?", "and every year afterwards?"], "What would a residents' permit cost every year afterwards?"),
    (["What share of tenants who rent from a landlord are in arrears?", "and those who rent from us?"], "What share of tenants who rent from us are in arrears?"),
    (["How much is saved by closing the tip on Mondays?", "what about charging for rubble?"], "How much is saved by charging for rubble?"),
    (["At what level is river water counted as poor?", "and good?"], "At what level is river water counted as good?"),
    (["How many voted against the parking charges motion?", "and the street lighting one?"], "How many voted against the street lighting motion?"),
    (["What is left in the roads and bridges reserve?", "and in the one for old vehicles?"], "What is left in the reserve for old vehicles?"),
    (["What does a wheeled bin cost on average?", "and the dearest one?"], "What does the dearest wheeled bin cost?"),
    (["What does a wheeled bin cost?", "what about the biggest one?"], "What does the biggest wheeled bin cost?"),
]  # fmt: skip
POINTING: list[Chain] = [
    (["Who moved the amendment on taxi fares?", "and who seconded it?"], "Who seconded the amendment on taxi fares?"),
    (["Who moved the amendment on taxi fares?", "who seconded?"], "Who seconded the amendment on taxi fares?"),
    (["What is the cost of the bypass scheme?", "is that over budget?"], "Is the cost of the bypass scheme over budget?"),
    (["When does the Local Plan consultation close?", "who runs it?"], "Who runs the Local Plan consultation?"),
    (["Who chaired the Licensing Panel in 2022?", "when does it meet?"], "When does the Licensing Panel meet?"),
    (["Who chaired the Licensing Panel in 2022?", "who was the vice-chair?"], "Who was the vice-chair of the Licensing Panel in 2022?"),
    (["How many meals did the lunch club serve in 2020?", "what did they cost?"], "What did the meals the lunch club served in 2020 cost?"),
    (["How many tenants were in arrears in May 2021?", "how many of them were evicted?"], "How many of the tenants in arrears in May 2021 were evicted?"),
    (["How many tenants were in arrears in May 2021?", "by how much had it changed since 2019?"], "By how much had the number of tenants in arrears in May 2021 changed since 2019?"),
    (["Who is the director of public health?", "when did she start?"], "When did the director of public health start?"),
    (["How many allotments does the council have in Netherby?", "who lives there?"], "Who lives in Netherby?"),
    (["What is the air quality action plan?", "when is it due?"], "When is the air quality action plan due?"),
    (["Which firm runs the park and ride?", "how much can the new deal cost?"], "How much can the new deal cost – the park and ride?"),
    (["Did the panel agree to renew the licence of the Red Lion?", "whose idea was that?"], "Whose idea was that – the panel agreed to renew the licence of the Red Lion?"),
    (["How did the cabinet vote on the leisure contract in May 2019?", "which members were against?"], "Which members were against – the cabinet voted on the leisure contract in May 2019?"),
    (["Which museum won the grant in 2019?", "and which other one applied?"], "Which other museum applied – museum that won the grant in 2019?"),
    (["What is the target for flu jabs?", "why?"], "Why – the target for flu jabs?"),
]  # fmt: skip
DEEPER: list[Chain] = [
    (["How many meals did the lunch club serve in 2019?", "and in 2020?", "and what did that cost?"], "What did the meals the lunch club served in 2020 cost?"),
    (["How many potholes were filled in Overton in 2021?", "and in Netherby?", "and the year before?"], "How many potholes were filled in Netherby in 2020?"),
    (["How many potholes were filled in 2021?", "the year before?", "and the year before?"], "How many potholes were filled in 2019?"),
    (["How many potholes were filled in 2021?", "thanks", "and in 2022?"], "How many potholes were filled in 2022?"),
    (["How many potholes were filled in 2021?", "Who chairs the Pension Board?", "and who is its adviser?"], "Who is the Pension Board’s adviser?"),
    (["Who chaired the Licensing Panel in 2022?", "who was the vice-chair?", "and who chaired the pensions one?"], "Who chaired the pensions Panel in 2022?"),
]  # fmt: skip
MORE: list[Chain] = [
    (["How many tenants were in arrears in May 2021?", "what was it in 2019?"], "How many tenants were in arrears in 2019?"),
    (["How many tenants were in arrears in May 2021?", "what was it the year before?"], "How many tenants were in arrears in May 2020?"),
    (["How many tenants were in arrears in May 2021?", "and how many were evicted?"], "How many tenants were evicted in May 2021?"),
    (["How many tenants were in arrears in May 2021?", "is that more than in Overton?"], "Is the number of tenants in arrears in May 2021 more than in Overton?"),
    (["How many wardens are there in Overton?", "and how many vacancies?"], "How many vacancies are there in Overton?"),
    (["How many wardens did we have in May 2022?", "how many did we lose that year?"], "How many wardens did we lose in May 2022?"),
    (["What percentage of bins were emptied on time?", "is that over target?"], "Is the percentage of bins emptied on time over target?"),
    (["What percentage of bins were emptied on time?", "and nationally?"], "What percentage of bins were emptied on time nationally?"),
    (["What is the rate of empty shops?", "and the rate of empty homes?"], "What is the rate of empty homes?"),
    (["Who is the lead officer for the roads contract?", "when does it end?"], "When does the roads contract end?"),
    (["How much has been spent on the swimming pool?", "when will it open?"], "When will the swimming pool open?"),
    (["What is the visitor rate in primary schools?", "secondary?"], "What is the visitor rate in secondary schools?"),
    (["parking permit zone D 2024-25", "zone E?"], "Parking permit zone E 2024-25"),
    (["What was agreed on the lido?", "tell me more"], "Tell me more – agreed on the lido?"),
    (["What did Councillor Ames ask about the lido?", "who replied?"], "Who replied – Councillor Ames asked about the lido?"),
    (["What did Councillor Ames ask about the lido?", "what about Councillor Boyd?"], "What did Councillor Boyd ask about the lido?"),
    (["How many visits to Overton libraries were there in 2018?", "Sorry, I meant 2019"], "How many visits to Overton libraries were there in 2019?"),
    (["When was the Housing Strategy adopted?", "who proposed it?"], "Who proposed the Housing Strategy?"),
]  # fmt: skip
SAID_OTHERWISE: list[Chain] = [
    (["How many licences were refused in 2022?", "how many of those went to appeal?"], "How many of the licences refused in 2022 went to appeal?"),
    (["How many licences were refused in 2022?", "how many of those went to appeal?", "were they granted?"], "Were the licences refused in 2022 that went to appeal granted?"),
    (["How many licences were refused in 2022?", "Is that a record?"], "Is the number of licences refused in 2022 a record?"),
    (["What is the name of the new park keeper?", "when did he start?"], "When did the new park keeper start?"),
    (["How much does the bulky waste service cost per household?", "how many households pay for it?"], "How many households pay for the bulky waste service?"),
    (["What share of pubs are rated good?", "how many are inadequate?"], "How many are inadequate – share of pubs rated good?"),
    (["Is there a plan to close Elm Road tip?", "Who decided that?"], "Who decided that – a plan to close Elm Road tip?"),
    (["What did the mayor say about the tip?", "and what did the leader of the opposition say?"], "What did the leader of the opposition say about the tip?"),
    (["Tell me about the Swing Bridge", "when was it closed?"], "When was the Swing Bridge closed?"),
    (["How many people cycle to work?", "Which ward has the most?"], "Which ward has the most – people cycle to work?"),
    (["life expectancy men", "and women"], "Life expectancy women"),
]  # fmt: skip
TOGETHER: list[Chain] = [
    (["How many potholes were filled in 2021?", "and in 2022?", "so what's the difference?"], "How many potholes were filled in 2022 and in 2021, and what's the difference?"),
    (["What is the fee for zone A in 2021?", "and zone B?", "which is higher?"], "What is the fee for zone B and zone A in 2021, and which is higher?"),
    (["net budget for parks in 24/25", "25/26?", "change?"], "Net budget for parks in 2025-26 and in 2024-25, and what is the change?"),
    (["How many potholes were filled in 2021?", "and in 2022?", "what's the difference?", "and in 2020?"], "How many potholes were filled in 2020?"),
    (["Who chairs the Pension Board?", "How many potholes were filled in 2021?", "what's the difference?"], "What's the difference – potholes filled in 2021?"),
]  # fmt: skip
OF_A_MEETING: list[Chain] = [
    (["What did the Licensing Panel agree on taxis on 4 May 2022?", "who chaired it?"], "Who chaired the Licensing Panel meeting on 4 May 2022?"),
    (["What was decided on taxis on 4 May 2022?", "who sent apologies?"], "Who sent apologies at the meeting on 4 May 2022?"),
    (["What was decided on taxis on 4 May 2022?", "who chaired it?", "how did they vote?"], "How did they vote – decided on taxis on 4 May 2022?"),
    (["What did Council decide on the Lido Plan in May 2022?", "who seconded it?"], "Who seconded the Lido Plan in May 2022?"),
    (["What taxi fare did the report propose for 2022?", "what did the panel agree in the end?"], "What taxi fare did the panel agree for 2022?"),
    (["What did Cabinet agree about the lido?", "how much did they agree to spend?"], "How much did Cabinet agree to spend – Cabinet agreed about the lido?"),
    (["What did the Panel decide on taxis?", "And how did Council vote on the budget in May 2022?"], "How did Council vote on the budget in May 2022?"),
]  # fmt: skip
COUNTED_AGAIN: list[Chain] = [
    (["How many children have a plan?", "how many under 5?"], "How many children have a plan under 5?"),
    (["How many children have a plan?", "how many under 5?", "and over 16?"], "How many children have a plan over 16?"),
    (["How many potholes were filled in 2021?", "and how many the year before?"], "How many potholes were filled in 2020?"),
    (["How many tenants were evicted in 2021?", "how many of them were pensioners?", "and students?"], "How many of the tenants evicted in 2021 were students?"),
    (["How many objections were received in 2021?", "how many of them were upheld?", "why?"], "Why – objections received in 2021 upheld?"),
    (["Which wards have the highest car ownership?", "what about Overton?"], "What is the car ownership in Overton?"),
    (["How much was spent on bus shelters in 2021?", "what about the budget?"], "What was the budget – spent on bus shelters in 2021?"),
    (["What was the average rent of a stall in 2021?", "what was the highest?"], "What was the highest rent of a stall in 2021?"),
    (["What does DPO stand for?", "who holds that post?"], "Who holds that post – DPO?"),
    (["How much did the council spend on salt in 2021?", "was that more than the budget?"], "Was the amount the council spent on salt in 2021 more than the budget?"),
    (["Who signed off the plan for the depot?", "when?"], "When – the plan for the depot?"),
    (["How many homes were built in 2021?", "affordable ones?"], "How many affordable homes were built in 2021?"),
    (["how many permits in Q1 2024-25", "q2?"], "How many permits in q2 2024-25"),
    (["What did the Mayor say about salt?", "what was the reason?", "what will he do?"], "What will the Mayor do?"),
    (["Where is the new school going to be?", "how many places?"], "How many places – the new school going to be?"),
    (["Who is the Cabinet Member for Finance?", "and for Housing?"], "Who is the Cabinet Member for Housing?"),
    (["When will the new pool in Overton open?", "how much is it costing?", "who is building it?"], "Who is building the new pool in Overton?"),
    (["What is the rate of empty shops in Overton?", "and nationally?"], "What is the rate of empty shops nationally?"),
    (["Which firm won the paving contract?", "how much is it worth?", "when was it signed?"], "When was the paving contract signed?"),
]  # fmt: skip
DOERS: list[Chain] = [
    (["Who moved the motion on allotments?", "And the seconder?"], "Who seconded the motion on allotments?"),
    (["Who seconded the motion on allotments?", "and who was the mover?"], "Who moved the motion on allotments?"),
    (["Who chaired the taxi panel in May 2023?", "and the vice-chair?"], "Who was the vice-chair of the taxi panel in May 2023?"),
    (["What did the Mayor say about the tip?", "and the opposition leader?"], "What did the opposition leader say about the tip?"),
    (["How many councillors voted for the motion?", "and against?"], "How many councillors voted against the motion?"),
    (["What did the Council pay for the depot in 2021?", "how much was it sold for?"], "How much was the depot sold for in 2021?"),
]  # fmt: skip
PLANS_AND_QUARTERS: list[Chain] = [
    (["What is the 2023/24 target for tenants rehoused within a year?", "so what did we get to in q3"], "What was the figure for tenants rehoused within a year in q3 2023/24?"),
    (["What was the budget for verges in 2022/23?", "and what did we actually spend?"], "What did we actually spend – verges in 2022/23?"),
    (["What is the target for missed bins?", "what was the actual?"], "What was the figure for missed bins?"),
    (["What was the Q2 overspend in parks?", "what was it in Q1?"], "What was the Q1 overspend in parks?"),
    (["What was the Q2 overspend for Parks?", "and for Libraries at the same quarter?"], "What was the Q2 overspend for Libraries?"),
    (["How many bins were missed in May?", "and June?"], "How many bins were missed in June?"),
    (["What is the band D charge for 2025/26?", "and for band F?"], "What is the band F charge for 2025/26?"),
]  # fmt: skip
NEW_TOPICS: list[list[str]] = [
    ["How many potholes were filled in March 2021?", "Who chairs the Pension Board?"],
    ["How many potholes were filled in March 2021?", "How many swimming pools are there in Paris?"],
    ["How many potholes were filled in March 2021?", "Who is the Mayor?"],
    ["How many potholes were filled in March 2021?", "who is the mayor?"],
    ["How many potholes were filled in March 2021?", "council tax band D"],
    ["How many potholes were filled in March 2021?", "Which reports mention fly-tipping?"],
    ["How many potholes were filled in March 2021?", "thanks"],
    ["How many potholes were filled in March 2021?", "What is the library bus and when does it run?"],
    ["How many potholes were filled in March 2021?", "Is it true that the tip is closing?"],
    ["How many potholes were filled in March 2021?", "How long does it take to renew a taxi licence?"],
    ["How many potholes were filled in March 2021?", "Are there any allotments in Overton?"],
    ["How many potholes were filled in March 2021?", "Did the council spend more on gritting than it did on verges?"],
    ["How many potholes were filled in March 2021?", "In the licensing policy, how long is a personal licence valid?"],
    ["How many potholes were filled in March 2021?", "What day do they empty the garden bins in Overton?"],
    ["How many potholes were filled in March 2021?", "For the market hall, what rent was asked?"],
    ["How many potholes were filled in March 2021?", "Did Councillor Ames say he would resign?"],
    ["How many potholes were filled in March 2021?", "The tip had 90 visits. How many of those were from traders?"],
    ["How many potholes were filled in March 2021?", "What is the longest time it takes to mend a street light?"],
    ["How many potholes were filled in March 2021?", "potholes?"],
    ["hello", "and in Netherby?"],
    ["thanks", "How many smokers are there?"],
]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        *TIMES,
        *PLACES_AND_NAMES,
        *GROUPS_AND_MEASURES,
        *POINTING,
        *DEEPER,
        *MORE,
        *SAID_OTHERWISE,
        *TOGETHER,
        *OF_A_MEETING,
        *COUNTED_AGAIN,
        *DOERS,
        *PLANS_AND_QUARTERS,
    ],
)
def test_a_follow_up_is_completed_as_a_clerk_would_write_it(turns: list[str], expected: str) -> None:
    assert completed(turns[-1], turns[:-1]) == expected


@pytest.mark.parametrize("turns", NEW_TOPICS)
def test_a_new_topic_takes_nothing_from_the_turns_before(turns: list[str]) -> None:
    assert completed(turns[-1], turns[:-1]) == turns[-1]


def test_the_first_message_is_taken_as_it_is() -> None:
    assert completed("and the year before?", []) == "and the year before?"


@given(st.lists(st.text(), max_size=3), st.sampled_from(["and in 2019?", "who seconded it?", "what about Netherby?"]))
def test_nothing_that_was_typed_before_is_an_error(turns: list[str], text: str) -> None:
    assert completed(text, turns).strip()


@given(st.text())
def test_nothing_that_is_typed_is_an_error_as_a_follow_up(text: str) -> None:
    assert completed(text, ["How many potholes were filled in March 2021?"]).strip() or not text.strip()
