/** Plural nouns for people, as news text counts them. Only what is named here is counted as people. */
const PLURALS = new Set(
  (
    "people persons civilians soldiers officers children members militants troops workers policemen policewomen men attackers protesters protestors demonstrators " +
    "personnel fighters migrants inmates women miners students passengers firefighters insurgents tourists guards rebels gunmen peacekeepers patients nationals " +
    "employees suspects jihadists sailors terrorists occupants journalists pilots villagers victims leaders citizens residents teachers gendarmes crewmembers fishermen adults " +
    "climbers farmers prisoners teenagers teens staff officials skiers servicemen servicewomen girls boys babies infants separatists volunteers pilgrims militiamen activists rangers " +
    "marines daughters sons dissidents immigrants perpetrators worshippers worshipers doctors nurses medics relatives combatants pirates refugees smugglers crewmen guides monks nuns priests " +
    "assailants paramilitaries legislators commanders labourers laborers defendants cadets bodyguards neighbors neighbours runners troopers diplomats truckers deputies bloggers saboteurs " +
    "individuals hostages schoolchildren schoolgirls schoolboys pupils drivers motorists cyclists pedestrians bystanders shoppers agents detainees mourners spectators fans players astronauts " +
    "mercenaries operatives guerrillas recruits conscripts veterans reservists herders herdsmen ranchers loggers divers swimmers hikers mountaineers trekkers rescuers paramedics " +
    "bombers hijackers kidnappers traffickers gangsters extremists militias youths youngsters toddlers newborns parents siblings brothers sisters couples wives husbands widows grandchildren " +
    "judges lawyers lawmakers politicians councillors councilors mayors governors ministers senators candidates bishops pastors clerics imams rabbis missionaries nurses scientists engineers " +
    "technicians contractors builders electricians mechanics vendors traders merchants shopkeepers cooks guests visitors customers clients travelers travellers commuters crew crewmates seamen seafarers " +
    "airmen paratroopers commandos infantrymen cavalrymen artillerymen sergeants lieutenants captains colonels generals majors corporals militaries constables sheriffs detectives inspectors wardens " +
    "convicts escapees fugitives deserters defectors exiles asylum-seekers evacuees survivors homeowners inhabitants locals natives foreigners expatriates holidaymakers vacationers musicians artists " +
    "actors dancers athletes footballers teammates coaches referees graduates professors academics schoolteachers campaigners organisers organizers supporters loyalists partisans secessionists " +
    "warriors islamists fundamentalists jihadis aggressors raiders bandits robbers thieves looters rioters vigilantes poachers settlers nomads pastoralists peasants islanders townspeople tribesmen tribespeople " +
    "humans souls elders seniors pensioners retirees grandparents cousins nephews nieces twins triplets midwives janitors maids cleaners waiters bartenders chefs couriers reporters photographers " +
    "cameramen correspondents editors spies informants informers collaborators peshmerga firemen lifeguards coastguards coastguardsmen sailors submariners stowaways snipers gunners clearers"
  ).split(/\s+/),
);

/** Singular nouns for one person. */
const SINGULARS = new Set(
  (
    "person civilian soldier officer child member militant worker policeman policewoman man attacker protester protestor demonstrator fighter migrant inmate woman miner student passenger firefighter " +
    "insurgent tourist guard rebel gunman peacekeeper patient national employee suspect jihadist sailor terrorist occupant journalist pilot villager victim leader citizen resident teacher gendarme fisherman " +
    "adult climber farmer prisoner teenager teen official skier serviceman servicewoman girl boy baby infant toddler separatist volunteer pilgrim militiaman activist ranger marine daughter son immigrant perpetrator " +
    "worshipper worshiper doctor nurse medic relative combatant pirate refugee smuggler crewman guide monk nun priest assailant legislator commander labourer laborer cadet bodyguard neighbor neighbour runner trooper " +
    "diplomat trucker deputy blogger individual hostage schoolgirl schoolboy pupil driver motorist cyclist pedestrian bystander shopper agent detainee spectator fan player astronaut mercenary operative conscript veteran " +
    "reservist herder rancher logger diver swimmer hiker mountaineer rescuer paramedic bomber hijacker youth parent brother sister wife husband judge lawyer lawmaker politician councillor councilor mayor governor " +
    "minister senator candidate bishop pastor cleric imam rabbi missionary scientist engineer technician contractor electrician mechanic vendor trader shopkeeper guest visitor customer crewmember seaman airman paratrooper " +
    "commando sergeant lieutenant captain colonel general major corporal constable sheriff detective inspector warden foreigner musician artist actor footballer athlete coach professor supporter robber poacher settler " +
    "pensioner reporter photographer cameraman correspondent spy fireman lifeguard surfer co-pilot copilot sniper mother father shooter stabber hitman  male female"
  ).split(/\s+/),
);

/** Endings of words for the people of a place: "Palestinians", "Chadians", "Iraqis", "Afghans". */
const PEOPLE_OF_PLACE = /^\p{Lu}[\p{L}-]*(?:ians|eans|ans|is|ese|ites)$/u;

const NAMED_GROUPS = new Set(
  "britons kurds turks greeks germans czechs poles danes swedes finns serbs croats arabs jews hindus sikhs druze yazidis rohingya rohingyas houthis muslims christians filipinos uyghurs tuaregs dogons fulanis hazaras scots thais uzbeks kazakhs tajiks azeris slovaks slovenes basques catalans spaniards chinese japanese americans".split(
    " ",
  ),
);

/** How many a noun for people speaks of: many, one, or neither where it is no noun for people. */
export function peopleNoun(lower: string, text: string): "many" | "one" | undefined {
  if (PLURALS.has(lower) || NAMED_GROUPS.has(lower)) return "many";
  if (SINGULARS.has(lower)) return "one";
  if (PEOPLE_OF_PLACE.test(text)) return "many";
  if (/[a-z]{2}(?:ists|women|men|eers)$/.test(lower)) return "many";
  const tail = /-([a-z]+)$/.exec(lower)?.[1];
  if (tail !== undefined && tail !== "old") return PLURALS.has(tail) ? "many" : SINGULARS.has(tail) ? "one" : undefined;
  return /^\p{Lu}[\p{L}-]*(?:ian|ean)$/u.test(text) ? "one" : undefined;
}
