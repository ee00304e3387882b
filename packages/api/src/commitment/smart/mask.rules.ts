import type { Language } from './gloss.rules.ts';

/** Who somebody may be known by. `isName`: whether a word in lower case is a name that people are given. */
export type Names = { readonly known: readonly string[]; readonly isName: (word: string) => boolean };

/** Texts without what says who somebody is, and what stands behind each sign that was put in its place, such as "[NAME_1]". */
export type Masked = { readonly texts: readonly string[]; readonly hidden: ReadonlyMap<string, string> };

const SIGN = /\[[A-Z]+_\d+\]/g;

/** What gives somebody away by its form, first things first. A sign of ours in a text of theirs is hidden too: it would come back as something else. */
const FORMS: readonly (readonly [kind: string, form: RegExp])[] = [
  ['SIGN', SIGN],
  ['LINK', /(?:\p{L}[\p{L}\d+.-]*:\/\/|www\.)[^\s<>"]+/giu],
  ['EMAIL', /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu],
  ['LINK', /(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]+\.)+[a-z]{2,12}\/\S*/giu],
  [
    'LINK',
    /(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|edu|gov|info|app|dev|me|co|tv|gg|de|at|ch|fr|es|pt|br|it|nl|uk|us|eu)(?![\p{L}\p{N}])/giu,
  ],
  ['HANDLE', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.]*/giu],
  ['ACCOUNT', /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu],
  ['NUMBER', /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s()./-]{0,2}\d){6,}/gu],
  ['ADDRESS', /(?<![\p{L}\p{N}])[\p{L}-]*(?:straße|strasse|gasse|platz|allee)\s\d+\s?[a-z]?(?![\p{L}\p{N}])/giu],
  ['ADDRESS', /(?<![\p{L}\p{N}])\d{1,5}\s(?:\p{L}+\s){1,3}(?:st|street|ave|avenue|road|rd|lane|ln|drive|boulevard|blvd)(?![\p{L}\p{N}])/giu],
  ['ADDRESS', /(?<!\p{L})(?:calle|rua|rue|avenida|avenue)\s(?:\p{L}+\s){1,4}\d+(?![\p{L}\p{N}])/giu],
];

const WORD = /\p{L}[\p{L}\p{M}\p{N}_]*(?:[-’']\p{L}[\p{L}\p{M}]+)*/gu;
/** Names that are also everyday words: small, they are read as words. */
const EVERYDAY = new Set(
  'mark grace hope faith joy chase page max art rose lily ivy ruby pearl penny jack rob pat sue drew dawn summer april june august may bill will rich sunny sky star reed rusty amber olive ginger basil sage melody harmony destiny cash king major price cook long young may day night park field hill wood stone rice bell ball bush lane brook ford english french german case self early best good love son van real sol mar paz luz cruz flor marina mina nina rita mia mira lea kit jan jon don dan ray ann mai an'.split(
    ' ',
  ),
);
/** Words that begin with a capital for another reason. */
const CAPITALS =
  /^(?:I|Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December|English|Spanish|French|German|Portuguese|Italian|Chinese|Japanese|Christmas|Easter|OK|TV|Duolingo|SMART)(?:['’]\p{L}+)?$/u;
/** In German every noun has a capital; after these words comes somebody, unless an article does. */
const BEFORE_SOMEBODY =
  /(?<!\p{L})(?:mit|an|bei|für|von|und|zu|herrn?|frau|onkel|tante|oma|opa|dr\.?|prof\.?|rufe?|anrufen|treffe?|frage?|besuche?|schreibe?|sehe?|helfe?|danke?|sage?|zeige?|bringe?)\s+$/iu;

type Span = { readonly start: number; readonly end: number; readonly kind: string };

const overlaps = (spans: readonly Span[], { start, end }: Pick<Span, 'start' | 'end'>): boolean => spans.some((one) => one.start < end && start < one.end);

function formsIn(text: string): Span[] {
  const spans: Span[] = [];
  for (const [kind, form] of FORMS)
    for (const found of text.matchAll(form)) {
      const span = { start: found.index, end: found.index + found[0].length, kind };
      if (!overlaps(spans, span)) spans.push(span);
    }
  return spans;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Names that people have here, as they are written there: "zed_99", "j.doe". */
function knownIn(text: string, taken: readonly Span[], known: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const name of known.filter((one) => one.trim().length > 1).toSorted((a, b) => b.length - a.length))
    for (const found of text.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${literally(name.trim())}(?![\p{L}\p{N}])`, 'giu'))) {
      const span = { start: found.index, end: found.index + found[0].length, kind: 'NAME' };
      if (!overlaps(taken, span) && !overlaps(spans, span)) spans.push(span);
    }
  return spans;
}

type Seen = { readonly word: string; readonly before: string; readonly follows: boolean; readonly language: Language; readonly shouts: boolean };

const bare = (word: string): string => word.toLowerCase().replace(/['’]s$/, '');
const opens = (before: string): boolean => /(?:^|[.!?:\n]["'“„(]?)\s*(?:[-*•–]\s*)?$/u.test(before);
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

const isGivenName = (low: string, isName: Names['isName']): boolean => isName(low) || low.split('-').some((part) => isName(part) && !EVERYDAY.has(part));

function isSomebody({ word, before, follows, language, shouts }: Seen, known: ReadonlySet<string>, isName: Names['isName']): boolean {
  const low = bare(word);
  if (known.has(low)) return true;
  const isGiven = isGivenName(low, isName);
  if (!isCapital(word) || shouts) return isGiven && !EVERYDAY.has(low) && low.length > 2;
  if (CAPITALS.test(word)) return false;
  return isGiven || follows || (language === 'de' ? BEFORE_SOMEBODY.test(before) : !opens(before));
}

function namesIn(text: string, taken: readonly Span[], { known, isName }: Names, language: Language): Span[] {
  const spans: Span[] = [];
  const shouts = !/\p{Ll}/u.test(text);
  const low = new Set(known.flatMap((name) => [name.toLowerCase(), ...(name.toLowerCase().match(WORD) ?? [])]).filter((name) => name.length > 1));
  for (const found of text.matchAll(WORD)) {
    const span = { start: found.index, end: found.index + found[0].length, kind: 'NAME' };
    if (overlaps(taken, span)) continue;
    const last = spans.at(-1);
    const isNext = last !== undefined && /^[ ’'.-]{1,2}$/.test(text.slice(last.end, span.start));
    if (!isSomebody({ word: found[0], before: text.slice(0, span.start), follows: isNext, language, shouts }, low, isName)) continue;
    if (isNext) spans[spans.length - 1] = { ...last, end: span.end };
    else spans.push(span);
  }
  return spans;
}

/**
 * Takes out of texts what says who somebody is: names, e-mail addresses, numbers of telephones and accounts, links, handles and street addresses. The same is the
 * same sign in all of them. In doubt a word is hidden; a name that is nowhere known, small, or at the head of a sentence can be missed.
 */
export function mask(texts: readonly string[], names: Names, language: Language): Masked {
  const signs = new Map<string, string>();
  const counts = new Map<string, number>();
  const signOf = (kind: string, original: string): string => {
    const known = signs.get(original);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const sign = `[${kind}_${count}]`;
    signs.set(original, sign);
    return sign;
  };
  const masked = texts.map((text) => {
    const sure = formsIn(text);
    const forms = [...sure, ...knownIn(text, sure, names.known)];
    const spans = [...forms, ...namesIn(text, forms, names, language)].toSorted((a, b) => a.start - b.start);
    let at = 0;
    const parts = spans.map(({ start, end, kind }) => {
      const part = text.slice(at, start) + signOf(kind, text.slice(start, end));
      at = end;
      return part;
    });
    return parts.join('') + text.slice(at);
  });
  return { texts: masked, hidden: new Map([...signs].map(([original, sign]) => [sign, original])) };
}

/** The text with what was hidden in it; null when it holds a sign that stands for nothing. */
export function unmask(text: string, hidden: Masked['hidden']): string | null {
  if ((text.match(SIGN) ?? []).some((sign) => !hidden.has(sign))) return null;
  return text.replace(SIGN, (sign) => hidden.get(sign)!);
}

/** Links, addresses and numbers in a text that give somebody away by their form. */
export const contactsIn = (text: string): readonly string[] => formsIn(text).map(({ start, end }) => text.slice(start, end));
/** Words of a text that may be somebody's name. */
export const somebodiesIn = (text: string, names: Names, language: Language): readonly string[] =>
  namesIn(text, [], names, language).map(({ start, end }) => text.slice(start, end));
