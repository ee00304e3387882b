import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading, SmartLetter } from './reading.rules.ts';
import { readText } from './read-text.rules.ts';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;
type Language = (typeof LANGUAGES)[number];
type Written = { readonly text: string; readonly intent: string };

const written = ['smart-development.txt', 'smart-fresh.txt', 'smart-fresh-b.txt', 'smart-fresh-d.txt']
  .flatMap((name) => readFileSync(new URL(`../../../test/vectors/${name}`, import.meta.url), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => line.split(' | ') as [language: Language, text: string, intent: string]);

/** What was written in a language: one line, without a sign that says something itself. */
const inLanguage = (language: Language): readonly Written[] =>
  written
    .filter(([of, text]) => of === language && !text.startsWith('{') && !/\\n|^\/|\p{Extended_Pictographic}/u.test(text))
    .map(([, text, intent]) => ({ text, intent: intent.trim() }));

const FRAMES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Sao_Paulo'].map((timezone) => ({
  timezone,
  dayStartHour: 3,
}));
/** Also on the nights in which clocks are changed, and at the turn of a year. */
const NOWS = ['2026-11-18T15:00:00Z', '2026-03-28T23:30:00Z', '2026-11-01T05:30:00Z', '2026-12-31T22:00:00Z', '2028-02-28T12:00:00Z'].map(
  (now) => new Date(now),
);
const around = fc.record({ now: fc.constantFrom(...NOWS), frame: fc.constantFrom(...FRAMES) });
type Around = { readonly now: Date; readonly frame: (typeof FRAMES)[number] };

const read = (text: string, { now, frame }: Around): Reading => readText(text, now, frame);
/** A reading without the words it was made of. */
const meaningOf = ({ intent, items }: Reading): unknown => [
  intent,
  items.map(({ points, score, category, difficultyLevel, estimatedTimeMinutes, dueDate, dueAlternatives, safety, when }) => [
    [points, score, category, difficultyLevel, estimatedTimeMinutes, dueDate, dueAlternatives, safety],
    [when.kind, when.rrule],
  ]),
];

const DECORATIONS: Readonly<Record<string, fc.Arbitrary<(text: string) => string>>> = {
  case: fc.constantFrom(
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase()),
  ),
  emoji: fc.tuple(fc.constantFrom('🔥', '🙂', '🎉', '👍🏽', '👩‍💻', '❤️'), fc.nat({ max: 20 })).map(([sign, at]) => (text: string) => {
    const words = text.split(' ');
    return [...words.slice(0, at % (words.length + 1)), sign, ...words.slice(at % (words.length + 1))].join(' ');
  }),
  spaces: fc.constantFrom('  ', '\t', '\u00A0', ' \u2009 ').map((space) => (text: string) => `${space}${text.replaceAll(' ', space)}${space}`),
};

const DAY: Readonly<Record<Language, readonly string[]>> = {
  en: ['tomorrow', 'by friday', 'on december 3rd'],
  de: ['morgen', 'bis Freitag', 'am 3.12.'],
  es: ['mañana', 'antes del viernes', 'el 3 de diciembre'],
  fr: ['demain', "d'ici vendredi", 'le 3 décembre'],
  pt: ['amanhã', 'até sexta', 'no dia 3 de dezembro'],
};
const NUMBER: Readonly<Record<Language, readonly string[]>> = {
  en: ['20 minutes', '3 times'],
  de: ['20 Minuten', '3 mal'],
  es: ['20 minutos', '3 veces'],
  fr: ['20 minutes', '3 fois'],
  pt: ['20 minutos', '3 vezes'],
};
const pointsOf = (reading: Reading, letter: SmartLetter): number[] => reading.items.map(({ points }) => points[letter]);
const least = (reading: Reading, letter: SmartLetter): number => Math.min(...pointsOf(reading, letter));
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

describe.each(LANGUAGES)('in %s', (language) => {
  const messages = inLanguage(language);
  const anyOf = fc.constantFrom(...messages.map(({ text }) => text));
  const promise = fc.constantFrom(...messages.filter(({ intent }) => intent === 'p').map(({ text }) => text.replace(/[.!]+$/, '')));
  const one = promise.filter((text) => read(text, { now: NOWS[0]!, frame: FRAMES[0]! }).items.length === 1);

  it.each(Object.keys(DECORATIONS))('%s changes nothing', (kind) => {
    fc.assert(
      fc.property(anyOf, DECORATIONS[kind]!, around, (text, decorate, where) => {
        expect(meaningOf(read(decorate(text), where))).toEqual(meaningOf(read(text, where)));
      }),
    );
  });

  it('a day that is added never makes a promise less time-bound', () => {
    fc.assert(
      fc.property(one, fc.constantFrom(...DAY[language]), around, (text, day, where) => {
        expect(least(read(`${text} ${day}`, where), 'T')).toBeGreaterThanOrEqual(least(read(text, where), 'T'));
      }),
    );
  });

  it('a number that is added never makes a promise less measurable', () => {
    fc.assert(
      fc.property(one, fc.constantFrom(...NUMBER[language]), around, (text, number, where) => {
        expect(least(read(`${text} ${number}`, where), 'M')).toBeGreaterThanOrEqual(least(read(text, where), 'M'));
      }),
    );
  });

  it('the same text, instant and zone give the same bytes, whatever was read before', () => {
    fc.assert(
      fc.property(anyOf, anyOf, around, (text, other, where) => {
        const first = JSON.stringify(read(text, where));
        read(other, where);
        expect(JSON.stringify(read(text, where))).toBe(first);
      }),
    );
  });

  it('a rewrite is made of words of the promise, and of none besides', () => {
    fc.assert(
      fc.property(anyOf, around, (text, where) => {
        for (const item of read(text, where).items) {
          const given = new Set(wordsIn(item.text));
          expect(wordsIn(item.rewrite ?? '').filter((word) => !given.has(word))).toEqual([]);
        }
      }),
    );
  });
});
