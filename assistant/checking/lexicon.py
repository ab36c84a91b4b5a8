"""Lexicon: which English words may stand around a figure unsaid by the passage, which say the same, which the opposite.

A word that is in none of these lists has to be grounded in a word of the passage. Free are only words that cannot
change what a figure says: of manner, degree and reporting, verbs without content of their own, and nouns of counting.
"""

from __future__ import annotations

from functools import cache

from index.analysis import terms

_FUNCTION = """
a an the this that these those there here it its itself he she they them their theirs him her his himself herself themselves
we us our ours you your i me my who whom whose which what when where why how while whilst whereas than then as and or but nor
if so yet against towards toward despite because due versus beyond regarding including excluding of on in at by to for from with into onto out over under up down about around across along through throughout
between among amongst amid within during before after since until till upon per via both all each every either any some such
same other others one ones also too much many more less few fewer least most several not no will would shall should can could
may might must ought let
"""
_LIGHT_VERBS = """
be is are was were been being am have has had having do does did done doing make makes made making take takes took taken taking
give gives gave given giving get gets got getting go goes went gone going come comes came coming put puts putting bring brings
brought keep keeps kept hold holds held holding run runs ran running stand stands stood standing sit sits sat lie lies lay
remain remains stay stays continue continues last lasts become becomes became turn turns turned prove proves proved appear
seem seems happen occur arise follow follows followed use lead leads led serve serves served provide provides provided offer
offers supply supplies deliver delivers handle deal carry carries involve include includes contain consist comprise cover covers
span concern relate refer belong depend rest rests base reach reached hit touch attain arrive undertake conduct perform operate
bear owe enjoy face faces experience want wants need needs require requires find finds found see sees saw seen set sets begin
began begun start started end ended finish finished close closed pay pays paid spend spends spent cost costs work works settle settled settling seek
seeks sought seeking try tries tried attempt hope hopes hoped wish wishes fear fears worry worries assume assumes assumed suppose
conclude realise recognise recognised acknowledge appreciate comment express voice emphasise stress highlight outline remind inform
pick picks picked choose push pull spark fuel prompt trigger cause caused drive stem underpin influence affect shape hover vary
varies fluctuate stabilise feature exist exists emerge possess retain secure secured manage manages managed oversee oversees
coordinate administer responsible enough able worth enable enables let help helps helped devote dedicate spread divide split share
intended meant mean designed explain link linked associate associated compare compared comparing relate related thank accrue amass
arrange attract attribute boast calculate capture catch compile concede count define deserve detect determine devise direct display draw echo embark ensure envisage evolve exercise exhibit
explore extend face favour fit focus follow gauge generate govern grip guide head hint illustrate imply
impose inherit insist intend itemise justify lay look matter mount move muster observe obtain organise outline pace plot pose position preside press proceed promise pursue quantify reckon remark render resort respect retain ride roll say seize sense settle show signal sketch sound speak specify spell stage steer strike summarise surface switch tackle talk tend tie time touch
trace track treat undertake uncover unfold urge utter venture watch wear weigh await expect prepare react strive suffer sustain undergo warn witness yield range ranges ranging result resulted
"""
_REPORTING = """
say says said tell tells told state states stated report reports reported record records recorded note notes noted mention
mentions confirm confirms show shows shown showed reveal reveals indicate describe describes described call calls called name
named print publish published quote quoted cite cited list listed itemise itemised register registered log logged count counts
counted number numbers numbered tally tallied total totals amount amounts sum sums figure figures explain explains explained
account accounts accounted reflect reflects represent represents mean means equal equals equate correspond constitute reckon
reckons believe believes think thinks consider considers considered regard regarded view viewed treat treated deem deemed suppose
supposed know known hear heard learn learnt understand understood read reads according announce announced declare describes rank
ranked mark marked put estimate class classed point points score scored measure measured
"""
_MANNER = """
only just merely simply nearly almost roughly approximately exactly precisely slightly marginally modestly sharply steeply
steadily slowly quickly rapidly significantly considerably substantially markedly notably dramatically greatly largely mainly
mostly chiefly generally broadly still already now currently presently present current recently recent latest lately today
again once eventually finally ultimately subsequently afterwards thereafter meanwhile thus therefore hence consequently however
nevertheless moreover furthermore instead rather quite very fairly well indeed even actually really truly alone apart away back
forward forth off aside alike respectively accordingly comfortably narrowly easily clearly plainly apparently reportedly
officially formally encouragingly worryingly disappointingly sadly happily fortunately unfortunately surprisingly importantly
far straight immediately directly shortly soon ever
mere sheer exact precise rough approximate significant considerable substantial sizeable modest slight sharp steep steady notable
striking remarkable impressive encouraging worrying disappointing welcome important certain particular various actual like
"""
_COUNTING = """
number figure amount total sum share proportion percentage percent cent level rate count tally quantity size value worth extent area directorate department organisation body side part sector field
degree point position case instance occasion time period start end close beginning course date day week month quarter year
yearend fortnight way thing matter fact basis respect aspect result outcome money cash sum pound pence penny million billion
thousand hundred bn dozen council authority borough county city district town local unit kind type sort category average
thanks term behalf equivalent
sense role effort challenge issue problem question hand rest remainder bulk lot bit top bottom mark line picture story trend scale
standard series step reason source cause impact effect purpose intention commitment promise approach process progress document paper
table chart paragraph page text word words situation moment stage turn round window horizon name label heading item
entry column row threshold ceiling floor tune behest whisker
"""
_SAME = """
illness sickness sick ill | staff employee worker workforce personnel fte | fulltime equivalent fte | quotation quote price tender bid quoted |
purchase buy bought acquire acquired acquisition | child children youngster kid pupil minor | dwelling house home property |
care looked | lawyer solicitor | elderly older old | rubbish refuse waste | road highway street | support assistance help |
begin began begun start started commence commenced onset | finish finished end ended conclude concluded complete completed |
new additional extra further more another fresh newly | late overdue delayed | north northern | south southern | east eastern | west western | allocate earmark aside budget commit | illness absence | inhouse own internal |
bad poor negative | meeting session sitting | councillor member cllr | vote voted voting | funding money grant fund |
help support aid | firm company business enterprise firms | pupil student learner schoolchild | teach educate educated education |
payment paid pay | wage pay salary | foster fostering fostered | adopt adoption adopted adoptive adopter |
kinship connected | mend repair fix | build construct construction built | rent rental let | women woman female |
men man male | boy boys male | girl girls female | family families household | resident inhabitant citizen |
loan lend lent borrowing borrowed borrow debt owe owed | job post position vacancy role | wait waiting waited |
request application apply applied requested | spend spent spending expenditure outlay cost outturn | revenue income takings |
earn income earnings receipt | budget budgeted allocation allocated | carer foster | refer referred referral |
decide decision decided | approve approved approval agree agreed | reply respond answered answer response respondent replied |
visit visited visitor | attend attended attendance attendee | train trained training | recruit recruited hire hired recruitment |
crime offence offending | injury injured hurt | die died death fatality | birth born | marriage married marry |
journey trip travel | bus coach | car vehicle motor | tree woodland | river stream | housing accommodation housed |
homeless homelessness | illness disease | doctor gp | vaccine vaccinated vaccination jab | infection infected case |
borrow loan | invest investment invested | save saving saved savings | charge fee tariff charged |
subscriber customer member subscription | complaint grievance complained | reserve reserves balance | scheme programme project |
forecast projection | plan strategy | appendix annex | cabinet executive | deadline limit | satisfied satisfaction happy content |
unhappy dissatisfied | caseload workload | allocate allotted assigned assign | collect collected collection gather gathered got |
empty vacant unoccupied | occupied filled taken | qualify eligible entitled entitlement | poll survey questionnaire |
consult consultation consulted | voiced express expressed voice | inspect inspection inspected inspector ofsted |
close closure shut closed | release discharge | arrange arrangement | agreement deal contract settlement |
young youth teenage teenager adolescent | toddler infant | nursery preschool | retire retired retirement |
disabled disability disabilities | hospital admission admitted | arrears owing owed | final outturn eventual |
mean average typical typically | annual yearly year | cheap low | dear high | quarterly quarter | monthly month | weekly week |
"""
_OPPOSITE = """
boy girl | male female | men women | man woman | mother father mum dad | son daughter | husband wife | adult child |
good bad poor | safe unsafe | north south east west | northern southern eastern western | inhouse agency independent external |
internal external | permanent agency temporary interim | day night dark | daytime evening | morning afternoon evening |
week month year quarter day hour | monday tuesday wednesday thursday friday saturday sunday | weekday weekend |
gross net | revenue capital | income expenditure spend | revenue expenditure | core external | open close | open closed |
primary secondary tertiary | family child household adult | national local regional | first second third fourth fifth last |
high low | higher lower | highest lowest | maximum minimum most least | larger smaller | largest smallest | large small |
big little | long short | longest shortest | longer shorter | dear cheap | dearest cheapest | early late | earliest latest |
success unsuccessful failure | succeed fail failed | agree disagree | support oppose opposition | approve reject refuse |
accept decline reject | grant refuse | granted refused | allow forbid ban | green red amber | council agency |
full part | fulltime parttime | whole part | public private | urban rural | old new | young old elderly |
older younger | existing new | rich poor | win lose won lost | pass fail passed failed | join leave joined left |
arrive depart | enter leave | begin end | start finish | buy sell bought sold | lend borrow lent borrowed | give receive |
import export | asset liability | credit debit | debtor creditor | creditor debtor | surplus deficit | profit loss | gain lose gained lost |
better worse | best worst | improve worsen deteriorate | improved worsened deteriorated | strong weak | easy hard difficult |
simple complex | complete incomplete | positive negative | majority minority | include exclude included excluded including excluding |
inside outside | indoor outdoor | above below | before after | upper lower | front back | left right | employ dismiss |
employed unemployed | married single | present absent | presence absence | attend miss | verbal written | online paper |
mandatory voluntary optional | statutory discretionary | elective planned emergency | urgent routine | fixed variable |
shortterm longterm | offence victim | victim perpetrator offender | landlord tenant | owner tenant | buyer seller |
teacher pupil | doctor nurse | carer child | foster adopt residential | fostering adoption | universal targeted extended |
domestic commercial industrial household | residential business commercial | walking cycling driving | bus train car |
gas oil electricity coal water | summer winter autumn spring | christmas easter | january february march april june july august
september october november december | white black asian | english welsh scottish irish | conservative labour liberal green |
favour against | request assessment | requested issued | opening closing | opened closed | initial final |
actual forecast | current former | deputy leader | vendor buyer | lender borrower | issue request | borrower investor |
maintained independent academy | mainstream special | nursery school college university | apprenticeship university |
birth death | born died | daily weekly monthly quarterly yearly annual | hourly daily | incoming outgoing | inflow outflow |
receive send | sent received | referred accepted | upheld dismissed | charged waived | outstanding settled | overdue punctual |
timely late | vacant occupied | empty full | filled vacant | rise fall | vulnerable safe | eligible ineligible |
restated original | repay repaid borrow owe refund claw | theme recommendation | foster adopter | landlord leaseholder | staff resident | councillor officer
"""
_PEOPLE = """
child children people person women men woman man boy girl adult carer worker employee staff resident respondent member student
pupil patient tenant leaver family mother father parent teenager youth victim client user claimant subscriber councillor driver
volunteer learner applicant adopter guardian customer pensioner individual young officer apprentice teacher colleague user
household neighbour participant visitor asylum loader psychologist
"""
_ANYBODY = "people person persons individual individuals everyone somebody someone anybody nobody"


@cache
def free_stems() -> frozenset[str]:
    """Stems of words that need not be grounded."""
    return _stems(f"{_FUNCTION} {_LIGHT_VERBS} {_REPORTING} {_COUNTING}")


@cache
def manner_words() -> frozenset[str]:
    """Words of manner and degree as they are written: `generally` is free, `general` is not."""
    return frozenset(_MANNER.split())


@cache
def function_stems() -> frozenset[str]:
    """Stems of words that carry no meaning of their own, so that nothing can be grounded in them."""
    return _stems(f"{_FUNCTION} be is are was were been being have has had do does did will would")


@cache
def people_stems() -> frozenset[str]:
    """Stems of words for persons of some sort, each of which `people` may stand for."""
    return _stems(_PEOPLE)


def names_anybody(stem: str) -> bool:
    """Whether a word stands for persons of whatever sort."""
    return stem in _stems(_ANYBODY)


def say_the_same(stem: str, other: str) -> bool:
    """Whether two words stand for each other in a council's reports."""
    return bool(_groups_of(_SAME).get(stem, frozenset()) & _groups_of(_SAME).get(other, frozenset()))


def say_the_opposite(stem: str, other: str) -> bool:
    """Whether two words exclude each other: boys and girls, gross and net, Monday and Tuesday."""
    if stem == other or say_the_same(stem, other):
        return False
    return bool(_opposed(stem) & _groups_of(_OPPOSITE).get(other, frozenset()))


@cache
def _opposed(stem: str) -> frozenset[int]:
    """The groups of opposites that a word is in, or one that says the same."""
    groups, same = _groups_of(_OPPOSITE), _groups_of(_SAME)
    own = same.get(stem, frozenset())
    alike = [other for other, places in same.items() if own & places]
    return frozenset(place for one in (stem, *alike) for place in groups.get(one, ()))


def is_strict(stem: str) -> bool:
    """Whether no likeness of meaning is enough for a word: it has an opposite, or tells what sort of people are meant."""
    return stem in _groups_of(_OPPOSITE) or stem in people_stems()


@cache
def _groups_of(text: str) -> dict[str, frozenset[int]]:
    """The groups that each stem of a list is in; `|` parts the groups."""
    held: dict[str, set[int]] = {}
    for place, group in enumerate(text.split("|")):
        for stem in _stems(group):
            held.setdefault(stem, set()).add(place)
    return {stem: frozenset(places) for stem, places in held.items()}


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem for word in words.split() for stem in terms(word))
