import { has, isDoneTo, isDoneToMyself, isRefused, leads, means, near, saidIn, type Said } from './harm-said.rules.ts';
import type { SafetyFlag } from './reading.rules.ts';

const MOST_CALORIES = 900;
const MOST_KILOS_A_WEEK = 4;
const KILOS = /\b(\d{1,3}) ?(kgs?|kilos?|kilogram\w*|lbs?|pounds?|pfund)\b/;
/** So many units of energy as nobody lives on, where they are eaten and not burnt. */
const CALORIES = /\b(\d{1,4}) ?(?:kcals?|cals?|calories?|kalorien|calorias)\b(?! (?:burn|verbrennen|deficit|defizit|more|mehr|lunch|dinner|breakfast|snack))/;
const BURNT =
  /\b(?:burn\w*|verbrenn\w*|quemar\w*|bruler|queimar|lunch|dinner|breakfast|snacks?|meal|fruhstuck|mittagessen|abendessen|workout|deficit|track|log)\b/;
const SPEED = /\b(?:1[6-9]\d|[2-9]\d\d) ?(?:km ?h|kmh|mph)\b|\b1[2-5]\d ?mph\b/;
/** Words that speak of harm from outside, or undo it: an essay about it, a meeting against it. */
const ABOUT =
  /^(?:about|essay|paper|article|documentary|book|lecture|prevention|awareness|hotline|group|meeting|test|uber|referat|vortrag|sobre|ensayo|articulo|sur|article|artigo|redacao|film|movie|series|serie|podcast|clean|sober|free|recovery)$/;
const INTERMITTENT = /\b(?:intermitt?ent\w*|intermitente|intervall\w*|16 8|18 6|ramadan|lent|fastenzeit|fast (?:food|track|forward|lane)|breakfast)\b/;

const EATING = '(?:eat|eating|food|essen|fressen|comer|manger|bouffer|avaler|ingerer|tragar|engolir)';
const DAY =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|wochenende|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda|terca|quarta|quinta|sexta)';
const BEFORE_A_DAY = `(?:before|vor|antes d(?:el|[aeo])|avant) (?:the |dem |le |este |o )?${DAY}`;
const WHEN_IT_ENDS = String.raw`(?= *$| (?:for|until|till|at|all|this|fur|bis|lang|diese|die|ganze|por|durante|hasta|en|toda|esta|pendant|jusqu|de toute|cette|ate|a semana|o dia|\d|heute|ab|from|desde|and|und|y|et|e|sonst)\b)`;
/** No food, and not only none of some kind: what follows is an end or a stretch of time. */
const NO_FOOD_AT_ALL = new RegExp(
  String.raw`\b(?:nothing|no|not|without|stop|quit|nichts|nix|nichts mehr|nicht|nicht mehr|nada|nao|sin|sem|sans|pas|plus|rien|dejar de|arreter de|parar de|ohne|ohne zu) ${EATING}(?: (?:anything|nada|rien|nothing))?${WHEN_IT_ENDS}|\b${EATING} (?:absolutely )?(?:nothing|nada|rien)${WHEN_IT_ENDS}`,
);
const NO_FOOD_BEFORE_A_DAY = new RegExp(
  String.raw`\b(?:nothing|no|not|stop|nichts|nichts mehr|nicht|nicht mehr|nada|nao|pas|plus|rien|dejar de|arreter de|parar de) ${EATING}(?: (?:anything|nada|rien))? ${BEFORE_A_DAY}\b`,
);
const AT_SOME_HOURS =
  /\b(?:after|before|past|between|nach|vor|zwischen|despues|antes|apres|avant|depois|entre) (?:de |das |die |las |the )?(?:\d|dinner|lunch|noon|midnight|abendessen|cenar|la cena|le diner|jantar)/;

const ENDS_LIFE =
  /\b(?:end|ending|take|taking|finish) my (?:own )?life\b(?! (?:back|as|in|to|of))|\b(?:mein(?:em)?|das) leben (?:zu )?(?:beenden|nehmen|(?:ein )?ende (?:setzen|machen|bereiten))\b|\b(?:acabar|terminar|acabo) con (?:mi|esta) (?:propia )?vida\b|\bquitar(?:me|se)? la vida\b|\b(?:mettre fin a|finir|en finir avec) (?:ma (?:propre )?vie|mes jours)\b(?! d)|\b(?:acabar|terminar|acabo) com (?:a )?(?:minha (?:propria )?|essa )?vida\b|\btirar (?:a )?(?:minha )?(?:propria )?vida\b/;
/** To lie down or jump where it kills: height is told by its noun, a train by the word before it. */
const BEFORE_A_TRAIN =
  /\b(?:in front of|under|infront of|vor (?:den|die|einen|eine)|unter (?:den|die|einen)|sous (?:un|le)|devant (?:un|le)|delante de(?:l| un)?|debajo de(?:l| un)|na frente d[oe](?: um)?|embaixo d[oe]) (?:\w+ )?(?:train|subway|bus|truck|traffic|zug|bahn|lkw|tren|metro|camion|autobus|trem|caminhao|onibus)\b(?! (?:station|stop|tickets?))/;
const GIVES_UP =
  /\b(?:end|ending) (?:it all|things|everything)(?= *$| (?:tonight|today|now|tomorrow|soon|for good|here|this weekend|on \w+day))|\b(?:end|ending) it (?:tonight|today|now|tomorrow|soon|for good|here|myself)\b|\b(?:end|ending) it *$|\b(?:es|alles|dem allem) (?:heute |jetzt )?(?:ein )?(?:ende (?:machen|setzen|bereiten)|beenden)\b|\b(?:acabar|acabo|terminar|termino) con todo(?= *$| (?:hoy|ya|esta noche|manana))|\besta noche (?:acabo|termino) con todo\b|\b(?:acabar|acabo|terminar) com tudo(?= *$| (?:hoje|agora|amanha))|\bbring\w* ?(?:ich )?mich (?:\w+ ){0,4}um\b|\bhacerme (?:cortes|dano)\b|\bj'? ?en finis\b|\ben finir (?:ce soir|avec la vie|pour de bon|une fois)\b|\b(?:desaparecer|disparaitre|disappear|sumir|verschwinden) (?:y no volver|para siempre|pour toujours|forever|for good|fur immer|e nao voltar|de este mundo|do mundo)\b|\bod on\b|\bich spring\w* (?:\w+ ){0,3}(?:brucke|dach|balkon|fenster|klippe)\b|\b(?:want|wanna|will|quiero|veux|quero) (?:to )?(?:einfach )?(?:nur )?(?:noch )?tot sein\b/;

type Rule = (said: Said) => boolean;
const says =
  (pattern: RegExp): Rule =>
  ({ text }) =>
    pattern.test(text);
const isAbout = ({ words }: Said): boolean => words.some((word) => ABOUT.test(word));
const REFLEXIVE = /^(?:me|mich|myself|\w+(?:ar|er|ir)me|jump|jumping|leap|springen|saltar|sauter|pular)$/;
const OF_WHAT_ONE_DIES_LAUGHING =
  /\b(?:de|of|vor|mort) (?:risa|hambre|ganas|sueno|verguenza|amor|rire|faim|honte|soif|rir|fome|vontade|sono|vergonha|hunger|lachen|laughter|fatigue|battery|line)\b/;
const LIVES_SOMEWHERE = /\b(?:live|leben|vivir|vivre|viver) (?:with|mit|con|avec|com|in|en|at|bei|on|hier|here|there|aqui|ici|a)\b/;

const SELF_HARM: readonly Rule[] = [
  (said) => means(said, 'SUICIDE') && !isAbout(said),
  (said) => isDoneToMyself(said, 'KILL') || isDoneToMyself(said, 'HANG'),
  says(ENDS_LIFE),
  says(GIVES_UP),
  (said) => near(said, ['WANT', 'DIE'], 4) && !OF_WHAT_ONE_DIES_LAUGHING.test(said.text),
  (said) => near(said, ['NEGATION', 'LIVE'], 3) && has(said, 'WANT') && !LIVES_SOMEWHERE.test(said.text),
  (said) =>
    means(said, 'CUT') &&
    near(said, ['CUT', 'LIMBS'], 3) &&
    (has(said, 'OWN') || has(said, 'MYSELF')) &&
    !/\b(?:sleeves?|workouts?|training|fat|day|hair)\b/.test(said.text),
  (said) =>
    near(said, ['SWALLOW', 'PILLS'], 5) && leads(said, ['ALL', 'PILLS'], 4) && !/\b(?:on time|punktlich|as prescribed|vitamin\w*|a tiempo)\b/.test(said.text),
  (said) => means(said, 'JUMP') && BEFORE_A_TRAIN.test(said.text),
  (said) =>
    means(said, 'JUMP') &&
    near(said, ['JUMP', 'HEIGHT'], 5) &&
    said.words.some((word) => REFLEXIVE.test(word)) &&
    !/\b(?:parachute|fallschirm|paracaidas|water|pool|see|puenting)\b/.test(said.text),
];

const BEATS_UP = /\bbeat(?:ing)? up (?!about|over|old|car|the eggs)\w+|\bset \w+(?: \w+){0,3} on fire\b/;
const THREAT = /\bdeath threats?\b|\bmorddrohung\w*|\bamenazas? de muerte\b|\bmenaces? de mort\b|\bameacas? de morte\b/;
const WITH_A_WEAPON =
  /\b(?:with|mit|con|avec|com) (?:a|an|the|my|einem|dem|un|una|el|la|le|um|uma|o|ein|einer) (?:\w+ )?(?:gun|knife|messer|pistole|cuchillo|pistola|couteau|faca|axe|bat)\b/;
const PIERCES = /\b(?:slash|stab|zerstechen|aufschlitzen|crever|pinchar\w*|rajar\w*|furar)\b/;
const TIRES = /\b(?:reifen|tires?|tyres?|pneus?|llantas?|ruedas?|autoreifen)\b/;
const MY_OWN_FACE = /\b(?:my|mein\w*|mi|ma|mon|meu|minha) (?:\w+ )?(?:own|nose|teeth|face|nase|zahne|nariz|dientes|cara)\b/;
const STRIKES =
  /\b(?:eine|ihm|ihr|eins) (?:reinhauen|reinschlagen|verpassen|knallen|uberziehen)\b|\b(?:partir|dar) ?(?:le|les)? (?:una paliza|un punetazo|una hostia|un tiro)\b|\bpegar(?:le|les)? (?:una paliza |un tiro )?(?:a|al) (?:mi|su|tu|ese|esa|el|ella|un|una)\b|\b(?:dar|meter) (?:um|uma) (?:soco|surra|murro|tiro|porrada|facada)\b|\bbater (?:no|na|nele|nela|em)\b(?! (?:porta|mesa|liquidificador|meta|papo|ponto))/;

const HARM_OTHERS: readonly Rule[] = [
  (said) => isDoneTo(said, 'KILL') || isDoneTo(said, 'HIT') || isDoneTo(said, 'THREATEN'),
  (said) => means(said, 'REVENGE'),
  says(BEATS_UP),
  says(THREAT),
  says(STRIKES),
  (said) => near(said, ['GIVE_A', 'BLOW'], 3) && has(said, 'PERSON') && !said.words.some((word) => /^(?:high|call|fil)$/.test(word)),
  (said) => WITH_A_WEAPON.test(said.text) && has(said, 'PERSON'),
  ({ text }) => PIERCES.test(text) && TIRES.test(text),
  (said) => near(said, ['BREAK', 'FACE'], 4) && !MY_OWN_FACE.test(said.text),
  (said) => near(said, ['SET_FIRE', 'PROPERTY'], 4) && (near(said, ['THEIRS', 'PROPERTY'], 1) || near(said, ['PROPERTY', 'PERSON'], 3)),
  (said) => near(said, ['WEAPON', 'CROWD'], 4) && !/\b(?:project|essay|report|kit)\b/.test(said.text),
];

const isCrashDiet: Rule = (said) => {
  const kilos = KILOS.exec(said.text);
  if (kilos === null || !has(said, 'LOSE')) return false;
  const weight = Number(kilos[1]) * (/^(?:lb|pound|pfund)/.test(kilos[2]!) ? KILOS_A_POUND : 1);
  const within = said.days > 0 ? said.days : SOON.test(said.text) ? 3 : 0;
  return within > 0 && (weight / within) * 7 > MOST_KILOS_A_WEEK;
};
const KILOS_A_POUND = 0.45;
const SOON = /\b(?:tomorrow|morgen|manana|demain|amanha|tonight|weekend|wochenende)\b/;

const eatsTooLittle: Rule = ({ text }) =>
  Number(CALORIES.exec(text)?.[1] ?? Infinity) < MOST_CALORIES && !BURNT.test(text) && !/\b(?:surplus|more|less)\b/.test(text);
const NOTHING_BUT =
  /\b(?:nothing but|nur|nichts als|solo|nada mas que|rien que|so|apenas|nada alem de) (?:\w+ )?(?:coffee|water|juice|tea|air|gum|ice|kaffee|wasser|saft|tee|cafe|agua|te|jugo|zumo|eau|the|suco|cha)\b(?! (?:to|with|instead))/;
const NO_WISH_TO_EAT =
  /\b(?:no|nao|nicht|not|ne) (?:pienso|voy a|quiero|vou|quero|pretendo|vais|veux|werde|will|going to|gonna) (?:pas |plus |rien |mehr )?(?:comer|manger|essen|eat)(?= *$| (?:hasta|ate|jusqu|bis|until|nada|por|durante|pendant|for))/;
const eatsNothing: Rule = ({ text, days }) =>
  NO_FOOD_BEFORE_A_DAY.test(text) ||
  (days >= 2 && (NO_FOOD_AT_ALL.test(text) || NO_WISH_TO_EAT.test(text) || (days >= 3 && NOTHING_BUT.test(text))) && !AT_SOME_HOURS.test(text));
const PURGES =
  /\bthrow(?:ing)? up (?:after|my|every|what)\b|\b(?:make myself|me faire|me fazer|provocar\w* el|forcar o|mich zum) (?:sick|throw up|vomit|puke|vomir|vomitar|vomito|erbrechen|kotzen|ubergeben)\b|\bfinger (?:in den hals|down my throat)\b|\blaxatives?|laxantes?|laxatifs?|abfuhrmittel\b/;

const EATING_DISORDER: readonly Rule[] = [
  eatsTooLittle,
  eatsNothing,
  isCrashDiet,
  says(PURGES),
  (said) => means(said, 'VOMIT') && (leads(said, ['VOMIT', 'MEAL'], 4) || leads(said, ['MEAL', 'VOMIT'], 4)),
  (said) =>
    has(said, 'FAST') && said.days >= 3 && !INTERMITTENT.test(said.text) && !/\b(?:get|getting|run|read|learn|type|as|so|very|how) fast\b/.test(said.text),
];

const DRUNK_SO_MANY =
  /\b(?:[2-9]|\d\d|zwei|drei|vier|funf|sechs|several|a few|ein paar|dos|tres|cuatro|cinco|seis|unas|varias|deux|trois|quatre|cinq|quelques|umas|duas|quatro) (?:\w+ )?(?:beers?|drinks|shots|pints|bier|biere|schnapse|cervezas|copas|tragos|bieres|verres|cervejas|doses|chopes|glaser|wines?|wein)\b/;
const AFTER_OR_WITH = /\b(?:after|nach|despues|apres|depois|con|mit|with|avec|com|tras|apos|\d) (?:\w+ )?(?:de )?(?:las |les |as |os |den )?\w+/;
const refuses = (said: Said, concept: 'DRUNK' | 'VEHICLE'): boolean => said.words.some((_, at) => said.concepts[at]!.has(concept) && isRefused(said, at));
const isDriven = (said: Said): boolean => has(said, 'DRIVEN') || refuses(said, 'DRUNK') || refuses(said, 'VEHICLE');
const STAYS = /\b(?:stay\w*|keep|be|bleiben|permanecer|mantener\w*|quedar\w*|rester|ficar)\b/;
const MEDS_LEFT_OUT = /\b(?:insulin\w*|medikamente?|antidepress\w*|tabletten|meds) (?:\w+ ){0,3}(?:absetzen|weglassen|nicht (?:mehr )?nehmen)\b/;
const TAKES_THEM_AFTER_ALL =
  /\b(?:stop|quit|dejar de|arreter d|parar de) (?:forget\w*|skip\w*|miss\w*|olvidar|oublier|esquecer|pular)\b|\b(?:doctor|arzt|medico|medecin)\b/;
const NOTHING_TO_DRINK =
  /\b(?:no|without|kein|sin|sans|sem|ohne) (?:water|drinking water|wasser|agua|eau|trinken|beber agua|boire)(?= *$| (?:for|fur|por|durante|pendant|until|bis|hasta|ate|all|\d))/;

const UNSAFE_PLAN: readonly Rule[] = [
  says(SPEED),
  says(/\b(?:[3-9]|\d\d|three|four|five) all ?nighters\b/),
  says(/\bsnort\w* (?:a |some )?(?!laugh)\w+/),
  (said) => means(said, 'DRIVE') && has(said, 'DRUNK') && !isDriven(said),
  (said) => means(said, 'DRIVE') && near(said, ['DRINKS', 'DRIVE'], 7) && AFTER_OR_WITH.test(said.text) && !isDriven(said),
  (said) => has(said, 'VEHICLE') && has(said, 'HOMEWARD') && (has(said, 'DRUNK') || DRUNK_SO_MANY.test(said.text)) && !isDriven(said),
  (said) => said.days >= 2 && near(said, ['NEGATION', 'SLEEP'], 3) && !/\b(?:late|past|before|after|in|phone)\b/.test(said.text),
  (said) => said.days >= 2 && STAYS.test(said.text) && has(said, 'AWAKE'),
  (said) => (leads(said, ['STOP', 'REMEDY'], 5) || MEDS_LEFT_OUT.test(said.text)) && !TAKES_THEM_AFTER_ALL.test(said.text),
  (said) => means(said, 'TRY') && near(said, ['TRY', 'DRUG'], 4) && !isAbout(said),
  ({ text, days }) => days >= 2 && NOTHING_TO_DRINK.test(text),
];

const RULES: readonly (readonly [Exclude<SafetyFlag, 'none'>, readonly Rule[]])[] = [
  ['self_harm', SELF_HARM],
  ['harm_others', HARM_OTHERS],
  ['eating', EATING_DISORDER],
  ['unsafe_plan', UNSAFE_PLAN],
];

/**
 * What a text speaks of by the meanings of its words and how they stand to each other, whatever its language.
 * @param text in lower case, without marks on letters, punctuation and harmless ways of speaking
 */
export function harmIn(text: string): SafetyFlag {
  const said = saidIn(text);
  return RULES.find(([, rules]) => rules.some((holds) => holds(said)))?.[0] ?? 'none';
}
