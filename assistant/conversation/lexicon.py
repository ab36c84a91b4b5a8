"""Small lexicons: what a word of a question is, as far as completing a follow-up needs to know."""

from __future__ import annotations

AUXILIARIES = frozenset(
    "is are was were be been do does did has have had will would can could shall should may might must 's "
    "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't".split()
)
BE = frozenset("is are was were 's".split())
DETERMINERS = frozenset("the a an our all any each every its their his her this that these those".split())
PREPOSITIONS = frozenset(
    "in at of for on by to from with about per across within under over between into against among through during as "
    "towards near outside inside".split()
)
ALIKE = (
    frozenset({"in", "at", "within", "across", "near"}),
    frozenset({"of", "for"}),
    frozenset({"on", "about"}),
    frozenset({"under", "over"}),
)
QUESTION_WORDS = frozenset("who whose whom what which when where why how".split())
RELATIVES = frozenset("who that which".split())

_IRREGULAR = {
    "be": "been", "become": "became", "begin": "began", "bring": "brought", "build": "built", "buy": "bought",
    "come": "came", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "done", "drop": "dropped", "fall": "fell",
    "find": "found", "get": "got", "give": "gave", "go": "went", "grow": "grew", "hold": "held", "keep": "kept",
    "lead": "led", "leave": "left", "lend": "lent", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
    "plan": "planned", "put": "put", "refer": "referred", "rise": "rose", "run": "ran", "say": "said", "see": "saw",
    "sell": "sold", "send": "sent", "set": "set", "sit": "sat", "speak": "spoke", "spend": "spent", "take": "took",
    "tell": "told", "win": "won", "write": "wrote", "commit": "committed", "permit": "permitted", "ban": "banned",
    "fit": "fitted", "uphold": "upheld", "stop": "stopped", "withdraw": "withdrew", "catch": "caught", "teach": "taught",
}  # fmt: skip
_REGULAR = (
    "accept add adopt agree aim allocate amend answer appear appoint apply approve arrange arrive ask assess attend award "
    "back borrow call cancel carry chair change charge clean close collect complain complete consult contain cover "
    "create decide decline decrease defer deliver deny divert employ empty end enforce enter expect expire extend fail fill "
    "fine finish fix fly-tip fund handle happen head help hire house impose improve include increase inspect install "
    "introduce investigate invest issue join last launch license live look list lodge manage mend miss move need "
    "object offer open operate oppose order own pass place prevent process produce propose prosecute provide publish raise "
    "reach receive recommend record recruit recycle reduce refuse refurbish reject remain remove renew repair replace "
    "report request resolve respond result resurface return review save seek second serve share show sign start stay "
    "submit succeed supply support suspend target train transfer treat turn use visit vote wait want waste work"
).split()
PAST = {**{verb: verb + ("d" if verb.endswith("e") else "ed") for verb in _REGULAR}, **_IRREGULAR}
for _verb in [verb for verb in _REGULAR if verb.endswith("y") and verb[-2] not in "aeo"]:
    PAST[_verb] = _verb[:-1] + "ied"
_PARTICIPLES = frozenset(
    "given taken written chosen spoken risen fallen gone seen grown withdrawn driven known".split()
)
PAST_FORMS = frozenset(PAST.values()) | _PARTICIPLES
_THIRD = frozenset(verb + "s" for verb in PAST) | {verb[:-1] + "ies" for verb in PAST if verb.endswith("y")}
VERBS = frozenset(PAST) | PAST_FORMS | _THIRD
DOING = frozenset(  # words that end a noun phrase wherever they stand: `costing`, not `building` or `funding`
    "costing going doing getting having taking making giving asking saying coming being proposing considering expecting "
    "looking trying facing happening receiving aiming paying worth".split()
)
NOUNS_TOO = frozenset(
    "list lists house place head target work waste fine second record report request result support share return review order offer "
    "issue plan places houses targets works fines records reports requests results supports shares returns reviews orders "
    "offers issues plans visit visits charge charges use uses need needs cost costs change changes increase increases help "
    "repair repairs transfer transfers call calls vote votes back look run cut cuts spend rise fall drop chair move fund "
    "funds award awards appeal licence process service train ban meeting last end start show close own set lead empty clean complete live".split()
)

SIBLINGS = tuple(
    frozenset(group.split("|"))
    for group in (
        "boys|girls", "men|women", "males|females", "adults|children|pensioners|teenagers|older people|young people",
        "primary|secondary|nursery", "capital|revenue", "underspend|overspend", "income|expenditure", "gross|net",
        "council tax|business rates", "average|highest|lowest|dearest|cheapest|minimum|maximum", "best|worst", "longest|shortest", "biggest|smallest", "largest|smallest", "most|least|fewest",
        "oldest|youngest", "urban|rural", "approved|refused", "upheld|rejected",
        "weekdays|weekends|saturdays|sundays|bank holidays", "daytime|evenings|nights", "domestic|commercial",
        "full-time|part-time", "permanent|temporary|fixed-term", "statutory|non-statutory", "for|against",
        "recycling|composting|landfill", "moved|proposed|seconded", "opened|closed", "starters|leavers",
    )
)  # fmt: skip
MEASURES = frozenset(
    "budget cost costs price target total number rate percentage proportion share average overspend underspend variance "
    "saving savings income spend spending expenditure grant level ratio forecast outturn charge fee value turnover debt "
    "amount caseload balance deficit surplus backlog actual".split()
)
QUANTITY = frozenset(
    "changed change rise risen rose fall fallen fell grow grew grown increase increased decrease decreased dropped drop "
    "target over under above below compare compares compared higher lower more less up down better worse trend "
    "double doubled average".split()
)
SUPERLATIVES = frozenset(
    "first last best worst most least highest lowest dearest cheapest longest shortest biggest largest smallest oldest "
    "newest latest earliest youngest busiest next previous other".split()
)
# Words that say nothing of a topic: a question that holds no other leans on the one before.
GENERIC = frozenset(
    "cost costs price budget target total number figure figures rate percentage percent proportion share amount sum money "
    "average cheapest dearest highest lowest longest shortest biggest smallest largest least most best worst oldest newest "
    "latest earliest first last next previous final end ended original extra additional more less fewer other others "
    "another rest remaining remainder difference change changed increase increased decrease rise fall rose fell dropped "
    "trend gap reason reasons cause outcome result results decision vote votes voted voting deadline date day year years "
    "month months week weeks quarter time times agreed agree approved approve refused rejected supported opposed against "
    "favour favor abstain abstained seconded proposed moved seconder proposer mover chair chaired vice-chair vice chairs "
    "deputy author contractor provider supplier firm company member members councillor councillors officer officers people "
    "anyone anybody someone everyone person council executive cabinet committee panel board scheme project programme plan "
    "contract deal report policy grant fund service work works meeting motion amendment proposal recommendation "
    "recommendations new old current recent same different each every per paid pay pays spent spend costing saved save "
    "funded fund funding funds funder run running runs managed delivered start started starts begin began begins finish "
    "finished open opened opens close closed closes happen happened happens due "
    "got get gets go went come comes came take takes took taken make made left need needed needs apply applies use used "
    "compare compares compared better worse higher lower over under above below actual actually really exactly altogether overall "
    "nationally locally here there full then now later earlier before after since ago still yet too also again instead else so off "
    "minimum maximum cheaper dearer enough post posts role roles job hold holds held discussed achieved received published written signed fail fails failed left "
    "roughly about around approximately many much long far often big involved included responsible completed expected "
    "planned one ones two three four five half idea say said says done won lost breakdown split based lead leads led "
    "source basis definition meaning mean means show shown details detail example examples national nationally local locally regional regionally answer answers reply replied response responded "
    "applicant applicants agent objector objectors appellant developer landowner bidder bidders inspector witness witnesses "
    "apologies main agenda incident incidents case cases instance instances accepted rejected upheld dismissed allowed delivered email "
    "contact phone sent send attended present absent gave give yes no not really sure okay".split()
)
