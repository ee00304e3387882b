/** Ways of speaking that tell who acts, whether it happens at all, and when, in five languages at once; on texts without marks on their letters, in lower case. */
const KINDS: readonly (readonly [name: string, said: RegExp])[] = [
  [
    'somebody first',
    /^(?:my|our|his|her|their|the|mein\w*|unser\w*|mi|mis|nuestr\w+|mon|ma|mes|notre|nos|meus?|minhas?|nossos?|nossas?) (?:little |big |kleine\w? |grosse\w? |petite? )?(?:sisters?|brothers?|mom|mum|mother|dad|father|parents|wife|husband|partner|son|daughter|kids?|child|children|boss|manager|neighbou?rs?|friends?|cousins?|aunt|uncle|grandm\w+|grandp\w+|room-?mates?|flatmate|colleagues?|co-?workers?|teacher|doctor|team|girlfriend|boyfriend|schwester|bruder|mutter|mama|vater|papa|eltern|frau|mann|sohn|tochter|kinder?|chef\w*|nachbar\w*|freund\w*|oma|opa|tante|onkel|kolleg\w*|herman[oa]s?|madre|padre|mama|papa|padres|mujer|marido|hij[oa]s?|jef[ea]|vecin[oa]s?|amig[oa]s?|prim[oa]s?|abuel[oa]s?|ti[oa]s?|companer\w+|soeur|frere|mere|pere|parents|femme|mari|fils|fille|enfants|patron\w*|voisine?s?|amie?s?|cousine?s?|mamie|papi|tante|oncle|colocs?|collegues?|irma|irmas|irmao|irmaos|mae|pai|pais|esposa|filh[oa]s?|chefe|vizinh[oa]s?|prim[oa]|avo|vo|tias?|tios?|colegas?|namorad[oa]) /u,
  ],
  [
    'somebody else will',
    /(?:^|[.,!?:;] |\b(?:and|but|that|und|aber|dass|y|pero|que|et|mais|e|mas) )(?:(?:my|our|his|her|their|the|a|an|this|that|every|mein\w*|unser\w*|der|die|das|mi|mis|nuestr\w+|el|la|los|las|mon|ma|mes|notre|le|les|meu|minha|meus|minhas|nosso|nossa|o|a|os|as) )(?!goal|plan|aim|task|promise|week|ziel|plan|vorsatz|meta|objetivo|objectif|but|month|weekend|one thing)[\p{L}'-]+ (?:[\p{L}'-]+ )?(?:will|wants?|is|are|isn't|was|were|has|have|had|does|did|goes|comes|says|said|thinks|needs?|likes?|keeps?|makes?|gets|got|gonna|wouldn't|would|told|asked|meinte|sagt|sagte|will|wird|hat|ist|muss|kommt|geht|macht|findet|va|van|dice|dijo|quiere|tiene|esta|viene|quedo|quiso|puede|veut|doit|dit|passe|part|vient|arrive|fait|est|a|vai|vao|quer|disse|tem|ta|foi|vem|fica|chega)\b/u,
  ],
  [
    'pronoun of others',
    /(?:^|[.,!?:;] )(?:he|she|they|it|you|everyone|everybody|people|nobody|someone|somebody|er|sie|es|man|jeder|alle|ihr|el|ella|ellos|ellas|todos|nadie|la gente|il|elle|ils|elles|on|tout le monde|personne|ele|ela|eles|elas|todo mundo|ninguem|voce|voces)\b/u,
  ],
  [
    'somebody said',
    /\b(?:said|says|told me|asked me|thinks (?:i|we)|as my \w+ says|always say|meinte|sagte?|hat gesagt|dice que|dijo|ha dicho|dit que|a dit|disse|falou|diz que)\b/u,
  ],
  [
    'if it were',
    /\b(?:if only|i wish|^wish|would have|would've|could have|could've|should have|should've|if i (?:had|were|was|could|didn't)|wenn ich (?:.* )?(?:hatte|ware|konnte|musste)|wurde? ich|hatte ich|musste (?:ich|man) (?:eigentlich|mal|ja)|eigentlich (?:musste|sollte)|si (?:tuviera|pudiera|fuera|tendria)|ojala|me gustaria|quien pudiera|si j avais|si j'avais|si j'etais|j'aimerais|j aimerais|je \p{L}+erais\b|si je pouvais|se eu (?:tivesse|pudesse|fosse)|queria (?:tanto )?(?:ter|ser|poder)|quem me dera|(?:i|we)'d love to)\b/u,
  ],
  ['one day', /\b(?:one day|some ?day|who knows|in another life|eines tages|irgendwann|algun dia|un jour|um dia|ever since|sigh|seufz)\b/u],
  [
    'as a rule',
    /\b(?:usually|normally|always|in general|back in|used to|when i was|in the old days|every time i|normalerweise|meistens|fruher|immer|siempre|antes (?:iba|hacia|corria|leia|\p{L}+aba|\p{L}+ia)|normalmente|de costumbre|avant je|d'habitude|d habitude|toujours|en general|sempre|antigamente|geralmente|costumo|quando eu era)\b/u,
  ],
  [
    'refuses to promise',
    /\b(?:not (?:going to|gonna|promising|committing|planning)|won't (?:promise|commit|make it|be able|manage)|don't (?:want|feel like|plan)|no plans|nothing planned|no promises?|can't promise|can't commit|verspreche nichts|nichts versprechen|kein\w* (?:lust|plan|plane|bock)|will (?:heute )?nicht\b|no (?:voy a|quiero) (?:prometer|comprometer)\w*|no prometo|sin planes|no tengo ganas|je ne promets|pas envie|je promets rien|aucun plan|nao vou prometer|nao prometo|sem planos|sem vontade)\b/u,
  ],
  [
    'has it behind',
    /\b(?:check(?:ed)?$|: check\b|complete$|completed\b|task complete|in the (?:bank|bag|books)|done and dusted|as promised|reporting in|report:|fail(?:ed)?[.!]|mission|last ni(?:ght|te)|(?:\d+|all) (?:out )?of (?:the )?\d+|wie versprochen|wie geplant|geschafft|erledigt|abgehakt|heute (?:fruh|morgen) schon|como prometi\w*|como prometido|listo|cumplid\w|seguid\w+s? sin|comme prevu|comme promis|c'est fait|c est fait|ce matin|mission accomplie|feit\w|pag\w$|cumprid\w|entregue|consegui|hoje nao rolou)\b/u,
  ],
  [
    'counts up',
    /\b(?:day|tag|dia|jour|week|woche|semana) (?:#|no )?\d+(?: (?:of|in|done|down|von|de|sur|sem|sin))?\b|\b\d+(?:st|nd|rd|th|er|eme|o)? (?:day|week|time) in a row\b|\b\w+ (?:days|weeks|tage|wochen|dias|semanas|jours|semaines) (?:straight|in a row|clean|sober|am stuck|seguid\w+|d'affilee|sans|sin|sem|ohne)\b/u,
  ],
  ['hedges', /\b(?:maybe|perhaps|might|vielleicht|quizas?|tal vez|peut etre|peut-etre|talvez)\b/u],
  [
    'i will now',
    /\b(?:i'?ll|i will|i'm (?:going to|gonna|off to|doing|starting)|im (?:gonna|off to|going to)|i (?:do|finish|start|write|read|go|am doing|have to|need to|gotta|must|promise|commit)|we'?re \p{L}+ing|hold me to|let's do|ich (?:werde|mache|muss|fange|lese|schreibe|gehe|hole|bringe)|(?:mach|ruf|geh|hol|schreib|les|bring|fang)e? ich|nimm mich beim wort|voy a|hago|os traigo|me pongo|prometo|tengo que|je (?:vais|fais|dois|termine|m'engage|commence|finis|rends|passe a)|vou|faco|entrego|fica assim|preciso)\b/u,
  ],
  [
    'a plan with a name',
    /\b(?:one thing|resolution|promise|goal|my plan|mission|to-?do|on my list|commitment|accountability|vorsatz|ziel|aufgabe|meta|objetivo|proposito|objectif|resolution|defi|desafio)s?(?: \p{L}+){0,4}(?::| is | ist | es | est | e | - )/u,
  ],
  [
    'whatever happens',
    /\b(?:whatever happens|no matter what|no excuses|for real|i swear|hold me|rain or shine|egal was|ohne ausrede\w*|sin excusas|si o si|sin falta|quoi qu'il arrive|sans faute|sem falta|sem desculpas?|custe o que custar)\b/u,
  ],
  [
    'ahead',
    /\b(?:today|tonight|tomorrow|tmrw|tmr|2nite|this (?:week|weekend|evening|afternoon)|by (?:\w+day|noon|midnight|the \d+|\d+)|until|next week|lunchtime|heute|morgen|bis|am (?:\w+tag|wochenende)|diese woche|jetzt|gleich|hoy|manana|esta (?:noche|tarde|semana)|antes del?|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|aujourd hui|aujourd'hui|demain|ce soir|cette semaine|avant|d'ici|hoje|amanha|ate|esta semana|essa semana)\b/u,
  ],
  [
    'behind',
    /\b(?:yesterday|ago|last (?:night|week|month|time|year|\w+day)|this morning|gestern|vorgestern|letzte\w*|ayer|anoche|la semana pasada|hier|la semaine derniere|ontem|semana passada|since)\b/u,
  ],
  [
    'speaks to somebody',
    /\b(?:you|your|yours|u|ur|y'?all|du|dir|dich|euch|dein\w*|te|ti|tu|tus|vosotros|os|ustedes|vous|toi|votre|voce|voces|vcs|teu|tua|seu)\b/u,
  ],
  [
    'feels',
    /\b(?:feel\w*|tired|exhausted|proud|happy|sad|love|hate|miss|hope|glad|excited|annoyed|sorry|thanks?|thank|mude|danke\w*|liebe|hasse|hoffe|froh|gracias|cansad\w|odio|feliz|merci|fatigue\w*|adore|deteste|obrigad\w|valeu|amo|odeio|cansad\w)\b/u,
  ],
];

/** The names of the ways of speaking that a text uses. */
export const kindsSaid = (text: string): string[] => KINDS.filter(([, said]) => said.test(text)).map(([name]) => name);

/** Where what was, or what others do, gives way to what is meant to be done. */
const JOINT = /[.!?;:…]+\s+|,\s+|\s+-+\s+|\s+(?=(?:but|so|aber|dafur|dann|pero|asi que|mais|du coup|alors|mas|entao)\s)/u;
/** The clauses of a text, at most eight. */
export const clausesOf = (text: string): string[] =>
  text
    .split(JOINT)
    .map((clause) => clause.trim())
    .filter((clause) => /\p{L}/u.test(clause))
    .slice(0, 8);
