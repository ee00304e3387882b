import fc from 'fast-check';
import { unknownId } from './make.ts';

/** A call of one member, by what it is about and not by ids, so that it can be made in several databases. */
export type Call = { readonly what: keyof typeof CALLS; readonly which: number; readonly input: object; readonly key: string | null };
/** What a call refers to, in one database. */
export type Place = {
  /** The member's own place among the members. */
  readonly member: number;
  readonly goals: readonly string[];
  readonly meetings: readonly string[];
  /** By member, in the order in which they were answered. */
  readonly promises: readonly (readonly string[])[];
  readonly readings: readonly (readonly string[])[];
};

const UNKNOWN = unknownId();
/** One of a list from its end, or an id that belongs to nothing. */
const latest = (all: readonly string[] | undefined, which: number): string => all?.at(-1 - which) ?? UNKNOWN;
const own = ({ promises, member }: Place, which: number): string => latest(promises[member], which % 3);
const others = ({ promises, member }: Place, which: number): string => latest(promises[(member + 1) % promises.length], which % 2);

const CARD =
  'commitment { id commitment status dueDate timeOfDay closesAt completedAt isLate category smartScore version createdAt } user { id currentStreak longestStreak totalCommitments completedCommitments firstCommitmentAt }';
const PART = 'attendance { rsvp status source checkedInAt createdAt updatedAt }';

/** The mutation behind each call, what it answers, and what its input refers to. */
export const CALLS = {
  create: { name: 'createCommitment', asks: CARD, refers: () => ({}) },
  createForGoal: {
    name: 'createCommitment',
    asks: CARD,
    refers: ({ goals, member }: Place, which: number) => ({ longTermGoalId: goals[(member + (which === 7 ? 1 : 0)) % goals.length] }),
  },
  keep: {
    name: 'createCommitment',
    asks: CARD,
    refers: ({ readings, member }: Place, which: number) => ({
      readingId: latest(readings[(member + (which === 7 ? 1 : 0)) % readings.length], 0),
      item: which % 3 === 2 ? 1 : 0,
    }),
  },
  analyze: { name: 'analyzeCommitment', asks: 'reading { id items { text dueDate score category } }', refers: () => ({}) },
  complete: { name: 'completeCommitment', asks: `wasAlready ${CARD}`, refers: (place: Place, which: number) => ({ id: own(place, which) }) },
  completeOthers: { name: 'completeCommitment', asks: `wasAlready ${CARD}`, refers: (place: Place, which: number) => ({ id: others(place, which) }) },
  fail: { name: 'failCommitment', asks: CARD, refers: (place: Place, which: number) => ({ id: own(place, which) }) },
  delete: { name: 'deleteCommitment', asks: 'deletedId', refers: (place: Place, which: number) => ({ id: own(place, which) }) },
  rsvp: { name: 'rsvp', asks: PART, refers: ({ meetings }: Place, which: number) => ({ meetingId: latest(meetings, which % 3) }) },
  checkIn: { name: 'checkIn', asks: PART, refers: ({ meetings }: Place, which: number) => ({ meetingId: latest(meetings, which % 3) }) },
} as const;

/** The document and the input of a call. */
export function sentFor({ what, which, input, key }: Call, place: Place): { readonly document: string; readonly input: object } {
  const { name, asks, refers } = CALLS[what];
  const document = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${asks} } }`;
  return { document, input: { ...input, ...refers(place, which), ...(key !== null && { idempotencyKey: key }) } };
}

const some = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
/** One of the first list, now and then one of the other. */
const mostly = <Value>(often: readonly Value[], rarely: readonly Value[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...often) }, { weight: 1, arbitrary: fc.constantFrom(...rarely) });
const promise = fc.record(
  {
    text: mostly(['Walk 20 minutes', 'Run 5 km', String.raw`Read "Faust", {part\1}`, 'NULL', 'Über üben 🙂', 'Swim\u0000 1 km'], ['hurt my ex', '']),
    dueDate: some(mostly(['2026-11-20', '2026-11-23', '2026-12-01', null], ['2026-11-18', '2026-11-10'])),
    category: some(fc.constantFrom('HEALTH', 'WORK', null)),
    sharedWithPod: some(fc.boolean()),
    timeOfDay: some(fc.constantFrom('07:30', null)),
  },
  { requiredKeys: ['text'] },
);
const report = fc.record({ doneOn: some(mostly(['2026-11-17', '2026-11-18', '2026-11-19'], ['2027-01-01'])), actualTimeMinutes: some(mostly([5, 30], [-1])) });
const message = fc.record({ text: mostly(['run 5 km tomorrow', 'I will call my mother today and read 20 pages'], ['hello', 'hurt my ex tonight']) });
const nothing = fc.constant({});
const INPUTS: { readonly [What in Call['what']]: readonly [often: number, fc.Arbitrary<object>] } = {
  create: [6, promise],
  createForGoal: [2, promise],
  keep: [3, fc.record({ sharedWithPod: some(fc.boolean()) })],
  analyze: [2, message],
  complete: [5, report],
  completeOthers: [1, report],
  fail: [1, nothing],
  delete: [1, nothing],
  rsvp: [2, fc.record({ answer: fc.constantFrom('YES', 'NO', 'MAYBE') })],
  checkIn: [2, nothing],
};

/** Any call of a member; a key is often one that they have used before. */
export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  ...(Object.keys(INPUTS) as Call['what'][]).map((what) => ({
    weight: INPUTS[what][0],
    arbitrary: fc.record({
      what: fc.constant(what),
      which: fc.nat(7),
      input: INPUTS[what][1],
      key: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { freq: 2 }),
    }),
  })),
);

/** What each of so many members does first, so that there is something to refer to. */
export const firstCalls = (members: number): readonly (readonly (readonly [number, Call])[])[] => {
  const call = (what: Call['what'], input: object): Call => ({ what, which: 0, input, key: null });
  const first = [
    call('create', { text: 'Stretch' }),
    call('createForGoal', { text: 'Walk', dueDate: '2026-11-19' }),
    call('analyze', { text: 'call my mother today and read 20 pages' }),
  ];
  return first.map((one) => Array.from({ length: members }, (_, member) => [member, one] as const));
};
