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

  test('say the week in English and German, with the goal', () => {
    expect(summaryText(WEEK, good, 'en')).toBe(
      [
        'Your week, 16 November – 22 November',
        'You kept 9 of 12 promises (75%). 1 came a little later. Your streak: 5 days. That is clearly more than the week before.',
        '🎯 Run a marathon: 40% of the way, 3 promises kept for it.',
      ].join('\n'),
    );
    expect(summaryText(WEEK, good, 'de')).toBe(
      [
        'Deine Woche, 16. November – 22. November',
        'Du hast 9 von 12 Vorhaben geschafft (75 %). 1 kam etwas später. Deine Serie: 5 Tage. Das ist deutlich mehr als in der Woche davor.',
        '🎯 Run a marathon: 40 % des Wegs, 3 Vorhaben dafür geschafft.',
      ].join('\n'),
    );
  });

  test('say the month by its name', () => {
    const one = figuresOf(counts({ kept: 1 }), counts());
    expect(summaryText(NOVEMBER, one, 'en')).toBe('Your November 2026\nYou kept 1 of 1 promise (100%).');
    expect(summaryText(NOVEMBER, one, 'de')).toBe('Dein November 2026\nDu hast 1 von 1 Vorhaben geschafft (100 %).');
  });

  test('are kind to a week that did not work out, and silent about what chance explains', () => {
    const hard = figuresOf(counts({ missed: 9 }), counts({ kept: 9 }));
    expect(summaryText(WEEK, hard, 'en').split('\n')[1]).toBe('It did not go as planned this time. That happens; a small promise is a good way back.');
    const same = figuresOf(counts({ kept: 6, missed: 4 }), counts({ kept: 5, missed: 5 }));
    expect(summaryText(WEEK, same, 'en').split('\n')[1]).toBe('You kept 6 of 10 promises (60%).');
    const fewer = figuresOf(counts({ kept: 2, missed: 10 }), counts({ kept: 12 }));
    expect(summaryText(NOVEMBER, fewer, 'de').split('\n')[1]).toBe(
      'Du hast 2 von 12 Vorhaben geschafft (17 %). Der Monat war schwerer als der davor; der nächste fängt neu an.',
    );
    expect(summaryText(WEEK, figuresOf(counts({ promised: 1, paused: 2 }), counts()), 'en').split('\n')[1]).toBe('Nothing came due. 2 are resting.');
  });

  test('stay short enough for one message, whatever the goals are called', () => {
    const goals = Array.from({ length: 3 }, (_, at) => ({ goalId: `g${at}`, title: '🏃'.repeat(200), progress: 100, kept: 999 }));
    expect([...summaryText(WEEK, figuresOf(counts({ kept: 999, missed: 1, goals }), counts()), 'de')].length).toBeLessThan(700);
  });
});
