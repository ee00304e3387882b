/** Decoration that says nothing: bullets, quotes, variation selectors, emphasis. */
const MARKS = /["“”«»*_`~]|[\u{FE00}-\u{FE0F}\u{200B}-\u{200D}]/gu;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu;
const COMMAND = /^\s*\/(commit|promise|add|new)(@\w+)?\b\s*/i;

/** How people write in a chat, and what they mean. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tomorrow: 'tmrw tmr tmw tmrow tmorrow tomorow tommorow tommorrow tomorro 2moro 2morrow tom2row',
    tonight: 'tonite 2nite 2night tn tonihgt',
    today: '2day tday 2dy tdy',
    hours: 'hrs hr',
    minutes: 'mins',
    before: 'b4 bfore',
    until: 'til till',
    weekend: 'wknd wkend',
    week: 'wk',
    weeks: 'wks',
    weekdays: 'wkdays',
    days: 'dayz',
    homework: 'hw',
    appointment: 'appt',
    messages: 'msgs',
    message: 'msg',
    conversation: 'convo',
    presentation: 'preso',
    about: 'abt',
    now: 'rn',
    "i'm going to": 'imma ima',
    chapter: 'ch chp',
    chapters: 'chs chps',
    pages: 'pgs',
    page: 'pg',
    pounds: 'lbs lb',
    thursday: 'thurs thur',
    tuesday: 'tues',
    wednesday: 'weds',
    workout: 'wrkout',
    people: 'ppl',
    with: 'wit',
    and: 'n',
    instagram: 'insta ig',
    birthday: 'bday',
    definitely: 'def',
    probably: 'prob probs prolly',
    dinner: 'diner',
    finish: 'finsh',
    exercise: 'excercise exersise',
    groceries: 'grocerys',
    please: 'plz pls',
    because: 'cuz bc coz cos',
    really: 'rly rlly',
    something: 'smth sth',
    someone: 'sb',
    saturday: 'saturady saterday',
  }).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
);

/** The words of a message, in lower case, without emoji, quotes and the command: what all other rules read. */
export function normalise(text: string): string {
  return text
    .replace(COMMAND, '')
    .replaceAll('’', "'")
    .replace(EMOJI, ' ')
    .replace(MARKS, ' ')
    .toLowerCase()
    .replace(/\bw\/o? ?/g, (short) => (short.includes('o') ? 'without ' : 'with '))
    .replace(/[\p{L}\d']+/gu, (word) => SHORT_FORMS.get(word) ?? word)
    .replace(/\b(?:(a) )?half (?:an )?hour\b/g, '30 minutes')
    .replace(/\ban hour and a half\b|\b1\.5 hours\b/g, '90 minutes')
    .replace(/\b(?:an|one) hour\b/g, '1 hours')
    .replace(/\b(?:go |do |be )?(\d+|one|two|three|seven|ten) (days?|weeks?|months?) without (.+)$/g, 'without $3 for $1 $2')
    .replace(/\binbox 0\b/g, 'inbox zero')
    .replace(/\b(\d) (?:nights|days|mornings|evenings) (this|a|per|each|every) week\b/g, '$1 times $2 week')
    .replace(/\b(push|sit|pull|chin)[- ](ups?)\b/g, '$1$2')
    .replace(/[!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A message in plain words: without pictures, and with one space where there were several. Lines stay lines. */
export const plainWords = (text: string): string =>
  text
    .replace(EMOJI, ' ')
    .replace(/[\u{FE00}-\u{FE0F}\u{200B}-\u{200D}]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/ +([.,!?;:])(?=\s|$)/g, '$1')
    .trim();

/** A message of nothing but pictures. */
export const isOnlyEmoji = (text: string): boolean => text.trim() !== '' && text.replace(EMOJI, '').replace(MARKS, '').trim() === '';

const OPENINGS = [
  /^(?:from|starting|as of) (?:today|tomorrow|now on|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: on)?,? (?=\S)/,
  /^(ok|okay|so|well|alright|right|yes|yeah|yep|hey|hi|hello|morning|gm|and|also|then|plus|but|please|finally|today|tonight|tomorrow|first|definitely|honestly|actually|just)\b[,:;.-]+\s*(?=\S)/,
  /^(ok|okay|so|well|alright|yes|yeah|hey|and|also|then|plus|but|please|finally|just|really|definitely|honestly|actually|def)\b\s+(?=\S)/,
  /^(today'?s |todays |tomorrow'?s |tonight'?s |my |this week'?s |new |main |one )*(goals?|commitments?|to-?dos?|plan|promise|task|mission|focus|intention|aim|target)\s*(for (?:today|tonight|tomorrow|this week|the week))?\s*[:-]\s*(?=\S)/,
  /^((?:my|the) (?:\w+ )?(goal|plan|commitment|promise|target|intention|aim|focus|task|mission)s?( for (today|tomorrow|this week|the week|tonight|the day))? (?:is|are) (to )?)/,
  /^(?:i'?m|im|i am|we'?re|we are) (?:going to|gonna|gna|gunna|to|planning to|planning on|committing to|committed to|aiming to|aiming for|about to|off to|hoping to|trying to|determined to|finally going to|finally gonna)\s+/,
  /^(i'?ll|ill|i will|i shall|i'd|we will|we'?ll|gonna|gna|gunna|finna|going to|will|shall)\s+(definitely |finally |also |have to |be (?=\w+ing\b(?! (?:more|better|nicer))))?/,
  /^(i|we) (really |also |still |just |definitely |will |do )*(need|want|have|plan|intend|promise|commit|pledge|aim|must|should|gotta|got|would like|would love|hope|vow|swear|wanna|ought|am going|mean)( to| on)?\s+/,
  /^(i'?d (?:like|love) to|would (?:like|love) to|let me|let'?s|lets|gotta|need to|want to|wanna|have to|has to|must|planning to|plan to|aim to|aiming to|hoping to|hope to|remember to|don'?t forget to|try and|time to|promise to|commit to|committing to|pledge to|make sure (?:to|i)|make sure that i|goal is to|be sure to|got to|to)\s+/,
];
const CLOSINGS = [
  /\s+(i (swear|promise)|for real|no excuses|lol|haha|idk|pls|plz|please|lfg|let'?s go|wish me luck|for sure|definitely|(?:pls |please )?hold me to it|no matter what|no snooze|fr|promise|finally|too|as well)$/,
  /(?<!\b\d{1,2}\.\d{1,2})[\s.,;:!-]+$/,
];

/** The action itself: without "I will", "my goal is to" and the like at its head, nor oaths at its end. */
export function actionOf(normal: string): string {
  let text = normal;
  for (let before = ''; before !== text;) {
    before = text;
    for (const opening of OPENINGS) text = text.replace(opening, '');
    for (const closing of CLOSINGS) text = text.replace(closing, '');
  }
  return text;
}
