/** Strengths and needs of a list of people as bits. */
export type TagBits = {
  /** Words of 32 bits a person. */
  readonly width: number;
  readonly strengths: Uint32Array;
  readonly needs: Uint32Array;
  readonly strengthCount: Uint16Array;
  readonly needCount: Uint16Array;
  /** Strengths that no bit stands for: nobody else has or needs them, so that they are distinct in any company. */
  readonly ownCount: Uint16Array;
};

type Tagged = { readonly strengths: readonly string[]; readonly needs: readonly string[] };

const tagsOf = (texts: readonly string[]): Set<string> => new Set(texts.map((text) => text.trim().toLowerCase()));

/** A bit for each tag that can matter between two people: a strength of two, or a strength of one that somebody needs. */
export function tagBits(people: readonly Tagged[]): TagBits {
  const bitOf = bitsOf(people);
  const width = Math.max(1, Math.ceil(bitOf.size / 32));
  const bits: TagBits = {
    width,
    strengths: new Uint32Array(people.length * width),
    needs: new Uint32Array(people.length * width),
    strengthCount: new Uint16Array(people.length),
    needCount: new Uint16Array(people.length),
    ownCount: new Uint16Array(people.length),
  };
  people.forEach((person, i) => {
    const strengths = tagsOf(person.strengths);
    const needs = tagsOf(person.needs);
    bits.strengthCount[i] = strengths.size;
    bits.needCount[i] = needs.size;
    bits.ownCount[i] = strengths.size - mark(bits.strengths, i * width, strengths, bitOf);
    mark(bits.needs, i * width, needs, bitOf);
  });
  return bits;
}

function mark(words: Uint32Array, at: number, tags: ReadonlySet<string>, bitOf: ReadonlyMap<string, number>): number {
  let marked = 0;
  for (const tag of tags) {
    const bit = bitOf.get(tag);
    if (bit === undefined) continue;
    words[at + (bit >> 5)]! |= 1 << (bit & 31);
    marked += 1;
  }
  return marked;
}

function bitsOf(people: readonly Tagged[]): Map<string, number> {
  const offered = new Map<string, number>();
  const wanted = new Set<string>();
  for (const person of people) {
    for (const tag of tagsOf(person.strengths)) offered.set(tag, (offered.get(tag) ?? 0) + 1);
    for (const tag of tagsOf(person.needs)) wanted.add(tag);
  }
  const shared = [...offered].filter(([tag, count]) => count > 1 || wanted.has(tag)).map(([tag]) => tag);
  return new Map(shared.sort().map((tag, bit) => [tag, bit]));
}
