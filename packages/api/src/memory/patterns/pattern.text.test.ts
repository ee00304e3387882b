import { expect, test } from 'vitest';
import { patternText } from './pattern.text.ts';

const figures = { inside: { k: 14, n: 16 }, outside: { k: 20, n: 40 }, effectPp: { value: 37.5 } } as Parameters<typeof patternText>[0];
const said = (given: object) => ['en', 'de-AT'].map((locale) => patternText({ ...figures, ...given }, locale));

test('a pattern is told in one sentence, with its figures', () => {
  expect(said({ factor: 'weekday', level: 'monday', direction: 'up' })).toEqual([
    'Promises for Mondays work out more often: 14 of 16, against 20 of 40 otherwise (38 percentage points).',
    'Vorhaben für Montag klappen öfter: 14 von 16, sonst 20 von 40 (38 Prozentpunkte).',
  ]);
});

test('a change is told with its date as people write it', () => {
  expect(said({ factor: 'change_point', level: '2026-10-05', direction: 'down' })).toEqual([
    'Promises since 5 October 2026 work out less often: 14 of 16, against 20 of 40 before (38 percentage points).',
    'Vorhaben seit dem 5. Oktober 2026 klappen seltener: 14 von 16, davor 20 von 40 (38 Prozentpunkte).',
  ]);
});

test('what was promised at an hour is told apart from what is planned for it', () => {
  expect(said({ factor: 'time_of_day', level: 'evening', direction: 'down' })).toEqual([
    'Promises for the evening work out less often: 14 of 16, against 20 of 40 otherwise (38 percentage points).',
    'Vorhaben für den Abend klappen seltener: 14 von 16, sonst 20 von 40 (38 Prozentpunkte).',
  ]);
  expect(said({ factor: 'time_of_day', level: 'made_evening', direction: 'down' })).toEqual([
    'Promises made in the evening work out less often: 14 of 16, against 20 of 40 otherwise (38 percentage points).',
    'Vorhaben, die du am Abend fasst, klappen seltener: 14 von 16, sonst 20 von 40 (38 Prozentpunkte).',
  ]);
});

test('what follows a miss is told without blame', () => {
  expect(said({ factor: 'after_miss', level: 'day_with_a_miss', direction: 'down' })).toEqual([
    'Promises after a day on which not all were kept work out less often: 14 of 16, against 20 of 40 otherwise (38 percentage points).',
    'Vorhaben nach einem Tag, an dem nicht alles geklappt hat, klappen seltener: 14 von 16, sonst 20 von 40 (38 Prozentpunkte).',
  ]);
});
