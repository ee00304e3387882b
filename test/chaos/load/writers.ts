import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../../../packages/api/src/lib/random.rules.ts';
import type { Records, WriteKind } from '../records.ts';
import type { ChaosSystem } from '../system.ts';
import type { Caller, ChaosClient, Result } from './client.ts';
import type { Member } from './members.ts';

export const CREATE = 'mutation ($input: CreateCommitmentInput!) { createCommitment(input: $input) { commitment { id } } }';
const COMPLETE = 'mutation ($input: CompleteCommitmentInput!) { completeCommitment(input: $input) { wasAlready } }';
const UNDO = 'mutation ($input: UndoCommitmentInput!) { undoCommitment(input: $input) { commitment { id } } }';
const POD = 'mutation ($input: CreatePodInput!) { createPod(input: $input) { pod { id } } }';
const JOIN = 'mutation ($input: JoinPodInput!) { joinPod(input: $input) { wasAlready } }';
const LEAVE = 'mutation ($input: LeavePodInput!) { leavePod(input: $input) { wasAlready } }';
const REMIND = 'mutation ($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { __typename } }';
const PAUSE_MS = 150;

export type Writing = {
  readonly system: ChaosSystem;
  readonly client: ChaosClient;
  readonly records: Records;
  readonly chance: Chance;
  readonly signal: AbortSignal;
};
type Act = { readonly kind: WriteKind; readonly subject: string; readonly query: string; readonly input: object; readonly caller: Caller };

let keys = 0;

/** Makes one write, under a key of its own, and keeps what became of it. */
async function act<Data extends object>({ client, records }: Writing, { kind, subject, query, input, caller }: Act): Promise<Result<Data>> {
  keys += 1;
  const result = await client.write<Data>(query, { ...input, idempotencyKey: `chaos ${keys}` }, caller);
  const [payload] = Object.values(result.data ?? {}) as { wasAlready?: boolean }[];
  records.keep({ kind, subject, outcome: result.outcome, code: result.code, isRepeat: payload?.wasAlready === true });
  return result;
}

export const asMember = (system: ChaosSystem, { telegramId }: Member): Caller => ({ key: system.keys.commitmentBotKey, actAs: telegramId });

async function untilOver({ signal, chance }: Writing, round: (count: number) => Promise<void>): Promise<void> {
  for (let count = 1; !signal.aborted; count += 1) {
    await round(count);
    await wait(PAUSE_MS * (0.5 + chance.next()), undefined, { signal }).catch(() => undefined);
  }
}

/** A client that promises for a member, reports, takes some of it back and reports again; with `leavesOpen` it leaves some of it open, to be asked in the evening. */
export async function writePromises(writing: Writing, member: Member): Promise<void> {
  const { system, chance } = writing;
  const caller = asMember(system, member);
  await untilOver(writing, async (count) => {
    const text = `read page ${count}`;
    const input = { text, dueDate: new Date(system.now()).toISOString().slice(0, 10) };
    const { data } = await act<{ createCommitment: { commitment: { id: string } } }>(writing, {
      kind: 'promise',
      subject: `${member.id}/${text}`,
      query: CREATE,
      input,
      caller,
    });
    if (data === null || chance.next() < 0.3) return;
    const { id } = data.createCommitment.commitment;
    const report = { kind: 'done', subject: id, query: COMPLETE, input: { id }, caller } as const;
    const done = await act(writing, report);
    // To take back what was not reported is no fault and does nothing.
    if (done.outcome !== 'acknowledged' || chance.next() < 0.5) return;
    await act(writing, { ...report, kind: 'undo', query: UNDO });
    if (chance.next() < 0.5) await act(writing, report);
  });
}

/** An admin's client that forms pods: what every follower of the log sees. */
export async function writePods(writing: Writing): Promise<void> {
  const caller = { key: writing.system.keys.adminKey };
  await untilOver(writing, async (count) => {
    const name = `Pod ${count}`;
    await act(writing, { kind: 'pod', subject: name, query: POD, input: { name }, caller });
  });
}

/** A member who takes a seat in one of a few pods, gives it up, and takes another, as others do at the same time. */
export async function raceForSeats(writing: Writing, member: Member, podIds: readonly string[]): Promise<void> {
  const { system, chance } = writing;
  const caller = asMember(system, member);
  await untilOver(writing, async () => {
    const podId = podIds[chance.below(podIds.length)]!;
    const seat = { subject: `${member.id}/${podId}`, caller };
    const joined = await act(writing, { ...seat, kind: 'join', query: JOIN, input: { podId, joinWaitlist: false } });
    if (joined.outcome === 'refused' || chance.next() < 0.2) return;
    await act(writing, { ...seat, kind: 'leave', query: LEAVE, input: { podId } });
  });
}

/** A member who does not want to be asked in the evening any more. */
export async function stopReminders(writing: Writing, member: Member): Promise<void> {
  const caller = asMember(writing.system, member);
  await act(writing, { kind: 'reminders-off', subject: member.id, query: REMIND, input: { dueToday: false }, caller });
}
