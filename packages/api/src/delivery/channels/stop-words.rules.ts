/** What somebody wants who writes to us by SMS. */
export type Wish = 'stop' | 'start';

/** Words that Twilio itself acts on and answers. @see https://help.twilio.com/articles/223134027 */
const TWILIO_WORDS = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout', 'start', 'yes', 'unstop']);

/** Whole messages. Anything longer has to say what is to stop. */
const STOP_WORDS = new Set(
  `stop stopp stopall stoppen unsubscribe cancel end ende quit revoke optout opt out abmelden abbestellen austragen kündigen aufhören schluss
   halt beenden storno genug enough remove nomore unsub`.split(/\s+/u),
);
const START_WORDS = new Set(`start unstop yes subscribe resubscribe resume restart optin anmelden starten fortsetzen weiter wieder weitermachen`.split(/\s+/u));

/** "please", "now" and names of the thing change nothing. */
const FILLERS =
  /\b(?:please|pls|plz|bitte|now|jetzt|sofort|thanks|thank you|danke|hi|hello|hallo|hey|guys|leute|ok|okay|all|alle|alles|immediately|already|again|wieder|it|this|that|these|damit|das)\b/gu;

const MESSAGES = '(?:text(?:s|ing|e)?|messag(?:e|es|ing)|sms|msgs?|nachricht(?:en)?|reminders?|erinnerung(?:en)?)';
const STOP_PHRASES = [
  // "stop texting me", "quit the messages", "end sms"
  new RegExp(`\\b(?:stop|stopp|quit|end|cancel|cease|no more|enough)\\b(?: \\S+){0,3} ${MESSAGES}\\b`, 'u'),
  new RegExp(`\\b(?:don'?t|do not|never|stop) (?:ever )?(?:text|message|contact|write|send|sms|bother|contacting|writing|sending|bothering)\\b`, 'u'),
  /\b(?:unsubscribe|opt(?:ing)?[ -]?(?:me )?out|take me off|remove me|remove my number|delete my number|lose my number|leave me alone|wrong number)\b/u,
  /\bi (?:don'?t|do not|no longer) want (?:any (?:more )?)?(?:to (?:get|receive)|these|this|your|more|texts?|messages?|sms)\b/u,
  new RegExp(`\\bkeine? (?:weiteren? |mehr )?${MESSAGES}(?: mehr)?\\b`, 'u'),
  /\b(?:hör(?:t|en sie)?|hoer(?:t|en sie)?) (?:bitte )?(?:(?:damit|endlich|mit \S+(?: \S+)?) )?auf\b/u,
  /\b(?:schreib|schreibt|schicke?|schickt|sende?|sendet|schreiben sie|schicken sie) (?:mir |uns )?(?:bitte )?(?:nichts?|keine?)\b/u,
  /\b(?:lass|lasst|lassen sie) mich (?:bitte |endlich )?in (?:ruhe|frieden)\b/u,
  /\b(?:nichts?|keine?) mehr (?:schreiben|schicken|senden|bekommen|erhalten|kriegen)\b/u,
  /\b(?:meld|melde|meldet|melden sie|trag|trage|tragt|tragen sie|nimm|nehmt|lösch|lösche|löscht) mich (?:bitte )?(?:\S+ ){0,3}(?:ab|aus|raus|runter)\b/u,
  /\b(?:ich )?(?:will|möchte|moechte) (?:das |euch |mich )?(?:bitte )?(?:nicht mehr|abmelden|keine)\b/u,
  /\b(?:abmelden|abbestellen)\b/u,
  /\b(?:könnt|könntet|können|könnten|kannst|könntest) (?:\S+ ){0,3}aufhören(?:$| mir\b| mich\b| mit\b| damit\b)/u,
  /\b(?:lösch|lösche|löscht|löschen sie) (?:bitte )?meine (?:handy|telefon)?nummer\b/u,
  new RegExp(`^(?:please )?no (?:more )?${MESSAGES}(?: please)?$`, 'u'),
];
const START_PHRASES = [
  new RegExp(`\\b(?:start|resume|restart|continue|begin)\\b(?: \\S+){0,3} ${MESSAGES}\\b`, 'u'),
  /\b(?:text|message|sms|write) me again\b/u,
  /\b(?:sign me (?:back )?up|opt(?:ing)?[ -]?(?:me )?(?:back )?in|re-?subscribe|i want (?:your |the )?(?:texts?|messages?|sms|reminders?)(?: back| again)?)\b/u,
  new RegExp(`\\b(?:wieder|gerne?) (?:\\S+ )?${MESSAGES}\\b`, 'u'),
  new RegExp(`\\b${MESSAGES} (?:bitte )?wieder\\b`, 'u'),
  /\b(?:schreib|schreibt|schick|schickt) mir (?:bitte )?wieder\b/u,
  /\b(?:meld|melde|meldet) mich (?:bitte )?wieder an\b/u,
  /\bwieder anmelden\b/u,
];
/** Who says that it is not to end. */
const NOT_TO_STOP =
  /\b(?:don'?t|do not|never|please not|nicht|niemals|not) (?:\S+ )?(?:stop(?:ping|pen)?|stopp|unsubscribe|quit|cancel|end|aufhören|abmelden|abbestellen|kündigen)\b|\bhör(?:t)? (?:bitte )?(?:nicht|nie) auf\b|\bcan'?t stop\b/u;

/**
 * What a text asks for in clear words, English or German; null for anything else. To stop needs less than to start, and wins where both could be meant: a
 * message too few is mended by one word.
 */
export function wishOf(text: string): Wish | null {
  const said = plain(text);
  if (NOT_TO_STOP.test(said)) return null;
  const word = said.replace(FILLERS, ' ').replaceAll(/[^\p{L}]+/gu, '');
  if (STOP_WORDS.has(word) || STOP_PHRASES.some((phrase) => phrase.test(said))) return 'stop';
  if (START_WORDS.has(said.replaceAll(/[^\p{L}]+/gu, '')) || START_WORDS.has(word) || START_PHRASES.some((phrase) => phrase.test(said))) return 'start';
  return null;
}

/** Whether Twilio answers such a text by itself, so that we need not. */
export function isTwiliosWord(text: string): boolean {
  return TWILIO_WORDS.has(text.trim().toLowerCase());
}

/** Small letters, straight apostrophes, single spaces, no other signs. */
function plain(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/gu, "'");
  return letters
    .replaceAll(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
