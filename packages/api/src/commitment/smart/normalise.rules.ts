/** Decoration that says nothing: bullets, quotes, variation selectors, emphasis. */
const MARKS = /["“”«»*_`~]|[\u{FE00}-\u{FE0F}\u{200B}-\u{200D}]/gu;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu;
const COMMAND = /^\/(commit|promise|add|new)(@\w+)?\b\s*/i;

/** The words of a message, in lower case, without emoji, quotes and the command: what all other rules read. */
export function normalise(text: string): string {
  return text
    .replace(COMMAND, '')
    .replaceAll('’', "'")
    .replace(EMOJI, ' ')
    .replace(MARKS, ' ')
    .toLowerCase()
    .replace(/\b(tmrw|tmr|tmw|tmrow|tomorow|tommorow|tommorrow|2moro|2morrow)\b/g, 'tomorrow')
    .replace(/\b(tonite|2nite|2night)\b/g, 'tonight')
    .replace(/\b(2day)\b/g, 'today')
    .replace(/\b(hrs|hr)\b/g, 'hours')
    .replace(/[!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A message of nothing but pictures. */
export const isOnlyEmoji = (text: string): boolean => text.trim() !== '' && text.replace(EMOJI, '').replace(MARKS, '').trim() === '';

const OPENINGS = [
  /^(ok|okay|so|well|alright|yes|yeah|hey|and|also|then|plus|but|please|finally)\b[,:;.-]*\s+(?=\S)/,
  /^(today'?s |tomorrow'?s |my )?(goals?|commitments?|to-?do|plan|promise)\s*[:-]\s*(?=\S)/,
  /^(my (goal|plan|commitment|promise|target|intention) (for (today|tomorrow|this week|the week|tonight) )?is (to )?)/,
  /^(i'?m|im|i am|we'?re|we are) (?:going to|gonna|gna|gunna|to|planning to|committing to|committed to|aiming to|about to|off to)\s+/,
  /^(i'?ll|ill|i will|i shall|we will|we'?ll|gonna|gna|going to|will)\s+(definitely |finally |also )?/,
  /^(i|we) (need|want|have|plan|intend|promise|commit|pledge|aim|must|should|gotta|got|would like|hope|vow|swear)( to)?\s+/,
  /^(i'?d like to|let me|let'?s|gotta|need to|want to|have to|planning to|aim to|remember to|don'?t forget to|try and)\s+/,
];
const CLOSINGS = [
  /\s+(i (swear|promise)|for real|no excuses|lol|pls|please|lfg|let'?s go|wish me luck|for sure|definitely)$/,
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
