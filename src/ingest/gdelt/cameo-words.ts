/**
 * CAMEO event codes 01 to 09 in English: code, PLOVER type, PLOVER mode, and the verb phrase that tells it. In braces stands what is said where
 * the other side, R, is named, and after a bar what is said where it is not. Types and modes follow the published conversion of CAMEO to
 * PLOVER; it has none for 01, which is a statement here, and 02, which is a request.
 */
export const CAMEO_WORDS = `
010|statement||made a statement{ concerning R}
011|statement||declined to comment{ on R}
012|statement||commented pessimistically{ on R}
013|statement||commented optimistically{ on R}
014|statement||considered a policy option{ concerning R}
015|statement||acknowledged or claimed responsibility{ before R}
016|reject||denied responsibility{ before R}
017|statement||took part in a symbolic act{ concerning R}
018|statement||expressed sympathy{ for R}
019|statement||expressed accord{ with R}
020|request||appealed{ to R}
021|request|assist|appealed{ to R} for material cooperation
0211|request|assist|appealed{ to R} for economic cooperation
0212|request|assist|appealed{ to R} for military cooperation
0213|request|assist|appealed{ to R} for judicial cooperation
0214|request|assist|appealed{ to R} for intelligence
022|request|assist|appealed{ to R} for diplomatic support
023|request|assist|appealed{ to R} for aid
0231|request|assist|appealed{ to R} for economic aid
0232|request|assist|appealed{ to R} for military aid
0233|request|assist|appealed{ to R} for humanitarian aid
0234|request|assist|appealed{ to R} for military protection or peacekeeping
024|request|change|appealed{ to R} for political reform
0241|request|change|appealed{ to R} for a change of leadership
0242|request|change|appealed{ to R} for a change of policy
0243|request|change|appealed{ to R} for rights
0244|request|change|appealed{ to R} for a change of institutions
025|request|yield|appealed{ to R} to yield
0251|request|yield|appealed{ to R} to ease administrative sanctions
0252|request|yield|appealed{ to R} to ease dissent
0253|request|yield|appealed{ to R} to release people or property
0254|request|yield|appealed{ to R} to ease economic sanctions, a boycott or an embargo
0255|request|yield|appealed{ to R} to allow international involvement
0256|request|yield|appealed{ to R} to de-escalate militarily
026|request|meet|appealed{ to R} for a meeting or negotiations
027|request|meet|appealed{ to R} to settle a dispute
028|request|meet|appealed{ to R} to accept mediation
030|agree||expressed an intent to cooperate{ with R}
031|agree||expressed an intent to cooperate materially{ with R}
0311|agree||expressed an intent to cooperate economically{ with R}
0312|agree||expressed an intent to cooperate militarily{ with R}
0313|agree||expressed an intent to cooperate{ with R} in judicial matters
0314|agree||expressed an intent to share intelligence{ with R}
032|agree||expressed an intent to give{ R} diplomatic support
033|agree||expressed an intent to give{ R} material aid
0331|agree||expressed an intent to give{ R} economic aid
0332|agree||expressed an intent to give{ R} military aid
0333|agree||expressed an intent to give{ R} humanitarian aid
0334|agree||expressed an intent to give{ R} military protection or peacekeeping
034|agree||expressed an intent to reform politically{, towards R}
0341|agree||expressed an intent to change the leadership{, towards R}
0342|agree||expressed an intent to change policy{, towards R}
0343|agree||expressed an intent to grant rights{ to R}
0344|agree||expressed an intent to change institutions{, towards R}
035|agree||expressed an intent to yield{ to R}
0351|agree||expressed an intent to ease administrative sanctions{ on R}
0352|agree||expressed an intent to ease dissent{ against R}
0353|agree||expressed an intent to release people or property{ to R}
0354|agree||expressed an intent to ease economic sanctions, a boycott or an embargo{ on R}
0355|agree||expressed an intent to allow international involvement{ by R}
0356|agree||expressed an intent to de-escalate militarily{ towards R}
036|agree||expressed an intent to meet or negotiate{ with R}
037|agree||expressed an intent to settle a dispute{ with R}
038|agree||expressed an intent to accept mediation{ by R}
039|agree||expressed an intent to mediate{ with R}
040|consult||consulted{ with R}
041|consult|phone|talked by telephone{ with R}
042|consult|visit|made a visit{ to R}
043|consult|visit|hosted a visit{ by R}
044|consult|third-party|met{ R} in a third place
045|consult||mediated{ with R}
046|consult||negotiated{ with R}
050|support||cooperated diplomatically{ with R}
051|support||praised or endorsed {R|somebody}
052|support||defended {R|somebody} in words
053|support||rallied support for {R|somebody}
054|support||granted{ R} diplomatic recognition
055|support||apologised{ to R}
056|support||forgave {R|somebody}
057|support||signed a formal agreement{ with R}
060|cooperate||cooperated materially{ with R}
061|cooperate||cooperated economically{ with R}
062|cooperate||cooperated militarily{ with R}
063|cooperate||cooperated{ with R} in judicial matters
064|cooperate||shared intelligence or information{ with R}
070|aid||provided aid{ to R}
071|aid||provided economic aid{ to R}
072|aid||provided military aid{ to R}
073|aid||provided humanitarian aid{ to R}
074|aid||provided military protection or peacekeeping{ to R}
075|aid||granted asylum{ to R}
080|concede||yielded{ to R}
081|concede||eased administrative sanctions{ on R}
0811|concede||eased restrictions on political freedoms{ of R}
0812|concede||eased a ban on political parties or politicians{ of R}
0813|retreat||eased a curfew{ on R}
0814|retreat||eased a state of emergency or martial law{ for R}
082|concede||eased political dissent{ against R}
083|concede||acceded to demands{ of R} for political reform
0831|concede||acceded to demands{ of R} for a change of leadership
0832|concede||acceded to demands{ of R} for a change of policy
0833|concede||acceded to demands{ of R} for rights
0834|concede||acceded to demands{ of R} for a change of institutions
084|retreat||returned or released people or property{ to R}
0841|retreat|release|returned or released {R|people}
0842|retreat|return|returned or released property{ to R}
085|retreat|ease|eased economic sanctions, a boycott or an embargo{ on R}
086|retreat|access|allowed international involvement{ by R}
0861|retreat|access|received peacekeepers{ of R}
0862|retreat|access|received inspectors{ of R}
0863|retreat|access|allowed the delivery of humanitarian aid{ by R}
087|retreat|disarm|de-escalated militarily{ towards R}
0871|retreat|ceasefire|declared a truce or ceasefire{ with R}
0872|retreat|withdraw|eased a military blockade{ of R}
0873|retreat|disarm|demobilised armed forces{, towards R}
0874|retreat|disarm|retreated or surrendered militarily{, towards R}
090|accuse|investigate|investigated {R|a matter}
091|accuse|investigate|investigated {R for }crime or corruption
092|accuse|investigate|investigated {R for }abuses of human rights
093|accuse|investigate|investigated military action{ by R}
094|accuse|investigate|investigated {R for }war crimes
`;
