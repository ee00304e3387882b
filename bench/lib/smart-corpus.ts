import { readFileSync } from 'node:fs';
import { localDay } from '../../packages/api/src/lib/calendar.rules.ts';

/** What a person read in a message: points, category, difficulty, minutes and due day of each promise in it. */
export type LabelledItem = {
  readonly points: Readonly<Record<'S' | 'M' | 'A' | 'R' | 'T', number>>;
  readonly score: number;
  readonly category: string;
  readonly difficulty: number;
  readonly minutes: number | null;
  readonly due: readonly (string | null)[];
};
export type Labelled = {
  readonly language: string;
  readonly text: string;
  readonly now: string;
  readonly timezone: string;
  readonly intent: 'promise' | 'report' | 'question' | 'chat';
  readonly harm: string | null;
  readonly items: readonly LabelledItem[];
};

const NOW = '2026-11-18T15:00:00Z';
const ZONE = 'America/New_York';
const INTENTS = { p: 'promise', r: 'report', q: 'question', c: 'chat', h: 'promise' } as const;
const CATEGORIES: Readonly<Record<string, string>> = { h: 'health', w: 'work', p: 'personal', l: 'learning' };
const folder = new URL('../../packages/api/test/vectors/', import.meta.url);

/** "1122" is the next 22 November from the day on which the message was written, in its zone. */
function dayOf(text: string, today: string): string | null {
  if (text === '-') return null;
  if (text.includes('-')) return text;
  const year = Number(today.slice(0, 4));
  const day = (of: number): string => `${of}-${text.slice(0, 2)}-${text.slice(2)}`;
  return day(year) >= today ? day(year) : day(year + 1);
}

function itemOf(text: string, today: string): LabelledItem {
  const [digits = '', category = '', difficulty = '', minutes = '-', due = '-'] = text.trim().split(/\s+/);
  const [S, M, A, R, T] = [...digits].map(Number) as [number, number, number, number, number];
  return {
    points: { S, M, A, R, T },
    score: 1 + S + M + A + R + T,
    category: CATEGORIES[category]!,
    difficulty: Number(difficulty),
    minutes: minutes === '-' ? null : Number(minutes),
    due: due.split('/').map((day) => dayOf(day, today)),
  };
}

/** `language | {now zone} message | p, r, q, c or h | items, or the kind of harm`; the braces only where now or zone differ. */
function lineOf(line: string): Labelled {
  const [language = '', written = '', intent = '', rest = ''] = line.split(' | ');
  const [, now = NOW, timezone = ZONE, text = ''] = /^(?:\{(\S+) (\S+)\} )?(.*)$/.exec(written)!;
  const mark = intent.trim() as keyof typeof INTENTS;
  const today = localDay(new Date(now), { timezone, dayStartHour: 0 });
  return {
    language,
    text: text.replaceAll(String.raw`\n`, '\n'),
    now,
    timezone,
    intent: INTENTS[mark],
    harm: mark === 'h' ? rest.trim() : null,
    items: mark === 'p' ? rest.split(' ; ').map((item) => itemOf(item, today)) : [],
  };
}

/** Messages labelled by hand that the rules are made with. */
export const OPEN_PARTS = ['development', 'fresh', 'fresh-b', 'fresh-c', 'fresh-d', 'train-d', 'train-f', 'train-g'] as const;
/** Those of which nobody looks at more than the totals. */
export const SEALED_PARTS = ['sealed', 'fresh-sealed', 'sealed-e', 'sealed-f', 'sealed-g'] as const;

/** The lines of a file of examples; a line that starts with "#" says what the file is. */
export const linesOf = (name: string): readonly string[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The messages of a part. */
export const labelledMessages = (part: (typeof OPEN_PARTS)[number] | (typeof SEALED_PARTS)[number]): readonly Labelled[] =>
  linesOf(`smart-${part}.txt`).map(lineOf);

type VectorItem = Omit<LabelledItem, 'due'> & { due_date: string | null; due_alt: (string | null)[]; harmful: boolean };
type Vector = { text: string; now: string; timezone: string; is_commitment: boolean; items: VectorItem[] };

/** The agreed messages. */
export const agreedMessages = (): readonly Labelled[] =>
  (JSON.parse(readFileSync(new URL('smart.json', folder), 'utf8')) as { records: Vector[] }).records.map((record) => ({
    language: 'en',
    text: record.text,
    now: record.now,
    timezone: record.timezone,
    intent: record.is_commitment ? 'promise' : 'chat',
    harm: record.items.some((item) => item.harmful) ? 'any' : null,
    items: record.items.filter((item) => !item.harmful).map((item) => ({ ...item, due: [item.due_date, ...item.due_alt] })),
  }));
