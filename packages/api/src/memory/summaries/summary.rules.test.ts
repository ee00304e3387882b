import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graceEndsAt } from '../../commitment/grace.rules.ts';
import { addDays, weekdayOf } from '../../lib/calendar.rules.ts';
import { inputHashOf } from './input-hash.ts';
import { nextSummaryAt, periodBefore, periodOf, periodsOver, PERIODS } from './period.rules.ts';
import { figuresOf, goalsAsTheyWere, isEmpty, type Counts } from './summary.rules.ts';
import { summaryText } from './summary.text.ts';

const LONDON = { timezone: 'Europe/London', dayStartHour: 3 };
const NOTHING: Counts = {
  promised: 0,
  kept: 0,
  late: 0,
  missed: 0,
  paused: 0,
  breakDays: 0,
  minutesKept: 0,
  averageSmartScore: null,
  streak: 0,
  byCategory: [],
  highlightIds: [],
  missIds: [],
  goals: [],
};
const counts = (over: Partial<Counts> = {}): Counts => ({
  ...NOTHING,
  ...over,
});
const WEEK = periodOf('week', '2026-11-18');
const NOVEMBER = periodOf('month', '2026-11-18');

describe('periods', () => {
  test('are weeks from Monday to Sunday, over the turn of the year too, and months of the calendar', () => {
    expect(WEEK).toEqual({ period: 'week', startOn: '2026-11-16', endOn: '2026-11-22' });
    expect(periodOf('week', '2027-01-03')).toEqual({ period: 'week', startOn: '2026-12-28', endOn: '2027-01-03' });
    expect(periodOf('month', '2028-02-10')).toEqual({ period: 'month', startOn: '2028-02-01', endOn: '2028-02-29' });
    expect(periodBefore(periodOf('month', '2027-01-31'))).toEqual({ period: 'month', startOn: '2026-12-01', endOn: '2026-12-31' });
  });

  test('are over at noon after their last day, when nothing of them can be reported any more', () => {
    const weekAt = (now: string): string => periodsOver('week', 1, { frame: LONDON, now: new Date(now) })[0]!.startOn;
    expect(weekAt('2026-11-23T11:59:59Z')).toBe('2026-11-09');
    expect(weekAt('2026-11-23T12:00:00Z')).toBe('2026-11-16');
    // Tokyo's noon of Monday the 23rd is three in the morning of UTC.
    expect(periodsOver('week', 1, { frame: { timezone: 'Asia/Tokyo', dayStartHour: 3 }, now: new Date('2026-11-23T03:00:00Z') })[0]!.startOn).toBe(
      '2026-11-16',
    );
    expect(nextSummaryAt(LONDON, new Date('2026-11-23T11:00:00Z'))).toEqual(new Date('2026-11-23T12:00:00Z'));
    // The week until Sunday the 29th ends before November does.
    expect(nextSummaryAt(LONDON, new Date('2026-11-23T12:00:00Z'))).toEqual(new Date('2026-11-30T12:00:00Z'));
    expect(nextSummaryAt(LONDON, new Date('2026-11-30T12:00:00Z'))).toEqual(new Date('2026-12-01T12:00:00Z'));
  });

  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
  test('hold each day once, whichever it is, and there is always a next end', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...PERIODS), fc.integer({ min: 0, max: 86_399 }), (day, kind, second) => {
        const one = periodOf(kind, day);
        expect(one.startOn <= day && day <= one.endOn).toBe(true);
        expect(periodOf(kind, addDays(one.endOn, 1)).startOn).toBe(addDays(one.endOn, 1));
        if (kind === 'week') expect([weekdayOf(one.startOn), weekdayOf(one.endOn)]).toEqual([1, 7]);
        const now = new Date(new Date(`${day}T00:00:00Z`).getTime() + second * 1000);
        const next = nextSummaryAt(LONDON, now);
        expect(next > now).toBe(true);
        // Between now and then nothing ends; at that instant something does.
        const endings = (at: Date): string[] => PERIODS.map((each) => periodsOver(each, 1, { frame: LONDON, now: at })[0]!.endOn);
        expect(endings(new Date(next.getTime() - 1))).toEqual(endings(now));
        expect(endings(next)).not.toEqual(endings(now));
        for (const end of endings(now)) expect(graceEndsAt(end, LONDON) <= now).toBe(true);
      }),
    );
  });
});

describe('figures', () => {
  test('count late ones as not kept in time, and compare only what is enough', () => {
    const { rate, change } = figuresOf(counts({ kept: 9, late: 1, missed: 2 }), counts({ kept: 4, missed: 8 }));
    expect(rate).toMatchObject({ k: 9, n: 12 });
    expect(change).toMatchObject({ value: 41.7 });
    expect(figuresOf(counts({ kept: 9 }), counts({ kept: 4, missed: 3 })).change).toBeNull();
    expect(figuresOf(counts({ kept: 7 }), counts({ kept: 4, missed: 8 })).change).toBeNull();
  });

  test('are empty when nothing was promised and nothing came due', () => {
    expect(isEmpty(counts({ streak: 4 }))).toBe(true);
    for (const one of ['promised', 'kept', 'late', 'missed', 'paused'] as const) expect([one, isEmpty(counts({ [one]: 1 }))]).toEqual([one, false]);
  });

  test('keep how far a goal had come then', () => {
    const goal = { goalId: 'g', title: 'Marathon', progress: 40, kept: 2 };
    expect(goalsAsTheyWere([{ ...goal, progress: 70, kept: 3 }], [goal])).toEqual([{ ...goal, kept: 3 }]);
    expect(goalsAsTheyWere([goal], [])).toEqual([]);
    expect(goalsAsTheyWere([goal], null)).toEqual([goal]);
  });

  test('give one hash for one input, and another when anything is another', () => {
    const input = { figures: figuresOf(counts({ kept: 3 }), counts()), language: 'en', timezone: 'UTC' };
    expect(inputHashOf(structuredClone(input))).toBe(inputHashOf(input));
    const others = [
      { ...input, language: 'de' },
      { ...input, timezone: 'Europe/London' },
      { ...input, figures: figuresOf(counts({ kept: 4 }), counts()) },
    ];
    expect(new Set([input, ...others].map(inputHashOf)).size).toBe(4);
  });
});

describe('the words', () => {
  const good = figuresOf(
    counts({ kept: 9, late: 1, missed: 2, streak: 5, goals: [{ goalId: 'g', title: 'Run a marathon', progress: 40, kept: 3 }] }),
    counts({ kept: 4, missed: 8 }),
  );
  /** The sentences of a week, or of November, in English and German. */
  const said = (given: Parameters<typeof counts>[0], before = counts(), period = WEEK): string[] =>
    (['en', 'de'] as const).map((language) =>
      summaryText(period, figuresOf(counts(given), before), language)
        .split('\n')
        .slice(1)
        .join(' / '),
    );

  test('say the week in English and German, with the goal', () => {
    expect(summaryText(WEEK, good, 'en')).toBe(
      [
        'Your week, 16 – 22 November',
        'You kept 9 of 12 promises (75%). One more came a little later. That is clearly more than the week before. Your streak: 5 days.',
        '🎯 Run a marathon: 40% of the way, 3 promises kept for it.',
      ].join('\n'),
    );
    expect(summaryText(WEEK, good, 'de')).toBe(
      [
        'Deine Woche, 16.–22. November',
        'Du hast 9 von 12 Vorhaben geschafft (75 %). Eins kam etwas später dazu. Das ist deutlich mehr als in der Woche davor. Deine Serie: 5 Tage.',
        '🎯 Run a marathon: 40 % des Wegs, 3 Vorhaben dafür geschafft.',
      ].join('\n'),
    );
  });

  test('say the month by its name', () => {
    const one = figuresOf(counts({ kept: 1 }), counts());
    expect(summaryText(NOVEMBER, one, 'en')).toBe('Your November 2026\nYou kept your promise.');
    expect(summaryText(NOVEMBER, one, 'de')).toBe('Dein November 2026\nDu hast dein Vorhaben geschafft.');
  });

  test.each([
    ['all kept', { kept: 2 }, 'You kept both promises.', 'Du hast beide Vorhaben geschafft.'],
    ['all of many kept', { kept: 7, streak: 1 }, 'You kept all 7 promises. Your streak: 1 day.', 'Du hast alle 7 Vorhaben geschafft. Deine Serie: 1 Tag.'],
    ['one late', { late: 1 }, 'You kept your promise, a little later than planned.', 'Du hast dein Vorhaben geschafft, etwas später als geplant.'],
    ['all late', { late: 3 }, 'You kept all 3 promises, a little later than planned.', 'Du hast alle 3 Vorhaben geschafft, etwas später als geplant.'],
    [
      'the last of all late',
      { kept: 3, late: 1 },
      'You kept all 4 promises, one of them a little later than planned.',
      'Du hast alle 4 Vorhaben geschafft, eins davon etwas später als geplant.',
    ],
    ['few of which some were kept', { kept: 1, missed: 1 }, 'You kept 1 of 2 promises.', 'Du hast 1 von 2 Vorhaben geschafft.'],
    [
      'some late, some not done',
      { late: 1, missed: 2 },
      'You kept 1 of 3 promises, a little later than planned.',
      'Du hast 1 von 3 Vorhaben geschafft, etwas später als geplant.',
    ],
    [
      'several late ones beside others',
      { kept: 4, late: 2, missed: 2 },
      'You kept 4 of 8 promises (50%). 2 more came a little later.',
      'Du hast 4 von 8 Vorhaben geschafft (50 %). 2 kamen etwas später dazu.',
    ],
    [
      'none kept',
      { missed: 9 },
      'It did not go as planned this time. That happens; a small promise is a good way back.',
      'Diesmal ging es nicht wie geplant. Das kommt vor; ein kleines Vorhaben ist ein guter Weg zurück.',
    ],
    ['only promised', { promised: 1 }, 'You made a new promise; nothing was due yet.', 'Du hast dir etwas Neues vorgenommen; fällig war noch nichts.'],
    [
      'promised and put aside',
      { promised: 3, paused: 1 },
      'You made 3 new promises; nothing was due yet. One promise is resting.',
      'Du hast dir 3 neue Dinge vorgenommen; fällig war noch nichts. Ein Vorhaben ruht.',
    ],
    ['only resting', { paused: 2 }, 'Nothing was due. 2 promises are resting.', 'Nichts war fällig. 2 Vorhaben ruhen.'],
    [
      'a whole break',
      { paused: 2, breakDays: 7, streak: 4 },
      'You took a break. 2 promises are resting. Your streak: 4 days.',
      'Du hattest Pause. 2 Vorhaben ruhen. Deine Serie: 4 Tage.',
    ],
    [
      'a break in part',
      { kept: 1, breakDays: 3 },
      'You kept your promise. You took a break of 3 days.',
      'Du hast dein Vorhaben geschafft. 3 Tage hattest du Pause.',
    ],
  ])('read well with %s', (_, given, inEnglish, inGerman) => {
    expect(said(given)).toEqual([inEnglish, inGerman]);
  });

  test('hold no goal before anybody that has not begun, and say when one is reached', () => {
    const goals = [
      { goalId: 'g', title: 'Marathon', progress: 0, kept: 0 },
      { goalId: 'h', title: 'Thesis', progress: 100, kept: 1 },
    ];
    expect(said({ kept: 1, goals })).toEqual([
      'You kept your promise. / 🎯 Thesis: reached, 1 promise kept for it.',
      'Du hast dein Vorhaben geschafft. / 🎯 Thesis: erreicht, 1 Vorhaben dafür geschafft.',
    ]);
  });

  test('are silent about what chance explains, and kind to a month that was harder', () => {
    expect(said({ kept: 6, missed: 4 }, counts({ kept: 5, missed: 5 }))[0]).toBe('You kept 6 of 10 promises (60%).');
    expect(said({ kept: 2, missed: 10 }, counts({ kept: 12 }), NOVEMBER)[1]).toBe(
      'Du hast 2 von 12 Vorhaben geschafft (17 %). Der Monat war schwerer als der davor; der nächste fängt neu an.',
    );
    expect(said({ missed: 9 }, counts({ kept: 9 }))[0]).toBe('It did not go as planned this time. That happens; a small promise is a good way back.');
  });

  test('stay short enough for one message, whatever the goals are called', () => {
    const goals = Array.from({ length: 3 }, (_, at) => ({ goalId: `g${at}`, title: '🏃'.repeat(200), progress: 100, kept: 999 }));
    expect([...summaryText(WEEK, figuresOf(counts({ kept: 999, missed: 1, goals }), counts()), 'de')].length).toBeLessThan(700);
  });
});
