/**
 * CAMEO event codes 10 to 20, in the notation of `CAMEO_WORDS`. For 105 to 108 the published lists of labels differ, so that the words
 * say no more than all of them bear out.
 */
export const CAMEO_WORDS_HOSTILE = `
100|request||made demands{ of R}
101|request|assist|demanded cooperation or information{ from R}
1011|request|assist|demanded economic cooperation{ from R}
1012|request|assist|demanded military cooperation{ from R}
1013|request|assist|demanded judicial cooperation{ from R}
1014|request|assist|demanded intelligence cooperation{ from R}
102|request|assist|demanded diplomatic support{ from R}
103|request|assist|demanded aid, protection or peacekeeping{ from R}
1031|request|assist|demanded economic aid{ from R}
1032|request|assist|demanded military aid{ from R}
1033|request|assist|demanded humanitarian aid{ from R}
1034|request|assist|demanded military protection or peacekeeping{ from R}
104|request|change|demanded political reform{ from R}
1041|request|change|demanded a change of leadership{ from R}
1042|request|change|demanded a change of policy{ from R}
1043|request|change|demanded rights{ from R}
1044|request|change|demanded a change of institutions{ from R}
105|request|change|demanded concessions{ of R}
1051|request|yield|demanded an easing of administrative sanctions{ from R}
1052|request|yield|demanded an easing of dissent{ from R}
1053|request|yield|demanded a release of people or property{ from R}
1054|request|yield|demanded an easing of economic sanctions, a boycott or an embargo{ from R}
1055|request|yield|demanded{ of R} that international involvement be allowed
1056|request|yield|demanded military de-escalation{ from R}
106|request|meet|demanded steps{ of R} in a dispute
107|request|meet|demanded{ of R} an end to a dispute
108|request|meet|demanded talks{ with R}
110|accuse|disapprove|expressed disapproval{ of R}
111|accuse|disapprove|criticised or denounced {R|somebody}
112|accuse|disapprove|accused {R|somebody}
1121|accuse|allege|accused {R|somebody} of crime or corruption
1122|accuse|allege|accused {R|somebody} of abuses of human rights
1123|accuse|allege|accused {R|somebody} of aggression
1124|accuse|allege|accused {R|somebody} of war crimes
1125|accuse|allege|accused {R|somebody} of espionage or treason
113|accuse|disapprove|rallied opposition against {R|somebody}
114|accuse|allege|complained officially{ of R}
115|accuse|allege|brought a lawsuit{ against R}
116|accuse|disapprove|found {R|somebody} guilty or liable
120|reject||rejected {R|a proposal}
121|reject|assist|rejected material cooperation{ with R}
1211|reject|assist|rejected economic cooperation{ with R}
1212|reject|assist|rejected military cooperation{ with R}
1213|reject|assist|rejected judicial cooperation{ with R}
1214|reject|assist|rejected intelligence cooperation{ with R}
122|reject|assist|rejected a request{ of R} for material aid
1221|reject|assist|rejected a request{ of R} for economic aid
1222|reject|assist|rejected a request{ of R} for military aid
1223|reject|assist|rejected a request{ of R} for humanitarian aid
1224|reject|assist|rejected a request{ of R} for military protection or peacekeeping
123|reject|change|rejected a request{ of R} for political reform
1231|reject|change|rejected a request{ of R} for a change of leadership
1232|reject|change|rejected a request{ of R} for a change of policy
1233|reject|change|rejected a request{ of R} for rights
1234|reject|change|rejected a request{ of R} for a change of institutions
124|reject|change|refused to yield{ to R}
1241|reject|change|refused to ease administrative sanctions{ on R}
1242|reject|change|refused to ease dissent{ against R}
1243|reject|yield|refused to release people or property{ to R}
1244|reject|yield|refused to ease economic sanctions, a boycott or an embargo{ on R}
1245|reject|yield|refused to allow international involvement{ by R}
1246|reject|yield|refused to de-escalate militarily{ towards R}
125|reject|meet|rejected a proposal to meet or negotiate{ with R}
126|reject|meet|rejected mediation{ by R}
127|reject|meet|rejected a plan to settle a dispute{ with R}
128|reject|yield|defied norms or law{, towards R}
129|reject|yield|vetoed a proposal{ of R}
130|threaten||threatened {R|somebody}
131|threaten||threatened {R|somebody} without force
1311|threaten|relations|threatened to reduce or stop aid{ to R}
1312|threaten|restrict|threatened {R with }a boycott, an embargo or sanctions
1313|threaten|relations|threatened to reduce or break relations{ with R}
132|threaten|ban|threatened {R with }administrative sanctions
1321|threaten|political|threatened to restrict political freedoms{ of R}
1322|threaten|ban|threatened to ban political parties or politicians{ of R}
1323|threaten|restrict|threatened {R with }a curfew
1324|threaten|restrict|threatened {R with }a state of emergency or martial law
133|threaten|relations|threatened {R with }protest
134|threaten|relations|threatened to halt negotiations{ with R}
135|threaten|relations|threatened to halt mediation{ with R}
136|threaten|expel|threatened to halt international involvement{ by R}
137|threaten|violence|threatened {R with }violent repression
138|threaten|violence|threatened {R with }military force
1381|threaten|restrict|threatened {R with }a blockade
1382|threaten|territory|threatened {R with }occupation
1383|threaten|violence|threatened {R with }unconventional violence
1384|threaten|violence|threatened {R with }a conventional attack
1385|threaten|violence|threatened {R with }weapons of mass destruction
139|threaten|relations|gave{ R} an ultimatum
140|protest||engaged in political dissent{ against R}
141|protest|demo|demonstrated or rallied{ against R}
1411|protest|demo|demonstrated{ against R} for a change of leadership
1412|protest|demo|demonstrated{ against R} for a change of policy
1413|protest|demo|demonstrated{ against R} for rights
1414|protest|demo|demonstrated{ against R} for a change of institutions
142|protest|hunger|went on hunger strike{ against R}
1421|protest|hunger|went on hunger strike{ against R} for a change of leadership
1422|protest|hunger|went on hunger strike{ against R} for a change of policy
1423|protest|hunger|went on hunger strike{ against R} for rights
1424|protest|hunger|went on hunger strike{ against R} for a change of institutions
143|protest|boycott|held a strike or boycott{ against R}
1431|protest|boycott|held a strike or boycott{ against R} for a change of leadership
1432|protest|boycott|held a strike or boycott{ against R} for a change of policy
1433|protest|boycott|held a strike or boycott{ against R} for rights
1434|protest|boycott|held a strike or boycott{ against R} for a change of institutions
144|protest|obstruct|blocked or obstructed passage{, against R}
1441|protest|obstruct|obstructed passage{, against R,} for a change of leadership
1442|protest|obstruct|obstructed passage{, against R,} for a change of policy
1443|protest|obstruct|obstructed passage{, against R,} for rights
1444|protest|obstruct|obstructed passage{, against R,} for a change of institutions
145|protest|riot|protested violently or rioted{ against R}
1451|protest|riot|protested violently{ against R} for a change of leadership
1452|protest|riot|protested violently{ against R} for a change of policy
1453|protest|riot|protested violently{ against R} for rights
1454|protest|riot|protested violently{ against R} for a change of institutions
150|mobilize||demonstrated military or police power{ towards R}
151|mobilize|police|raised its police alert{ towards R}
152|mobilize|troops|raised its military alert{ towards R}
153|mobilize|police|mobilised or increased police power{ towards R}
154|mobilize|troops|mobilised or increased armed forces{ towards R}
160|sanction||reduced relations{ with R}
161|sanction|withdraw|reduced or broke diplomatic relations{ with R}
162|sanction|discontinue|reduced or stopped aid{ to R}
1621|sanction|discontinue|reduced or stopped economic assistance{ to R}
1622|sanction|discontinue|reduced or stopped military assistance{ to R}
1623|sanction|discontinue|reduced or stopped humanitarian assistance{ to R}
163|coerce|restrict|imposed an embargo, a boycott or sanctions{ on R}
164|sanction|withdraw|halted negotiations{ with R}
165|sanction|withdraw|halted mediation{ with R}
166|sanction|expel|expelled or withdrew {R|personnel}
1661|sanction|expel|expelled or withdrew peacekeepers{ of R}
1662|sanction|expel|expelled or withdrew inspectors or observers{ of R}
1663|sanction|expel|expelled or withdrew aid agencies{ of R}
170|coerce||coerced {R|somebody}
171|coerce|seize|seized or damaged property{ of R}
1711|coerce|seize|confiscated property{ of R}
1712|assault|seize|destroyed property{ of R}
172|coerce|restrict|imposed administrative sanctions{ on R}
1721|coerce|restrict|restricted political freedoms{ of R}
1722|coerce|ban|banned political parties or politicians{ of R}
1723|coerce|curfew|imposed a curfew{ on R}
1724|coerce|martial-law|imposed a state of emergency or martial law{ on R}
173|coerce|arrest|arrested, detained or charged {P|somebody}
174|coerce|deport|expelled or deported {R|people}
175|assault||used violent repression{ against R}
180|assault||used unconventional violence{ against R}
181|assault|abduct|abducted or took hostage {P|somebody}, or hijacked a vehicle
182|assault|beat|physically assaulted {P|somebody}
1821|assault|sexual|sexually assaulted {P|somebody}
1822|assault|torture|tortured {P|somebody}
1823|assault||killed {P|somebody} by physical assault
183|assault|suicide-attack|carried out a non-military bombing{ against R}
1831|assault|suicide-attack|carried out a suicide bombing{ against R}
1832|assault|explosives|carried out a car bombing{ against R}
1833|assault|explosives|carried out a roadside bombing{ against R}
184|assault|abduct|used {P|people} as a human shield
185|assault|assassinate|attempted to assassinate {P|somebody}
186|assault|assassinate|assassinated {P|somebody}
190|assault||used military force{ against R}
191|coerce|restrict|imposed a blockade or restricted movement{ of R}
192|coerce|seize|occupied territory{ of R}
193|assault|firearms|fought{ R} with small arms
194|assault|heavy-weapons|fought{ R} with artillery or tanks
195|assault|heavy-weapons|used aerial weapons{ against R}
196|assault||violated a ceasefire{ with R}
200|assault|massacre|used mass violence{ against R}
201|assault|cleansing|engaged in mass expulsion{ of R}
202|assault|massacre|engaged in mass killings{ of R}
203|assault|cleansing|engaged in ethnic cleansing{ of R}
204|assault|unconventional|used weapons of mass destruction{ against R}
2041|assault|unconventional|used chemical, biological or radiological weapons{ against R}
2042|assault|unconventional|detonated nuclear weapons{ against R}
`;
