import { fold, type Language } from './gloss.rules.ts';
import { foreignMarks } from './intent-foreign.rules.ts';
import { clausesOf, kindsSaid } from './intent-kinds.rules.ts';
import { englishMarks } from './intent-english.rules.ts';
import { quantitiesOf } from './quantity.rules.ts';
import type { Intent } from './reading.rules.ts';
import { beginsWithVerb, namesAction, speaksOfAction } from './verbs.rules.ts';

/** A message as the signs are looked for in it: as written, in plain English, and in plain English without "I will" and the like. */
type Seen = { readonly text: string; readonly language: Language; readonly normal: string; readonly action: string };
/** What rules alone make of it: an intent, and how much speaks for it. */
type Ruled = { readonly intent: Intent; readonly isCertain: boolean };

const ALIKE: readonly (readonly [name: string, words: RegExp])[] = [
  ['i', /^(?:i|i'm|i'll|i've|i'd|im|ill|ive|id|me|my|myself|mine)$/],
  ['we', /^(?:we|we're|we'll|we've|us|our|let's|lets)$/],
  [
    'you',
    /^(?:you|u|ur|your|you're|youre|yours|y'all|yall|guys|everyone|everybody|all|team|folks|du|dir|dich|dein\w*|euch|ihr|eur\w*|leute|tu|te|ti|vos|vosotros|ustedes|usted|vous|toi|ton|ta|tes|voce|voces|galera|gente|chicos|chicas|pessoal)$/,
  ],
  ['they', /^(?:he|she|they|it|it's|its|he's|she's|they're|his|her|hers|him|them|their|er|sie|es|el|ella|ellos|ellas|il|elle|ils|elles|on|ele|ela|eles|elas)$/],
  [
    'this',
    /^(?:the|a|an|this|that|these|those|some|every|each|all|no|der|die|das|den|dem|ein\w*|diese\w*|el|la|los|las|un|una|este|esta|ese|esa|le|les|une|ce|cet|cette|ces|o|os|as|um|uma|esse|essa|isso)$/,
  ],
  [
    'who',
    /^(?:who|whom|whose|what|what's|whats|when|where|why|how|how's|which|wer|was|wann|wo|warum|wieso|wie|welche\w*|que|quien|cuando|donde|como|cuanto\w*|cual\w*|qui|quoi|quand|ou|pourquoi|comment|combien|quel\w*|quem|quando|onde|quanto\w*|qual|quais)$/,
  ],
  [
    'can',
    /^(?:can|could|should|would|is|are|am|was|were|has|have|had|will|may|might|shall|do|does|did|isn't|don't|doesn't|didn't|won't|can't|cant|kann|darf|soll|sollte|muss|ist|sind|hat|gibt|hay|puedo|puede|es|est|sont|peut|peux|tem|pode|posso|da)$/,
  ],
  [
    'will',
    /^(?:will|gonna|going|gna|need|want|wanna|must|gotta|plan|promise|commit|goal|werde|will|muss|mochte|voy|vamos|tengo|quiero|vais|dois|veux|vou|preciso|quero|tenho)$/,
  ],
  [
    'would',
    /^(?:would|wouldn't|wish|if|only|could|i'd|should've|could've|would've|wenn|hatte|ware|wurde|musste|sollte|konnte|ojala|si|quisiera|aimerais|voudrais|devrais|faudrait|pourrais|queria|gostaria|devia|deveria|seria)$/,
  ],
  [
    'laugh',
    /^(?:lo+l|lmao|rofl|haha\w*|hehe\w*|jaja\w*|k{3,}|rs+|mdr|ptdr|omg|wtf|ugh+|meh|oof|yay+|woo+\w*|smh|tbh|ngl|imo|honestly|literally|puh|ach|naja|boah|uff+|bah|pff+|bof|aff|eita|nossa|vish)$/,
  ],
  ['back', /^(?:yesterday|ago|already|finally|just|last|earlier|gestern|schon|endlich|bereits|ayer|ya|anoche|hier|deja|enfin|ontem|ja|finalmente)$/],
  [
    'ahead',
    /^(?:today|tonight|tomorrow|later|by|until|before|next|every|daily|heute|morgen|bis|vor|jeden|hoy|manana|antes|hasta|cada|demain|avant|chaque|hoje|amanha|ate|cada|todo)$/,
  ],
  [
    'feel',
    /^(?:feel\w*|tired|exhausted|sad|happy|proud|angry|bored|sick|love|hate|miss|excited|glad|sorry|annoyed|so|too|very|really|such|mude|krank|liebe|hasse|froh|cansad\w|feliz|triste|fatigue\w*|content\w*|adore|deteste|amo|odeio|exaust\w|orgulho\w*)$/,
  ],
  ['be', /^(?:is|are|was|were|be|been|isn't|wasn't|seems?|looks?|sounds?|feels?|ist|sind|war|waren|es|son|fue|era|esta|estan|est|sont|etait|sao|foi|ta|e)$/],
  ['not', /^(?:not|no|never|nothing|nobody|didn't|didnt|couldn't|couldnt|haven't|hasn't|wasn't|nicht|kein\w*|nichts|nunca|nada|pas|rien|jamais|nao|nem)$/],
];
const kindsOf = (word: string): string[] => ALIKE.filter(([, words]) => words.test(word)).map(([name]) => name);

const PAST_FORM =
  /^(?:[a-z]{2,}ed|did|ran|went|done|wrote|made|ate|drank|slept|got|took|bought|paid|kept|met|told|gave|came|felt|left|began|won|drove|rode|woke|spent|lost|caught|sold|sat|saw|stuck|said|was|were|had)$/;
const PARTICIPLE = /^(?:\w*ge\w{2,}(?:t|en)|\w+iert|(?:be|ver|er|zer|ent)\w{3,}t|\w{3,}(?:ado|ido)s?|hecho|hecha|\w{3,}(?:é|ée|és|ées))$/;

/** How the words stand: which kind of word comes first, which follow each other, who does what. */
function orderOf(words: readonly string[]): string[] {
  const kinds = words.slice(0, 12).map((word) => [...kindsOf(word), ...(PAST_FORM.test(word) ? ['past'] : []), ...(namesAction(word) ? ['act'] : [])]);
  const first = (at: number): string => kinds[at]?.[0] ?? (words[at] === undefined ? 'end' : /\d/.test(words[at]) ? 'number' : 'other');
  return [
    `first ${first(0)}`,
    `first ${first(0)} ${first(1)}`,
    `first ${first(0)} ${first(1)} ${first(2)}`,
    ...new Set(kinds.flat().map((kind) => `has ${kind}`)),
  ];
}

const LENGTHS = [2, 4, 7, 11, 18];
const lengthOf = (words: readonly string[]): string => `length ${LENGTHS.filter((length) => words.length > length).length}`;

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}']+/gu) ?? [];
const isNumber = (word: string): boolean => /^\d/.test(word);
const said = (prefix: string, words: readonly string[]): string[] => {
  const plain = words.map((word) => (isNumber(word) ? '#' : word));
  return [
    ...plain.map((word) => `${prefix}${word}`),
    ...plain.slice(1).map((word, at) => `${prefix}${plain[at]!} ${word}`),
    `${prefix}^${plain[0] ?? ''}`,
    `${prefix}^${plain.slice(0, 2).join(' ')}`,
    `${prefix}$${plain.at(-1) ?? ''}`,
  ];
};

/** What rules make of each clause: "yesterday i failed, today i run" has both. */
function clauseSigns(ruled: readonly Ruled[]): string[] {
  if (ruled.length < 2) return ['one clause'];
  const named = ruled.map(({ intent, isCertain }) => `${intent} ${isCertain}`);
  return [
    ...new Set(named.map((name) => `clause ${name}`)),
    `head ${named[0]!}`,
    `tail ${named.at(-1)!}`,
    `head ${ruled[0]!.intent} tail ${ruled.at(-1)!.intent}`,
  ];
}

/** Marks that a message bears or does not. */
function marksOf({ text, normal, action }: Seen, ownWords: readonly string[]): string[] {
  const marks: readonly (readonly [name: string, bears: boolean])[] = [
    ['verb first', beginsWithVerb(action)],
    ['action', speaksOfAction(action)],
    ['opened', normal !== action],
    ['counted', quantitiesOf(action).length > 0],
    ['asks', text.includes('?')],
    ['calls', text.includes('!')],
    ['trails', /[.…]{2,}/.test(text)],
    ['participle', ownWords.some((word) => PARTICIPLE.test(word))],
    ['ends in participle', PARTICIPLE.test(ownWords.at(-1) ?? '')],
  ];
  return marks.filter(([, bears]) => bears).map(([name]) => name);
}

/** What only a message in another language than English has. */
const foreignSigns = (text: string, language: Exclude<Language, 'en'>, ownWords: readonly string[]): string[] => [
  ...foreignMarks(text, language).map((name) => `foreign ${name}`),
  ...orderOf(ownWords).map((name) => `own ${name}`),
  ...said(`${language} `, ownWords),
  ...ownWords.map((word) => `${language} -${word.slice(-3)}`),
];

const lastOf = (clauses: readonly string[]): string => clauses.at(-1) ?? '';

/** Everything that speaks for or against a promise in a message, as names; the same for the same words, however they are decorated. */
export function signsOf(seen: Seen, ruled: Ruled, ruledClauses: readonly Ruled[]): string[] {
  const { text, language, normal, action } = seen;
  const folded = fold(text, language);
  const own = folded.replace(/[^\p{L}\p{N}?!.,:;'-]+/gu, ' ');
  const words = wordsIn(normal);
  const ownWords = wordsIn(own);
  return [
    ...new Set([
      `rules ${ruled.intent} ${ruled.isCertain}`,
      ...englishMarks(normal, action).map((name) => `en ${name}`),
      ...orderOf(words).map((name) => `gloss ${name}`),
      lengthOf(words),
      ...clauseSigns(ruledClauses),
      ...kindsSaid(own.trim()).map((name) => `kind ${name}`),
      ...kindsSaid(lastOf(clausesOf(folded))).map((name) => `last ${name}`),
      ...marksOf(seen, ownWords),
      ...said('g ', words),
      ...(language === 'en' ? [] : foreignSigns(text, language, ownWords)),
    ]),
  ];
}
