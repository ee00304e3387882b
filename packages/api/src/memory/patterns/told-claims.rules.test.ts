import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/calendar.rules.ts';
import { randomNumbers } from '../../lib/random.rules.ts';
import { patternsCommand } from './patterns-command.rules.ts';
import type { PromiseRecord } from './promise-history.rules.ts';
import { toldClaims } from './told-claims.rules.ts';

const FRAME = { timezone: 'Europe/Vienna', dayStartHour: 3 };
const MONDAY = '2026-01-05';
const noonAfter = (days: number): Date => new Date(Date.parse(`${MONDAY}T12:00:00Z`) + days * 86_400_000);

/** One promise for the n-th day of a history that begins on a Monday. */
const promise = (day: number, isKept: boolean, given: Partial<PromiseRecord> = {}): PromiseRecord => ({
  id: `p${day}`,
  createdAtMs: noonAfter(day).getTime(),
  dueOn: addDays(MONDAY, day),
  completedAtMs: isKept ? noonAfter(day).getTime() + 3_600_000 : null,
  status: isKept ? 'completed' : 'failed',
  category: null,
  difficultyLevel: null,
  estimatedTimeMinutes: null,
  smartScore: null,
  plannedHour: null,
  ...given,
});
/** A promise a day, kept as often as `rateOn` says (0-1); the same one every time. */
function history(days: number, rateOn: (day: number) => number): PromiseRecord[] {
  const random = randomNumbers(7);
  return Array.from({ length: days }, (_, day) => promise(day, random() < rateOn(day)));
}
const isWeekend = (day: number): boolean => day % 7 > 4;
const worksOnWeekdays = (day: number): number => (isWeekend(day) ? 0.2 : 0.95);

const counted = (records: readonly PromiseRecord[]): { k: number; n: number } => ({
  k: records.filter(({ status }) => status === 'completed').length,
  n: records.length,
});

describe('what a member is told about their promises', () => {
  it('is told that weekends stand in the way, with figures that add up and promises to look at', () => {
    const records = history(91, worksOnWeekdays);
    const { claims, isEnough } = toldClaims(records, FRAME, noonAfter(91));
    expect(isEnough).toBe(true);
    expect(claims).toHaveLength(1);
    const [weekend] = claims;
    const inside = counted(records.filter((_, day) => isWeekend(day)));
    const outside = counted(records.filter((_, day) => !isWeekend(day)));
    expect(weekend).toMatchObject({ factor: 'weekend', level: 'weekend', direction: 'down', inside, outside });
    expect(weekend!.effectPp.value).toBeCloseTo((inside.k / inside.n - outside.k / outside.n) * 100, 1);
    expect(weekend!.effectPp.lo).toBeLessThan(weekend!.effectPp.value);
    expect(weekend!.effectPp.hi).toBeLessThan(-15);
    // The latest twenty of 26 days at weekends: from the fourth weekend on.
    expect(weekend!.evidence).toMatchObject({ from: addDays(MONDAY, 26), to: addDays(MONDAY, 90) });
    expect(weekend!.evidence.commitment_ids).toHaveLength(20);
  });

  it('is told on the last day of the eighth week, not before', () => {
    const twice = history(56, worksOnWeekdays).flatMap((one) => [one, { ...one, id: `${one.id}b` }]);
    expect(toldClaims(twice, FRAME, noonAfter(54)).claims).toEqual([]);
    expect(toldClaims(twice, FRAME, noonAfter(55)).claims).toMatchObject([{ factor: 'weekend', looksSpent: 1, firstSeenOn: addDays(MONDAY, 55) }]);
  });

  it('is told at the next look when eight weeks had too few promises', () => {
    const records = history(200, worksOnWeekdays);
    const toldOn = (days: number): number => toldClaims(records, FRAME, noonAfter(days)).claims.length;
    expect([55, 60, 89, 90].map(toldOn)).toEqual([0, 0, 0, 1]);
  });

  it('is told nothing on the strength of 59 promises', () => {
    const few = history(59, worksOnWeekdays);
    expect(toldClaims(few, FRAME, noonAfter(182))).toMatchObject({ claims: [], isEnough: false, promises: 59 });
  });

  it('is told no more what recent promises do not bear out', () => {
    const changed = history(364, (day) => (day < 91 ? worksOnWeekdays(day) : 0.7));
    const isTold = (days: number): boolean => toldClaims(changed, FRAME, noonAfter(days)).claims.some(({ factor }) => factor === 'weekend');
    expect([91, 300].map(isTold)).toEqual([true, false]);
  });

  it('is told that something changed, and in which direction', () => {
    const better = history(182, (day) => (day < 91 ? 0.3 : 0.8));
    expect(toldClaims(better, FRAME, noonAfter(182)).claims).toMatchObject([{ factor: 'change_point', direction: 'up' }]);
  });

  it('hears the same whatever the order of the promises, and whatever is promised later', () => {
    const records = history(120, worksOnWeekdays);
    const told = toldClaims(records, FRAME, noonAfter(100));
    expect(told.claims).toHaveLength(1);
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(toldClaims(shuffled, FRAME, noonAfter(100))).toEqual(told);
      }),
      { numRuns: 5 },
    );
  });

  it('reports on the morning after count as kept, later ones do not', () => {
    const rest = history(91, worksOnWeekdays).slice(1);
    const keptWhenDone = (daysLater: number): number => {
      const done = { ...promise(0, true), completedAtMs: noonAfter(daysLater).getTime() };
      return toldClaims([done, ...rest], FRAME, noonAfter(91)).claims[0]!.outside.k;
    };
    const others = counted(rest.filter((_, at) => !isWeekend(at + 1))).k;
    expect([0, 1, 2].map(keptWhenDone)).toEqual([others + 1, others + 1, others]);
  });
});

describe('progress patterns', () => {
  const line = { timezone: 'Europe/Vienna', now: '2026-11-18T15:00:00Z', commitments: [{ id: 1, created_at: '2026-11-01T08:00:00Z', status: 'completed' }] };

  it('says that there is not enough to go by', () => {
    expect(patternsCommand(line)).toEqual({ claims: [], not_enough_data: true });
  });

  it('names the field at fault', () => {
    const bad = { ...line, commitments: [...line.commitments, { id: 2, created_at: '2026-11-01T08:00:00Z', status: 'done' }] };
    expect(() => patternsCommand(bad)).toThrow('commitments[1].status: Give one of active, completed, failed, paused.');
    expect(() => patternsCommand({ ...line, timezone: 'EST5EDT' })).toThrow(/^timezone: /);
    expect(() => patternsCommand([])).toThrow('Give an object with timezone, now and commitments.');
  });
});
