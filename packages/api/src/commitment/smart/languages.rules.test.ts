import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDay, weekdayOf } from '../../lib/calendar.rules.ts';
import { intentOf } from './intent.rules.ts';
import { glossOf, languageOf } from './gloss.rules.ts';
import { minutesFromHistory } from './history-minutes.rules.ts';
import { readText } from './read-text.rules.ts';
import { safetyOf } from './safety.rules.ts';

const NOW = new Date('2026-11-18T15:00:00Z');
const NEW_YORK = { timezone: 'America/New_York', dayStartHour: 0 };
const first = (text: string) => readText(text, NOW, NEW_YORK).items[0]!;

describe('a message in another language', () => {
  it.each([
    ['ich habe 40 Liegestütze gemacht', 'report'],
    ['Morgen mache ich 40 Liegestuetze', 'promise'],
    ['wann ist mein nächster Termin', 'question'],
    ['ich bin so müde', 'chat'],
    ['hice 40 flexiones hoy', 'report'],
    ['mañana haré 40 flexiones', 'promise'],
    ['¿cuándo es la reunión', 'question'],
    ["j'ai couru 5 km", 'report'],
    ['je vais courir 5 km', 'promise'],
    ['combien de jours il reste', 'question'],
    ['corri 5 km hoje', 'report'],
    ['vou correr 5 km amanhã', 'promise'],
    ['bom dia', 'chat'],
  ])('"%s" is a %s', (text, intent) => expect(intentOf(text, languageOf(text)).intent).toBe(intent));
  it.each([
    ['bis übermorgen die Küche putzen', '2026-11-20'],
    ['am 3. Dezember Oma besuchen', '2026-12-03'],
    ['nächsten Dienstag schwimmen', '2026-11-24'],
    ['terminar el informe el 15 de diciembre', '2026-12-15'],
    ['la semana que viene limpiar el garaje', '2026-11-29'],
    ['finir le rapport avant le 12 décembre', '2026-12-12'],
    ['dans trois jours appeler maman', '2026-11-21'],
    ['pagar o aluguel até dia 10', '2026-12-10'],
    ['estudar matemática na próxima segunda', '2026-11-23'],
  ])('"%s" is due on %s', (text, day) => expect(first(text).dueDate).toBe(day));
  it('is glossed without its accents as with them', () => {
    expect(glossOf('manana correr', 'es')).toBe(glossOf('mañana correr', 'es'));
    expect(glossOf('Kueche putzen', 'de')).toBe(glossOf('Küche putzen', 'de'));
  });
  it('is answered in German when it is German', () => {
    expect(first('Gym')).toMatchObject({ question: 'By which day will it be done?' });
    expect(readText('Mehr Sport machen', NOW, NEW_YORK)).toMatchObject({ language: 'de' });
    expect(first('Küche putzen').question).toBe('Bis zu welchem Tag willst du es schaffen?');
    expect(first('Küche putzen').questionOptions).toEqual(['Heute', 'Morgen', 'Diese Woche']);
  });
  it('is seen when it is harmful, and not when it only sounds so', () => {
    const harmful = ['ich will mich umbringen', 'quiero morirme', 'je veux me tuer', 'quero me matar', 'nichts essen bis Samstag', 'voy a pegarle una paliza'];
    expect(harmful.map(safetyOf)).not.toContain('none');
    const harmless = ['die Prüfung bringt mich um', 'este examen me está matando', 'tuer le temps', 'vou matar o tempo', 'cortarme el pelo mañana'];
    expect(harmless.map(safetyOf)).toEqual(harmless.map(() => 'none'));
  });
});

describe('a promise that comes again', () => {
  it.each([
    ['meditate every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['jeden Montag schwimmen', 'FREQ=WEEKLY;BYDAY=MO'],
    ['gym on mondays and thursdays', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['run 3x a week', 'FREQ=WEEKLY'],
    ['water the plants every other day', 'FREQ=DAILY;INTERVAL=2'],
    ['leer todas las noches', 'FREQ=DAILY'],
    ['no sugar every day until friday', 'FREQ=DAILY;UNTIL=20261120'],
    ['call mom tonight', null],
  ])('"%s" has the rule %s', (text, rule) => expect(first(text).when.rrule).toBe(rule));
});

/** Far zones and those whose clocks change, at any minute of two years. */
const ZONES = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
const moments = fc.record({
  at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }).map((ms) => new Date(ms)),
  frame: fc.record({ timezone: fc.constantFrom(...ZONES), dayStartHour: fc.constantFrom(0, 3, 5) }),
});

describe('a day that is named', () => {
  it('is counted from the member’s own day, whatever the zone and the instant', () => {
    fc.assert(
      fc.property(moments, ({ at, frame }) => {
        const today = localDay(at, frame);
        const due = (text: string) => readText(text, at, frame).items[0]!.dueDate;
        expect(due('gym today')).toBe(today);
        expect(due('morgen 5 km laufen')).toBe(addDays(today, 1));
        expect(due('pasado mañana correr 5 km')).toBe(addDays(today, 2));
        expect(due('finish the slides in 3 days')).toBe(addDays(today, 3));
        expect(weekdayOf(due('read 10 pages this week')!)).toBe(7);
      }),
      { numRuns: 30 },
    );
  });
  it('is the next such weekday after today', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'), ({ at, frame }, name) => {
        const today = localDay(at, frame);
        const day = readText(`call mom on ${name}`, at, frame).items[0]!.dueDate!;
        expect(day > today && day <= addDays(today, 7)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('more that is said', () => {
  const actions = fc.constantFrom(
    'call mom',
    'read pages of my book',
    'clean the garage',
    'do squats',
    'study for the exam',
    'Küche putzen',
    'hacer flexiones',
  );
  it('never lowers a letter: a day T, a number M', () => {
    fc.assert(
      fc.property(actions, fc.constantFrom('tomorrow', 'by friday', 'on 2026-12-01', 'today'), fc.integer({ min: 2, max: 90 }), (action, day, count) => {
        const plain = first(action).points;
        expect(first(`${action} ${day}`).points.T).toBeGreaterThanOrEqual(plain.T);
        expect(first(`${action} ${count} times`).points.M).toBeGreaterThanOrEqual(plain.M);
      }),
    );
  });
});

describe('how long things take', () => {
  it.each([
    ['Read ten pages of my Spanish novel today', 15],
    ['read 20 pages of my book tonight', 30],
    ['lies zehn Seiten in meinem Roman', 15],
    ['leer diez páginas de mi novela', 15],
    ['read one chapter of my book', 30],
    ['read 3 articles about the elections', 30],
    ['write ten pages of my novel', 300],
    ['write 2 chapters of my book and read them aloud', 360],
    ['ten pages of my memoir by Sunday', 300],
    ['proofread ten pages of my thesis', 50],
    ['do 5 pages of maths homework', 50],
    ['grade 25 essays by Friday', 250],
    ['write 2 essays by Friday', 90],
  ])('"%s" takes %i minutes', (text, minutes) => expect(first(text).estimatedTimeMinutes).toBe(minutes));
  const history = [
    { text: 'clean the kitchen', minutes: 20 },
    { text: 'Küche putzen', minutes: 30 },
    { text: 'clean the kitchen tonight', minutes: 90 },
    { text: 'run 5k', minutes: 40 },
  ];
  it('is the median of what the like of it took the member, in whatever language they said it', () => {
    expect(minutesFromHistory('clean the kitchen', history)).toBe(30);
    expect(minutesFromHistory('clean the kitchen', history.slice(0, 2))).toBe(25);
  });
  it('is not told by one time, nor by other things', () => {
    expect(minutesFromHistory('run', history)).toBeNull();
    expect(minutesFromHistory('file taxes', history)).toBeNull();
  });
  it('is taken from the member unless the message says it', () => {
    const read = (text: string) => readText(text, NOW, NEW_YORK, { history }).items[0]!;
    expect(read('clean the kitchen today')).toMatchObject({ estimatedTimeMinutes: 30, minutesSource: 'history' });
    expect(read('clean the kitchen for 10 minutes today')).toMatchObject({ estimatedTimeMinutes: 10, minutesSource: 'stated' });
  });
});
