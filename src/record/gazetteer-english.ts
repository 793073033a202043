/**
 * Common words of English news prose and of questions, folded. None of them is ever taken for a misspelt name
 * ("case" is not "Gaza"), and in text wholly in lower case none of them alone is a name.
 */
const COMMON = `
abandon abandoned abandoning abducted abduction ability ablaze able aboard abolish abolished abolishes abortion abortions about above
abroad abruptly absence absentia absolute abstentions abuse abused abuses abusing academic academics accept accepted accepting accepts
access accession accident accidental accidentally accidents accompanied accomplice accordance according account accountable accounting
accounts accusation accusations accuse accused accuses accusing achieve achieved achieving acid acknowledge acknowledged acknowledges
acquire acquired acquiring acquisition acquits acquittal acquitted acres across acted acting action actions activated active activist
activists activities activity actor actress acts actual actually add added adding addition additional address addressed addresses
addressing adds adjacent adjusted administer administered administering administers administration administrative administrator admission
admissions admit admits admitted admitting adopt adopted adopting adoption adopts ads adult adults advance advanced advances advancing
advantage advertisements advertising advice advised adviser advises advisor advisory aerial afa affair affect affected affecting affects
affiliated after aftermath afternoon aftershock aftershocks again against age aged agencies agenda agent agents ages aggravated aggression
ago agree agreed agreeing agreement agreements agrees agricultural aground ahead aid aide aides aiding aim aimed aiming aims air airbase
aircraft airlifted airline airliner airplane airports airspace airstrike airstrikes alarm alarming alcohol alert alerts aligned alive all
allegation allegations allege alleged allegedly alleges alleging alliance allies allow allowed allowing allows ally almost alone along
alongside already also altered alternative although altitude aluminium aluminum am amateur ambassador ambassadors ambulance ambush
ambushed amend amended amendment amendments amid amidst ammunition among amongst amount amounts amusement analysis anchor ancient and
anger angry animal animals annex annexation annexed anniversary announce announced announcement announcements announces announcing annual
annually annulled anonymous another answer anthem anti antibody anticipated antigen antisemitic antisemitism antitrust antiviral any
anyone anything anyway apart apartheid apartment apologises apologizes apology apostolic app apparent apparently appeal appealed appeals
appear appearance appeared appearing appears application applications applied applies apply appoint appointed appointment appointments
appoints apprehended approach approached approaches approaching appropriate approval approve approved approves approving approximately
apps arbitrary archaeologists archipelago are area areas argued arguing argument arguments arm armed arming armor armored armoured arms
army around arrest arrested arresting arrests arrival arrivals arrive arrived arrives arriving arsenal arson art article articles
artifacts artificial artillery artist ash aside ask asked asking asks assailant assailants assassinate assassinated assassination assault
assaulted assaulting assaults asserts assessed assessment asset assets assist assistance assistant assisted assisting associate associated
associates association assume assumes asteroid astronaut astronauts asylum asymptomatic athlete athletes atmosphere atrocities attached
attack attacked attacker attackers attacking attacks attempt attempted attempting attempts attend attendance attended attendees attending
attends attention attributed attributes auction audience audio audit aunt author authorisation authorities authorization authorize
authorized authorizes auto automated automatic automobile autonomous autonomy autumn available avalanche avalanches average avert avian
avoid avoiding awaiting awaits award awarded awards away babies baby back backed background backing backlash bad badly bags bail ballistic
balloon balloons ballot ballots ban band bandits banking bankrupt bankruptcy banks banned banner banning bans bar barge barracks barrage
barred barrel barrels barricades barrier barring bars base based baseless bases basic basis basketball batch battery battle battles
battling beach beaches bear beat beaten beating beats beauty became because become becomes becoming bed beds beef been before began begin
beginning begins begun behalf behavior behaviour beheaded behind being believe believed believes belong belonging below belt benchmark
benefit benefits best better betting between beverage beyond bid big biggest bike bilateral bill billion billionaire billions bills bin
binary binding bipartisan bird birds birth birthday bishops blacklist blacklisted blackout blackouts blame blamed blames blaming
blasphemous blasphemy blast blasts blaze blew bloc block blockade blockades blocked blocking blocks blogger blood blow blowing blown blows
board boarding boat boats bodies bodily body bodyguard bodyguards bomb bombardment bombed bomber bombers bombing bombings bombs bond bonds
bones bongo book boost booster border bordering borders born boss both bound boy boycott boycotted boycotting boys brain brake branch
brand breach breached breaches breaching bread break breakaway breaker breaking breaks breakthrough bribery bribes bribing bridge bridges
brief briefing briefly briefs brigade bring bringing brings broadcast broadcaster broadcasts broke broken brokered bronze brother brothers
brought brutality bubble budget build building buildings built bullet bullets bump buried burn burned burning burns burnt burst bursts bus
buses bushfire bushfires business businesses businessman busy but buy buying buys bystander bystanders cabinet cable cadets cafes call
called calling calls calm came camera cameras camp campaign campaigner campaigning campaigns camps campus can cancel canceled cancellation
cancelled cancelling cancels cancer candidacy candidate candidates cannabis cannons cannot cap capabilities capable capacity capital
capitals caps capsize capsized capsizes capsule captain captive captors capture captured captures capturing car caravan carbon card cards
care career caretaker cargo carried carrier carriers carries carry carrying cars cartel case cases cash casino casinos cast casts
casualties casualty cat catastrophe catastrophic catches categories category cats cattle caucuses caught cause caused causes causing cave
cease ceasefire ceases ceiling celebrate celebrates celebrating celebration celebrations cell cells censorship census center centers
central centre centres centrifuges century ceremony certain certificate certificates certification cessation cha chain chains chair
chairman challenge challenger challenges challenging chamber champion championship chance chances change changed changes changing channel
channels chanting chaos chap char charge charged charges charging charity chart charter chartered chase chat check checkpoint checkpoints
checks chemical chemicals chess chest chickens chief child children chin chip chlorine choice cholera choose chooses chosen chronic church
churches cigarettes cinema cinemas circuit circumstances cited cites cities citing citizen citizens citizenship city civil civilian
civilians claim claimed claiming claims clash clashed clashes clashing class classes classified classroom clean cleaning clear clearance
cleared clearing clears clemency clergy cleric clients cliff climate climbers clinic clinical close closed closely closer closes closest
closing closure closures clothing clots clotting cloud clouds club clubs cluster clusters coach coal coalition coast coastal coasts
cocaine cocktail cocktails code coffee coin cold collaboration collapse collapsed collapses colleagues collect collected collecting
collection collective college colleges collide collided collides colliding collision colonel colonial column com combat combating
combination combined come comedian comes comet coming command commander commanders commemorate commemorating commence commences comment
comments commercial commercially commissioned commit commitment commitments commits committed committing common commonly communication
communications communities community companies company compare compared comparison compensate compensation compete competing competition
competitions competitive complaint complaints complete completed completely completes completing completion complex compliance
complications comply components composition compound compromise compromised compulsory computer computers computing concede concedes
concentration concern concerned concerning concerns concert conclude concluded concludes concluding concrete condemn condemnation
condemned condemning condemns condition conditional conditions condolences condominium conduct conducted conducting conducts conference
conferences confessed confesses confessions confidence confident confidential confinement confirm confirmation confirmed confirming
confirms confiscated conflict conflicting conflicts confront confrontation confrontations confusion conga conglomerate congratulates
congressional congressman connected connecting connection connections conscription consecutive consent consequences conservation consider
considered considering considers consisting consort consortium conspiracy conspiring constellation constituency constituent constitute
constitutes constitution constitutional construct constructed construction consulate consultations consumer consumption contact contacts
contagious contain contained container containers containing contains contaminated contamination contempt content contest contested
context continent continental contingent continuation continue continued continues continuing continuous contract contracted contracting
contraction contractor contractors contracts contrary contribute contributed contributions control controlled controlling controls
controversial controversy convene convenes conversation conversion convert convict convicted conviction convictions convicts convoy cook
cooking cooperate cooperation coordinate coordinated coordinating coordination copper copy copyright core coronavirus coroner corporate
corporations correspondent corridor corrupt corruption cost costs could counsel count counted counter countering countermeasures
counterpart counterparts counterterror counterterrorism counties countries country countryside counts coup couple couples course courses
court courtroom courts cousin cover coverage covered covering coverings cow crack crackdown crane crash crashed crashes crashing crater
create created creates creating creation credentials credible credit creditors crew crewed crews cricket crime crimes criminal criminalize
criminally criminals crisis critic critical critically criticised criticising criticism criticisms criticize criticized criticizes
criticizing critics crops cross crossed crosses crossing crossings crowd crowded crowds crowned crude cruise cruiser crush cryptocurrency
cubic cull culled culling cultural culture cumulative curb curbing curfew curfews currency current currently custody customers cut cuts
cutting cyber cyberattack daily dam damage damaged damages damaging dance danger dangerous dark data date dates dating daughter daughters
dawn day days dead deadliest deadline deadlock deadly deal dealing deals death deaths debate debris debt debts debut decade decades
deceased decide decided decides deciding decision decisions decisive decker declaration declare declared declares declaring decline
declined declines declining decrease decreased decreases decreasing decree decriminalize decriminalizes dedicated deemed deep deeply
defamation default defeat defeated defeating defeats defected defectors defects defences defend defendant defendants defending defends
defenses defensive deficit defunct defuse defy defying degree del delay delayed delaying delays delegate delegates delegation delegations
deliberate deliberately deliver delivered deliveries delivering delivers delivery demand demanded demanding demands demilitarized
democracy demolished demonstrate demonstration demonstrations demonstrators dengue denial denied denies denounced denounces
denuclearization deny denying depart departed departing departments departs departure depending depicting deploy deployed deploying
deployment deploys deport deportation deported deposed deposit deposits depot depression depth deputy der derail derailed derailment
derails des describe described describes describing desecration desert design designate designated designates designation designed despite
destabilize destination destroy destroyed destroyer destroying destroys destruction destructive detail details detain detained detainees
detaining detainment detains detect detected detection detects detention deter deteriorating determination determine determined detonate
detonated detonates detonating devastated devastating develop developed developer developers developing development device devices
diagnosed dialogue diameter diamond dictator dictatorship did die died dies diesel differences different difficult digital digits dine
dining dinosaur dioxide diplomat diplomatic diplomats direct directed direction directive directly director directors disabilities
disabled disagreement disagreements disappearance disappeared disappointing disaster disasters discharge discharged disciplinary disclose
disclosure discos discover discovered discoveries discovers discovery discrimination discuss discussed discussing discussion discussions
disease diseases disembark disinfection disinformation dismantle dismiss dismissal dismissed dismisses dismissing disobedience disobeying
disorder disperse dispersed displaced display displaying displays dispute disputed disputes disqualification disqualified disrupt
disrupted disrupting disruption disruptions dissident dissidents dissolution dissolve dissolved dissolves distance distancing distant
distress distribute distributed distributing distribution distributor districts ditch divers divided division divisions do dock docked
docking docks doctor doctors document documentary documented documents does dog dogs doing dollar dollars dolphins domestic domestically
dominant dominated donate donated donates donation done donor door doors doping dormitory dose doses double doubled doubling down downed
downgraded downgrades downtown dozen dozens draft drafted dramatic draw drawing drawn draws dressed drill drilling drills drink drinking
drive driven driver drivers drives driving drone drones drop dropped dropping drops drought drove drown drug drugs drunk dual dubbed due
dump duration during dust duties duty dwarf dying each earlier earliest early earning earth earthquake earthquakes ease eased eases easing
eastern eclipse economic economy edition editor editorial education educational effect effective effectively effectiveness effects
efficacy effort efforts egg ehir eight eighteen eighth either elderly elect elected election elections electoral electorate electric
electrical electricity electronic electronics elects elementary elements elevated elevation eleven eligibility eligible eliminate
eliminated elite else elsewhere email emails embargo embassies embassy embezzlement embezzling emerge emerged emergence emergencies
emergency emerges emission emissions employed employee employees employment employs empty enable enabling enact enclave encourage
encouraged encouraging end endangered endangering ended endemic ending endorsed endorses ends enemies enemy energy enforce enforced
enforcement engage engaged engagement engaging engine engineer engineering engineers engines enhanced enough enrichment ensuing ensure
enter entered entering enterprises enters entertainment entire entirely entities entity entrance entrepreneur entry environment
environmental envoy epicenter epidemic equal equipment equity equivalent era error errors ers erupt erupted eruption erupts escalate
escalating escalation escape escaped escapes escaping especially espionage essential establish established establishes establishing
establishment establishments estate estimate estimated estimates ethnic euro euros euthanasia evacuate evacuated evacuates evacuating
evacuation evacuations evade evaluation evasion even evening event events eventually ever every everyone everything evicted evidence
exceed exceeded exceeding exceeds except exception exceptions excessive exchange exchanges exclave excluded exclusive execute executed
executes execution executions executive executives exempt exempted exemption exercise exercises exile exiled exist existence existing exit
exiting exits exoplanet exoplanets expand expanded expanding expands expansion expect expected expecting expects expel expelled expels
expense expensive experience experienced experiences experiencing experimental experts expire expired expires explain explanation explode
exploded explodes exploitation exploration explore explosion explosions explosive explosives export exports exposed exposure express
expressed expresses expressing expression expulsion extend extended extending extends extension extensive extent external extinct
extinguished extortion extra extradite extradited extradition extrajudicial extramarital extraordinary extreme extremely extremism
extremist extremists face faced faces facilitate facilitated facilities facility facing fact faction factions facto factories factors
factory fail failed failing fails failure failures fair faith fake fall fallen falling fallout falls false families family famine famous
fan fans far farm farmers farming farms fashion fast faster fastest fatal fatalities fatality fatally fate father fatigue faulty favor
favour fear feared fears feature featuring federal fee fees feet fell fellow felonies felony felt female fence ferry festival feud fever
few fewer field fields fifth fifty fight fighter fighters fighting figure figures file filed files filing fill filled film filmed films
final finalized finally finance financial financier financing find finding findings finds fine fined fines finish finished finishes
finishing fire firearms fired firefighter firefighters firefighting fires fireworks firing firm firms first fish fishermen fishing fit
fitness five flag flagged flags flagship flash flat flats flaws fled flee fleeing flees fleet flew flight flights floating flood flooded
flooding floods floor flow flower flown flows flu fly flyby flying focus focused foiled follow followed followers following follows food
foot footage football footballer for forced forces forcibly forcing forecast foreign foreigners forest form formal formally format
formation formed former formerly forming forms forward fossil fossils fought found founder founders founding four fourteen fourth
framework franchise fraud fraudulent free freed freedom freedoms freeing freely freeze freezes freezing freight fresh friend friendly
friends friendship frigate from frontline frozen fuel fuels fugitive fugitives full fully functioning fund fundamental funded funding
funds funeral funerals fungus fur further future futures gain gained gaining gains gala galaxy gale gambling game games gaming gang gangs
garbage garden gardens gas gasoline gates gather gathered gathering gatherings gave gay gaze gazes gendarmes gender general generals
generated generating generation genetic genetically genocide genome get gets getting giant girl girlfriend girls give given gives giving
glass global goal goals goes going gold golf gone good goods gorge got governing government governments governors grade grades gradually
graft grain grams grant granted granting grants grass grata grave graves great greenhouse grenade grenades grid grocery gross ground
grounded grounding grounds group groups grow growing grows growth guarantee guaranteed guarantees guards gubernatorial guests guide guided
guidelines guilty gun gunfight gunfire gunman gunmen guns gunshot gyms hack hacked hacker hackers hacking had hair hairdressers half hall
halls halt halted halts halve hand handed handing handle handling hands hanging happen happened happens harassment hard hardest hardware
harm harmful has hate hatred haul have having hazardous haze hazel head headed heading headquarters heads health healthcare hear heard
hearing hearings hears heart heartbeat heat heatwave heaviest heavily heavy hectares hedge height heightened held helicopter helicopters
hello help helped helping hemorrhagic her heroin herself hiatus hidden hide hideout hiding high higher highest highly highs highway
highways hijab hijack hijacked hijacking hike hill him himself his historic historical history hit hits hitting hockey hold holders
holding holds hole holiday holidays home homeless homemade homes homicide homosexual homosexuality homosexuals honor honorary honour hoot
hope hopes horse hospital hospitalised hospitality hospitalization hospitalizations hospitalized hospitals host hostage hostages hosted
hostile hostilities hosting hosts hot hotel hotels hottest hour hours house household households houses housing how howitzers huge human
humanitarian humanity humans hundred hundreds hung hunger hunting hurt husband hush hut huts hydrogen hygiene ice identification
identified identifies identify identities identity ideology ignored ill illegal illegally illegitimate illicit illness illnesses image
imagery images immediate immediately immigrant immigrants immigration imminent immoral immune immunity immunocompromised impact impacted
impacting impacts impeached impeachment implement implementation implemented implementing implements implicated implying import important
importation imported imports impose imposed imposes imposing imposition impossible imprisoned imprisonment improve improved improving
improvised inappropriate inaugural inaugurated inauguration incarcerated incendiary incidence incident incidents incite incitement
inciting include included includes including income incoming increase increased increases increasing incumbent incursion indecent
indefinite indefinitely independence independent index indicate indicated indicates indicating indicted indictment indicts indie
indigenous indirectly individual individuals indoor indoors industrial industries industry ineligible infants infected infection
infections infectious inflatable inflation inflicted influence influenza information informed informs infrastructure inhabitants initial
initially initiate initiated initiates initiative injection injunction injure injured injures injuries injuring injury ink inmate inmates
inner innocent inquiry inside insider insists inspection inspections inspectors inspired instability install installation installations
installed instead institutes institution institutions instruction insufficient insulting insults insurance insurgency insurgent insurgents
insurrection integrity intellectual intelligence intend intended intends intense intensifies intensify intensive intent intention
intentional intentionally intentions inter intercept intercepted intercepts interest interested interests interfere interference
interfering interim internal internationally internet internment interpreters interrupted intersection interstellar interval intervene
intervention interview intimidation into intra introduce introduced introduces introducing introduction invade invading invasion invest
investigate investigated investigates investigating investigation investigations investigative investigators investiture investment
investments investor investors invitation invited invites invoke invokes invoking involved involvement involves involving iron
irregularities is island isolate isolated isolates isolation issuance issue issued issues issuing items its itself jade jail jailed jails
jet jets jihadist jihadists job jobs join joined joining joins joint jointly joke journal journalist journalists journey juan judge judges
judicial judiciary jump jumps junior junta jurisdiction jury just karaoke keep keeping kept key kicks kidnap kidnapped kidnapping kidney
kill killed killer killers killing killings kills kilometer kilometers kilometre kilometres kind kindergarten kindergartens king kitchen
kite kits knife knifeman knives knocked knockout knowledge known kyun lab label labeled labels labor laboratory lack laden lake lamb land
landed lander landfall landing landmark landmine lands landslide landslides language large largely larger largest last lasted lasting late
later latest latter lauea launch launched launcher launchers launches launching laundering lava law lawfulness lawmaker lawmakers laws
lawsuit lawsuits lawyer lawyers lay lead leader leaders leadership leading leads leaflets leak leakage leaked leaking leaks learning lease
least leave leaves leaving led left leftist leg legal legalization legalize legalized legalizes legalizing legally legislation legislative
legislator legislators legislature legitimacy legitimate legs leisure lending length less lesser let lethal letter letters level levels
liable libel libraries library licence license licenses lied lies life lifetime lift lifted lifting lifts light lightning like liked
likely likes limit limitations limited limiting limits line lines link linked links liquefied liquid liquidation lira list listed listing
lists litigation little live lived lives livestock living loaded loan loans lobbying local locally locals locate located location
locations lockdown lockdowns locked locks lone long longer longest longtime look looking looted looting lord lorry lose loses losing loss
losses lost lot lots lottery love low lower lowering lowers lowest loyal lunar luxury lying lynched lynching machete machine made magazine
magistrate magnetic magnitude maiden mail main mainland mainly maintain maintaining maintains maintenance major majority make maker makes
makeshift making malaria male mall malls malt malware man manage managed management manager mandate mandated mandates mandating mandatory
mango manhunt manipulation manner mansion manslaughter manufacture manufactured manufacturer manufacturers manufacturing many map marched
margin marijuana maritime marked market marketplace markets marking marks marred marriage marriages married martial mask masked masks mass
massacre massacred massacres massive mastermind match matches matchup mate material materials maternity matter maximum may mayor mayoral
mayors maze mazes meaning means meant measles measure measures measuring meat medal medals meddling media mediate mediated mediation
medical medicine medium meet meeting meetings meets member members membership memo memorandum memory men mental mentally mercenaries
merchant merger message messages met metal meteor meter meters methane methods metre metres mice mid midnight midst midterm might migrant
migrants migration mild mile miles milestone militant militants military militia militiamen militias million millions mine miners mines
minibus minimum mining minister ministerial ministers ministries mink minks minor minorities minority minors minute minutes misconduct
mishandling misinformation misleading mismanagement miss missed misses missile missiles missing mission missions mistake misuse mitigate
mitigation mixed mixing mob mobile mobilization mocking mode model models moderate modern modified module molnupiravir moment moments
monarch monarchy money monitor monitoring monkeypox monoxide monsoon month monthly months monument monuments moon moons moral moratorium
more morning mortality mortar mortars mortgage mosque mosques most mostly mother motion motivated motive motorbikes motorcycle motorcycles
motorway mountain mountainous mountains mounted mourning move moved movement movements moves movie moving mph much mudslides multi
multilateral multinational multiple municipal municipalities municipality munitions murder murdered murderer murderers murdering murders
museum museums music musician must mutated mutation mutations mutiny mutual naked name named names naming narrow narrowly nation
nationalist nationalists nationality nationals nationwide native natural nautical naval navigation ncil near nearby nearly nears necessary
neck need needed needs negative negligence negotiate negotiated negotiating negotiations negotiator negotiators neighborhood neighborhoods
neighboring neighbors neighbourhood neighbouring neither neo nerve net network networking networks neutral neutrality never new newborn
newly news newspaper newspapers next nice nicknamed night nightclub nightclubs nightlife nightly nighttime nine nineteen ninth nitrogen
nobody nominate nominated nominates nomination nominations nominee nominees non none nor normal normalization normalize normally northeast
northeastern northern northwest northwestern not notable notably note notes nothing notice notices notified noting novel now nuclear
number numbers numerous nun nurse nurses nursing oath object objection objections objects oblasts obligation obligations observation
observations observe observed observers obstructing obstruction obtain obtained obtaining occupants occupation occupied occupying occur
occurred occurring occurs off offence offences offender offenses offensive offer offered offering offers office officer officers offices
official officially officials offline offshore often oil oilfield okay old older oldest oligarch oligarchs onboard once one ones ongoing
online only onto open opened opening openly opens operate operated operating operation operational operations operatives operator
operators opinion opinions opioid opponent opponents oppose opposed opposes opposing opposition oppositional option options oral orange
orbit orbital orbiting orbits orchestrating order ordered ordering orders ore organisation organisations organised organising organization
organizations organize organized organizer organizers organizing orientation origin original originally originated originating origins
other others otherwise our oust ousted ousting out outage outages outbreak outbreaks outcome outcry outdoor outdoors outer outgoing
outlawed outlawing outlets outpost output outrage outside outskirts outstanding over overall overboard overcrowded overflow overhaul
overloaded overnight override overseas overthrow overtime overturn overturned overturning overturns overwhelm overwhelmed overwhelmingly
own owned owner owners ownership owning owns oxygen pace package packages packed pact page pages paid pain painting pair pandemic panel
panic paper parade parades paramilitary pardon pardoned pardons parent parents parking parks parliament parliamentary parole part partial
partially participant participants participate participated participating participation particular particularly parties partisan partly
partner partners partnership parts party pass passage passed passenger passengers passes passing passport passports past pastor path
pathogenic patient patients patrol patrols patrons pause paused paving pay paying payload payment payments pays peace peaceful peacefully
peacekeeper peacekeepers peacekeeping peak pedestrian pedestrians peer penalties penalty pending pension people peoples pepper per pera
perceived percent percentage perform performance performances performed performing performs period permanent permanently permission permit
permits permitted perpetrated perpetrator perpetrators persecution person persona personal personally personnel persons pet petition
petitions petrol petroleum pharmaceutical pharmacies phase phased phone phones photographed photojournalist photos physical pick pickup
pictures piece pig pigs pilgrimage pilgrims pill pilot pilots pipe pipeline pipelines pirates pitch place placed places placing plague
plain plan plane planes planet planned planning plans plant planted plants plasma plastic plastics plates platform platforms play played
player players playing playoff playoffs plea plead pleaded pleading pleads pleas please pledge pledged pledges plot plotting plunged
plunges plurality plus pneumonia poem poet point points poison poisoned poisoning polar pole police policeman policemen policies policy
polio political politically politician politicians politics poll polling polls pollution pool pools poor pop popular populated population
populations populist pornography port portion portions ports pose posed poses position positions positive positivity possession
possibility possible possibly post postal posted posthumously posting postpone postponed postponement postpones postponing posts potential
potentially poultry pound pounds poverty power powered powerful powers practical practice practices praises prayer prayers pre precaution
precautionary precautions precedent predecessor predict predicted predicts prefectures preference preferential pregnancy pregnant
preliminary premiership premises preparation prepare prepared prepares preparing presence present presented presently presents preserve
presidency president presidential presidents press pressure pressures presumed presumptive prevent prevented preventing preventive
prevents previous previously price prices pride priest priests primaries primarily primary prince principal principle print printing prior
priority prison prisoner prisoners prisons privacy private pro probable probably probation probe problem problems procedure procedures
proceed proceedings process processing procession processors proclaimed proclamation procurement produce produced producer producers
producing product production products professional professionals professor profile profit profits program programme programs progress
prohibit prohibited prohibiting prohibition prohibits project projected projectiles projects prolonged prominent promise promised promises
promote promoting promotion prompt prompted prompting prompts proof propaganda propelled properties property prophet proportional proposal
proposals propose proposed proposes proposing prorogation prosecute prosecuted prosecution prosecutor prosecutors protect protected
protecting protection protections protective protein protest protested protester protesters protesting protestor protestors protests
protocol protocols prove provide provided provider providers provides providing provinces provincial provision provisional provisionally
provisions provocation provoking public publication publicly publish published publisher publishes publishing pubs pull pulled pulling
pulls punish punishable punishment pupils purchase purchased purchases purchasing pure purpose purposes pursue push pushed pushes pushing
put puts putting qualifier qualify qualifying quality quarantine quarantined quarantines quarantining quarter quarterback quasi queen
question questioned questioning questions quickly quit quotas race races racial racially racing racism racist racketeering radar radiation
radical radio radioactive radius raid raided raids rail railway railways rain rainfall rainforest rains raise raised raises raising
rallies rally rammed ramming rampage rams ran random range ranging rank ranked ranking ranks ransom ransomware rape raped rapes rapid
rapidly raping rapper rare rate rates rather ratified ratifies ratify rating ravine raw reach reached reaches reaching react reaction
reactor reading ready reaffirms real reality reason reasonable reasons rebel rebellion rebels rebuild recall recalled recalls recapture
recaptured recaptures receive received receiver receives receiving recent recently recession recipe recipient reciprocal reciprocate
reckless recognise recognised recognising recognition recognize recognized recognizes recognizing recommend recommendation recommendations
recommended recommends reconciliation reconnaissance reconsider record recorded recording records recount recover recovered recoveries
recovering recovery recreational recruit recruiting recruitment recruits red reduce reduced reduces reducing reduction reductions
reference referendum referendums referred referring refers refinery reform reforms refuge refugee refugees refusal refuse refused refuses
refusing regain regarding regardless regards regime region regional regions register registered registers registration regular regulation
regulations regulator regulators rehabilitation reimpose reimposes reinforcements reinstate reinstated reinstates reinstating reintroduces
reiterates reject rejected rejecting rejection rejects related relating relation relations relationship relationships relative relatively
relatives relaxing release released releases releasing reliance relief religious relocate remain remainder remained remaining remains
remanded remarks remote remotely removal remove removed removes removing renamed renew renewed rental reopen reopened reopening reopens
repair repatriate repatriated repatriation repeal repeals repeat repeated repeatedly repeating repelled replace replaced replacement
replaces replacing report reported reportedly reporter reporters reporting reports represent represented representing represents
repression request requested requesting requests require required requirement requirements requires requiring rescheduled rescinds rescue
rescued rescuers rescues research researchers reserves reservists reservoir reshuffle reshuffles residence resident residential residents
residing resign resignation resignations resigned resigning resigns resist resistance resolution resolutions resolve resolved resolving
resort resorts resources respect respected respective respectively respects respiratory respond responded responding responds response
responsibility responsible rest restart restaurant restaurants restoration restore restored restores restoring restrict restricted
restricting restriction restrictions restricts restructure restructuring result resulted resulting results resume resumed resumes
resumption resurgence retail retailer retain retains retake retaken retaliate retaliates retaliation retaliatory retire retired retirement
retires retreat retrial return returned returning returns reunification reveal revealed revealing reveals revenge revenue reverse reverses
reversing review reviewed reviewing reviews revised revision revive revocation revoke revoked revokes reward rhinoceros rice rich richest
ridden riding rifle rifles right rights ring riot rioters rioting riots rise risen rises rising risk risks rival rivals river rivers road
roads roadside robbers robbery rock rocket rockets rocks rogue role roles rolled rollout rolls roof room rooms rose rough roughly round
rounds route routine rover row rubber rubble rubles rule ruled ruler rules ruling rulings run runner runners running runoff runs runway
rural rush sabotage sacks sacred safe safely safer safety said sail sailing sailor sailors salaries salary sale sales salons same sample
samples sanctioned sanctions sane sanitary sank satellite satellites save saw say saying says scale scandal scandals scene schedule
scheduled scheme school schoolgirls schools scientific scientist scientists score scored scores scoring scrap screening sea seafood sealed
search searching season seasons seat seats second secondary seconds secret section sector sectors secure secured secures securing security
sedition see seed seeing seek seeker seekers seeking seeks seen sees seize seized seizes seizing seizure select selected selecting
selection self sell sellers selling sells semi semiconductor send sending sends senior seniors sensitive sent sentence sentenced sentences
sentencing separate separation separatist separatists serial series serious seriously servants serve served service servicemen services
serving session sessions set sets setting settings settle settlement settlements settler settlers seven seventh several severe severed
severely sewage sex sexual sexually shadow shake shall share shared shareholder shares sharing shark sharp sharply she sheep shell shelled
shelling shells shelter sheltering shelters shields shift ship shipment shipments shipping ships shipwreck shock shoot shooter shooters
shooting shootings shootout shoots shop shopping shops shore short shortage shortages shortly shot shots should shouting show showed
showing shown shows shrank shut shutdown shuts shutting sick side sides siege sightings sightseeing sign signal signals signature signed
significant significantly signing signs silence similar simultaneous simultaneously since singer single singles sink sinking sinks sir
sister sit site sites sitting situation six sixth size skater ski skier skiers skilled skirmishes sky slated slavery sleeping slice
slightly slogans slow small smaller smallest smallpox smartphone smoke smoking smuggled smugglers smuggling snap sniper snow snowfall
soaring soccer social society soft software soil solar sold soldier soldiers sole solidarity solo solution solve some someone something
sometime sometimes son song songs soon sooner sought sound source sources southeast southeastern southern southwest southwestern sovereign
sovereignty space spacecraft spaces span sparked sparking sparks spate speaking speaks special species specific specifically specify
spectators speculation speech speed spend spending spent spies spike spill spin spite splinter split spoke spokesman spokesperson
spokeswoman sponsored sport sporting sports spotted spouses spray spread spreading spreads spree spring spy spying squad stab stabbed
stabbing stability stable stabs stadiums staff staffer staffers stage staged stages staging stake stalled stampede stance stances stand
standard standards standing standoff stands star start started starting starts state stated statement statements statewide stating station
stationed stations statue statues status statute stay staying steak steal stealing steel stem step stepping steps still stimulus stock
stocks stole stolen stone stones stop stopped stopping stops storage store stored stores storey storm stormed storming storms story
straight strain strained stranded strategic strategy streak streaming street streets strength strengthen strengthening strengthens strict
stricter strictest strike strikes striking string stringent stripped strips strong stronger strongest stronghold strongly struck
structural structure structures struggle struggles struggling stuck student students studies studio study studying stun style sub subject
subjected subjects submarine submerged submersible submit submits submitted subpoena subsequent subsequently subsidiaries subsidiary
subsidies substance substantial suburb suburbs subversion subway succeed succeeded succeeding succeeds success successful successfully
successor such sudden sue sued sues suffer suffered suffering suffers sufficient sugar suggest suggested suggesting suggests suicide suing
suit summit summon summoned summons sun sunk supermajority supermarket supermarkets supermassive supervision supplied supplier supplies
supply supplying support supported supporter supporters supporting supports supposed suppression supremacist sur surface surge surgery
surges surging surpass surpassed surpasses surpassing surprise surrender surrendered surrenders surround surrounded surrounding
surveillance survey survive survived survives surviving survivor survivors suspect suspected suspects suspend suspended suspending
suspends suspension suspicion suspicious sustained swab swap sweeping sweeps swept swim swimmer swimming swine switch sworn symbolic
symbols symptomatic symptoms synagogue syndrome syrup system systems table tables tabloid tackle tactical tactics take takeaway taken
takeoff takeout takeover takes taking talk talked talks tally tampering tango tank tanker tankers tanks target targeted targeting targets
tariff tariffs tarry tat tax taxes taxi tea teacher teachers teaching team teams tear tech technical technology teenage teenager teenagers
tek telecom telecommunication telecommunications telephone televised television tell telling tells temperature temperatures temple
temporarily temporary ten tender tennis tens tension tensions tentative tenth tents tenure term terminal terminate terminates termination
terms territorial territories territory terror terrorism terrorist terrorists test tested testifies testify testimony testing tests text
than thanks that the theaters theatres theft their them theme themselves then theorist theory therapy there thereby therefore these they
things think thinks third thirds thirteen this those though thought thousand thousands threat threaten threatened threatening threatens
threats three threshold threw through throughout throw throwing thrown throws thunderstorms thus ticket tickets tie tied tier ties tighten
tightened tightening tightens tighter time timeline timelines times tip tit title titled titles tobacco today together told toll tomorrow
tonight tonne tonnes tons too took tools top topple tops torch torched torn tornado tornadoes torrential torture tortured total totaling
totals tough tougher tour tourism tourist tourists tournament tournaments toward towards tower town towns toxic tozinameran traces tracing
track tracking tracks tractor trade trading tradition traditional traffic traffickers trafficking trailer train trained training trains
trans transaction transactions transfer transferred transferring transfers transgender transit transition transitional transmissible
transmission transmissions transmitted transport transportation transported transporting trapped trapping trash travel traveled travelers
traveling travelled traveller travellers travelling travels trawler treason treat treated treaties treating treatment treaty tree trees
trial trials tribal tribe tried tries trigger triggered triggering triggers trillion trip triple trips troop troops trophy tropical truce
truck trucks true trust try trying tsunami tuna tunic tunnel turmoil turn turned turning turnout turns tweet tweeted tweets twelve twice
twin two tycoon type types ultimately ultimatum ultra unable unacceptable unaccounted unanimous unanimously unannounced unarmed
unauthorized uncertainty uncle unclear unconstitutional uncovered uncovers uncrewed under undergo undergoing underground underlying
undermine undermining understand understanding underway undetermined undisclosed undocumented unemployment unexpected unexploded unfair
unfairly unfriendly unharmed unidentified uniforms unilateral unilaterally unions unit units unity universal universities unknown unlawful
unlawfully unless unlikely unmanned unmarked unnamed unnecessary unofficial unpaid unprecedented unrecognized unrelated unrest unspecified
until unusual unusually unvaccinated unveiled unveils upcoming update updates upgrade upgraded upheld uphold upholds upon upper uprising
upset uranium urban urge urged urgent urges urging usage use used user users uses using usual utility vacate vaccinate vaccinated
vaccinating vaccination vaccinations vaccine vaccines valid validity value values van vandalism vandalized variant variants various
vehicle vehicles vehicular venue venues verdict verified version versus very vessel vessels vest veteran veterans veto vetoes via viable
victim victims victory video videos view viewed viewers views vigil village villagers villages violate violated violates violating
violation violations violence violent violently viral virtual virtually virus visa visas visit visited visiting visitors visits vital
vocal voices volcanic volcano voluntarily voluntary volunteer volunteers von vote voted voter voters votes voting vowed vowing vows voyage
vulnerabilities vulnerable wage wages wait waiting waive wake wal walk walking wall want wanted wants war ward warehouse warehouses
warfare warlord warming warn warned warning warnings warns warplanes warrant warrants warship warships wartime was washed waste watch
watchdog watched water waters wave waves way ways weak weakens wealth weapon weaponry weapons wear wearing weather web website websites
wedding weddings week weekend weekends weekly weeks welcome welcomed welcomes welfare well wen went were western whale whales what wheat
when where whereabouts whereas whether which while whilst whip whistleblower who whole whom whose why wide widely wider widespread widow
wielding wife wild wildfire wildfires wildlife will willing willingness win wind window windows winds wing winner winners winning wins
winter wire wish wishes with withdraw withdrawal withdrawing withdrawn withdraws withdrew within without witness witnesses woman women won
word work worked worker workers workforce working workplace workplaces works world worldwide worn worse worsen worsening worsens worship
worshippers worst worth would wound wounded wounding wounds wreck wreckage wrestler write writer written wrong wrongdoing wrote yacht year
yearly years yellow yeol yesterday yet yong you young younger youngest your youth youths yuan zero zmir zone zones
`;

let words: ReadonlySet<string> | undefined;

const ENDINGS: readonly (readonly [ending: string, stem: string])[] = [
  ["s", ""],
  ["es", ""],
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
  return ENDINGS.some(
    ([ending, stem]) => word.endsWith(ending) && word.length - ending.length >= 3 && known.has(word.slice(0, -ending.length) + stem),
  );
}
