"""Accidents, ordinary crime, sport, business and science give no acts; conflict and diplomacy lose none."""

from __future__ import annotations

import pytest

from counterclaim.find.gate import is_about_conflict, let_through
from counterclaim.find.triggers import hits
from counterclaim.run.engine import Engine

ORDINARY = {
    "a house fire": """\
Two dead after house fire

A fire at a two-storey home in the town of Harlow Bridge killed a mother and her son early on Sunday.
Firefighters were called to the house shortly after three and fought the blaze for two hours. The fire chief
said an electrical fault in a heater was the likely cause. Neighbours tried to break down the door but were
driven back by smoke. Three other residents escaped through a window and were treated in hospital. The fire
service will investigate the cause, and the mayor called for smoke alarms in every flat. The president expressed
condolences to the family.""",
    "a road crash": """\
Lorry hits school bus, six killed

Six pupils died and eleven were injured on Tuesday when a lorry struck their bus on the highway outside Tarnow
Junction. The driver of the lorry, who had lost control on the wet road, was arrested and later released. Police
said the vehicle was speeding and its brakes had failed. The state transport minister visited the injured in the
provincial hospital and ordered an inspection of all lorries. Traffic was stopped for five hours after the
collision. It was the third road accident on the stretch this year.""",
    "a murder trial": """\
Jury hears of quarrel in murder trial

A man accused of killing his ex-wife attacked her with a hammer after a row over the house, a jury heard on
Monday. The murder trial of Alan Perrit, 46, opened with the evidence of a detective who found the body. The
prosecutor said Perrit had threatened the woman for months. A neighbour told the jurors that she heard shouting.
His lawyer rejected the accusation and said that a burglar had entered the flat. The coroner put the time of
death at midnight. The judge refused bail.""",
    "a football match": """\
Rovers strike late to win the league

Two late goals by striker Jon Aldis gave Rovers the championship on Saturday. The visitors attacked from the
start and bombarded the goalkeeper with shots, but the defender Milo Grant blocked every strike. The coach
praised his team and criticised the referee, who sent off a midfielder after a clash in the penalty area. Fans
celebrated in front of the stadium. The captain said that the team had fought like lions all season. The club
president promised to invest in new players, and the coach demanded a stronger defence.""",
    "a war film": """\
Director returns with a film about soldiers

The actor Lea Morant plays an army doctor in the new film by Peter Hall, which opened the festival on Friday. In
the movie a squad of soldiers is attacked in the mountains and has to fight its way home. The director said he
wanted to show fear rather than battles. Critics praised the actress and accused the screenplay of
sentimentality. The box office result of the sequel to his last movie was poor. The singer Nadia Bel wrote the
songs, and her album comes out in spring. The cinema was full.""",
    "a storm": """\
Storm kills nine on the coast

A storm with winds of 160 kilometres an hour struck the coast on Thursday, killing nine people and injuring
forty. Flooding cut off three villages and a landslide destroyed a bridge. Rescuers evacuated hundreds of
residents by boat. The governor declared that the province would give aid to the victims and asked the
government for help. The weather service warned of more rain. Power was cut to thousands of homes, and schools
will stay closed. The army sent two helicopters to drop food. It was the worst typhoon in ten years.""",
    "the stock market": """\
Shares fall as investors retreat

The stock market lost ground on Wednesday after the central bank raised its interest rate. Shares in the
retailer Montal plunged after the company warned that its quarterly profit would be hit. Investors attacked the
chief executive over a merger that regulators had blocked. The firm rejected a takeover offer and said it would
cut its dividend. Analysts accused the board of hiding losses. The finance minister met bankers to discuss
inflation. The smartphone maker Delin agreed to sell its software unit and raised its earnings forecast.""",
    "a lion attack": """\
Keeper killed by lion

A keeper was killed by a lion at a private zoo near Port Allen on Monday. The animal attacked her as she cleaned
its enclosure, the owner said. Two visitors tried to drive the lion off with poles. Paramedics could not save
the woman. Police shot the lion, which had escaped from the zoo once before. The owner denied that safety rules
had been broken. A ministry of the state government has ordered an inspection of the zoo and may withdraw its
licence. The zoo keeps four lions and a crocodile.""",
    "a prison fight": """\
Inmate dies after fight over a phone

An inmate died and two were hurt in a prison fight on Sunday that began with a quarrel over a stolen phone. A
cellmate stabbed the man with a piece of glass, a prison guard said. The inmates belonged to no gang, and the
brawl ended when guards locked the wing. The victim was serving a term for burglary and theft. The killer, who
had been convicted of robbery, was charged with manslaughter. Detectives questioned the inmates of the wing. An
autopsy is to be held on Tuesday.""",
    "a derailment": """\
Train derails, killing four

Four passengers were killed and thirty injured when an express train left the rails near the station of
Bellmarsh on Friday. The derailment blocked the main line. The rail company blamed a broken track; the union of
drivers accused it of neglecting maintenance. Rescuers freed the last passenger from the wreckage at noon. The
transport minister promised a full inquiry. The locomotive driver was taken to hospital. The foreign ministry of
a neighbouring state offered help. The accident is the worst on the line in a decade.""",
    "a robbery": """\
Jewellery shop robbed in daylight

Three robbers with a gun stormed a jewellery shop in the centre of Orrin on Tuesday and seized watches worth a
million. They tied up the owner, hit a customer and fled on stolen motorcycles. The robbery lasted four minutes.
A detective said the thieves had attacked two other shops this year. Police arrested a man of 25 on suspicion of
theft and released him on bail. The insurance company promised a reward. The shop will reopen next week, and the
town plans more cameras against burglary.""",
    "science": """\
Telescope finds a new planet

An international team of astronomers has announced the discovery of a planet that circles two stars. The
telescope observed the planet for three years. One astronomer said the finding challenged the theory of how
planets form, and a rival team disputed the result. The researchers called for more time at the telescope. The
space agency agreed to launch a spacecraft in ten years. The laboratory that built the camera is under the
ministry of science. A meteor strike could have destroyed the atmosphere of the planet long ago.""",
}

CONFLICT = {
    "a protest crackdown": """\
Police fire on crowd in capital

Police used tear gas and live rounds against protesters in the capital on Friday, killing at least three. The
demonstrators had blocked a highway and set a bus on fire. Paramedics said that dozens were injured. The
interior minister accused the opposition of the violence and announced a curfew. A driver whose truck was burned
said the crowd attacked him. Activists called for a new demonstration on Sunday. The government blocked the
website of a newspaper.""",
    "an assassination": """\
Senator shot dead outside his home

A gunman on a motorcycle killed Senator Ivo Brandt outside his home on Monday. The politician was on his way to
a party meeting with his wife and his driver when the attacker opened fire. The president condemned the murder
and spoke of an assassination. Detectives found the motorcycle in a flooded quarry. The opposition accused the
government of protecting the killers. Nobody has claimed responsibility. The senator had received threats since
the election, his neighbour said.""",
    "a mass shooting by an extremist": """\
Gunman kills seven in shop

A man of 23 shot dead seven customers in a shop in Eastfield on Saturday before police arrested him. In a
manifesto posted online he called migrants invaders and praised earlier attacks. The sheriff said the victims
were chosen for their ethnic origin and spoke of a hate crime. Two teenagers who hid in a car were injured.
Prosecutors charged him with murder and terrorism. The president condemned the attack. A judge refused bail.""",
    "a border clash": """\
Four soldiers die in border clash

Troops of the two countries exchanged fire on the disputed border on Thursday, and four soldiers were killed.
Each army accused the other of opening fire first. A vehicle and a boat on the river were destroyed. The foreign
ministry summoned the ambassador and demanded an apology. Residents fled in buses and cars in heavy rain. The
two commanders agreed to meet on Saturday.""",
    "sanctions": """\
Union imposes sanctions on airline

The union imposed sanctions on an airline and two ship owners on Tuesday for carrying weapons. The foreign
ministers agreed to freeze the accounts of six officials. The country rejected the accusation and threatened to
expel diplomats. Shares in the airline fell on the stock market. The embargo also covers aircraft engines and
software. The chief executive of the airline denied that its planes had carried weapons.""",
    "ceasefire talks": """\
Talks on a ceasefire open

Delegations of the government and of the rebels met on Wednesday in a hotel by the lake to discuss a ceasefire.
The mediator urged both sides to stop the shelling and to let aid trucks pass. The rebels demanded the release
of prisoners. A train with food has been blocked for weeks by snow and by fighters. The minister promised to
open an airport for relief flights. The talks continue on Thursday.""",
    "a ministry statement": """\
The Ministry of Foreign Affairs expresses its condolences to the families of those who lost their lives in the
earthquake. The Minister spoke by telephone with his counterpart and agreed to send rescue teams. The two sides
discussed bilateral cooperation, trade and the situation in the region, and reaffirmed their support for the
peace process. The Minister thanked the ambassador for the rescue flight and accepted an invitation to an
official visit.""",
    "bombs on trains": """\
Bombs on two trains kill twenty

Bombs exploded on two commuter trains on Monday morning and killed twenty passengers. The explosions destroyed
three carriages and stopped all rail traffic. Firefighters and paramedics carried the injured out of the smoke.
Police arrested two men at the airport. A separatist group claimed responsibility for the bombing in a message
to a newspaper. The prime minister condemned the attack. Ambulances took the victims to six hospitals.""",
}

SENTENCES = (
    "Gunmen killed the driver of an aid truck on Monday.",
    "The court released the striker after he apologised to the president.",
    "Police arrested twenty people.",
)


def kept(engine: Engine, text: str) -> tuple[int, int]:
    """How many triggers the text has, and how many are let through."""
    doc = engine.nlp(text.replace(".\n", ". ").replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n"))
    found = hits(doc)
    return len(found), len(let_through(doc, found))


@pytest.mark.parametrize("subject", ORDINARY)
def test_an_ordinary_report_gives_no_acts(engine: Engine, subject: str) -> None:
    found, left = kept(engine, ORDINARY[subject])
    assert found > 0
    assert left == 0


@pytest.mark.parametrize("subject", CONFLICT)
def test_a_report_of_conflict_or_diplomacy_loses_no_act(engine: Engine, subject: str) -> None:
    found, left = kept(engine, CONFLICT[subject])
    assert left == found > 0


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_single_sentence_keeps_its_act(engine: Engine, sentence: str) -> None:
    found, left = kept(engine, sentence)
    assert left == found > 0


def test_a_single_sentence_of_an_accident_has_no_assault(engine: Engine) -> None:
    assert kept(engine, "A lorry driver was killed in a collision on the highway on Monday.") == (1, 0)


def test_an_accident_report_keeps_the_sentence_that_tells_of_war(engine: Engine) -> None:
    text = ORDINARY["a house fire"] + " In 2012 rebels shelled the same street and killed four civilians."
    doc = engine.nlp(text)
    left = let_through(doc, hits(doc))
    assert {h.head.sent.text.split()[1] for h in left} == {"2012"}


def test_a_text_without_words_is_not_ordinary(engine: Engine) -> None:
    assert is_about_conflict(engine.nlp(""))
    assert is_about_conflict(engine.nlp("12 / 34"))
