import { harmIn } from './harm.rules.ts';
import { HARM_ELSEWHERE, HARMLESS_ELSEWHERE } from './safety-foreign.rules.ts';
import type { SafetyFlag } from './reading.rules.ts';

/** Ways of speaking that mean something harmless; taken out before anything else is read. */
const IDIOMS: readonly RegExp[] = [
  /\b(is|are|was|were|be|been|it'?s|really|literally)? ?(killing|murdering|destroying) (me|it|us)\b/g,
  /\bkill(ing|ed|s)? (it|time|the (bugs?|process|server|lights?|weeds?|engine|music|tasks?|workout|presentation|interview|exam|pain|mood|vibe|competition|email|deal)|off the|two birds|my (darlings|workout|phone addiction|habit|presentation|to-?do))\b/g,
  /\b(crush|destroy|smash|beat|kill|murder|slay|demolish|annihilate)(ing)? (my|the|this|that|those|these|our|some|all) ((?!ex|step|grand|uncle|aunt|cousin|partner|child|baby|parents|family|class|prof|manager|bull|flat|room|colleague|pet|boss|wife|husband|brother|sister|kid|mom|mum|dad|neighbo|dog|cat|friend|coworker|roommate|teacher|girlfriend|boyfriend|son|daughter|guy|man|woman|girl|boy|landlord|people)\w+)\b/g,
  /\bdead ?(line|lift)s?\b|\bdrop[- ]dead\b|\bdying to\b|\bto die for\b|\bdead tired\b|\bover my dead\b/g,
  /\b(shoot|fire)(ing)? (off )?(an? |the |my |him |her |them |over )*(\w+ )?(an? )?(quick )?(e-?mail|message|text|video|photos?|film|hoops?|baskets?|free throws|scene|moon|pool|line|note|clip|reel|headshots?|commercial|content)\b/g,
  /\bshoot (my|the|our) (landlord|boss|client|manager|team|professor|teacher|mom|dad|friend|\w+) (an?|the|my) \w+/g,
  /\bpunch(ing)? (bags?|list|in|out|up|card|line|needle|the clock)\b|\bfruit punch\b/g,
  /\b(heart|panic|snack|asthma) attack\b|\battack (the|my|this|that) (?!ex|boss|neighbo)\w+/g,
  /\bfast(?:ing)? (?:nothing|no (?:food|eating|snacks)) (?:after|past|before|between) \w+/g,
  /\bfast(ing)? (food|track|forward|lane|charging|fashion|pace)\b/g,
  /\bbeat(ing|s)? (the )?(drums?|eggs?|traffic|heat|rush|clock|odds|game|level|boss level|final boss)\b|\bbeat (him|her|them|my \w+|everyone) (at|in) \w+/g,
  /\bhit(ting)? (the )?(gym|books|hay|sack|road|beach|target|goal|deadline|pool|weights|inbox|snooze|trails?|slopes|town|ground|mark|showers?)\b|\bhit (him|her|them|my \w+|\w+) (back )?up\b|\bhit up \w+/g,
  /\bkick(ing)? (ass|butt|off|back|boxing|it|start|his ass at|her ass at|the (?:habit|ball))\b/g,
  /\bcut(ting)? (myself|me) (some slack|off|a break)\b|\bhurt my (back|knee|shoulder|foot|feet|ankle|head|wrist|leg)\b|\bhurting my (back|knee|shoulder|neck)\b/g,
  /\b(suicide|self[- ]?harm|overdose|abuse) (prevention|awareness|squad|hotline|training|support|recovery|memorial)\b|\bmurder mystery\b|\bshoot(ing)? range\b|\bpoison ivy\b|\bacid reflux\b|\bcrack (the|open)\b/g,
  /\b(burn|burning) (\w+ )?\d+ (k?cal\w*)\b/g,
  /\bbungee\w*(?: \w+){0,5}|\bno (?:drunk driving|drinking and driving)\b|\bdrunk (?:friends?|guy|girl|husband|wife|dad|mom|roommate|sister|brother)\b/g,
  /\b(?:about|against|on|uber|gegen|sobre|contra|sur|contre|de prevencion de|zur) (?:self[- ]?harm|suicide|suicid\w*|suizid\w*|selbstmord\w*|murder|domestic violence)\b|\b(?:break|breaking) (?:my|the) fast\b|\bfasten ?brechen\b/g,
  /\bdie[- ]?(hard|t)\b|\bknock(ing)? (him|them|it|\w+) out of the park\b|\bkiller\b/g,
];

const FEW = String.raw`(?:[1-9]\d?|100|ten|twenty|thirty|forty|fifty)`;
const FORFEITS: readonly string[] = [
  String.raw`(?:with|by doing) (?:an? |some )?(?:extra |another )?(?:${FEW} )?(?:extra |more )?(?:burpees?|(?:push|press|pull|sit)[- ]?ups?|squats|lunges|crunches|jumping jacks|star jumps)`,
  String.raw`(?:with|by doing|by going for) (?:an?|another|one) (?:extra |more |short |long )?(?:(?:[1-9]|10) ?km? )?(?:run|walk|jog|workout|lap)`,
  String.raw`(?:with|by) (?:doing|washing|cleaning|scrubbing|mopping|vacuuming|hoovering|sweeping) (?:all )?(?:the |my )?(?:dishes|laundry|ironing|bathroom|toilet|kitchen|floors?|windows|oven|fridge|garage|stairs|car)(?: for a week)?`,
  String.raw`(?:with|by (?:paying|donating|giving|putting)) ${FEW} (?:euros?|dollars?|bucks|quid)(?: (?:to|in|into) (?:the |a |my )?(?:swear |savings )?(?:charity|jar|pot|kitty|piggy bank))?`,
];
const SAID_OF_WHEN = String.raw`(?: (?:today|tonight|tomorrow(?: morning| evening| night)?|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|after work))?`;
const ONLY_IF = String.raw`(?: (?:(?:if|when|whenever|every time|each time) i (?:skip|miss|forget|fail|oversleep|snooze|procrastinate|don'?t|do not|didn'?t|haven'?t|am late)|for (?:skipping|missing|forgetting|oversleeping|snoozing|being late))(?: (?!and\b|or\b|then\b|plus\b)[\p{L}\d']+){0,5})?`;
/** "Punish myself with 20 burpees": an everyday exercise, a chore or a little money for what was left undone, and nothing beside it. */
const FORFEIT = new RegExp(String.raw`\bpunish(?:ing)? myself (?:${FORFEITS.join('|')})(?=${SAID_OF_WHEN}${ONLY_IF} *$)`, 'u');
/** Where food, weight, pain or contempt are spoken of too, a punishment is none to be waved through. */
const NO_GAME =
  /\b(?:eat\w*|ate|food|meals?|breakfast|lunch|dinner|supper|snack\w*|sugar|sweets|chocolate|cake|desserts?|carbs|calor\w*|kcals?|weigh\w*|kilos?|kg|pounds|lbs?|fat|thin|skinny|diet\w*|fast(?:ing)?|starv\w*|purg\w*|hat(?:e|red)|deserv\w*|worthless|useless|disgust\w*|guilt\w*|ashamed|ugly|stupid|loser|pain\w*|hurt\w*|harm\w*|bleed\w*|blood\w*|bruis\w*|injur\w*|sick|faint\w*|collaps\w*|vomit\w*|pukes?|throw(?:ing)? up|pass(?:ing)? out|cry\w*|cut\w*|burn\w*|scars?|razor|knife|bang\w*|slap\w*|scratch\w*|my (?:head|face|skin|body|arms?|wrists?|hands?|thighs?|legs?)|die|dead|until|till)\b/;

/** "I will not hurt myself" and "stop hitting my brother" are promises to be glad of. */
const TURNED_AWAY =
  /\b(not|never|don'?t|dont|won'?t|wont|no longer|no more|stop|quit|avoid|without|instead of|prevent|less|resist|nicht|nie|aufhoren|kein\w*|nunca|dejar de|jamais|arreter de|ne pas|nao|parar de)\b(?: [\p{L}']+){0,3} $/u;

/** The same, where it stands right before the harm: "sans me blesser". */
const TURNED_AWAY_AT_ONCE = /\b(?:ne plus|sans|sin|sem) $/;

/** Not to wake up, and neither late nor somebody else. */
const NOT_TO_WAKE = /\b(?:not|never) (?:to )?wake up(?: (?:tomorrow|again|any ?more|ever|at all|one day|in the morning))*(?= *(?:$|[.,;!]| and\b))/;
const SELF_HARM: readonly RegExp[] = [
  NOT_TO_WAKE,
  /\b(kill|hurt|harm|cut|burn|starve|hang|drown|shoot|poison|punish|stab|strangle|suffocate|choke|injure|mutilate|off|unalive)(ing)? (myself|me tonight)\b/,
  /\b(end|ending|take|taking) (my (own )?life|it all|everything (tonight|for good)|things for good)\b|\b(kms|unalive)\b/,
  /\b(commit|attempt) suicide\b|\bsuicid(e|al)\b/,
  /\b(want|wanna|going|gonna|plan|ready|wish i could|like|time) (to )?(die|be dead|be gone forever|disappear forever)\b|\bwish (i (was|were)|to be) dead\b|\bbetter off (dead|without me)\b/,
  /\b(not|don'?t|dont|no longer) (really )?(want|wanna) (to )?(live|wake up|be here|exist|be alive|go on)( anymore)?\b|\bno (reason|point) (to|in) (live|living|going on)\b|\btired of (living|being alive)\b/,
  /\bself[- ]?harm\b|\boverdos(e|ing)\b|\bod tonight\b|\bjump(ing)? (off|from|in front of|into) (of )?(a|the|my) (bridge|roof\w*|building|balcony|cliff|train|bus|car|traffic|window)\b/,
  /\b(slit|cut|slash)(ting)? (open )?my (own )?(wrists?|arms?|thighs?|legs?|throat|veins?|skin)\b/,
  /\b(take|swallow|down|eat|pop) (all|every|a (whole )?(bottle|handful|pack) of|\d{2,}|the (whole|entire) (bottle|pack) of) ?(of )?(the |my |mom'?s )?(\w+ )?(pills?|tablets|meds|medication|painkillers|tylenol|paracetamol|xanax)\b/,
];

const ROLE = String.raw`(?:ex|wife|husband|boss|manager|neighbou?rs?'?s?|girlfriend|boyfriend|gf|bf|brother|sister|mom|mum|dad|father|mother|stepdad|stepmom|son|daughter|kids?|child|children|co-?workers?|colleagues?|room-?mates?|teacher|professor|landlord|partner|friends?|dog|cat|pet|bully|bullies|guy|man|woman|girl|boy|baby|cousin|uncle|aunt|grandma|grandpa|parents|family|classmates?|ex-\w+|rival|stranger|cop|police)(?:'s)?`;
const PERSON = String.raw`(?:him|her|them|someone|somebody|everyone|everybody|people|those (?:guys|people)|(?:my|the|that|this|his|her|their|our|a|some) (?:\w+ )?${ROLE})`;
const VIOLENT =
  'hurt|kill|murder|stab|shoot|poison|strangle|choke|punch|slap|attack|assault|rape|stalk|torture|threaten|blackmail|kidnap|ruin|destroy|beat|hit|kick|shove|smack|harass|bully|hunt down|knock out|strike|drown|injure|harm|maim|humiliate|run over|jump';
/** What somebody is made to pay where it is about money: "me back", "the rent", "for dinner". */
const OWED = String.raw`(?:me|us|(?:it |them )?back|up|off|rent|(?:the|his|her|their|my|our) (?!price)|what (?:he|she|they) owe|[\d$€£]|for (?!this|that|it|what|everything|all))`;
const HARM_OTHERS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${VIOLENT})(?:ing)? (?:up )?${PERSON}\b(?! (?:with (?:kindness|love)|a (?:message|text|call)|up (?:for|to|about)))`),
  new RegExp(
    String.raw`\bbeat(?:ing)? (?:up )?${PERSON}\b|\bbeat (?:\w+ ){1,3}up\b(?! the eggs)|\bbeating the (?:crap|shit|hell) out of\b|\bbeat the (?:crap|shit|hell) out of\b`,
  ),
  new RegExp(
    String.raw`\bmake ${PERSON} (?:pay(?! ${OWED})|suffer|bleed|regret|cry|hurt)\b|\b(?:get|take|take my|get my) revenge\b|\bget (?:back at|even with) ${PERSON}\b|\bset (?:\w+ ){1,4}on fire\b|\bset fire to\b`,
  ),
  /\b(?:break|smash|bash|crack|snap) (?:his|her|their|someone'?s|my \w+'?s?) (?:jaw|legs?|neck|nose|face|arms?|bones|teeth|head|skull|fingers|windows?|car|phone)\b|\b(?:slash|slit|key|torch) (?:his|her|their|my \w+'?s?|someone'?s) (?:tires?|car|throat|house)\b/,
  /\bburn(?:ing)? down (?:his|her|their|the|my) \w+|\bburn (?:his|her|their) (?:house|car|place) down\b/,
  /\b(?:bring|buy|build|make|get) (?:a |an )?(?:gun|bomb|knife|weapon|explosives?) (?:to|for) (?:school|work|class|the office|him|her|them)\b|\b(?:make|build) (?:a |an )?(?:pipe )?bomb\b(?! ass)|\bshoot up\b|\bmass shooting\b/,
  new RegExp(
    String.raw`\b(?:steal|rob|stealing)(?:ing)? (?:from )?(?:${PERSON}|a (?:bank|store|shop|car)|my \w+'?s? \w+|some\w*)\b|\bshoplift\b|\bbreak into (?:his|her|their|a|the|someone'?s|my \w+'?s?) (?:house|car|apartment|home|phone|account|store)\b`,
  ),
  /\bthreatening (?:messages?|texts?|letters?|emails?|notes?)\b|\bhack (?:into )?(?:his|her|their|my ex'?s?|someone'?s) \w+|\bfollow (?:him|her|my ex) home\b|\bspread (?:lies|rumou?rs) about\b|\bleak (?:his|her|my ex'?s?) (?:nudes|photos)\b/,
];

const LONG_DAYS = String.raw`(?:(?:[3-9]|\d\d+|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty)(?: full| straight| whole)? days|(?:a|one|two|three|\d+|the (?:whole|entire|next)) (?:whole |entire |full )?(?:weeks?|months?))`;
const EATING: readonly RegExp[] = [
  /\b(eat|have|eating|consume) (nothing|no food|zero food|zero calories|0 calories)\b(?! (?:after|before|past|between|but (?:veg|fruit|healthy|home)|sweet|fried|spicy|salty|processed|heavy|with|sugary|from|until (?:noon|lunch|dinner|breakfast|\d)))|\b(?:not|without|never|stop|quit) (?:eat|eating) (?:anything|at all|food|altogether|completely)\b(?! (?:after|before|past|late|spicy|sweet|fried|with))/,
  new RegExp(String.raw`\b(?:stop|quit|not|without|no) (?:eat|eating|food) (?:for ${LONG_DAYS}|until (?:i\b|the wedding|summer|\w+day|next|christmas))`),
  /\b(?:stop|quit) eating$|\bskip (?:all|every) (?:my )?meals?\b|\bno (?:food|meals) (?:for \d|all week|this week|until \w+day|at all)\b/,
  new RegExp(String.raw`\bfast(?:ing)? (?:for )?(?:the next )?${LONG_DAYS}|\b${LONG_DAYS} (?:water |juice )?fast\b`),
  /\b(?:purg(?:e|ing) (?:after|my|every|tonight|dinner|lunch|food)|purge$|throw(?:ing)? (?:it |everything )?up (?:after|my|every|all|what)|(?:vomit|puke) (?:after|my|every|up)|make myself (?:sick|throw up|vomit|puke))\b|\blaxatives?\b|\bdiet pills\b/,
  /\b(?:eat\w*|stay\w*|keep\w*|only|under|below|max|consum\w*|liv(?:e|ing) (?:on|off)|surviv\w* on|limit\w*(?: myself)?(?: to)?|restrict\w*(?: to)?|less than|than|at) (?:\w+ ){0,3}?(?:[1-9]\d?|[1-8]\d{2}) ?(?:k?cals?|k?calories)\b(?!.*\b(?:lunch|dinner|breakfast|snacks?|burn|meal)\b)/,
  /\b[1-7]\d{2} ?(?:k?cals?|k?calories) (?:a|per) day\b|\b[1-7]\d{2} ?(?:k?cals?|calories) (?:diet|daily|today|till|until|max|only|all week)\b/,
  /\b(?:lose|drop) (?:[7-9]|1\d|[2-9]\d) ?(?:kg|kgs|kilos?) (?:in|by|this|within|before) (?:a|one|1|this|the|friday|sunday|monday|next)? ?(?:single )?(?:weekend|week\b|\d? ?days|friday|sunday)|\b(?:lose|drop) (?:1[5-9]|[2-9]\d) ?(?:lbs?|pounds) (?:in|this|by|within) (?:a|one|1|the)? ?(?:weekend|week\b|\d days)/,
  /\b(?:starve|starving) (?!for attention)(?:myself|until|till|today|tonight|all|for)|\b(?:live|survive|living|surviving) on (?:only |just |nothing but )?(?:ice|water|coffee|air|gum|diet coke|cigarettes|one apple|an apple)\b|\beat (?:nothing but|only) (?:ice|air|water|lettuce|cotton|one apple|an apple)\b/,
];

const FEW_DAYS = String.raw`(?:[2-9]|\d\d|two|three|four|five|six|seven)(?: full| straight| whole)? (?:days|nights)`;
const UNSAFE_PLAN: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:stay|go|keep|work|staying) (?:awake|up|without sleep|without sleeping|with no sleep)(?: for)? (?:(?:4[8-9]|[5-9]\d|\d{3,}) ?h(?:ou)?rs?|${FEW_DAYS}|(?:a|the|all) (?:whole )?week)`,
  ),
  new RegExp(
    String.raw`\b(?:no|not|without|skip|zero) (?:sleep|sleeping|any sleep)(?: at all)?(?: for| until)? (?:${FEW_DAYS}|(?:a|the|all) (?:whole )?week)|\b(?:code|work|game|study|study|party)(?: for)? (?:4[8-9]|[5-9]\d|\d{3,}) ?h(?:ou)?rs? (?:straight|nonstop|without sleep\w*|in a row)`,
  ),
  /\bdriv(?:e|ing)\b.*\b(?:drunk|high|wasted|tipsy|hammered|stoned|after (?:drinking|the bar|\w+ (?:beers|drinks|shots)))\b|\bdrunk driv|\bdrink and drive\b|\b(?:beers|drinks|shots|drunk|wasted)\b.*\bdriv(?:e|ing)\b|\btext(?:ing)? while driving\b|\bdrive (?:\w+ )*(?:1[2-9]\d|2\d\d) ?mph\b/,
  /\b(?:stop|quit|skip|double|triple|ditch|throw away|flush|go off|come off|not take|stop taking|quit taking) (?:taking )?(?:all )?(?:my |the )?(?:daily )?(?:insulin|meds|medications?|antidepressants?|lithium|ssris?|heart (?:pills|medication|meds)|chemo\w*|blood (?:pressure|thinner) ?\w*|seizure \w+|prozac|zoloft|lexapro)\b(?! alarm)/,
  /\b(?:drink|down|finish|chug|kill|have) (?:a|the|an|two|2|\d) (?:whole |entire |full )?(?:bottles?|handle|fifth|liters?) of (?:vodka|whiskey|whisky|rum|gin|tequila|liquor|bourbon|jack)\b|\b(?:[1-9]\d|ten|fifteen|twenty) (?:shots|beers|drinks)\b(?!.*(?:on goal|at the rim|free throw))|\bblackout drunk\b|\bget (?:blackout|black-out)\b/,
  /\b(?:take|try|buy|smoke|snort|do|shoot|inject|score|sell|deal) (?:some |a (?:line|bit|hit|gram) of |a lot of )?(?:cocaine|heroin|meth|crystal meth|crack|fentanyl|ketamine|molly|mdma|ecstasy|drugs|pcp|oxy\w*)\b|\b(?:snort|do a line of|score some|buy some) (?:coke|blow|\w+)? ?(?:coke|blow)?\b(?<=coke|blow)/,
  /\b(?:run|play|walk|stand|lie|sit) (?:in|into|on|across) (?:the )?(?:highway|train tracks|traffic|freeway)\b|\bdrink (?:bleach|detergent|antifreeze)\b|\bplay with (?:a )?(?:loaded )?gun\b|\brussian roulette\b|\bfree ?solo\b/,
];

const GROUPS: readonly (readonly [SafetyFlag, readonly RegExp[]])[] = [
  ['self_harm', [...SELF_HARM, ...HARM_ELSEWHERE.self_harm]],
  ['harm_others', [...HARM_OTHERS, ...HARM_ELSEWHERE.harm_others]],
  ['eating', [...EATING, ...HARM_ELSEWHERE.eating]],
  ['unsafe_plan', [...UNSAFE_PLAN, ...HARM_ELSEWHERE.unsafe_plan]],
];

/** "Don't want to live" says it with the very words that turn other sentences away. */
function isMeant(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  if (found === null) return false;
  const isItsOwnNegation =
    /^ ?(stop|quit|not|don|no|skip|without|never|zero|ditch|go off|come off|nicht|kein|gar|nada|dejar|sin|arreter|ne|rien|plus|sans|nao|parar|ficar|passar)/.test(
      found[0],
    );
  const before = text.slice(0, found.index);
  return isItsOwnNegation || !(TURNED_AWAY.test(before) || TURNED_AWAY_AT_ONCE.test(before));
}

/** What a text must not be scored, kept or shared for; `none` for nearly everything. Idioms ("this deadline is killing me") and refusals ("stop hurting myself") are none. */
export function safetyOf(given: string): SafetyFlag {
  let text = ` ${given
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()}`;
  if (FORFEIT.test(text) && !NO_GAME.test(text)) text = text.replace(FORFEIT, ' ');
  for (const idiom of [...IDIOMS, ...HARMLESS_ELSEWHERE]) text = text.replace(idiom, ' ');
  return GROUPS.find(([, patterns]) => patterns.some((pattern) => isMeant(text, pattern)))?.[0] ?? harmIn(text);
}
