/** What a word or phrase of a question does. */
export type Tag =
  | "who"
  | "what"
  | "which"
  | "when"
  | "where"
  | "why"
  | "how"
  | "yes-no"
  | "brief"
  | "happened"
  | "timeline"
  | "granularity"
  | "position"
  | "holds"
  | "say"
  | "supports"
  | "opposes"
  | "undecided"
  | "conditions"
  | "moved"
  | "over-time"
  | "compare"
  | "agree"
  | "changed"
  | "count"
  | "counter"
  | "harm"
  | "meet"
  | "visit"
  | "attend"
  | "discuss"
  | "disputed"
  | "responsible"
  | "unknown"
  | "sources"
  | "evidence"
  | "outside"
  | "modal"
  | "class"
  | "not"
  | "limit"
  | "and"
  | "or"
  | "pronoun"
  | "order"
  | "relative"
  | "follow-up"
  | "prep"
  | "stop"
  | "bot";

/** What a question begins with, and so says nothing of what it is about. */
export const QUESTION_TAGS: readonly Tag[] = ["who", "what", "which", "when", "where", "how", "yes-no"];

/**
 * Words and phrases by what they do. `verb*` stands for a regular verb in all its forms; everything else is literal.
 * Longer phrases win over shorter ones. Language only: no name of anything on record belongs here.
 */
export const TERMS: Readonly<Record<Tag, string>> = {
  who: "who|whom|whose|by whom|anyone|anybody|someone|everyone|everybody",
  what: "what|what is|whatever",
  which: "which|what kind of|what sort of|which of the",
  when: "how long|for how long|how long ago|since what date|since what day|from when|until when|from what date|how soon|when|what day|which day|on what day|on which day|what date|which date|on what date|at what time|what time|since when|how recently",
  where:
    "location|location of|the location of|which cities|what cities|which towns|which places|what places|which countries did|where|whereabouts|in which place|in what place|in which city|what place|which city|what city|in which country|at what place",
  why: "on what basis|on which basis|basis did|reasons were given|what reasons were given|reasons given|why|how come|what for|for what reason|for which reason|reason|reasons|reasoning|rationale|what makes|motive|motives|because|justify*|justification|grounds|on what grounds",
  how: "how|in what way",
  "yes-no": "did|does|do|has|have|is|are|was|were|had",
  brief:
    "the essentials|essentials|the basics|basics|the key points|the main points|the main points only|main points only|key points only|highlights|the highlights|the short of it|where are things|how do things look|where does it stand|where does this stand|debrief|debrief me|primer|a primer on|explainer|crash course|cheat sheet|backgrounder|factsheet|fact sheet|the story so far|story so far|what is the story with|the story on|where we stand|catch up|briefing note|briefing notes|a note on|note on|notes on|memo|memo on|primer|primer on|backgrounder|backgrounder on|background note|fact sheet|factsheet|fact file|profile|profile of|one pager|cheat sheet|crib sheet|crash course|refresher|walk me through|walk us through|take me through|take us through|run me through|run us through|talk me through|talk us through|the gist of|gist of|the gist|gist|the lowdown on|lowdown|the big picture on|the state of play|the state of affairs|does the record say|what does the record say|what do the records say|what does the record say about|recorded for|everything recorded|state of|the state of|the state of things|how is it going|bring me up|brief|briefing|brief me|brief us|update|update me|update us|updates|latest|the latest|news|headline|headlines|what is up|happening|going on|unfolding|situation|situation report|sitrep|summary|summarise*|summarize*|sum up|overview|rundown|run down|status|state of play|state of affairs|recap|digest|readout|catch me up|catch us up|bring me up to speed|bring me up to date|get me up to speed|up to speed|fill me in|know about|do we know|do you know about|known about|is known|known|we know|you know|on record|on file|anything|background|learn|learned|learnt|did we learn|have we learned|picture|tell me about|tell us about|talk to me about|look like|looking|where do things stand|where things stand|how do things stand|how are things|where are we|where are we on|where are we with|what have you got|what do you have|got anything|main points|key points|key facts|facts|info|information|details|detail|developments|development|development s|events so far|about|give me everything|everything",
  happened:
    "decide|decides|decided|happen|happens|happened|occur|occurs|occurred|took place|take place|taken place|taking place|went on|events|event|incidents|incident|transpired|come about|came about|go down|went down|what was going on|unfold|unfolds|unfolded",
  timeline:
    "walk me through|walk us through|take me through|take us through|run me through|run us through|talk me through|talk us through|walk us|walk me|run us|run me|in what order|in which order|order in which|run of play|dates of|key events|main events|major events|the chain of events|chain of events|string of events|series of events|succession of events|in chronological order|chronological order|in order of date|ordered by date|sorted by date|from earliest to latest|from first to last|from start to finish|start to finish|what happened when|what came first|which came first|earliest first|latest first|oldest to newest|newest to oldest|in reverse order|order the|arrange the|sort the|by date|stage by stage|event by event|milestones|milestone|key dates|key moments|turning points|day by day account|week by week account|account of events|account of what happened|blow by blow account|timeline|time line|chronology|chronological|chronologically|sequence of events|order of events|course of events|sequence|history of|day by day|week by week|month by month|step by step|blow by blow|play by play|in order|in sequence|in date order|trace*|how did we get here|how it unfolded|calendar of events|log of events|run of events",
  granularity: "by day|by week|by month|per day|per week|per month|daily|weekly|monthly|each day|each week|each month",
  position:
    "go on record|goes on record|went on record|gone on record|on record about|on record regarding|on record concerning|are on record on|is on record on|on record as saying|consider*|deem*|make of|makes of|weighed in|weighed in on|weigh in on|answer|answers|reply|replies|criticism|criticisms|complaint|complaints|objection|objections|message|demands|attitude to|attitude towards|standing on|position|positions|stance|stances|view|views|viewpoint|viewpoints|line on|line taken|official line|policy|policies|attitude|attitudes|opinion|opinions|standpoint|stand|stands|stand on|stands on|take on|posture|come down on|comes down on|official position|thoughts|reaction|reactions|react*|respond*|response|responses|think|thinks|thinking|thought|believe*",
  holds:
    "take|takes|took|taken|taking|feel|feels|felt|approach|regard*|see|sees|side|sides|sided|hold|holds|held|stood|standing|line|outlook|come down|comes down|find themselves",
  say: "restate*|reiterate*|reaffirm*|voice|voices|voiced|aired|outline*|set forth|told reporters|tell reporters|told the press|tell the press|told journalists|tell journalists|spoken|speak out|spoke out|spoken out|speaking out|say|says|said|saying|state|states that|stated|states|stating|tell|told|comment*|comments|remark*|remarks|statement|statements|declare*|announce*|pronounce*|words|speak about|spoke about|speech|claim*|claims|assert*|argue*|insist*|stress*|mention*|describe*|call it|called it|quoted|quote|quotes|according to|warn*|maintain*|acknowledge*|admit|admits|admitted|admitting|deny|denies|denied|denying|concede*|emphasise*|emphasize*|express*|promise*|pledge*|conclude*|note|noted|notes|report*|have to say|has to say|had to say|public statements|on the record about",
  supports:
    "favourable to|favorable to|favourable|favorable|keen on|receptive to|amenable to|warm to|warmed to|line up behind|lines up behind|lined up behind|lining up behind|rally behind|rallied behind|get behind|got behind|gets behind|stand behind|stands behind|stood behind|stand by|stands by|stood by|stand with|stands with|stood with|side with|sides with|sided with|siding with|throw its weight behind|threw its weight behind|come down in favour of|came down in favour of|insist on|insists on|insisted on|insisting on|lobby for|lobbied for|vote for|voted for|argue for|argued for|argues for|arguing for|plead*|petition for|petitioned for|hold out for|held out for|in agreement with|sympathetic to|ask of|asks of|asked of|asking of|call upon|calls on|called on|calls upon|called upon|calling on|urge upon|appeal to|appeals to|appealed to|press*|take credit|takes credit|took credit|claim credit|claims credit|come out for|came out for|come out in favour of|came out in favour of|support*|back|backs|backed|backing|favour*|favor*|in favour of|in favor of|in support of|supportive of|endorse*|advocate*|advocating|call for|calls for|called for|calling for|call on|press for|pressed for|pressing for|push for|pushes for|pushed for|pushing for|urge*|urging|demand*|want|wants|wanted|seek|seeks|sought|seeking|agree to|agreed to|agrees to|agreeing to|accept*|approve*|approve of|approves of|approved of|welcome*|champion*|is for|are for|be for|pro|proponents|proponents of|supporters|supporters of|backers|backers of|on board with|open to|sign up to|signed up to|behind|committed to|say yes to|said yes to|ask for|asked for|asks for|asking for|propose*|proposed|consent to|consented to|plead for|pleaded for|appeal for|appealed for",
  undecided:
    "undecided|unsure|on the fence|ambivalent|noncommittal|non committal|has not taken a side|have not taken a side|sits on the fence|sit on the fence|hedging|equivocal|neither for nor against",
  opposes:
    "refuse*|refusal|refusal of|come out against|came out against|stand against|stood against|stands against|speak against|spoke against|come out against|came out against|oppose*|opposing|opposition to|against|reject*|rejection of|refuse*|refusal of|rule out|rules out|ruled out|ruling out|resist*|block|blocks|blocked|blocking|say no to|says no to|said no to|dismiss|dismisses|dismissed|dismissing|object to|objects to|objected to|objecting to|anti|opponents|opponents of|turn down|turned down|turns down|hostile to|condemn*|criticise*|criticize*|criticism of|critical of|denounce*|disapprove*|disapprove of|disapproves of|veto|vetoed|say no|said no|unwilling|averse to",
  conditions:
    "under what condition|under which condition|on what condition|on which condition|on condition|set conditions|sets conditions|condition|conditions|precondition|preconditions|under what conditions|under which conditions|on what conditions|under what circumstances|under which circumstances|on what terms|conditional|conditionally|terms|caveats|strings attached|what would it take for|what does it take for",
  moved:
    "develop|developed|change position|changed position|changed its position|changed their position|changed his position|changed her position|change its position|change their position|change its stance|changed its stance|changed stance|change of position|changes in position|change in position|changed its mind|change its mind|changed their mind|changed its tune|changed tack|shift*|soften*|harden*|moved|move|moves|evolve*|evolution|reverse*|reversal|u turn|backtrack*|budge*|walked back|walk back|flip flopped|flipped|go back on|went back on|gone back on|consistent|consistently",
  "over-time":
    "over time|history|previously|in the past|earlier positions|all statements|so far|track record|through time|past positions|past statements",
  compare:
    "compare and contrast|measure up|how do they compare|weigh against|how far apart|far apart|contrast between|compare*|compared|comparison|contrast*|differ|differs|differed|differing|different|differently|difference|differences|versus|vs|v|side by side|set against|stack up|same as|the same|at odds|diverge*|divide*|gap|similar|similarities|in common|part ways|line up with|aligned|align*|apart",
  agree:
    "agreed upon|agreed on|is it agreed|it agreed|is there agreement|there agreement|agreement about|agreement on whether|agreement over|consensus on|consensus about|in agreement|agree|agrees|agreed|disagree|disagrees|disagreed|disagreement|disagreements|see eye to eye",
  changed:
    "change|changes|changed|changing|what is new|new|newly|anything new|is new|what has changed|what changed|latest changes|updated|moved on|different since|added|fresh|newest|new developments|new information|news since|has been added|did i miss|i missed|have i missed|missed",
  count:
    "what number of|what number|how big a|what share|how many|how much|number of|the number of|numbers|number|total|total of|count|tally|figures|figure|statistics|stats|statistic|how high|how large|how big|toll|tolls|amount|amount of|quantity|data|headcount|estimate|estimates|body count|how few|scale|size of|size",
  counter:
    "by which counter|which counter|by what count|who did the counting|by whom were they counted|who is the counter|who provided the figure|who gave the figure|who gave that figure|who gave the number|according to whom|according to who|according to which source|by whose count|by whose account|whose count|whose figures|whose figure|whose number|whose numbers|who counted|who counts|who is counting|who is counting them|counted by whom|says who|who says so|on whose authority|and who says so|and according to whom|by which count",
  harm: "lost their lives|lost their life|lose their lives|lost his life|lost her life|loss of life|deaths|casualties|casualty|fatalities|death toll|dead|the dead|victims|body count|injuries|losses|death|killed and injured|killed or injured|dead and wounded|killed and wounded",
  meet: "by phone|on the phone|over the phone|spoken by phone|spoke by phone|speak by phone|spoken on the phone|spoke on the phone|gather*|convene*|assemble*|came together|come together|hold meetings|held meetings|hold a meeting|held a meeting|holding talks|sat down|sit down|shook hands|shake hands|cross paths|crossed paths|exchange calls|meet|meets|met|meeting|meetings|met with|meet with|meets with|meeting with|talks|talks with|held talks|hold talks|hold talks with|held talks with|have talks|had talks|in talks|speak with|speak to|speaks with|spoke with|spoke to|spoken with|spoken to|speaking with|speaking to|talk with|talk to|talks to|talked with|talked to|talking to|talking with|call with|call between|call|calls|phone call|phone calls|phone*|telephone*|call up|contact|contacts|sit down with|sat down with|saw|summit|summits|encounter*|encounter|get together|got together|confer*|conferred|receive*|received|host|hosts|hosted|hosting|welcomed|negotiate*|negotiations|negotiation|consultations|consult*|readouts",
  attend: "attend*|attendance|participants|participant|participate*|take part|took part|taken part|was at|were at|present at",
  visit:
    "visit|visits|visited|visiting|trip|trips|travel|travels|traveled|travelled|travelling|traveling|tour|tours|toured|go to|goes to|went to|gone to|go|went|fly to|flew to|fly|flew|arrive*|arrive in|stopover|itinerary|come to|came to|been to|journey|in person",
  discuss:
    "discuss*|discussion|discussions|talk about|talks about|talked about|talking about|spoke about|agenda|on the agenda|topics|topic|subject|subjects|bring up|brought up|raise|raised|come up|came up|covered",
  disputed:
    "retract*|recant*|disavow*|take back|takes back|took back|taken back|reverse itself|reversed itself|contradict itself|contradicted itself|explained|different numbers|different figures|different counts|conflicting numbers|conflicting figures|story|stories|explanation|explanations|competing explanations|disputed|disagreement|disagreements|disagreement over|disagreement about|disagree about|disagree over|dispute|disputes|contested|contest|contradict*|contradiction|contradictions|contradictory|conflicting|conflicting accounts|conflicting reports|conflicting claims|conflicting versions|competing claims|competing accounts|competing versions|rival claims|rival accounts|rival versions|accounts differ|reports differ|versions differ|accounts|account|versions|version|both sides say|each side say|each side says|both sides|the two sides|sides say|who says what|in dispute|under dispute|at issue|controversy|controversies|controversial|disagreed on|sources disagree|sources differ|not agree|do not agree|does not agree|do the accounts agree|do accounts agree|differing accounts|different accounts|different versions|contention|conflict|conflicts|points of contention|conflict|conflicts|challenged|disagree about what happened|denials|denial",
  responsible:
    "responsible|responsible for|responsibility|responsibility for|to blame|to blame for|blame|blamed|blames|blaming|at fault|behind the|culprit|perpetrator|perpetrators|caused|cause|cause of|causes|causing|brought about",
  unknown:
    "is it settled|is it settled what|is it settled who|is it settled whether|been settled|is it decided|been decided|is it determined|been determined|is it clear|is it clear what|is it clear who|is it known what|is it known who|is it known how|not answered|still not answered|not yet answered|gaps in our knowledge|gaps in knowledge|gaps in the record|been established who|been established what|been established whether|has it been established|do we know if|do we know whether|is it known if|is it known whether|is it clear if|is it clear whether|do we still not know|still not know|establish who|yet to emerge|is that known|is it known|is this known|known yet|remains to be seen|remain to be answered|remains unanswered|remain unanswered|nobody has established|still to be established|up in the air|left open|is left open|not known|not know|not yet know|unknown|unknowns|unclear|not clear|not yet clear|open question|open questions|open issues|unanswered|unanswered questions|unresolved|unresolved questions|remain unclear|remains unclear|remain unknown|remains unknown|remain open|remains open|still open|still unclear|still unknown|do not we know|do we not know|we do not know|not yet known|not been established|not established|unconfirmed|uncertain|uncertainties|uncertainty|not confirmed|not been confirmed|gaps|gap in our knowledge|knowledge gaps|blanks|missing from the record|questions remain|questions remaining|questions are open|questions are unanswered|left to find out|nobody knows|no one knows|yet to be established|not been answered|information gaps|questions|what we do not know|not on record|not sure",
  sources:
    "sources|source list|outlets|outlet|publishers|publisher|publications|newspapers|media|where do you get|where did you get|where do you get your information|where are you getting|references|reference list|bibliography|citations|which source|what source|which sources|what sources|based on what|what is it based on|what are you basing",
  evidence:
    "how do we know|how do we know that|how do you know|how do you know that|how is it known|how is it known that|how can we know|on what basis do we say|on what basis do we say that|on what basis do you say|on what basis do you say that|on what basis is it said|on what basis is it said that|what is the basis for|what is the basis for saying|what backs up|what backs the claim|which records name|what records name|which records are about|which records hold|what records are about|which articles say|what supports the claim|which text says|what text says|which texts say|which article says|which report says|which records mention|what records mention|which records say|which record says|where was it published|where was it published that|where was it reported|where was it reported that|where did you read|come from|comes from|came from|coming from|get from|source|source for|source of|sourced|sourced from|evidence|evidence for|evidence of|evidence that|proof|proof of|proof that|prove*|origin|origin of|originate*|original source|citation for|citation|basis for|basis of|back that up|backs up|verified|verify|verifies|who reported|who is reporting|who wrote|who published|first reported|reported by|where is it from|where is that from|traced to|trace back|is it true|is it true that|is it correct that|true that|confirm*|confirmation|corroborate*",
  outside:
    "happens next|happen next|what next|comes next|come next|do you support|do you oppose|do you back|do you agree|do you prefer|do you like|are you for|are you against|whose side are you|should|ought|ought to|best|better|worst|worse|right to do|is right|are right|was right|were right|in the right|wrong|morally|moral|immoral|fair|unfair|justified|unjustified|guilty|innocent|good|bad|evil|recommend*|advise*|advice|do you think|do you believe|do you feel|your opinion|your view|in your opinion|your take|predict*|prediction|predictions|forecast|forecasts|will|going to|about to|gonna|likely|unlikely|probable|probably|probability|chance|chances|odds|bet|expect*|expected|prospects|prospect|win|wins|winning|winner|lose|loses|losing|loser|succeed|fail|fails|succeeded|failed|hypothetical|hypothetically|what if|imagine|guess|smart|stupid|wise|legal|illegal|lawful|unlawful|proportionate|disproportionate|effective|trustworthy|reliable|honest|lying|liar|lie|lies|in the future|how long will|when will|will there be|solve|resolve the|fix|worth|important|significant|dangerous|safe|most|least|more likely|popular|deserve*|credible",
  modal: "would|could|might|may|can|shall|must|cannot",
  class:
    "ppl|folk|countries|country|states|state actors|nations|nation|governments|government|actors|actor|parties|party|players|side|groups|group|armed groups|militias|organisations|organizations|organisation|organization|ngos|agencies|charities|leaders|leader|officials|official|politicians|people|person|persons|blocs|bloc|capitals|diplomats",
  not: "not|no|never|none|neither|nor|nobody|nothing|without|except|except for|excluding|other than|besides|apart from|rather than|instead of|hardly|barely|lack|lacks|fail to|failed to",
  limit:
    "only|solely|exclusively|no longer|not yet|just the|alone|at least|at most|more than|less than|fewer than|no more than|unlike|despite|nearly|almost|half|majority|most of|twice|per cent|percent",
  and: "and|as well as|along with|together with|plus|&|also",
  or: "or",
  pronoun:
    "it|they|them|he|she|him|her|his|hers|their|theirs|its|those|these|this|that|there|the two|the same thing|one another|each other|both of them|same",
  order:
    "first|last|most recently|most recent|recently|recent|latest time|last time|first time|the last time|the first time|next|again|earliest|how often|how many times|times|often|ever|yet|already",
  relative:
    "in the wake of|in the aftermath of|ahead of|in the run up to|leading up to|right after|soon after|shortly after|immediately after|right before|shortly before|before|after|prior to|following|until|till",
  "follow-up": "what about|how about|and what about|and how about|same for|and for|same question for|also for|what of",
  prep: "in|at|on|about|regarding|concerning|towards|toward|over|of|for|from|to|by|with|between|among|amongst|into|inside|near|within|around|across|when it comes to|with regard to|with respect to|in relation to|in terms of|as for|on the subject of|on the issue of|on the question of|on the matter of|on the topic of|the issue of|the question of|the matter of|the subject of|issue|issues|question of|matter|re|through|via|during|amid|throughout|outside|onto|as",
  stop: "line up|lines up|lined up|lining up|amount to|amounts to|amounted to|for the record|for reference|for context|for background|for clarity|fact check|fact checking|factcheck|fyi|quick one|quick check|just checking|double checking|checking|our desk needs|our desk|desk needs|the desk needs|my desk|desk note|note|note on|file|the file|confrontation|confrontation between|standoff|stand off|standoff between|showdown|tensions between|hostilities between|asap please|pls|plz|if possible|as far as is known|as far as we know|as far as you know|on paper|in writing|verbatim please|word for word|in so many words|in public|in private|privately|exact|exactly when|exactly what|exactly who|exactly how many|exactly where|precise|accurate|accurately|correct|correctly|right number|to be clear|to be precise|to be exact|strictly|simply|merely|literally|thus far|as things stand|as it stands|as of today|these days|of late|lately|at all|whatsoever|as such|per se|in fact|indeed|ever actually|hear about|dug up|dig up|look up|looking up|looking into|working on|writing about|writing on|a piece on|story on|an article on|i am writing|we are writing|we are working on|i am working on|in particular|notably|deadline|on deadline|urgent|urgently|in a hurry|involving|surrounding|featuring|newest first|for our morning meeting|our morning meeting|morning meeting|for our meeting|for the meeting|for my meeting|for the morning call|for my boss|for my editor|for the minister|points|crisis over|the crisis over|dates please|gm|would be grateful|i would be grateful for|would be grateful for|grateful|would appreciate|i would appreciate|dossier|dossiers|rely|rely on|we rely on|thx|ta|full|complete|comprehensive|detailed|lengthy|concise|succinct|full length|morning|afternoon|evening|one paragraph|in one paragraph|paragraph|one page|short version|the short version|brief version|long version|full version|in a nutshell|nutshell|in connection with|in connection|connection|or not|oldest first|newest first|oldest|newest|meant|name those|name the|name all|name|all of it|quick version|on this|so what|right then|cheers|anyway|folks|guys|everyone there|in short order|one liner|tldr|tl dr|asap|real quick|roughly|approximately|altogether|in all|in total|attach|attached|attaches|lay down|laid down|lays down|under|no doubt|any word on|any word of|any word|word on|given|give|gave|gives|giving|provided|provides|offered|offers|put forward|puts forward|set out|sets out|laid out|cited|cites|exist|exists|existing|got|so far as|regards|involves|apparently|basically|precise|particular|particularly|latter|former|concerned|yet to|come|came|comes|ending up|end up|ended up|a|an|the|be|been|being|am|i|me|we|us|you|your|our|my|mine|please|kindly|thanks|thank you|thank|cheers|hi|hello|hey|dear|good morning|good afternoon|good evening|ok|okay|well|so|then|just|quick|quickly|quick question|question|could you|can you|would you|will you|could i|can i|may i|could we|can we|would like to know|would like|i would like to know|want to know|i want to know|i need to know|need to know|i need|need|i am looking for|i am wondering|i was wondering|wondering|wonder|if you could|do you know|do you have|do you happen to know|happen to know|any idea|let me know|let us|let|tell me|tell us|tell|give me|give us|give|show me|show us|show|list|list all|find|find out|find me|get|get me|got|explain|explain to me|help me understand|help me|help|remind me|remind us|put together|prepare|write|send me|send|provide|provide me with|pull up|bring up for me|asking|ask|curious|interested in|interested|in knowing|to know|know|like to|currently|now|right now|at the moment|at present|presently|at this point|at this time|still|to date|up to now|exactly|precisely|actually|really|specifically|officially|official|publicly|public|formally|clearly|some|any|all|both|every|each|main|key|major|overall|general|generally|in general|whole|complete|short|there is|there are|is there|are there|was there|were there|has there been|have there been|there was|there were|that have|that has|which have|who have|more|further|else|much|very|also|too|here|respective|respectively|various|different|several|certain|kind|sort|type|thing|things|stuff|matter of|terms of|case|part|regard|the fact|fact|say about it|ones|one|own|current|present|existing|stated|known|made|make|makes|making|put|puts|doing|done|use|used|using|yes|yeah|hmm|um|uh|man|mate|team|desk|bot|readout|record|the record|on the record|recorded|reported|been reported|is reported|was reported|are reported|reportedly|reporting|alleged|allegedly|said to have|if|whether|than|while|where it|regarding it|actual|sum|recorded so far|date|dates|day|days|time|place|places|moment|related to|relating to|concerns|hear|heard|read|someone tell me|anyone know|does anyone know|anybody know|out|up|down|off|across all|available|in detail|in brief|in short|briefly|in full|everything about",
  bot: "who are you|what are you|your name|what can you do|how do you work|are you a bot|are you human|who made you|how old are you|can you help",
};
