import type { SafetyFlag } from './reading.rules.ts';

/** Ways of speaking that mean something harmless; taken out before anything else is read. */
const IDIOMS = [
  /\b(is|are|was|be|been|it'?s)? ?(killing|murdering) (me|it|us)\b/g,
  /\bkill(ing|ed)? (it|time|the (bugs?|process|server|lights?|weeds?|engine|music|tasks?|workout|presentation|interview|exam)|off the|two birds|my (darlings|workout|phone addiction|habit))\b/g,
  /\b(crush|destroy|smash|beat|kill|murder)(ing)? (my|the|this|that) (workout|exam|test|interview|goals?|deadline|record|time|score|level|game|eggs?|presentation|pr|pb|boss level|final boss)\b/g,
  /\bdead ?(line|lift)s?\b/g,
  /\bshoot(ing)? (an? )?(email|message|video|photos?|film|hoops?|baskets?|the moon|pool)\b/g,
  /\bpunch(ing)? (bag|list|in|out|up)\b/g,
  /\b(heart|panic|snack) attack\b/g,
  /\bfast(ing)? (food|track|forward|lane|charging)\b/g,
  /\bbeat(ing)? (the )?(drums?|eggs?|traffic|heat|rush)\b/g,
  /\bhit(ting)? (the )?(gym|books|hay|sack|road|beach|target|goal|deadline|pool|weights|inbox|snooze)\b/g,
  /\bdie[- ]?(hard|t)\b/g,
];

/** "I will not hurt myself" and "stop hitting my brother" are promises to be glad of. */
const TURNED_AWAY = /\b(not|never|don'?t|dont|won'?t|wont|no longer|stop|quit|avoid|without|instead of|prevent|less)\b(?: \w+){0,3} $/;

const SELF_HARM = [
  /\b(kill|hurt|harm|cut|burn|starve|hang|drown|shoot|poison|punish) (myself|me)\b/,
  /\b(end|take) (my (own )?life|it all)\b/,
  /\b(commit|attempt) suicide\b|\bsuicid(e|al)\b/,
  /\b(want|going|plan|ready|like|wish) to die\b|\b(not|don'?t|dont) want to (live|wake up|be here|exist)\b/,
  /\bself[- ]?harm\b|\boverdose\b|\bjump (off|from) (a|the) (bridge|roof|building|balcony)\b/,
  /\bslit my wrists?\b|\bcut my (wrists?|arms?|thighs?)\b/,
];

const PERSON = String.raw`(him|her|them|someone|somebody|everyone|everybody|people|my (ex|wife|husband|boss|neighbou?r|girlfriend|boyfriend|brother|sister|mom|mum|dad|father|mother|son|daughter|kids?|child|children|coworker|colleague|roommate|teacher|landlord|partner|friend|dog|cat)|(the|that|this) (guy|man|woman|girl|boy|kid|bully|dog|cat|neighbou?r|teacher|boss))`;
const HARM_OTHERS = [
  new RegExp(
    String.raw`\b(hurt|kill|murder|stab|shoot|poison|strangle|choke|punch|slap|beat up|attack|assault|rape|stalk|torture|threaten|blackmail|kidnap|burn down|ruin|destroy) ${PERSON}\b`,
  ),
  new RegExp(String.raw`\bbeat (${PERSON} )?up\b|\bbeat ${PERSON}\b|\bkick ${PERSON}('s)?\b|\bhit ${PERSON}\b`),
  new RegExp(String.raw`\bmake ${PERSON} (pay|suffer|bleed|regret)\b|\bget revenge\b|\bset fire to\b`),
  /\b(bring|buy|build|make) (a )?(gun|bomb|knife|weapon) to\b|\b(make|build) a bomb\b|\bshoot up\b/,
];

const EATING = [
  /\b(eat|have) (nothing|no food)\b|\bnot eat(ing)? (anything|at all|for|until)\b|\b(stop|quit) eating( (altogether|completely|until|for)|$)/,
  /\bfast (for )?(([3-9]|\d\d+|three|four|five|six|seven|ten|fourteen) days|(a|one|two|\d+) (weeks?|months?))\b/,
  /\b(purge|throw up|vomit|make myself (sick|throw up)) (after|my|every|food|lunch|dinner|the)\b|\bpurging\b|\blaxatives?\b/,
  /\b(eat|stay|keep|only|under|max|consume) (under |below |less than |only |max |at )?([1-7]?\d{2}) (k?cal(orie)?s?)( (a|per) day| daily| today)?\b/,
  /\blose (1[0-9]|[2-9]\d) ?(kg|kilos?) (in|by|this) (a|one|this|the)? ?(week|weekend)\b|\blose (2\d|[3-9]\d) ?(lbs?|pounds) (in|this) (a|one)? ?week\b/,
  /\bstarve\b(?! (of|for) (attention|content))/,
];

const UNSAFE_PLAN = [
  /\b(stay|go|keep) (awake|up|without sleep) (for )?((4[8-9]|[5-9]\d|\d{3,}) ?h(ou)?rs?|([2-9]|two|three|four) (days|nights))\b|\bno sleep (for )?([2-9]|two|three|four) (days|nights)\b/,
  /\bdriv(e|ing) (home )?(drunk|high|after (drinking|\d+ (beers|drinks)))\b|\bdrunk driv/,
  /\b(stop|quit|skip|double|triple) (taking )?(my )?(insulin|meds|medication|antidepressants?|lithium|heart (pills|medication)|chemo)\b/,
  /\b(drink|down|finish) (a|the) (whole )?(bottle|handle) of (vodka|whiskey|whisky|rum|gin|tequila)\b|\b(1\d|2\d) shots\b/,
  /\b(take|try|buy|smoke|snort) (cocaine|heroin|meth|crack|fentanyl|ketamine)\b/,
];

const GROUPS: readonly (readonly [SafetyFlag, readonly RegExp[]])[] = [
  ['self_harm', SELF_HARM],
  ['harm_others', HARM_OTHERS],
  ['eating', EATING],
  ['unsafe_plan', UNSAFE_PLAN],
];

/** "Don't want to live" says it with the very words that turn other sentences away. */
function isMeant(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  if (found === null) return false;
  const isItsOwnNegation = /^(stop|quit|not|don|no|skip)/.test(found[0]);
  return isItsOwnNegation || !TURNED_AWAY.test(text.slice(0, found.index));
}

/** What a text must not be scored, kept or shared for; `none` for nearly everything. Idioms ("this deadline is killing me") and refusals ("stop hurting myself") are none. */
export function safetyOf(given: string): SafetyFlag {
  let text = ` ${given
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()}`;
  for (const idiom of IDIOMS) text = text.replace(idiom, ' ');
  return GROUPS.find(([, patterns]) => patterns.some((pattern) => isMeant(text, pattern)))?.[0] ?? 'none';
}
