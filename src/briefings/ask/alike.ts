import { stemOf } from "../stem.ts";

/**
 * English words that news uses for one thing, one group a line; a word may stand in several. Wider than what is searched by
 * first: these bind a question only where nothing on record has its own words. Language only, no name of anything on record.
 */
const GROUPS = `
foreigner foreign expatriate
national citizen passport
plane airplane aeroplane jet airliner aircraft flight
crash downing downed shootdown shot
shoot shot shooting gun fire fired
kill killed killing slay slain assassinate assassination murder dead die died dying death perish
injure injured wound wounded hurt
soldier troop serviceman servicemen servicewoman personnel military service
troop force forces
fighter militant gunman gunmen militiaman
truce ceasefire
evacuate evacuation leave left leaving depart departure exit
withdraw withdrew withdrawn withdrawal pull pullout leave left remove removal move
expel eject oust evict
attack assault strike struck raid bomb bombard bombardment hit shell pound storm stormed
strike struck airstrike bomb
rocket missile projectile
fire fired launch lob
base airbase facility barracks
airport airfield
arrest detain detention seize apprehend custody jail
warrant notice wanted
want wanted seek sought
release free freed liberate
execute execution hang hanged
appoint appointed appointment name named replace succeed successor
replace place
resign resignation step quit
fund funding finance
stab stabbing knife stabbed
demonstrate demonstration demonstrator protest protester rally march
march demonstrate
riot storm stormed ransack besiege overrun
sit sit-in
burial bury buried interment interred
funeral procession mourner ceremony
postpone delay defer put
cancel call scrap
mourn mourning
stampede crush
passenger aboard board
hospital clinic
ambulance medic
lorry truck convoy
convoy motorcade
aid relief supply assistance
food meal
deliver delivery enter entered entry reach
open opened opening reopen
cross crossing border
allow permit let cleared
ban bar barred prohibit forbid
sanction blacklist penalty
designate designation label labelled list listed brand
announce declare unveil
say said tell told state
acknowledge admit concede confess own
deny denied denial reject
confirm confirmation
warn warning caution alert
threaten threat threatened menace vow
vow pledge promise swore swear
revenge retaliate retaliation avenge vengeance
defend justify
praise praised hail laud commend applaud
blame accuse accusation fault responsible responsibility
criticise criticize criticism condemn denounce
demand demanded call called urge urged request ask asked
back support
publish published release post tweet
trouble unrest clash
site target hit
measure step
gathering gather
video footage film clip
resolution motion bill measure
vote voted ballot decision decide decided resolution
pass passed adopt adopted approve
lawmaker legislator parliamentarian deputy
boycott absent stay stayed
bind binding
suspend suspended suspension pause paused halt
halt stop end
resume restart
lift lifted allow
ground grounds reason
mistake error accident accidental unintentional
mechanical technical malfunction
recorder box
compensate compensation reparation pay
apologise apologize apology sorry regret
internet online
phone telephone mobile cell
network communication telecom telecoms telecommunication
down outage blackout cut
water drinking
deploy deployed send sent dispatch reinforce reinforcement mobilise mobilize
surround encircle encirclement surrounded besiege
siren alarm
camp refugee
teenage teenager youth boy 16
assailant attacker perpetrator stabber
guard police officer
contractor worker
worker labourer laborer
spy spying espionage
convict convicted guilty
hometown birthplace
commander chief head leader
ambassador envoy diplomat
embassy mission
mediate mediation broker brokered mediator
deal agreement accord
negotiate negotiation talk talks
visit visited trip travel travelled went go arrive arrived
meet met meeting
receive received host hosted welcome met meet
attend attended attendance turnout turned crowd joined showed
funeral burial interment
discuss discussed
return returned back sent
trap trapped stuck stranded
move moved relocate transfer redeploy
take took taken bring brought carry carried transport
donkey animal
shortage lack
against opposed oppose
land landed struck strike hit
tv television broadcaster
film picture image photo photograph
flag banner
haircut hair barber
vigil commemoration
victim casualty
resign resignation
begin began begun start started
break broke broken
hold held
leave left
big large highest
first initial
`;

const groupsOf = new Map<string, string[]>();
GROUPS.split("\n").forEach((line, i) => {
  for (const word of line.split(" ")) {
    if (word === "") continue;
    const stem = stemOf(word);
    groupsOf.set(stem, [...(groupsOf.get(stem) ?? []), `#${i}`]);
  }
});
const members = GROUPS.split("\n").map((line) => line.split(" ").filter((word) => word !== ""));

/** What a folded word counts as: its stem, and the groups of like words it stands in. */
export function sensesOf(word: string): string[] {
  const stem = stemOf(word);
  return [stem, ...(groupsOf.get(stem) ?? [])];
}

/** Words that a record may hold in place of this one, itself first. */
export function likeWords(word: string): string[] {
  return [...new Set([word, ...(groupsOf.get(stemOf(word)) ?? []).flatMap((group) => members[Number(group.slice(1))] ?? [])])];
}
