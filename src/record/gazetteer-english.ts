/**
 * Common words of English news prose and of questions, folded. None of them is ever taken for a misspelt name
 * ("case" is not "Gaza"), and in text wholly in lower case none of them alone is a name.
 */
const COMMON = `
abandon abandoned abandoning abandons abduct abducted abduction abetting abide ability ablaze able aboard abolish abolished abolishes
abolishing abolition abortion abortions about above abroad abruptly absence absentia absolute abstentions abuse abused abuses abusing
abusive academic academics accept acceptable acceptance accepted accepting accepts access accessed accessible accessing accession accident
accidental accidentally accidents accommodation accompanied accompany accomplice accord accordance according accordingly account
accountability accountable accounted accounting accounts accreditation accumulating accusation accusations accuse accused accuses accusing
achieve achieved achieves achieving acid acknowledge acknowledged acknowledges acknowledging acquire acquired acquires acquiring
acquisition acquits acquittal acquitted acres across act acted acting action actions activate activated active actively activist activists
activities activity actor actors actress acts actual actually acute add added addiction adding addition additional address addressed
addresses addressing adds adequate adhere adjacent adjourned adjusted administer administered administering administers administration
administrations administrative administrator administrators admission admissions admit admits admitted admitting adolescents adopt adopted
adopting adoption adopts adrift ads adult adultery adults advance advanced advances advancing advantage adverse advertisement
advertisements advertising advice advised adviser advisers advises advising advisor advisories advisory advocacy advocate advocates
advocating aerial aerospace afa affair affairs affect affected affecting affects affiliate affiliated affiliates affirms after aftermath
afternoon aftershock aftershocks afterwards again against age aged agencies agency agenda agent agents ages aggravated aggregate
aggression aggressive aging ago agree agreed agreeing agreement agreements agrees agricultural agriculture aground ahead aid aide aided
aides aiding aim aimed aiming aims air airbase aircraft airlifted airline airliner airlines airplane airplanes airport airports airspace
airstrike airstrikes alarm alarming albeit alcohol alert alerts algorithm alienate aliens aligned alive all allay allegation allegations
allege alleged allegedly alleges alleging alliance allied allies allow allowances allowed allowing allows ally alma almost alone along
alongside alpine already also alta alter altercation altered alternative although altitude aluminium aluminum always am amateur ambassador
ambassadors ambulance ambulances ambush ambushed amend amended amending amendment amendments amid amidst ammonia ammonium ammunition
amnesty among amongst amount amounts amusement analyses analysis analysts anchor ancient and anger angry animal animals animation annex
annexation annexed anniversary announce announced announcement announcements announces announcing annual annually annulled anonymous
another answer answers anthem anti antibodies antibody anticipated antigen antisemitic antisemitism antitrust antiviral any anybody
anymore anyone anything anyway anywhere apart apartheid apartment apartments apologises apologize apologizes apology apostolic app
apparent apparently appeal appealed appeals appear appearance appeared appearing appears applause applicable applicants application
applications applied applies apply appoint appointed appointing appointment appointments appoints apprehended approach approached
approaches approaching appropriate approval approve approved approves approving approximately apps arbitrary archaeological archaeologists
archipelago architect are area areas arenas argue argued argues arguing argument arguments arise arm armed arming armor armored armour
armoured arms army around arrangements array arrest arrested arresting arrests arrival arrivals arrive arrived arrives arriving
arrondissement arsenal arson art article articles artifacts artificial artificially artillery artist artistic artists arts ascent ash
aside ask asked asking asks asphyxiation assailant assailants assassin assassinate assassinated assassination assault assaulted assaulting
assaults assemble assent assert asserting asserts assess assessed assessment assessments asset assets assist assistance assistant assisted
assisting associate associated associates association assume assumed assumes asteroid astronaut astronauts astronomers asylum asymptomatic
aszczak athlete athletes athletic atmosphere atop atrocities attached attack attacked attacker attackers attacking attacks attempt
attempted attempting attempts attend attendance attended attendees attending attends attention attorney attorneys attractions attributed
attributes auction audience audiences audio audit aunt australis author authorisation authoritarian authorities authority authorization
authorize authorized authorizes authorizing auto autocephaly automated automatic automobile autonomous autonomy autumn availability
available avalanche avalanches average avert avian aviation avoid avoided avoiding await awaiting awaits award awarded awarding awards
aware away babies baby back backed background backing backlash backyard bacterium bad badly bags bail bailout bait bakery balaka balance
balcony ball ballistic balloon balloons ballot ballots balls ban band bandits bank banking banknotes bankrupt bankruptcy banks banned
banner banning bans banyan bar barangays barbaric barbershops bare barge barn barracks barrage barred barrel barrels barricades barrier
barring bars base baseball based baseless bases basic basin basis basketball batch batons bats battalion battered batteries battery battle
battlefield battles battling beach beaches bean bear beat beaten beating beats beauty became because become becomes becoming bed beds beef
been beer before began begin beginning begins begs begun behalf behavior behaviour beheaded beheading behind being belief believe believed
believes bells belong belonging belongs below belt benchmark beneath benefit benefits besieged best better betting between beverage beyond
biased bid bids big biggest bike bilateral bill billed billion billionaire billions bills bin binary binding bins bipartisan bird birds
birth birthday bishop bishops bitcoin black blacklist blacklisted blacklists blackmail blackout blackouts blame blamed blames blaming
blanket blasphemous blasphemy blast blasts blatant blaze blessing blew blind blizzard bloc block blockade blockaded blockades blockage
blocked blocking blocks blogger blood blow blowing blown blows blue board boarded boarding boat boats bodies bodily body bodyguard
bodyguards bomb bombard bombardment bombed bomber bombers bombing bombings bombs bond bonds bone bones bongo book books boon boost booster
boosters border bordering borders bore born borne boss bot both bottles bottom bought bound boundaries boundary bowling boxes boxing boy
boycott boycotted boycotting boycotts boyfriend boys brain brake brakes branch branches brand brands bras brawl breach breached breaches
breaching bread break breakaway breakdown breaker breaking breaks breakthrough bribery bribes bribing brick bricks bridge bridges brief
briefing briefly briefs brigade brightly bring bringing brings broad broadcast broadcaster broadcasting broadcasts broader broadly broke
broken brokered bronze brother brothers brought brown brutality bubble budget build building buildings built bullet bullets bullying bump
buried burn burned burning burns burnt burqa burqas burst bursts bus buses bushfire bushfires business businesses businessman businessmen
busy but buy buying buys bypassing bystander bystanders cabinet cable cables cadets cafes calamity californium call called calling calls
calm came camels camera cameras camp campaign campaigner campaigning campaigns camps campus campuses can canal cancel canceled
cancellation cancellations cancelled cancelling cancels cancer candidacy candidate candidates canisters cannabis cannons cannot cap
capabilities capable capacities capacity capital capitalization capitals caps capsize capsized capsizes capsule captain captive captivity
captors capture captured captures capturing car caravan carbon card cardinal cards care career caretaker cargo carnival carried carrier
carriers carries carry carrying cars cart cartel cartels case cases cash casino casinos cast casting casts casualties casualty cat
catalogs catastrophe catastrophic catches catching categories category cathedral cats cattle caucuses caught cause caused causes causing
caution cave cavity cease ceasefire ceases ceasing ceiling celebrate celebrated celebrates celebrating celebration celebrations cell cells
cement censor censorship censure census cent center centered centers central centre centres centrifuges centrist century ceremonies
ceremony certain certificate certificates certification certifies cessation cha chain chains chair chairman chairwoman challenge
challenged challenger challengers challenges challenging chamber champion champions championship championships chan chance chancellor
chances change changed changes changing channel channels chanting chaos chap chapter char charge charged charges charging charities
charity chart charter chartered chase chat cheaper check checkpoint checkpoints checks cheese chemical chemicals chess chest chickens
chief chiefs child childcare children chill chime chin chip chlorine choice cholera choose chooses chosen chronic church churches
cigarettes cinema cinemas circle circuit circulated circumstances circumvent cite cited cites cities citing citizen citizens citizenship
city civil civilian civilians clad claim claimed claiming claims clan clandestine clarification clarified clarify clash clashed clashes
clashing class classes classified classify classroom classrooms clause clean cleaning clear clearance cleared clearing clearly clears
clemency clergy cleric client clients cliff climate climbers climbing climbs clinic clinical close closed closely closer closes closest
closing closure closures clothing clots clotting cloud clouds club clubs cluster clusters coach coaches coal coalition coast coastal
coastline coasts coat coats cocaine cocktail cocktails code coffee cogently coin cold coli collaboration collapse collapsed collapses
collapsing colleague colleagues collect collected collecting collection collective college colleges collide collided collides colliding
collision collusion colonel colonial color colour column com coma combat combatants combating combination combined come comeback comedian
comes comet comforts coming command commander commanders commemorate commemorating commence commences comment commented comments commerce
commercial commercially commission commissioned commissioner commit commitment commitments commits committed committee committees
committing common commonly commune communication communications communist communities community commuters commutes companies company
compare compared comparison compassionate compensate compensation compete competent competing competition competitions competitive
complained complaint complaints complete completed completely completes completing completion complex compliance complications complicity
comply complying components comports composition compound comprehensive compromise compromised compulsory computer computers computing
concede concedes concentration conception concern concerned concerning concerns concert concerts concession concessions conclude concluded
concludes concluding conclusion conclusions concrete condemn condemnation condemned condemning condemns condition conditional conditions
condo condolences condominium conduct conducted conducting conducts conference conferences confessed confesses confessing confessions
confidence confident confidential confinement confirm confirmation confirmed confirming confirms confiscated conflict conflicting
conflicts confront confrontation confrontations confronted confusion conga conglomerate congratulates congressional congressman connect
connected connecting connection connections connects conscription consecutive consensual consensus consent consequences conservation
conservative consider consideration considered considering considers consist consistent consisting consoles consort consortium conspiracy
conspired conspiring constable constant constants constellation constituency constituent constitute constitutes constitution
constitutional constitutionality construct constructed construction consulate consult consultant consultations consumer consumers
consuming consumption contact contacted contacts contagious contain contained container containers containing containment contains
contaminated contamination contempt contenders content contentious contest contested context continent continental contingent continuation
continue continued continues continuing continuous contract contracted contracting contraction contractor contractors contracts contrary
contribute contributed contribution contributions control controlled controllers controlling controls controversial controversy convene
convened convener convenes convention conversation conversion convert converted convict convicted conviction convictions convicts convoy
cook cooking cooling cooperate cooperation coordinate coordinated coordinating coordination coordinator copper copy copyright coral core
coronavirus coroner corporate corporation corporations corpse corpses correspondent corridor corroborating corrupt corruption cost costing
costs cough could councillors counsel count counted counter countering countermeasures counterpart counterparts counterterror
counterterrorism counties counting countries country countryside counts coup couple couples course courses court courtroom courts cousin
cover coverage covered covering coverings covertly cow crack crackdown crane crash crashed crashes crashing crate crater cream create
created creates creating creation creative creators credentials credible credit creditors crew crewed crewman crewmen crews cricket crime
crimes criminal criminalize criminally criminals crippled crises crisis criteria critic critical critically criticise criticised
criticises criticising criticism criticisms criticize criticized criticizes criticizing critics crocodile crops cross crossed crosses
crossing crossings crowd crowded crowds crown crowned crucial crude cruise cruiser crush crushing cryptocurrency cubic cubs cull culled
culling cultural culture cumulative curb curbing curfew curfews currencies currency current currently curse custody customer customers
customs cut cuts cutting cyber cyberattack cyberattacks cybersecurity cycle cyclist cyclists cyclone cylinder daily dam damage damaged
damages damaging dance dancing danger dangerous dangers dark data date dated dates dating daughter daughters dawn day daycare days dead
deadliest deadline deadlock deadly deal dealer dealers dealing deals death deaths debate debated debris debt debts debut decade decades
decapitated deceased decide decided decides deciding decision decisions decisive decker declaration declare declared declares declaring
decline declined declines declining decrease decreased decreases decreasing decree decrees decriminalize decriminalizes dedicated deemed
deems deep deepening deeply defamation defaming default defaults defeat defeated defeating defeats defect defected defecting defectors
defects defence defences defend defendant defendants defended defender defending defends defense defenses defensive defiance deficit
defining definition defraud defunct defuse defy defying degree del delay delayed delaying delays delegate delegates delegation delegations
deletes deliberate deliberately deliberations deliver delivered deliveries delivering delivers delivery demand demanded demanding demands
demilitarized democracy demolish demolished demolition demonstrate demonstrates demonstrating demonstration demonstrations demonstrators
dengue denial denied denies denominated denounced denounces denouncing densely denuclearization denuclearize deny denying depart departed
departing departments departs departure departures dependence dependent depending depicting depleted deploy deployed deploying deployment
deploys deport deportation deported deports deposed deposit deposits depot depots depression depth deputies deputy der derail derailed
derailment derails des descent describe described describes describing desecration desert deserted design designate designated designates
designation designed designer desk despite destabilising destabilize destabilizing destination destinations destroy destroyed destroyer
destroying destroys destruction destructive detail detailed detailing details detain detained detainees detaining detainment detains
detect detected detection detects detention detentions deter deteriorating deterioration determination determine determined deterrence
detonate detonated detonates detonating devastated devastating devastation develop developed developer developers developing development
developments device devices diagnosed dialogue diameter diamond dictator dictatorship did die died dies diesel differences different
difficult difficulty digital digits dignity dine dinghy dining dinner dinosaur dinosaurs dioxide diplomat diplomatic diplomats direct
directed direction directive directly director directors disabilities disability disabled disagree disagreement disagreements
disappearance disappearances disappeared disappears disappointing disarm disaster disasters discharge discharged disciplinary discipline
disclose disclosed discloses disclosure discontent discontinue discos discover discovered discoveries discovers discovery discrimination
discriminatory discuss discussed discusses discussing discussion discussions disease diseases disembark disguised disinfection
disinformation dismantle dismantled dismiss dismissal dismissed dismisses dismissing disobedience disobeying disorder dispatched disperse
dispersed displaced display displaying displays disposable disproportionately dispute disputed disputes disqualification disqualified
disrupt disrupted disrupting disruption disruptions dissemination dissent dissident dissidents dissolution dissolve dissolved dissolves
distance distancing distant distinct distracted distress distribute distributed distributing distribution distributor district districts
disturbance ditch diver divers diverted diverting divide divided diving division divisions do dock docked docking docks doctor doctors
doctrine document documentary documented documents does dog dogma dogs doing dollar dollars dolphins domestic domestically dominant
dominated donate donated donates donation donations done donor door doors doping dorm dormitory dose doses dossier dots double doubled
doubling doubt down downed downgraded downgrades downing downtown dozen dozens draft drafted dramatic draw drawing drawn draws dressed
drew drifting drill drilling drills drink drinking drive driven driver drivers drives driving drone drones drop dropped dropping drops
drought droughts drove drown drowned drug drugs drunk dual dubbed duck due dug dump dumped dunes duo duration duress during dust duties
duty dwarf dwarfs dying each earlier earliest early earning earnings earth earthquake earthquakes ease eased eases easing east eastern
echo eclipse ecological economic economies economy edge edition editor editorial education educational effect effective effectively
effectiveness effects efficacy effort efforts egg eggs ehir eight eighteen eighth either ejects elaborate elder elderly elect elected
election elections electoral electorate electric electrical electricity electronic electronics elects elementary elements elephants
elevated elevation eleven eligibility eligible eliminate eliminated eliminating elimination elite else elsewhere email emails embargo
embassies embassy embezzlement embezzling emerge emerged emergence emergencies emergency emerges emerging emeritus emigrate emirate
emirates emission emissions employed employee employees employer employers employment employs empty enable enables enabling enact enacted
enacts enclave enclosed encounter encountered encourage encouraged encouraging encrypted end endanger endangered endangering endangerment
ended endemic ending endorsed endorsement endorses endorsing ends enemies enemy energy enforce enforced enforcement enforcing engage
engaged engagement engaging engine engineer engineering engineers engines engulfs enhanced enough enriched enrichment ensuing ensure
ensuring enter entered entering enterprises enters entertainment enthronement entire entirely entirety entities entity entrance
entrepreneur entry environment environmental environmentalists envoy epicenter epicentre epidemic equal equality equals equipment equity
equivalent era erected errands erroneously error errors ers erupt erupted erupting eruption erupts escalate escalating escalation
escalator escape escaped escapes escaping escorting especially espionage essential establish established establishes establishing
establishment establishments estate estimate estimated estimates ethics ethnic euro euros euthanasia euthanised evacuate evacuated
evacuates evacuating evacuation evacuations evade evaluation evasion eve even evening event events eventually ever every everyone
everything evicted evidence evil examination examining example exams excavation exceed exceeded exceeding exceeds except exception
exceptional exceptions excessive exchange exchanged exchanges exchanging exclave exclude excluded excluding exclusion exclusive execute
executed executes executing execution executions executive executives exempt exempted exemption exemptions exercise exercises exercising
exile exiled exist existence existing exit exiting exits exoplanet exoplanets expand expanded expanding expands expansion expect
expectations expected expecting expects expedite expel expelled expelling expels expense expenses expensive experience experienced
experiences experiencing experiment experimental experiments experts expiration expire expired expires explain explanation explicit
explode exploded explodes exploding exploit exploitation exploration explore explosion explosions explosive explosives export exporting
exports exposed exposure express expressed expresses expressing expression expulsion expulsions extend extended extending extends
extension extensive extent external extinct extinction extinguished extortion extra extraction extradite extradited extradition
extrajudicial extramarital extraordinary extreme extremely extremism extremist extremists fabricated face faced faces facilitate
facilitated facilities facility facing fact faction factions facto factor factories factors factory facts fail failed failing fails
failure failures fair faith fake fall fallen falling fallout falls false falsehoods falsification falsifying families family famine famous
fan fans far farce farm farmers farming farmlands farms farthest fascist fashion fast faster fastest fatal fatalities fatality fatally
fate father fatigue fatwa faulty favela favor favour favoured fear feared fears feat feature featured featuring federal federally
federation feds fee fees feet fell fellow felonies felony felt female fence ferries ferry fertilizer fess festival festivals fetal feud
fever few fewer field fields fierce fifteen fifth fifty fight fighter fighters fighting figure figures file filed files filing filings
fill filled film filmed filming filmmaker films final finalize finalized finalizing finally finals finance financed finances financial
financier financing find finding findings finds fine fined fines finish finished finishes finishing fire firearms fireball firebombing
fired firefighter firefighters firefighting fires fireworks firing firm firmly firms first fiscal fish fisherman fishermen fishing fit
fitness five fix fixed flag flagged flagrant flags flagship flames flammable flare flares flash flat flats flawed flaws fled flee fleeing
flees fleet flew flight flights floating flood flooded flooding floods floodwaters floor floors flow flower flown flows flu fly flyby
flying focus focused foiled follow followed followers following follows food foot footage football footballer for forbidden forbidding
forbids force forced forces forcibly forcing forecast forecasters forecasts foreign foreigner foreigners foremost forest forests
forgiveness form formal formally format formation formed former formerly forming forms formula fortified forty forum forward fossil
fossils fought found foundation founded founder founders founding four fourteen fourth fracking framework franchise francs fraud
fraudulent free freed freedom freedoms freeing freely frees freeze freezes freezing freight freighter fresh freshman freshmen friend
friendly friends friendship frigate from front frontier frontline frontrunner frozen fuel fueled fuels fugitive fugitives full fully fumes
function functioning fund fundamental funded funding funds funeral funerals fungus fur further future futures gag gain gained gaining
gains gala galaxy gale gall gambling game games gaming gang gangs gap garage garbage garden gardens gas gasoline gates gather gathered
gathering gatherings gave gay gaze gazes gendarmes gender general generally generals generate generated generating generation generations
genetic genetically genocide genome geopolitical germane gesture get gets getting giant gift girl girlfriend girls give given gives giving
glass glitch global globally goal goals goes going gold golf golfer gone good goods gore gorge gory got govern governed governing
government governmental governments governor governors grab grace grade grades gradual gradually graduation graffiti graft grain grams
grand grandest grant granted granting grants grass grata grave graves gravitational gravity gray graze great greater greatest green
greenhouse greet greets grenade grenades grew grid grocery gross ground grounded grounding groundings grounds group groups grow growing
grown grows growth guarantee guaranteed guarantees guard guards gubernatorial guest guests guidance guide guided guidelines guilty gun
gunfight gunfire gunman gunmen guns gunshot guru gym gyms habitable hack hacked hacker hackers hacking had hail hails hair hairdressers
halal half hall halls halt halted halting halts halve hand handed handgun handing handle handling handover hands hang hanged hanging hangs
happen happened happening happens haram harassed harassment hard hardest hardware harm harmed harmful harvesting has hashtag hate hatred
haul have haven having hazardous haze hazel head headed heading headquarters heads heal health healthcare healthy hear heard hearing
hearings hears heart heartbeat heat heating heatwave heaviest heavily heavy hectares hedge height heightened held helicopter helicopters
hell hello helo help helped helping helps hemorrhagic her herd herders herdsmen heritage heroin herself hiatus hidden hide hideout
hideouts hiding high higher highest highly highs highway highways hijab hijabs hijack hijacked hijacking hike hill hills him himself his
historic historical history hit hits hitting hoax hockey hogs hold holder holders holding holds hole holiday holidays home homegrown
homeland homeless homemade homes homicide homosexual homosexuality homosexuals honor honorary honoring honour hoot hope hopes horrific
horse hospital hospitalised hospitality hospitalization hospitalizations hospitalized hospitals host hostage hostages hosted hostel
hostile hostilities hosting hosts hot hotel hotels hotline hotlines hotspot hottest hour hours house housed household households houses
housing how however howitzers hub hubs huge human humanitarian humanity humans hundred hundreds hung hunger hungry hunt hunted hunters
hunting hurricane hurt husband hush hut huts hybrid hydrogen hye hygiene hypersonic hysterectomies ice iceberg iconic idea identical
identification identified identifies identify identities identity ideology idled ignore ignored ignoring ill illegal illegally
illegitimate illicit illness illnesses image imagery images imam immediate immediately immigrant immigrants immigration imminent immoral
immune immunity immunocompromised impact impacted impacting impacts impeach impeached impeachment impediment implement implementation
implemented implementing implements implicated implies implying import importance important importation imported imports impose imposed
imposes imposing imposition impossible imprisoned imprisonment improve improved improving improvised inability inaccurate inaction
inactive inappropriate inaugural inaugurate inaugurated inaugurates inauguration incarcerated incendiary inches incidence incident
incidents incite incitement inciting include included includes including inclusive income incoming incompatible increase increased
increases increasing incumbent incursion indecent indefinite indefinitely independence independent independently independents index
indicate indicated indicates indicating indications indict indicted indictment indicts indie indigenous indirect indirectly individual
individuals indoor indoors inducted industrial industries industry ineligible infant infantry infants infected infection infections
infectious infighting infiltrate infiltrating inflatable inflation inflicted influence influential influenza influx inform informal
information informed informing informs infrastructure ingredients inhabitants inhumane initial initially initiate initiated initiates
initiating initiative injection injunction injure injured injures injuries injuring injury ink inland inmate inmates inner inning
innocence innocent innovation inquest inquiry ins insecurity inside insider insists inspection inspections inspectors inspired instability
install installation installations installed installing instances instead instigated institutes institution institutions instructed
instruction instructs instrument insufficient insult insulting insults insurance insurgency insurgent insurgents insurrection integrated
integrity intellectual intelligence intend intended intends intense intensifies intensify intensifying intensive intent intention
intentional intentionally intentions inter intercept intercepted intercepts intercity intercontinental interest interested interests
interfere interfered interference interfering interim interior intermediate internal internally international internationally internet
internment interpreters interrupted interrupts intersection interstate interstellar interval intervene intervention interview interviews
intimidate intimidation into intra intraday introduce introduced introduces introducing introduction invade invaded invading invalid
invalidated invasion invest investigate investigated investigates investigating investigation investigations investigative investigators
investiture investment investments investor investors invitation invited invites inviting invoke invokes invoking involuntary involve
involved involvement involves involving iron irregularities irreversible is island islanders islands isolate isolated isolates isolating
isolation issuance issue issued issues issuing items its itself jab jade jail jailbreak jailed jails jeep jet jets jihadist jihadists job
jobs join joined joining joins joint jointly joke journal journalism journalist journalists journey juan judge judges judgment judicial
judiciary jump jumped jumping jumps junior junta jurisdiction jury just justice justify juvenile karaoke karma keep keeping keeps kept key
khat kick kicks kidnap kidnapped kidnappers kidnapping kidnappings kidney kill killed killer killers killing killings kills kilogram
kilograms kilometer kilometers kilometre kilometres kind kindergarten kindergartens king kit kitchen kite kites kits kneeling knife
knifeman knives knocked knockout knocks know knowingly knowledge known kuna kyun lab label labeled labels labor laboratory labour lack
laden laid lake lamb lame land landed lander landfall landing landmark landmine lands landslide landslides lane language large largely
larger largest laser last lasted lasting lasts late later latest latter lauding lauea launch launched launcher launchers launches
launching laundering lava law lawfulness lawmaker lawmakers laws lawsuit lawsuits lawyer lawyers lay layman lead leader leaders leadership
leading leads leaflets league leak leakage leaked leaking leaks learning lease least leave leaves leaving led left leftist leg legal
legalese legalising legalization legalize legalized legalizes legalizing legally legislation legislative legislator legislators
legislature legislatures legitimacy legitimate legs leisure lenders lending length lent lesbian less lesser let lethal letter letters
level levels liabilities liable liaising liaison libel liberal liberated liberties librarians libraries library licence license licenses
licensing lied lies lieutenant life lifetime lift lifted lifting lifts light lightly lightning lights lightweight like liked likely
likening likes limb limbo limbs limit limitations limited limiting limits limpet line linen lines link linked linking links lions
liquefied liquid liquidation liquidity lira list listed listeria listing lists litigation little live lived lives livestock livestreamed
living load loaded loan loans lobby lobbying lobe local localized locally locals locate located location locations lock lockdown lockdowns
locked locks lodging logging lone long longer longest longtime look looking loose looted looting lord lorry lose loses losing loss losses
lost lot lots lottery loud love low lower lowered lowering lowers lowest loyal loyalists loyalty lunar luring luxury lying lynched
lynching machete machetes machine machines macro made madrasa magazine magistrate magnetic magnitude maiden mail main mainland mainly
maintain maintaining maintains maintenance maize major majority make maker makes makeshift making malaria malarial male malfunction malign
mall malls malt malware mamo man manage managed management manager managers managing mandate mandated mandates mandating mandatory mango
manhunt manifesto manipulation manner mansion manslaughter manufacture manufactured manufacturer manufacturers manufacturing many map maps
marathon march marched marches marching margin marijuana marine maritime mark marked market marketing marketplace markets marking marks
marred marriage marriages married marries marshalled martial mask masked masks mass massacre massacred massacres massive mastermind match
matches matching matchup mate material materials maternity math matter matters maximum may mayor mayoral mayors maze mazes meal mean
meaning means meant measles measure measured measurement measures measuring meat mechanic mechanism medal medals meddling media median
mediate mediated mediation mediators medical medicane medication medicinal medicine medium meet meeting meetings meets member members
membership memo memorandum memorial memory men mental mentally mention mentions menu menus mercenaries merchant mercy mere merge merged
merger merging message messages met metal meteor meteorological meter meters methamphetamine methane methods metre metres metric metro
metropolitan mice mid midair middle midfielder midnight midst midterm might migrant migrants migration mild mile miles milestone militant
militants militarily military militia militiamen militias milk mill million millions mind mine miners mines mini minibus minibuses minimal
minimum mining minister ministerial ministers ministries ministry mink minks minor minorities minority minors minus minute minutes
miscarriage misconduct mishandling misinformation misleading misled mismanagement miss missed misses missile missiles missing mission
missions mistake mistaken mistakenly mistakes misuse mitigate mitigation mixed mixing mob mobile mobilization mobilize mobilized mocking
mode model models moderate modern modest modifications modified module mogul molecules molnupiravir moment moments monarch monarchy
monastery monetary money monitor monitoring monkeypox monoclonal monoxide monsoon month monthly months monument monuments moon moons moral
morale moratorium more morning morph mortality mortar mortars mortgage mosque mosques most mostly mother motion motivated motive motives
motor motorbike motorbikes motorcade motorcycle motorcycles motorway mountain mountainous mountains mounted mounting mounts mourn mourners
mourning mouth move moved movement movements moves movie moving mph mpox much mudslide mudslides mujahideen multi multilateral
multinational multiple municipal municipalities municipality munitions murder murdered murderer murderers murdering murders museum museums
music musician must mutant mutated mutation mutations mutiny mutual mutually myocarditis naira naked nam name named namely names naming
nana narrative narrow narrowly nasal nation national nationalist nationalists nationality nationals nations nationwide native natural
nature nautical naval navigation ncil near nearby nearing nearly nears necessary neck need needed needing needs negative neglect
negligence negotiate negotiated negotiating negotiations negotiator negotiators neighbor neighborhood neighborhoods neighboring neighbors
neighbourhood neighbourhoods neighbouring neither neo neon nerve net network networking networks neutral neutrality never new newborn
newly news newspaper newspapers next nice niche nickel nicknamed night nightclub nightclubs nightlife nightly nighttime nine nineteen
ninth nitrate nitrogen nobody nominate nominated nominates nomination nominations nominee nominees non none nonetheless nonsense noon nor
normal normalcy normalization normalize normally northeast northeastern northern northwest northwestern not notable notably note noted
notes nothing notice notices notified notifies noting novel now nuclear nullified nullity number numbers numerous nun nurse nurseries
nurses nursing oath object objection objections objective objects oblasts obligation obligations observation observations observe observed
observers observing obstruct obstructing obstruction obtain obtained obtaining occupants occupation occupied occupies occupying occur
occurred occurring occurs ocean oceanic odds off offence offences offender offense offenses offensive offensives offer offered offering
offers office officer officers offices official officially officials offline offshore often oil oilfield okay old older oldest oligarch
oligarchs omnibus onboard once one ones ongoing online only onto open opened opening openly opens operate operated operates operating
operation operational operations operatives operator operators opinion opinions opioid opponent opponents oppose opposed opposes opposing
opposition oppositional optimistic option options opts oral orange orbit orbital orbiter orbiting orbits orchestrating order ordered
ordering orderly orders ore organ organisation organisations organised organisers organising organization organizations organize organized
organizer organizers organizing orientation origin original originally originated originating origins other others otherwise our oust
ousted ousting out outage outages outbreak outbreaks outcome outcry outdoor outdoors outer outgoing outlaw outlawed outlawing outlaws
outlet outlets outpost outposts output outrage outrageous outside outskirts outstanding over overall overboard overcome overcrowded
overcrowding overflow overhaul overloaded overnight override overruns overseas overshadowed overthrew overthrow overthrown overtime
overturn overturned overturning overturns overwhelm overwhelmed overwhelmingly ovi owes owing own owned owner owners ownership owning owns
oxygen ozone pace pacifist pack package packages packaging packed pact page pageant pages paid pain paint painting pair palace pale pales
palm panda pandemic panel panic panorama papal paper parachute parade parades parallels paramilitaries paramilitary paramount parcels
pardon pardoned pardons parent parents parish park parked parking parks parliament parliamentary parole parse part partial partially
participant participants participate participated participating participation particles particular particularly parties partisan partly
partner partners partnership parts party pass passage passed passenger passengers passes passing passport passports passwords past pastor
patas patents path pathogenic patient patients patrol patrolling patrols patrons pause paused pausing paving pay paying payload payment
payments pays peace peaceful peacefully peacekeeper peacekeepers peacekeeping peak pedestrian pedestrians pedophilia peeking peer penal
penalties penalty pending peninsula pension people peoples pepper per pera perceived percent percentage perfect perform performance
performances performed performing performs perimeter period permanent permanently permission permit permits permitted perpetrated
perpetrator perpetrators persecution person persona personal personally personnel persons persuade peso pet petition petitions petro
petrochemical petrol petroleum pharmaceutical pharmacies phase phased phenomena philanthropist phone phones photograph photographed
photojournalist photos physical physically physician pick pickup pictures piece pieces pier pig pigs pile pilgrimage pilgrims pill pilot
pilots pine pipe pipeline pipelines piracy pirates pitch place placed places placing plague plagued plain plaintiff plan plane planes
planet planets planned planning plans plant plantation planted plants plasma plastic plastics plates platform platforms play played player
players playing playoff playoffs plays plea plead pleaded pleading pleads pleas please pledge pledged pledges pledging plenary plot plots
plotting ploy plunge plunged plunges plurality plus pneumonia poaching poem poet point pointed points poison poisoned poisoning poke polar
pole police policeman policemen policies policy polio political politically politician politicians politics poll polling polls pollution
polo pool pools poor poorly pop pope popular populated population populations populist pore pork porn pornography port portable portfolio
portion portions ports pose posed poses position positioned positions positive positivity possessing possession possibility possible
possibly post postal posted posthumously posting postpone postponed postponement postpones postponing posts potential potentially poultry
pound pounds poverty power powered powerful powers practical practice practices practicing praise praises praising pray prayer prayers
praying pre precaution precautionary precautions preceded precedent precision predecessor predict predicted predicts predominantly
preemptive prefecture prefectures preference preferential pregnancy pregnant preliminary premature premier premiership premises
preparation preparations prepare prepared preparedness prepares preparing presence present presented presenter presenting presently
presents preserve preserved presidency president presidential presidents press presses pressing pressure pressures pressuring presumed
presumptive pretrial prevent prevented preventing prevention preventive prevents previous previously price prices pride priest priests
primaries primarily primary prince principal principle print printed printing prior priority prison prisoner prisoners prisons privacy
private privately prize pro probable probably probation probe problem problems procedure procedures proceed proceeding proceedings process
processed processes processing procession processors proclaimed proclaims proclamation procurement procuring produce produced producer
producers produces producing product production products professional professionals professor profile profit profits program programme
programs progress prohibit prohibited prohibiting prohibition prohibits project projected projectile projectiles projects prolonged
prominent promise promised promises promising promote promoted promoting promotion prompt prompted prompting prompts proof propaganda
propelled proper properly properties property prophet proportional proposal proposals propose proposed proposes proposing prorogation
prosecute prosecuted prosecution prosecutor prosecutors prospect prostitution protect protected protecting protection protections
protective protein protest protested protester protesters protesting protestor protestors protests protocol protocols prototype prove
proven provide provided provider providers provides providing province provinces provincial provision provisional provisionally provisions
provocation provocative provoking psychiatric psychological public publication publicly publish published publisher publishers publishes
publishing pubs pull pulled pulling pulls pulmonary pulp punch punish punishable punished punishment punitive pupils puppet purchase
purchased purchases purchasing pure purported purpose purposes pursue pursued pursuing push pushed pushes pushing put puts putting pylon
pylons quake qualification qualifier qualify qualifying quality quantities quarantine quarantined quarantines quarantining quarter
quarterback quarterly quasi queen quell question questioned questioning questions quick quickly quid quit quite quorum quotas quoted rabbi
race races racial racially racing racism racist racketeering radar radiation radical radio radioactive radius raging raid raided raiding
raids rail railroad railway railways rain rainfall rainforest rains raise raised raises raising rallies rally ram rammed ramming rampage
rams ran rand random randomly rang range rangers ranging rank ranked ranking ranks ransom ransomware rant rape raped rapes rapid rapidly
raping rapist rapper rapporteur rare rash rate rates rather ratified ratifies ratify rating rationale ravine raw ray reach reached reaches
reaching react reaction reactions reactor reading ready reaffirms reais real realistic reality reams reason reasonable reasons rebel
rebellion rebels rebuffed rebuild recall recalled recalls recapture recaptured recaptures receive received receiver receives receiving
recent recently reception recession recipe recipient recipients reciprocal reciprocate recite reckless reclaim reclassifies recognise
recognised recognising recognition recognize recognized recognizes recognizing recommend recommendation recommendations recommended
recommending recommends reconciliation reconnaissance reconsider record recorded recorder recording records recount recover recovered
recoveries recovering recovers recovery recreational recruit recruited recruiter recruiting recruitment recruits red redacted redesign
rediscovered rediscovery reduce reduced reduces reducing reduction reductions reef reelected reelection reenters refer reference
referendum referendums referred referring refers refinery reflect reform reformed reforming reforms refrain refuge refugee refugees
refusal refuse refused refuses refusing regain regained regarding regardless regards regencies regime region regional regions register
registered registers registration regular regularly regulate regulated regulation regulations regulator regulators regulatory
rehabilitation reign reimpose reimposes rein reinfection reinforce reinforcements reins reinstate reinstated reinstatement reinstates
reinstating reintroduce reintroduces reiterates reject rejected rejecting rejection rejects rejoin rejoins relate related relating
relation relations relationship relationships relative relatively relatives relax relaxed relaxes relaxing relay release released releases
releasing relegated relevant reliance relief religion religious relocate relocated relocates relocating relocation rely remain remainder
remained remaining remains remanded remarks remdesivir remember remnants remote remotely removal remove removed removes removing rename
renamed renames renew renewal renewed renewing renews rent rental rented renters reopen reopened reopening reopens repair repairs
reparations repatriate repatriated repatriates repatriating repatriation repeal repeals repeat repeated repeatedly repeating repeats repel
repelled replace replaced replacement replaces replacing replies repo report reported reportedly reporter reporters reporting reports
represent representation representative representatives represented representing represents repression republics request requested
requesting requests require required requirement requirements requires requiring rescheduled rescinds rescue rescued rescuers rescues
research researcher researchers reserve reserves reservists reservoir reshuffle reshuffles residence residences residency resident
residential residents resides residing resign resignation resignations resigned resigning resigns resist resistance resistant resolution
resolutions resolve resolved resolving resort resorts resource resources respect respected respective respectively respects respiratory
respond responded responders responding responds response responsibility responsible rest restart restarted restaurant restaurants
restoration restore restored restores restoring restraint restrict restricted restricting restriction restrictions restrictive restricts
restructure restructuring result resulted resulting results resume resumed resumes resuming resumption resupply resurgence retail retailer
retailers retain retains retake retaken retaliate retaliates retaliation retaliatory retire retired retirement retires retreat retrial
return returned returning returns reunification reunited reveal revealed revealing reveals revenge revenue reverse reversed reverses
reversing revert review reviewed reviewing reviews revised revision revive revocation revoke revoked revokes revoking revolt revolution
reward rhetoric rhino rhinoceros rial rib rice rich richest ricin ridden ride rider riding rife rifle rifles rift rig rigged right rights
rigs ring riot rioters rioting riots rise risen rises rising risk risks ritual rival rivals river rivers road roadblocks roads roadside
robberies robbers robbery robotic rock rocket rockets rocks rode rogue role roles rolled rollout rolls roof rooftops room rooms rope rose
rotating rough roughly round rounds route routes routine rover row royal rubber rubble ruble rubles rude rugby rule ruled ruler rules
ruling rulings rumors run runner runners running runoff runs runway ruptured rural rush sabotage sacked sacks sacred safe safeguard safely
safer safety said sail sailing sailor sailors sake salafist salaries salary sale sales salons salt salvage salvages same sample samples
sanction sanctioned sanctions sand sane sanitary sank sarin satellite satellites satirical sauna save saw say saying says scale scam scan
scandal scandals scenario scene schedule scheduled schedules scheme scholars school schoolchildren schoolgirls schools schoolteachers
science scientific scientist scientists score scored scores scoring scow scrambled scrap scrapped scraps screened screening sculpture scum
sea seafood seal sealed seaport search searching seas seaside season seasons seat seated seating seats second secondary seconds secret
secretly secrets section sections sector sectors secular secure secured secures securing securities security sedition seditious see seed
seeds seeing seek seeker seekers seeking seeks seen sees seize seized seizes seizing seizure seizures select selected selecting selection
selects self sell sellers selling sells semen semi semiconductor senators send sending sends senior seniors sense sensitive sent sentence
sentenced sentences sentencing separate separated separating separation separatism separatist separatists serac serial series serious
seriously seriousness sermon servants serve served servers serves service serviceman servicemen services serving session sessions set
setback sets setting settings settle settlement settlements settler settlers settles seven seventeen seventh seventy several severe
severed severely severity severs sewage sewer sex sexual sexually shadow shake shaky shall sham shape share shared shareholder
shareholders shares sharing shark sharp sharply she sheep shelf shell shelled shelling shells shelter sheltering shelters shields shift
shifting ship shipment shipments shipping ships shipwreck shirt shisha shock shoot shooter shooters shooting shootings shootout shoots
shop shopping shops shore short shortage shortages shortened shortly shot shots should shouted shouting show showed showing shown shows
shrank shut shutdown shuts shutting siblings sick side sides siege sightings sightseeing sign signal signals signatories signature
signatures signed significant significantly signing signs silence silo silver similar simple simplify simply simultaneous simultaneously
since singer singing single singles sink sinking sinks sir sirens sister sit site sites sitting situation six sixteen sixth sixty size
sized sizes skater skating skeletons ski skids skier skiers skilled skin skirmishes skirt sky slain slated slaughter slaughtered slave
slavery sleeping slice slight slightly slim slogans slow slowed slowing slum slump slur small smaller smallest smallpox smartphone
smartphones smearing smoke smoking smuggle smuggled smugglers smuggling snag snap snapback sniper snipers snow snowfall snowstorm soar
soaring soccer social socialist socialite society soft software soil solar sold soldier soldiers sole solid solidarity solo solution solve
solved some someone something sometime sometimes soms son song songs songwriter sons soon sooner sought soul sound soup source sources
southeast southeastern southern southwest southwestern sovereign sovereignty space spacecraft spaceflight spaceport spaces spam span
sparked sparking sparks spas spat spate speak speaker speaking speaks special specialist specialists specialized species specific
specifically specify spectators speculation speech speed speedboat speeds spend spending spent spies spike spill spin spirt spite splinter
split spoke spoken spokesman spokesperson spokeswoman sponsor sponsored sponsors sport sporting sports spotted spouses spray spread
spreading spreads spree spring sprinter spy spying spyware squad square stab stabbed stabbing stabbings stabilise stability stable stabs
stadium stadiums staff staffer staffers stage staged stages staging stake stalemate stalled stampede stance stances stand standard
standards standing standoff stands star stars start started starting starts state stated statehood statement statements states statewide
stating station stationed stationing stations statistics statue statues status statute stay stayed staying steak steal stealing steel
stellar stem stemming stems step stepping steps sterilization still stimulus sting stock stocks stole stolen stone stones stop stopped
stopping stops storage store stored stores storey stories storm stormed storming storms story straight strain strained stranded strategic
strategy straws stray streak streaming street streets strength strengthen strengthening strengthens stretch strict stricter strictest
strike strikes striking string stringent stripped strips strokes strong stronger strongest stronghold strongholds strongly struck
structural structure structures struggle struggles struggling stuck student students studies studio study studying stun style sub subject
subjected subjects submarine submarines submerge submerged submersible submit submits submitted subpoena subsequent subsequently
subsidiaries subsidiary subsidies subsidy substance substantial suburb suburban suburbs subversion subway succeed succeeded succeeding
succeeds success successful successfully succession successor such sudden sue sued sues suffer suffered suffering suffers sufficient sugar
suggest suggested suggesting suggests suicide suing suit suitcase summary summer summit summon summoned summons sumo sums sun sunflower
sunk super supermajority supermarket supermarkets supermassive supervision supervisor superyacht supplied supplier supplies supply
supplying support supported supporter supporters supporting supports supposed supposedly suppressed suppression supremacist sur sure
surface surfaces surge surgeon surgeons surgery surges surgical surging surnames surpass surpassed surpasses surpassing surprise surrender
surrendered surrenders surround surrounded surrounding surveillance survey survival survive survived survives surviving survivor survivors
suspect suspected suspects suspend suspended suspending suspends suspension suspensions suspicion suspicions suspicious sustained
sustaining swab swam swap swarm swastika swath sway swear swearing swears sweat sweep sweeping sweeps swept swim swimmer swimmers swimming
swine switch switched sworn symbol symbolic symbols symptomatic symptoms synagogue syndrome syrup system systemic systems table tabled
tables tablets tabloid tabs tackle tackling tactic tactical tactics tail take takeaway taken takeoff takeout takeover takes taking tale
talk talked talks tall taller tally tame tamp tamper tampering tango tank tanker tankers tanks tape taps target targeted targeting targets
tariff tariffs tarry task tasked tasks tat tax taxes taxi tea teacher teachers teaching team teams tear tech technical technician
technology teen teenage teenager teenagers tek telecom telecommunication telecommunications telephone telescope televised television tell
telling tells temperature temperatures temple tempo temporarily temporary ten tender tennis tens tension tensions tent tentative tenth
tents tenure term terminal terminally terminate terminated terminates termination terms terraces territorial territories territory terror
terrorism terrorist terrorists test tested testifies testify testimony testing tests text than thank thanks that thaw the theater theaters
theatre theatres theft their them theme themselves then theories theorist theory therapy there thereafter thereby therefore these they
thief thieves things think thinks third thirds thirteen thirty this those though thought thousand thousands threat threaten threatened
threatening threatens threats three threshold threw thrombosis throne through throughout throw throwing thrown throws thunderstorms thus
thwart thwarted ticket tickets tie tied tier tiered ties tiger tight tighten tightened tightening tightens tighter time timeline timelines
times tip tire tit title titled titles tobacco today together told toll tomato tomb tomorrow ton tonight tonne tonnes tons too took tool
toolkit tools tooth top topple tops torch torched tore torn tornado tornadoes torrential torture tortured torturing toss total totaling
totalling totals toto touched tough tougher toughest tour tourism tourist tourists tournament tournaments toward towards towed tower
towers town towns toxic tozinameran trace traced traces tracing track tracked tracking tracks tractor trade traders trading tradition
traditional traffic trafficker traffickers trafficking trailer train trained training trains tram trans transaction transactions transfer
transferred transferring transfers transgender transit transition transitional transmissible transmission transmissions transmitted
transplant transport transportation transported transporting trapped trapping traps trash travel traveled traveler travelers traveling
travelled traveller travellers travelling travels trawler treacherous treason treat treated treaties treating treatment treatments treaty
tree trees trending trial trials tribal tribe tribunal tribute tried tries trigger triggered triggering triggers trilateral trillion
trimester trip triple trips troop troops trophy tropical truce truck truckers trucks true truffle trust try trying tsunami tumour tuna
tunic tunnel tunnels turf turkeys turmoil turn turned turning turnout turns turtle tweet tweeted tweeting tweets twelve twenty twice twin
two tycoon tying type types typhoon tyres ukanovi ultimately ultimatum ultra unable unacceptable unaccompanied unaccounted unaided
unanimous unanimously unannounced unarmed unauthorized uncertain uncertainty unchanged uncle unclear unconscious unconstitutional
uncontrolled uncover uncovered uncovers uncrewed undeclared under underage undercover undergo undergoes undergoing undergone underground
underlying undermine undermining undersea understand understanding underway underwent undetected undetermined undisclosed undo
undocumented unemployment unexpected unexplained unexploded unfair unfairly unfit unfounded unfriendly unharmed unidentified unification
uniforms unilateral unilaterally unions unit units unity universal universities university unknown unlawful unlawfully unless unlike
unlikely unmanned unmarked unnamed unnecessary unofficial unopposed unpaid unprecedented unprovoked unrecognized unrelated unrest unsafe
unspecified unsuccessful unsuccessfully until unusual unusually unvaccinated unveil unveiled unveils upcoming update updated updates
upgrade upgraded upgrades upgrading upheld uphold upholding upholds uploaded uploading upon upper uprising upset upsets uranium urban urge
urged urgent urgently urges urging usage use used user users uses using usual utility vacant vacate vacated vacation vaccinate vaccinated
vaccinating vaccination vaccinations vaccine vaccines valid validity valuable value valued values van vandalism vandalize vandalized
vaping variant variants various veers vegetables vehicle vehicles vehicular ventilator ventilators venture venue venues verbal verdict
verge verified version versus very vessel vessels vest veteran veterans veto vetoed vetoes via viable vice vicinity victim victims victor
victories victory video videos view viewed viewers views vigil village villagers villages violate violated violates violating violation
violations violators violence violent violently viral virginity virtual virtually virus viruses visa visas visible visit visited visiting
visitor visitors visits vital vocal voice voices void volatile volatility volcanic volcano voluntarily voluntary volunteer volunteers von
vote voted voter voters votes voting vow vowed vowing vows voyage vulnerabilities vulnerable wage waged wages wait waiting waive wake wal
walk walking wall want wanted wants war ward warehouse warehouses warfare warlord warming warn warned warning warnings warns warplane
warplanes warrant warrants warring warship warships wartime wary was washed waste watch watchdog watched watches watching water waterfowl
waters wave waves way ways weak weaken weakened weakens wealth wealthy weapon weaponry weapons wear wearing weather web website websites
wedding weddings week weekend weekends weekly weeks weighing weightlifter welcome welcomed welcomes welfare well wen went were western wet
whale whales whaling what wheat wheel when where whereabouts whereas whether which while whilst whip whistleblower white who whoa whole
wholly whom whoo whose why wide widely widen wider widespread widow wielding wife wild wildfire wildfires wildlife will willing
willingness win wind window windows winds windstorm wine wing winger winner winners winning wins winter wire wireless wish wishes with
withdraw withdrawal withdrawing withdrawn withdraws withdrew withheld withhold withholding within without witness witnesses woman women
won wooden woolly word words work worked worker workers workforce working workplace workplaces works workshop world worldwide worn worse
worsen worsening worsens worship worshippers worst worth would wound wounded wounding wounds wreck wreckage wrestler wrestling write
writer writes writing written wrong wrongdoing wrote yacht yard year yearly years yellow yeol yes yesterday yet yield yoga yong you young
younger youngest your youth youths yuan zero zmir zone zones zoos
`;

let words: ReadonlySet<string> | undefined;

const ENDINGS: readonly (readonly [ending: string, stem: string])[] = [
  ["s", ""],
  ["ed", ""],
  ["ed", "e"],
  ["er", ""],
  ["er", "e"],
  ["ly", ""],
  ["ing", ""],
  ["ing", "e"],
];

/** Whether a folded word is common English, or a regular form of such a word. */
export function isCommonEnglish(word: string): boolean {
  words ??= new Set(COMMON.trim().split(/\s+/));
  const known = words;
  if (known.has(word)) return true;
  if (/(?:s|x|z|ch|sh)es$/.test(word) && known.has(word.slice(0, -2))) return true;
  return ENDINGS.some(
    ([ending, stem]) => word.endsWith(ending) && word.length - ending.length >= 3 && known.has(word.slice(0, -ending.length) + stem),
  );
}
