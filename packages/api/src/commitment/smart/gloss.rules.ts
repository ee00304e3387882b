import { GERMAN } from './gloss-de.rules.ts';
import { SPANISH } from './gloss-es.rules.ts';
import { FRENCH } from './gloss-fr.rules.ts';
import { PORTUGUESE } from './gloss-pt.rules.ts';
import { GRAMMAR, inFull, type Change } from './gloss-grammar.rules.ts';
import { everydayWords } from './gloss-everyday.rules.ts';
import { markedVerb } from './gloss-verbs.rules.ts';

/** The languages that messages are understood in. What is none of them is read as English. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];
type Foreign = Exclude<Language, 'en'>;

/** Without marks on its letters: people leave them out, or write "ue" for "ü". */
export function fold(text: string, language: Language): string {
  const plain = inFull(text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('’', "'"), language);
  if (language === 'de') return plain.replace(/([aou])e(?![iu])/g, '$1');
  return language === 'fr'
    ? plain
        .replace(/\b(l|d|j|n|m|s|t|qu|c)'/g, '$1 ')
        .replaceAll("aujourd'hui", 'aujourd hui')
        .replaceAll('œ', 'oe')
    : plain;
}

type Glossary = {
  readonly whole: Map<string, string>;
  readonly beginnings: Map<string, string>;
  readonly endings: Map<string, string>;
  readonly longest: { words: number };
};

function glossaryOf(table: string, language: Foreign): Glossary {
  const glossary: Glossary = { whole: new Map(), beginnings: new Map(), endings: new Map(), longest: { words: 1 } };
  add(glossary, table, { language, isKnown: () => false });
  const own: Glossary = { ...glossary, whole: new Map(glossary.whole) };
  add(glossary, everydayWords(language), { language, isKnown: (word) => knows(own, word) !== undefined });
  return glossary;
}

function add(
  { whole, beginnings, endings, longest }: Glossary,
  table: string,
  { language, isKnown }: { language: Foreign; isKnown: (word: string) => boolean },
): void {
  for (const entry of table.split(/[;\n]/).filter((line) => line.includes('<'))) {
    const [english = '', sources = ''] = entry.split('<').map((side) => side.trim());
    for (const source of sources.split(',')) {
      const key = fold(source.trim().replaceAll('-', ' '), language);
      const map = key.endsWith('*') ? beginnings : key.startsWith('*') ? endings : whole;
      const bare = key.replaceAll('*', '');
      if (!map.has(bare) && !isKnown(bare)) map.set(bare, english);
      longest.words = Math.max(longest.words, bare.split(' ').length);
    }
  }
}

const GLOSSARIES: Readonly<Record<Foreign, Glossary>> = {
  de: glossaryOf(GERMAN, 'de'),
  es: glossaryOf(SPANISH, 'es'),
  fr: glossaryOf(FRENCH, 'fr'),
  pt: glossaryOf(PORTUGUESE, 'pt'),
};
const FOREIGN = ['de', 'es', 'fr', 'pt'] as const;

/** Words that only English has, or that it has more of than its neighbours. */
const ENGLISH = new Set(
  [GERMAN, SPANISH, FRENCH, PORTUGUESE]
    .flatMap((table) => table.split(/[;\n]/).map((entry) => entry.split('<')[0]!))
    .join(' ')
    .concat(
      ` i'm im ill i'll gonna gna gotta wanna is are was were am has have had do does did done been being this that these those it its it's you your they them their we our us he she who what when where why how
      if so but than just only out up down off over into back again still really very too at to in on of for from with without by until some any all each both few many much own same such no yes not now then here there
      going went want need take make get keep put set let use try go come feel see know think like love hate tired please sorry was lol hey hi gm morning night day days week weeks work working out`,
    )
    .split(/\s+/)
    .filter((word) => word.length > 1),
);
/** Written the same in English, and met there more often. */
const SHARED = new Set(
  'a an am as do die me no in on so was will gym yoga email app the plan club team piano meeting instagram week van is web site mail feature budget e o os time come son fin pan leads plus range dose sport project chat mail cave tri train pages dance fruit post bank garage boss code blog podcast film photos hotel site course art note notes soda visa museum laptop job jobs bug cv resume lamp mails pack concert cookies radio table menu party car auto excel backup theater screen poste mate live ver salon vol vols auto tv'.split(
    ' ',
  ),
);

/** Met in other languages as often: of English they say nothing. */
const FALSE_FRIENDS = new Set('a an am as die me no so was in hat war bis den man mal son pan van km euros min kg'.split(' '));

const wordsOf = (text: string): string[] => text.match(/[\p{L}]+(?:'\p{L}+)?/gu) ?? [];

function knows({ whole, beginnings, endings }: Glossary, word: string): string | undefined {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let length = Math.min(word.length, 16); length >= 3; length -= 1) {
    const stem = beginnings.get(word.slice(0, length));
    if (stem !== undefined) return stem;
    const ending = word.length > length ? endings.get(word.slice(-length)) : undefined;
    if (ending !== undefined) return ending;
  }
  return undefined;
}

/** The language of a message, by which words it uses; `hint` decides where they do not. */
export function languageOf(text: string, hint: string | null = null): Language {
  const english = wordsOf(text.toLowerCase().replaceAll('’', "'")).filter((word) => ENGLISH.has(word) && !FALSE_FRIENDS.has(word)).length;
  let best: { language: Language; score: number } = { language: 'en', score: english + (hint?.startsWith('en') === true ? 0.5 : 0) };
  for (const language of FOREIGN) {
    const words = wordsOf(fold(text, language));
    const known = words.filter((word) => !SHARED.has(word) && knows(GLOSSARIES[language], word) !== undefined).length;
    const marks = MARK * [...text.toLowerCase().matchAll(MARKS[language])].length;
    const score = known + marks + (hint?.startsWith(language) === true ? 0.5 : 0);
    if (score > best.score) best = { language, score };
  }
  return best.language;
}

/** What a mark of a language weighs beside a word of its glossary. */
const MARK = 1;
/** Letters and little words that only one of them has. */
const MARKS: Readonly<Record<Foreign, RegExp>> = {
  de: /[äöüß]|(?<!\p{L})(?:aus|ein|auf|ab|vor|weg)ge\p{L}{3,}|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|(?<!\p{L})(ich|nicht|nichts|gar|und|das|mit|für|wird|hab|habe|wie|bin|ist|sind|hast|wann|warum|kann|mich|dich|dir|wir|ihn|war|schon|leider|geschafft|gemacht|gemütlich|mehr|gibt|keine?|lust|zusammen|echt|eine?|einen|einem|einer|der|dem|vom|zum|zur|beim|auf|aus|bei|nach|noch|nur|sich|meine?|meinen|steht|zu|dann|erst|immer|bedeutet|heißt)(?!\p{L})/gu,
  es: /[ñ¿¡]|(?<!\p{L})(el|los|voy|muy|estoy|esta|y|pero|cómo|qué|hecho|listo|hice|fui|pude|ya|he|quiero|cuándo|cuántos|dónde|tengo|nada|jaja+|bien|esto|eso|todo|todos|ayer|hoy|del|con|mis?|una|matarme|morir|morirme|puedo)(?!\p{L})/gu,
  fr: /[èêœûç]|-t-(?=il|elle|on)|bon week|(?<!\p{L})(je|j'ai|les|des|est|du|au|aux|le|et|ce|cette|ces|sur|dans|pour|sans|mon|mes|une|avec|pas|c'est|et|suis|fait|réussi|pu|déjà|quand|comment|combien|on|trop|était|étaient|raté|loupé|mdr|bon|très|ça|ai|il|elle|nous)(?!\p{L})/gu,
  pt: /[ãõç]|\p{L}+ç[ao]s?(?!\p{L})|\p{L}{4,}ei(?!\p{L})|(?<!\p{L})o que(?!\p{L})|(?:antes|depois) d[oae]s?(?!\p{L})|(?<!\p{L})(o|os|um|em|na|nas|ao|da|das|dos|ontem|tem|vem|mais|às|à|bom|boa|deu|rolou|corri|comi|bebi|saí|li|esse|essa|até)(?!\p{L})|(?<!\p{L})(eu|não|vou|uma|com|você|tô|estou|é|hoje|k{3,}|já|fiz|feito|consegui|quero|matar|morrer|quando|quantos|galera|muito|isso|pra|pro|demais|foi|meu|minha)(?!\p{L})/gu,
};

/** The commonest words of languages that are not read beyond them. */
const FARTHER: readonly Change[] = [
  [/明日/g, ' tomorrow '],
  [/今日/g, ' today '],
  [/今夜|今晩/g, ' tonight '],
  [/明天/g, ' tomorrow '],
  [/今天/g, ' today '],
  [/(\d+)\s?(?:分間?|分钟)/g, ' $1 minutes '],
  [/(\d+)\s?(?:時間|小时)/g, ' $1 hours '],
  [/(\d+)\s?(?:ページ|页)/g, ' $1 pages '],
  [/走る|走り|跑步|ランニング/g, ' run '],
  [/読む|読書|看书|读书/g, ' read '],
  [/勉強(?:する)?|学习/g, ' study '],
  [/(?<!\p{L})(?:jutro|domani|завтра|imorgon|yarın)(?!\p{L})/giu, 'tomorrow'],
  [/(?<!\p{L})(?:dziś|dzisiaj|oggi|vandaag|сегодня|idag|bugün)(?!\p{L})/giu, 'today'],
  [/(?<!\p{L})(?:vanavond|stasera|dziś wieczorem)(?!\p{L})/giu, 'tonight'],
  [/(?<!\p{L})morgen(?= .*(?!\p{L})(?:wandelen|lezen|hardlopen|minuten|naar|mijn|een|leren|sporten))/giu, 'tomorrow'],
  [/(?<!\p{L})(?:wandelen|camminare|spacer)(?!\p{L})/giu, 'walk'],
  [/(?<!\p{L})(?:hardlopen|correre|przebiec|biegać|pobiegać)(?!\p{L})/giu, 'run'],
  [/(?<!\p{L})(?:lezen|leggere|przeczytać|czytać)(?!\p{L})/giu, 'read'],
  [/(?<!\p{L})(?:studiare|leren|uczyć się)(?!\p{L})/giu, 'study'],
  [/(?<!\p{L})(?:zrobić|fare|doen)(?!\p{L})/giu, 'do'],
  [/(?<!\p{L})(?:pompek|pompki|flessioni)(?!\p{L})/giu, 'pushups'],
  [/(?<!\p{L})(?:pagine|pagina's|stron)(?!\p{L})/giu, 'pages'],
  [/(?<!\p{L})(?:minuti|minuten|minut)(?!\p{L})/giu, 'minutes'],
];
const TIDY: readonly Change[] = [
  [/\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday) next\b/g, 'next $1'],
  [/\bnext (?:the )?(week|month|year)\b/g, 'next $1'],
  [/\bthe (this|next|every)\b/g, '$1'],
  [/\b(on|by|before|at|to|after) the (?=(?:next|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|december)\b)/g, '$1 '],
  [/\bby (?:the )?on the\b/g, 'by the'],
  [/\bthe the\b/g, 'the'],
  [/\bon by\b|\bby by\b/g, 'by'],
];

/** A message word for word in English, in lower case: enough for rules that ask what is done, how much and when. English stays as it is. */
export function glossOf(text: string, language: Language): string {
  if (language === 'en') return FARTHER.reduce((left, [pattern, by]) => left.replace(pattern, by), text);
  const glossary = GLOSSARIES[language];
  const folded = GRAMMAR[language].reduce((left, [pattern, by]) => left.replace(pattern, by), fold(text, language));
  const tokens = folded.match(/[\p{L}']+|[^\p{L}']+/gu) ?? [];
  const said: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = phraseAt(tokens, at, glossary) ?? { english: unknownAt(tokens, at, language), taken: 1 };
    said.push(found.english);
    at += found.taken;
  }
  return TIDY.reduce((left, [pattern, by]) => left.replace(pattern, by), said.join('').replace(/ +/g, ' '));
}

/** "3 Runden": what is counted is a thing and nothing to do, unless the number is an hour. */
const isCounted = (tokens: readonly string[], at: number): boolean => /\d +$/.test(tokens[at - 1] ?? '') && !HOUR_AFTER.test(tokens[at - 2] ?? '');
const HOUR_AFTER = /^(?:um|ab|bis|gegen|vor|nach|a|las|vers|as|at|by)$/;

/** A word that stands in no glossary. Sentences end at whatever is no space. */
function unknownAt(tokens: readonly string[], at: number, language: Foreign): string {
  const token = tokens[at]!;
  const neighbour = (side: -1 | 1): string => (/^ +$/.test(tokens[at + side] ?? '') ? (tokens[at + 2 * side] ?? '') : '');
  const isName = (language === 'de' && tokens.length === 1) || isCounted(tokens, at);
  return isName ? token : markedVerb(language, { word: token, before: neighbour(-1), after: neighbour(1) });
}

/** The longest entry that begins at a token, or null; words are every second token, what is between them the others. */
function phraseAt(tokens: readonly string[], at: number, glossary: Glossary): { english: string; taken: number } | null {
  const token = tokens[at]!;
  if (!/\p{L}/u.test(token)) return { english: token, taken: 1 };
  for (let words = glossary.longest.words; words > 1; words -= 1) {
    const span = tokens.slice(at, at + words * 2 - 1);
    if (span.length < words * 2 - 1 || span.some((part, index) => index % 2 === 1 && !/^[ '-]+$/.test(part))) continue;
    const english = glossary.whole.get(span.map((part) => (/\p{L}/u.test(part) ? part : ' ')).join(''));
    if (english !== undefined) return { english, taken: span.length };
  }
  const english = knows(glossary, token);
  return english === undefined ? null : { english, taken: 1 };
}
