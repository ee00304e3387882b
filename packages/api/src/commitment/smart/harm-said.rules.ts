import { conceptsOf, type Concept } from './harm-words.rules.ts';

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one a an ein eine einen einer un una uno une um uma numa num',
    'two zwei dos deux dois duas couple',
    'three drei tres trois few ein paar',
    'four vier cuatro quatre quatro',
    'five funf cinco cinq',
    'six sechs seis',
    'seven sieben siete sept sete',
    'eight acht ocho huit oito',
    'nine neun nueve neuf nove',
    'ten zehn diez dix dez',
  ].flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)),
);
const DAYS_IN: readonly (readonly [unit: RegExp, days: number])[] = [
  [/^(?:hours?|hrs?|h|stunden?|horas?|heures?)$/, 1 / 24],
  [/^(?:days?|nights?|tage?n?|nachte?n?|dias?|noches?|jours?|nuits?|noites?)$/, 1],
  [/^(?:weeks?|wochen?|semanas?|semaines?)$/, 7],
  [/^(?:months?|monate?n?|mes|meses|mois)$/, 30],
];
const WHOLE = /^(?:whole|full|entire|straight|ganze[ns]?|volle|tod[oa]|toute|entera|inteira|next|nachsten|proximos|prochains)$/;
const UNTIL_A_DAY =
  /\b(?:until|till|bis|hasta|jusqu a|jusqu'a|jusqu|ate) (?:next |zum |el |a |o |au )?(?:\w+day|\w+tag|mittwoch|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda|terca|quarta|quinta|sexta|christmas|weihnachten|navidad|noel|natal|summer|sommer|verano|ete|verao|the wedding|i (?:am|'m|lose|fit|reach))/;
const ALL_WEEK =
  /\b(?:all|this|the whole|the entire|diese|die ganze|toda la|esta|cette|toute la|a semana toda|toda a|a) (?:week|woche|semana|semaine|month|monat|mes|mois)\b/;

/** How many days a text speaks of, at most; 0 where it speaks of none. */
function daysIn(words: readonly string[], text: string): number {
  const spans = words.map((word, at) => {
    const unit = DAYS_IN.find(([pattern]) => pattern.test(word))?.[1];
    if (unit === undefined) return 0;
    const before = WHOLE.test(words[at - 1] ?? '') ? at - 2 : at - 1;
    const count = words[before] ?? '';
    return (NUMBERS[count] ?? (/^\d{1,3}$/.test(count) ? Number(count) : 0)) * unit;
  });
  return Math.max(0, ...spans, UNTIL_A_DAY.test(text) ? 3 : 0, ALL_WEEK.test(text) ? 7 : 0);
}

/** A text taken apart for what its words may stand for. `days`: how many days it speaks of, at most. */
export type Said = { readonly text: string; readonly words: readonly string[]; readonly concepts: readonly ReadonlySet<Concept>[]; readonly days: number };

/** Whether a meaning is named at all. */
export const has = ({ concepts }: Said, concept: Concept): boolean => concepts.some((set) => set.has(concept));

/** Whether two meanings stand within so many words of each other, in either order, of which the second word is another than the first. */
export function near({ concepts }: Said, [first, second]: readonly [Concept, Concept], most: number): boolean {
  return concepts.some((set, at) => set.has(first) && concepts.some((other, place) => place !== at && Math.abs(place - at) <= most && other.has(second)));
}

/** Whether one meaning is followed by the other after at most so many words. */
export function leads({ concepts }: Said, [first, second]: readonly [Concept, Concept], most: number): boolean {
  return concepts.some((set, at) => set.has(first) && concepts.slice(at + 1, at + 1 + most).some((other) => other.has(second)));
}

const REFUSALS =
  /^(?:not|never|don't|dont|won't|stop|quit|avoid|without|no|instead|resist|nicht|nie|niemals|ohne|aufhoren|kein\w*|statt|nunca|jamas|dejar|evitar|sin|jamais|pas|arreter|eviter|sans|plus|nao|parar|sem)$/;
/** "Stop hitting my brother", "nicht betrunken fahren": refused shortly before it is named. */
export const isRefused = ({ words }: Said, at: number): boolean => words.slice(Math.max(0, at - 4), at).some((word) => REFUSALS.test(word));
/** Whether a meaning is named without being refused. */
export const means = (said: Said, concept: Concept): boolean => said.concepts.some((set, at) => set.has(concept) && !isRefused(said, at));

/** What may stand between a verb and whom it is done to. */
const LINK =
  /^(?:up|the|a|an|my|his|her|our|their|this|that|your|old|little|own|stupid|annoying|a|al|le|les|mi|su|tu|ese|esa|este|esta|el|la|los|las|un|una|mon|ma|mes|ce|cet|cette|une|son|sa|o|os|as|no|na|nos|nas|em|meu|minha|aquele|aquela|esse|essa|um|uma|ao|do|da|de)$/;
/** "Beat my brother at chess", "in a race": a game. */
const IN_A_GAME = /^(?:at|in|im|beim|bei|en|al|au|aux|no|na|to)$/;

const GERMAN_VERB = /(?:en|eln|ern)$/;

function hasObjectBehind({ words, concepts }: Said, at: number): boolean {
  let ahead = at + 1;
  while (ahead < words.length && ahead <= at + 3 && LINK.test(words[ahead]!)) ahead += 1;
  return concepts[ahead]?.has('PERSON') === true && !IN_A_GAME.test(words[ahead + 1] ?? '');
}

const hasObjectBefore = ({ words, concepts }: Said, at: number): boolean =>
  GERMAN_VERB.test(words[at]!) &&
  concepts.slice(Math.max(0, at - 3), at).some((set) => set.has('PERSON')) &&
  !words.slice(Math.max(0, at - 2), at).some((word) => IN_A_GAME.test(word));

/** "Hit my brother", "pegarle a mi hermano"; in German "meinen Bruder schlagen". */
export const isDoneTo = (said: Said, verb: Concept): boolean =>
  said.words.some((_, at) => said.concepts[at]!.has(verb) && !isRefused(said, at) && (hasObjectBehind(said, at) || hasObjectBefore(said, at)));

function isReflexive({ words }: Said, at: number): boolean {
  const word = words[at]!;
  if (/(?:ar|er|ir)me$/.test(word) || words[at + 1] === 'myself') return true;
  if (words[at - 1] === 'me' && /(?:ar|er|ir|re)$/.test(word)) return true;
  const mine = words.lastIndexOf('mich', at);
  return GERMAN_VERB.test(word) && mine >= 0 && at - mine <= 5 && !words.slice(mine, at).includes('und');
}

/** "Mich heute umbringen", "me matar", "kill myself", "matarme". */
export const isDoneToMyself = (said: Said, verb: Concept): boolean =>
  said.words.some((_, at) => said.concepts[at]!.has(verb) && !isRefused(said, at) && isReflexive(said, at));

/** @param text in lower case, without marks on letters, punctuation and harmless ways of speaking */
export function saidIn(text: string): Said {
  const words = text
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replace(/'s$/, ''))
    .filter((word) => word !== '');
  const plain = words.join(' ');
  return { text: plain, words, concepts: conceptsOf(words), days: daysIn(words, plain) };
}
