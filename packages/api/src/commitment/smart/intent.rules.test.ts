import { describe, expect, it } from 'vitest';
import { readText } from './read-text.rules.ts';

const NOW = new Date('2026-11-18T15:00:00Z');
const intentOf = (text: string): string => readText(text, NOW, { timezone: 'America/New_York', dayStartHour: 0 }).intent;

describe('what a message wants', () => {
  it.each([
    'my sister is going to paint the kitchen on sunday',
    'mein Vater will am Sonntag den Rasen mähen',
    'mi primo va a correr una maratón',
    'minha mãe vai viajar amanhã',
  ])('what others will do is no promise: %s', (text) => expect(intentOf(text)).not.toBe('promise'));

  it.each(['if i had a garden i would grow tomatoes', 'wenn ich mehr Geld hätte, würde ich reisen', 'si tuviera perro lo sacaría a pasear'])(
    'what would be is no promise: %s',
    (text) => expect(intentOf(text)).not.toBe('promise'),
  );

  it.each([
    'skipped yesterday, so tonight i do 30 squats',
    'ayer no corrí, hoy corro 5 km',
    'hier rien fait, demain je range la cave',
    'ontem falhei, hoje leio 10 páginas',
  ])('a promise after a report is one: %s', (text) => expect(intentOf(text)).toBe('promise'));
});

describe('harm in words that no rule knows', () => {
  const senses = (text: string, harm: number) => new Map([[text, { health: 1, work: 0, personal: 0, learning: 0, talk: 0, harm }]]);
  const read = (text: string, harm: number) => readText(text, NOW, { timezone: 'America/New_York', dayStartHour: 0 }, { senses: senses(text, harm) });

  it('is a second opinion: where the model is sure, a promise is neither scored nor improved', () => {
    const [item, ...more] = read('sort the pills for the week and iron my shirts', 20).items;
    expect([more.length, item!.safety, item!.score, item!.question, item!.rewrite]).toEqual([0, 'unsafe_plan', null, null, null]);
  });

  it('is none where the model is sure that it is none', () => {
    expect(read('sort the pills for the week and iron my shirts', -20).items.map(({ safety }) => safety)).toEqual(['none', 'none']);
  });
});
