/** Words that say nothing about what is promised, in the five languages that promises are read in. */
const FILLERS = new Set(
  `the and for with will today tomorrow tonight this that from into about have each every day days week minutes minute hours hour min before after until
  und der die das ich ein eine einen mit heute morgen für den dem vor nach jeden tag minuten stunden por para con los las una uno hoy mañana minutos horas
  les des une pour avec demain avant aujourd hui uma com hoje amanhã antes`.split(/\s+/),
);
const LEAST_LETTERS = 3;
/** A word is looked for by its beginning, so that "walking" finds "walk" and the other way round. */
const STEM_LETTERS = 4;
const MOST_WORDS = 12;
/** What `pg_trgm` calls similar. */
const LEAST_TRIGRAMS_SHARED = 0.3;
const LEAST_WORDS_SHARED = 0.5;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The beginnings of the words that a text is looked for by, each once: 12 at most. */
export function stemsOf(text: string): string[] {
  const telling = wordsOf(text).filter((word) => word.length >= LEAST_LETTERS && !FILLERS.has(word) && !/^\p{N}+$/u.test(word));
  return [...new Set(telling.map((word) => [...word].slice(0, STEM_LETTERS).join('')))].slice(0, MOST_WORDS);
}

/** All groups of three signs in the words of a text, as `pg_trgm` counts them: two blanks before a word, one after. */
export function trigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of wordsOf(text)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** How many of all trigrams of two texts both have: 0-1; 0 when one has none. */
export function trigramSimilarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const gram of one) if (other.has(gram)) both += 1;
  const all = one.size + other.size - both;
  return all === 0 ? 0 : both / all;
}

export type Candidate = { readonly id: string; readonly text: string };
type Likeness = { readonly score: number; readonly via: ('fts' | 'trgm')[] };
/** `score` 0-1. `via`: by its words, by its trigrams, or both. */
type Similar = Candidate & Likeness;

/**
 * Those of the candidates that are like a text, the most alike first; of the same score those that came first stay first; one that
 * comes twice counts once. Texts that are written the same
 * way share one score, which is worked out once.
 */
export function similarTo(text: string, candidates: readonly Candidate[]): Similar[] {
  const stems = stemsOf(text);
  const trigrams = trigramsOf(text);
  const known = new Map<string, Likeness>();
  const judge = (other: string): Likeness => {
    const shared = trigramSimilarity(trigrams, trigramsOf(other));
    const theirs = wordsOf(other);
    const words = stems.length === 0 ? 0 : stems.filter((stem) => theirs.some((word) => word.startsWith(stem))).length / stems.length;
    const via: ('fts' | 'trgm')[] = [];
    if (words >= LEAST_WORDS_SHARED) via.push('fts');
    if (shared >= LEAST_TRIGRAMS_SHARED) via.push('trgm');
    return { score: Math.round(((words + shared) / 2) * 100) / 100, via };
  };
  const each = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const judged = [...each.values()].map((candidate) => {
    const verdict = known.get(candidate.text) ?? judge(candidate.text);
    known.set(candidate.text, verdict);
    return { ...candidate, ...verdict };
  });
  return judged.filter(({ via }) => via.length > 0).toSorted((a, b) => b.score - a.score);
}

/** The first of each text, however it is written. */
export function oneOfEach<C extends Candidate>(candidates: readonly C[]): C[] {
  const seen = new Set<string>();
  return candidates.filter(({ text }) => {
    const key = wordsOf(text).join(' ');
    return !seen.has(key) && seen.add(key);
  });
}
