"""Words that help or hinder a place name: common words, titles, directions, units, facilities, parts of bodies."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

__all__ = [
    "ARABIC_ARTICLES",
    "BODY_WORDS",
    "CALENDAR_WORDS",
    "CONNECTORS",
    "DIRECTIONS",
    "FACILITIES",
    "FAITHS",
    "LEADS",
    "LOCATIVES",
    "NEARNESS",
    "PLACE_LEADS",
    "PLURAL_UNITS",
    "SOFT_WORDS",
    "STOP_WORDS",
    "TALK",
    "TITLES",
    "UNITS",
    "demonyms",
]

STOP_WORDS = frozenset(
    """a an the of and or but if so as at by in on to up out off no not all any one two three four five six seven
    eight nine ten he she it we they i you who what when where why how this that these those his her its their
    our my your said says say tell told ask asked be is are was were been am do did does done has have had will
    would can could may might must january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue wed thu fri sat sun reading nice mobile most best buy of bath police man men woman women men
    young many much more deal hope liberty independence union enterprise central university normal sunrise
    sunset media date surprise wells bell cook marshall general major colonel captain corporal sergeant private
    president prime minister king queen prince lord mayor chief judge congress senate parliament house assembly
    council court ministry army navy force forces guard guards militia rebels north south east west northern
    southern eastern western center centre middle upper lower star sun moon times post globe herald news press
    journal tribune gazette mail express daily chronicle observer sur bar ban bad big bay mine hill hills lake
    river sea mount valley bridge gate park road street avenue square new old great little long short high low
    grand good golden silver black white red green blue brown gray grey god allah jesus christ christmas easter
    ramadan eid muslim islamic christian jewish gas oil gold iron power energy bank banks business trade
    industry labor labour first second third last next only even still also just then there here now today
    university college school hospital church mosque temple airport port camp base air fire water ice snow rain
    wind storm salt sugar home town city village county state nation country republic kingdom federation
    province district region vice office officer agent service post staff team group club see police time life
    love war peace freedom victory progress defiance divide energy bull fox wolf bear eagle lion tiger ford jeep
    toyota lada tesla orange apple olive almond cherry rose lily march roman latin polish turkey-red chile-con
    delta alpha omega beta sayed sayyid haj hajj mullah sheikh imam abu ibn bin bint umm ali khan mohammed
    muhammad ahmed hassan hussein omar osman musa saleh salah said salem salman nasser hamid hamza karim rashid
    yusuf mahmoud mustafa ibrahim ismail un eu us uk nato who unicef isis isil is idf rsf plo un north-south
    east-west international national federal global world universal united human rights watch save children
    doctors amnesty act bill law code article section chapter plan road map part line point zone sector area
    amid despite during since until after before while because although though however meanwhile patriot javelin
    leopard bradley abrams kalibr iskander shahed storm shadow iron dome super bowl cup olympic olympics games
    league series opinion editorial update breaking photo photos video image images file credit caption source
    sources share advertisement mission crossing tower towers springs falls grove corner corners heights gardens
    garden plaza place plain plains mercy hero beach coast cape island islands oak elm pine cedar ash maple bo
    ho li wu xi yi an ai ha la le lo ma mi mo na ne ni no oh ok pa re sa so te ti to ya ye yo zu bari como lima
    leader member spring summer autumn fall winter sweet home split bro eye eagle justice commerce opportunity
    economy intelligence defense defence security interior foreign affairs health education culture sport
    finance energy media-center batman cream big-apple tank tanks shell shells missile missiles rocket rockets
    drone drones cannot asked asking constitution level anon liberation duma church wadi arab jubilee hunter
    operation homeland ways headquarters marshal symphony guns real metro lot gulf roman catholic liberation
    resolution operation press statement people person families family child boys girls alliance coalition
    resistance brigade brigades battalion corps command front division wing unit units""".split()
)
SOFT_WORDS = frozenset(
    """reading nice mobile bath lima bari como salem hope liberty enterprise surprise wells marshall normal central
    star orange apple olive eagle defiance independence union center centre split ford victory progress commerce
    delta salah ali khan said saleh mercy alpha bull grove springs falls hill lake bay ban bar sur most man
    police obo""".split()
)  # place names after a preposition of place, common words or family names elsewhere
TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady president minister premier chancellor king queen prince princess
    general gen lt lieutenant col colonel maj major capt captain sgt sergeant cpl pvt commander cmdr admiral adm
    brig brigadier marshal secretary senator sen rep representative congressman congresswoman gov governor mayor
    judge justice attorney sheriff chief officer detective deputy director chairman chairwoman chair ceo
    spokesman spokeswoman spokesperson ambassador envoy professor prof coach pastor rev reverend father sister
    brother bishop archbishop pope imam sheikh sheik ayatollah mullah rabbi emir sultan commissioner
    superintendent principal trooper constable lawyer lawmaker mp councilman councilwoman alderman speaker
    coordinator leader activist journalist reporter author actor singer""".split()
)
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-east north-west south-east south-west
    north-eastern north-western south-eastern south-western upper lower greater downtown inner outer old
    occupied metro metropolitan rural mid middle coastal mainland suburban western-occupied government-held
    rebel-held opposition-held russian-held russian-occupied""".split()
)
UNITS = frozenset(
    """oblast province governorate region state district county prefecture krai parish department wilaya raion
    subdistrict municipality territory townships township enclave countryside""".split()
)
TALK = frozenset(
    """discuss talk speak meet call condemn praise commend agree reaffirm thank urge say tell note stress raise exchange
    inform accuse deny express welcome support underline demand warn announce conversation discussion negotiation call
    talks statement praise accusation denial condemnation concern support congratulate hail press appeal blame vow
    pledge promise reject refute dispute claim allege add describe criticise criticize denounce""".split()
)  # acts of words: a place inside what they are about is not where they were said
PLACE_LEADS = frozenset(
    """mount mt fort ft camp port lake saint st san santa los las el al new old great little cape point isle
    kibbutz khan tel tell deir beit bir wadi jabal ain kfar abu umm bab ras nahr shahr dar mazar pul""".split()
)  # first words of names of places: what follows is no family name
FAITHS = frozenset(
    "shia shiite sunni sufi alawite druze yazidi muslim islamic christian orthodox catholic roman baptist jewish hindu "
    "buddhist sikh coptic un us eu nato unrwa red crescent cross".split()
)
PLURAL_UNITS = {
    "oblasts": "oblast", "provinces": "province", "governorates": "governorate", "regions": "region",
    "states": "state", "districts": "district", "counties": "county", "parishes": "parish",
}  # fmt: skip
CONNECTORS = frozenset("of the and al el ez de del la le du des von sur - ' ’ . & ‘ `".split())
ARABIC_ARTICLES = frozenset("al el ad ar as ash at az an ez es".split())
CALENDAR_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july august september
    october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb apr jul aug
    sept sep oct nov dec mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.""".split()
)
LOCATIVES = frozenset(
    """in at near from to into around outside inside through across toward towards over between within of via""".split()
)
LEADS = frozenset({"near", "outside", "inside", "around"})  # read as part of the name at the start of a sentence
NEARNESS = frozenset(
    """near outside around nearby beyond off north south east west northeast northwest southeast
    southwest outskirts vicinity km kilometres kilometers miles kilometer mile surrounding""".split()
)
BODY_WORDS = frozenset(
    """police fire mayor city council county school schools high university college department dept sheriff office
    court courts district state government house senate legislature assembly board commission committee
    authority agency association national guard army air force forces border embassy consulate ministry governor
    attorney general judge public library museum hospital medical center centre clinic airport port station
    chamber bureau service services university church fire-fighters firefighters emergency road avenue street
    highway bridge river valley bay lake park beach county republic times post globe herald news press journal
    tribune gazette star union conference summit accord accords agreement process war peace talks declaration
    protocol treaty stock exchange bank institute society foundation project plan planning university supreme
    criminal circuit district democrat republican democrats republicans party officials residents gov sen rep lt
    president prime minister foreign defense defence interior chief deputy patrol troopers marine marines navy
    coast power water gas electric company corporation inc co ltd system systems international airlines airways
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december area region province oblast governorate strip heights peninsula desert
    mountains island islands city-council town township village community neighborhood regional local mission
    unit task team club olympic olympics ceasefire crisis conflict attack attacks bombing strike strikes
    offensive siege massacre""".split()
)
FACILITIES = {
    "hospital": "hospital", "hospitals": "hospital", "medical center": "hospital", "medical centre": "hospital",
    "medical complex": "hospital", "clinic": "clinic", "health center": "clinic", "health centre": "clinic",
    "refugee camp": "camp", "camp": "camp", "idp camp": "camp", "displacement camp": "camp",
    "border crossing": "crossing", "crossing": "crossing", "checkpoint": "crossing", "border post": "crossing",
    "airport": "airport", "international airport": "airport", "airfield": "airport", "air base": "base",
    "airbase": "base", "military base": "base", "naval base": "base", "base": "base", "barracks": "base",
    "garrison": "base", "power plant": "power_plant", "nuclear power plant": "power_plant",
    "nuclear plant": "power_plant", "power station": "power_plant", "dam": "dam", "reservoir": "dam",
    "bridge": "bridge",
    "port": "port", "seaport": "port", "mosque": "mosque", "church": "church", "cathedral": "church",
    "monastery": "monastery", "synagogue": "holy_place", "shrine": "holy_place", "temple": "holy_place",
    "university": "university", "school": "school", "prison": "prison", "jail": "prison", "detention center": "prison",
    "detention centre": "prison", "market": "market", "square": "square", "stadium": "stadium",
    "refinery": "industrial", "oil refinery": "industrial", "steel plant": "industrial", "steelworks": "industrial",
    "mine": "mine", "neighborhood": "quarter", "neighbourhood": "quarter", "quarter": "quarter", "suburb": "quarter",
    "village": "village", "junction": "site", "roundabout": "square", "street": "site", "mountain": "site",
    "mountains": "site", "valley": "site", "river": "river", "island": "island",
    "displaced persons camp": "camp", "displacement site": "camp", "protection site": "camp",
    "border gate": "crossing", "border checkpoint": "crossing", "border terminal": "crossing",
    "hydroelectric plant": "power_plant", "thermal power plant": "power_plant", "hydroelectric dam": "dam",
    "maternity hospital": "hospital", "field hospital": "hospital", "oil depot": "industrial",
    "fuel depot": "industrial", "oil terminal": "port", "oil field": "industrial", "oilfield": "industrial",
    "gas field": "industrial", "gas plant": "industrial", "penal colony": "prison", "detention camp": "prison",
    "military airport": "base", "military airfield": "base", "shipyard": "port", "railway station": "site",
    "train station": "site", "bus station": "site", "metro station": "site", "substation": "power_plant",
}  # fmt: skip


@lru_cache(maxsize=1)
def demonyms() -> frozenset[str]:
    """Single words for a people or its language, in lower case: "syrian", "germans"."""
    text = (files("counterclaim.gazetteer") / "demonyms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    words = {word.strip().lower() for row in rows for cell in row[1:3] for word in cell.split("|")}
    return frozenset(w for word in words for w in (word, f"{word}s") if " " not in word)
