import { actionOf, isOnlyEmoji, normalise } from './normalise.rules.ts';
import type { Intent } from './reading.rules.ts';

const COMMIT_COMMAND = /^\/(commit|promise|add|new)(@\w+)?\b/i;
const FUTURE = /\b(will|i'?ll|going to|gonna|gna|plan to|want to|need to|have to|must|my goal is|goal:|commit to|promise to|let me|tomorrow|tonight)\b/;

const QUESTION = [
  /\?\s*$/,
  /^(who|whom|what(?! an? )|what'?s|when|when'?s|where|where'?s|why|how|how'?s|which)\b(?! (about|i'?ll|i will))/,
  /^(can|could|should|would|do|does|did|is|are|am|was|were|has|have|will|may) (i|you|we|they|he|she|it|the|my|anyone|someone|there|this|that)\b/,
];

const INJECTION =
  /\b(ignore|disregard|forget) (all |any |the |your |my )*(previous|prior|above|earlier|instructions?|rules)\b|\bsystem prompt\b|\byou are (now )?(an?|the) \w+|\bact as (an?|the)\b|<\/?(system|script|prompt)|\bdrop table\b/;
const GREETING =
  /^(hi+|hey+|hello+|yo|sup|hiya|howdy|gm|gn|good (morning|night|evening|afternoon|day|luck|job|work)|morning|thanks?|thank you|thx|ty|tysm|cheers|bye+|cya|see (you|ya)|ok(ay)?|k+|yes+|yep|yeah|yup|no|nope|nah|sure|cool|nice|great|awesome|perfect|wow|lol+|haha+|lmao|omg|same|congrats|congratulations|welcome|sorry|np|no problem|all good|sounds good|got it|understood|test(ing)?|help|stop|cancel|skip|menu|start|idk|hmm+|ugh+|please|well done|happy birthday|amen|hola|gracias|merci|danke|bonjour|hallo)\b/;
const MOOD =
  /^(i'?m|im|i am|i feel|i'?ve been|feeling|so|very|really|too|kinda|a bit) (so |very |really |too |feeling |just |a bit |kinda |not |still |super )*(tired|sad|happy|exhausted|stressed|anxious|bored|sick|busy|excited|proud|grateful|overwhelmed|fine|good|great|ok|okay|bad|down|lazy|hungry|back|here|ready|done|late|sorry|lost|confused|stuck|nervous|worried|angry|depressed|burn(ed|t) out|behind|in|glad|unmotivated|motivated|hyped|scared|lonely|sleepy)\b/;
const REMARK =
  /^(it|it'?s|its|that|that'?s|thats|this|there|you|you'?re|he|she|they|everyone|everybody|nobody|someone|what an?|such an?|today was|today is|yesterday|the weather|life|my (day|week|weekend|head|back|mood) (is|was|has)|not (today|now|sure)|i (think|guess|know|love|like|hate|hope|wish|agree|see|mean|wonder|can'?t|cannot|don'?t|dont|didn'?t|didnt|was|had|forgot|got|missed|slept|overslept|woke|couldn'?t|couldnt|failed|never|always|used to))\b/;

const PAST_VERBS =
  'did|ran|went|finished|completed|done|read|wrote|made|swam|walked|cleaned|called|studied|cooked|slept|meditated|ate|drank|sent|hit|got|took|built|bought|paid|kept|met|taught|learned|learnt|spoke|told|worked|submitted|managed|nailed|crushed|smashed|skipped|practiced|practised|exercised|lifted|biked|hiked|journaled|watched|applied|reviewed|fixed|shipped|started|stopped|tried|knocked|checked|logged';
const REPORT = [
  new RegExp(
    String.raw`^(i|we|i'?ve|ive|i have|we'?ve|we have|just|already) (just |already |finally |actually |also |now |only |have )*(${PAST_VERBS})\b(?! (?:to|up to) do\b)`,
  ),
  /^(done|finished|completed|complete|did it|all done|just did|mission accomplished|check|✅|✔)(?!\w)/,
  /\b(my goal was|i was going to|i was supposed to|i meant to|but i (got|did|didn'?t|forgot|couldn'?t|was|ended)|did(n'?t| not) (do|make|get|manage|finish|have time))\b/,
  /\b(yesterday|last night|this morning i|earlier today)\b.*\b(\w+ed|did|ran|went|made|got)\b/,
  new RegExp(
    String.raw`^(ran|finished|completed|did|wrote|swam|went|hit my|crushed|nailed|smashed|shipped|submitted|cleaned|walked|cooked|meditated|studied|called|sent|paid|fixed|worked|slept|exercised|biked|hiked|lifted) `,
  ),
];

const DEADLINE = /\b(by|before) (tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next)\b/;
const ACTIVE_EMOJI = /💪|🏃|🏋|🚴|🏊|🧘|📚|🧹/u;

const hasLetters = (text: string): boolean => /\p{L}{2,}/u.test(text);
/** "asdfgh": letters without a vowel, or one key held down. Scripts without vowels of their own are words all the same. */
const isGibberish = (text: string): boolean =>
  /^[a-z ]+$/.test(text) &&
  text.split(' ').every((word) => word.length > 3 && (!/[aeiouy]/.test(word) || /(.)\1{3}/.test(word) || /^(asdf|qwer|zxcv|hjkl)/.test(word)));

/** Words that greet alone and begin a promise in "stop smoking", "help mom". */
const BEGINS_A_PROMISE = /^(morning|stop|skip|help|cancel|start|test|no|please|welcome|great) \w{3,}/;

function isGreeting(normal: string): boolean {
  const words = normal.split(' ').length;
  if (!GREETING.test(normal) || BEGINS_A_PROMISE.test(normal)) return false;
  return words <= 4 || (words <= 8 && !FUTURE.test(normal));
}

/** Where nothing announces a promise, moods and remarks are talk. */
function isChat(normal: string, action: string): boolean {
  if (INJECTION.test(normal) || isGreeting(normal)) return true;
  if (normal !== action) return false;
  const isMood = MOOD.test(normal) && !/\bdone (by|with|before)\b/.test(normal);
  return isMood || (REMARK.test(normal) && !FUTURE.test(normal));
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const isReadable = (normal: string): boolean => (hasLetters(normal) || CJK.test(normal) || /\d\s?\p{L}/u.test(normal)) && !isGibberish(normal);
const isQuestion = (normal: string): boolean => QUESTION.some((pattern) => pattern.test(normal)) && !/^(will|have) (?!i |you |we )/.test(normal);
const isReport = (normal: string): boolean => REPORT.some((pattern) => pattern.test(normal)) && !DEADLINE.test(normal);

/** What a message wants: to promise, to report what was done, to ask, or only to talk. */
export function intentOf(text: string): Intent {
  const trimmed = text.trim();
  const isCommand = COMMIT_COMMAND.test(trimmed);
  if (trimmed.startsWith('/') && !isCommand) return 'chat';
  if (isOnlyEmoji(text)) return ACTIVE_EMOJI.test(text) ? 'promise' : 'chat';
  const normal = normalise(text);
  if (!isReadable(normal)) return 'chat';
  if (isCommand) return 'promise';
  if (isQuestion(normal)) return 'question';
  if (isReport(normal)) return 'report';
  return isChat(normal, actionOf(normal)) ? 'chat' : 'promise';
}
