import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lanes, type Ways } from './lanes.ts';

const LATE_MS = 100;
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

type Passenger = { readonly id: number; readonly name: string };
type Trip = { readonly aboard: readonly Passenger[]; readonly arrive: () => void };

/** Lanes whose trips arrive when they are told to. */
function lanesOf(given: Partial<Pick<Ways<Passenger>, 'lanes' | 'aboard' | 'nameOf'>> = {}) {
  const ways = { lanes: 2, aboard: 3, lateMs: LATE_MS, ...given };
  const [trips, underWay, alone]: [Trip[], Trip[], Passenger[]] = [[], [], []];
  let mostAtOnce = 0;
  const go: Ways<Passenger>['go'] = (aboard, arrived) => {
    const trip = {
      aboard,
      arrive: () => {
        underWay.splice(underWay.indexOf(trip), 1);
        arrived();
      },
    };
    trips.push(trip);
    underWay.push(trip);
    mostAtOnce = Math.max(mostAtOnce, underWay.length);
  };
  const lanes = new Lanes<Passenger>({ ...ways, go, alone: (one) => void alone.push(one) });
  return { lanes, trips, underWay, alone, mostAtOnce: () => mostAtOnce };
}

let ids = 0;
const passenger = (name = `of ${ids}`): Passenger => ({ id: (ids += 1), name });
const several = (count: number): Passenger[] => Array.from({ length: count }, () => passenger());
const byNumber = (a: number, b: number): number => a - b;
const idsOf = (all: readonly Passenger[]): number[] => all.map(({ id }) => id);

type Step = { readonly what: 'come' | 'arrive' | 'turn' | 'pass'; readonly name: string; readonly which: number; readonly ms: number };
const often = ['come', 'come', 'come', 'come', 'come', 'come', 'arrive', 'arrive', 'turn', 'turn'] as const;
/** `slow`: whether time passes too, often more than anybody waits. */
const steps = (slow: boolean): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom(...often, ...(slow ? (['pass'] as const) : [])),
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      which: fc.nat(2),
      ms: fc.integer({ min: 1, max: LATE_MS * 2 }),
    }),
    { maxLength: 80 },
  );

/** Lets all of it happen, and whatever is under way then arrive. @returns who came, in that order */
async function happen(all: readonly Step[], { lanes, underWay }: ReturnType<typeof lanesOf>): Promise<Passenger[]> {
  const came: Passenger[] = [];
  const doing = {
    come: ({ name }: Step) => lanes.take(came[came.push(passenger(name)) - 1]!),
    arrive: ({ which }: Step) => underWay[which]?.arrive(),
    turn: () => nextTurn(),
    pass: ({ ms }: Step) => void vi.advanceTimersByTime(ms),
  };
  for (const step of all) await doing[step.what](step);
  await nextTurn();
  while (underWay.length > 0) underWay[0]!.arrive();
  return came;
}

const sizes = fc.record({ lanes: fc.integer({ min: 1, max: 3 }), aboard: fc.integer({ min: 1, max: 4 }) });

test('whatever comes when: everybody goes once, in lanes, not too many, and nobody twice aboard', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, steps(true), async (size, all) => {
      const road = lanesOf({ ...size, nameOf: ({ name }) => name });
      const came = await happen(all, road);
      expect([...road.trips.flatMap(({ aboard }) => idsOf(aboard)), ...idsOf(road.alone)].toSorted(byNumber)).toEqual(idsOf(came));
      expect(road.mostAtOnce()).toBeLessThanOrEqual(size.lanes);
      for (const { aboard } of road.trips) {
        expect(aboard.length).toBeGreaterThan(0);
        expect(aboard.length).toBeLessThanOrEqual(size.aboard);
        expect(new Set(aboard.map(({ name }) => name)).size).toBe(aboard.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('who is somebody else goes in the order in which they came', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, steps(false), async (size, all) => {
      const road = lanesOf(size);
      const came = await happen(all, road);
      expect(road.trips.flatMap(({ aboard }) => aboard)).toEqual(came.filter((one) => !road.alone.includes(one)));
    }),
  );
});

test('who is the same goes in the order in which they came', async () => {
  await fc.assert(
    fc.asyncProperty(steps(false), async (all) => {
      const road = lanesOf({ lanes: 1, aboard: 100, nameOf: ({ name }) => name });
      const came = await happen(all, road);
      expect(road.alone).toEqual([]);
      const went = road.trips.flatMap(({ aboard }) => aboard);
      for (const { name } of came) expect(went.filter((one) => one.name === name)).toEqual(came.filter((one) => one.name === name));
    }),
  );
});

test.each([{}, { nameOf: ({ name }: Passenger) => name }])(
  'those who come in one turn share the lanes, and later ones go with whoever gathers meanwhile',
  async (names) => {
    const { lanes, trips } = lanesOf({ aboard: 16, ...names });
    const [first, later] = [several(7), several(3)];
    for (const one of first) lanes.take(one);
    expect(trips).toEqual([]);
    await nextTurn();
    expect(trips.map(({ aboard }) => aboard.length)).toEqual([4, 3]);
    for (const one of later) lanes.take(one);
    await nextTurn();
    expect(trips).toHaveLength(2);
    trips[1]!.arrive();
    expect(trips[2]!.aboard).toEqual(later);
  },
);

test('where as many wait as may go in one trip, whoever comes then goes alone, at once', async () => {
  const { lanes, trips, alone } = lanesOf({ lanes: 1, aboard: 2 });
  const all = several(4);
  for (const one of all.slice(0, 1)) lanes.take(one);
  await nextTurn();
  for (const one of all.slice(1)) lanes.take(one);
  expect(alone).toEqual([all[3]]);
  trips[0]!.arrive();
  expect(trips[1]!.aboard).toEqual(all.slice(1, 3));
});

test('behind trips that are late nobody waits any longer, nor begins to wait, until one of them arrives', async () => {
  const { lanes, trips, alone } = lanesOf({ lanes: 1, aboard: 5 });
  const [first, second, third, fourth] = several(4) as [Passenger, Passenger, Passenger, Passenger];
  lanes.take(first);
  await nextTurn();
  lanes.take(second);
  expect(alone).toEqual([]);
  vi.advanceTimersByTime(LATE_MS * 3);
  expect(alone).toEqual([second]);
  lanes.take(third);
  expect(alone).toEqual([second, third]);
  trips[0]!.arrive();
  lanes.take(fourth);
  await nextTurn();
  expect([trips.map(({ aboard }) => aboard), alone]).toEqual([
    [[first], [fourth]],
    [second, third],
  ]);
});

test('a lane that is free is never late, however long ago it was used', async () => {
  const { lanes, trips } = lanesOf({ lanes: 1, aboard: 5 });
  const [first, second] = several(2) as [Passenger, Passenger];
  lanes.take(first);
  await nextTurn();
  trips[0]!.arrive();
  vi.advanceTimersByTime(LATE_MS * 3);
  lanes.take(second);
  await nextTurn();
  expect(trips.map(({ aboard }) => aboard)).toEqual([[first], [second]]);
});
