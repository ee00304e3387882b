import { Chance } from '../../packages/api/src/lib/random.rules.ts';
import { eventually } from '../support/process.ts';
import { Injector } from './faults/injector.ts';
import { judgeClaims, mayHaveCome } from './judge/claims.ts';
import { claimsIn, deliveriesIn, foundIn, logIn, podsIn, standingIn } from './judge/facts.ts';
import { type DeliveryFacts, duplicatesOf, judgeDeliveries, notAsked } from './judge/deliveries.ts';
import { echoesOf, judgeHook, judgeLog } from './judge/log.ts';
import { judgeLeftovers, judgeRecount, judgeSeats } from './judge/rows.ts';
import { judgeWrites } from './judge/writes.ts';
import { ChaosClient } from './load/client.ts';
import { Load } from './load/load.ts';
import type { ChaosOptions } from './options.ts';
import { type Fault, planOf } from './plan.ts';
import { heal, lastEvening, untilNothingIsLeft } from './settle.ts';
import { ChaosSystem } from './system.ts';

/** What a run came to. `findings`: one sentence for each thing that is not as it should be; none when all is well. */
export type Outcome = {
  readonly findings: readonly string[];
  readonly faults: readonly Fault[];
  readonly writes: { readonly acknowledged: number; readonly refused: number; readonly unknown: number; readonly repeats: number };
  readonly codes: ReadonlyMap<string, number>;
  readonly messages: { readonly sent: number; readonly duplicates: number; readonly mostDuplicates: number };
  readonly events: { readonly logged: number; readonly followers: number; readonly missed: number };
  readonly hook: { readonly posted: number; readonly echoes: number };
  readonly drifts: number;
};

/** A bot waits so long for its turn (5 s), for Telegram (8 s) and for the answer to its claim (10 s). */
const IN_FLIGHT_MS = 23_000;

/** Whether an API stood still for longer than the lease of a webhook, 15 s, so that another went on in its place. */
const stoodStill = ({ kind, target, lastsMs }: Fault): boolean => kind === 'freeze' && target.startsWith('api') && lastsMs > 14_000;

type Running = { readonly system: ChaosSystem; readonly load: Load; readonly injector: Injector; readonly signal: AbortSignal };

/**
 * Runs the whole system under load while a plan of faults is carried out, lets it come to rest, and judges what is left. Everything that was started is gone
 * afterwards, also when it fails or the signal is given.
 */
export async function runChaos(options: ChaosOptions, signal: AbortSignal, say: (line: string) => void): Promise<Outcome> {
  const plan = planOf(options);
  say(`Seed ${options.seed}: ${plan.length} faults in ${Math.round(options.forMs / 1000)} s.`);
  const system = await ChaosSystem.start(signal);
  let load: Load | undefined;
  try {
    load = await Load.prepare(system, options.seed);
    const injector = new Injector(system);
    load.begin(options);
    say('Everything runs; now it is broken.');
    await injector.run(plan, signal);
    signal.throwIfAborted();
    const outcome = await settleAndJudge({ system, load, injector, signal }, say);
    if (outcome.findings.length > 0) say(`What the processes said is kept in ${system.keepOutputs()}.`);
    return outcome;
  } catch (error) {
    if (!signal.aborted) say(`What the processes said is kept in ${system.keepOutputs()}.`);
    throw error;
  } finally {
    await Promise.all([load?.end(), system.stop()]);
  }
}

async function settleAndJudge({ system, load, injector, signal }: Running, say: (line: string) => void): Promise<Outcome> {
  say('Everything is set right; now it has to come to rest.');
  await heal(system);
  await load.rest();
  await untilNothingIsLeft(system);
  signal.throwIfAborted();
  const { talkers, writers, stoppers } = load.members;
  const client = new ChaosClient(system.apiUrls[0], load.records, new Chance(1), signal);
  const day = await lastEvening(system, client, [...talkers, ...writers, ...stoppers]);
  const evening = { day, telegramIds: [...talkers, ...writers].map(({ telegramId }) => telegramId) };
  await eventually('the last evening is asked', 60, async () => notAsked(await deliveriesIn(system), evening).length === 0 || undefined).catch(() => undefined);
  const left = await untilNothingIsLeft(system);
  await eventually('all followers are there', 60, async () => {
    const last = (await logIn(system)).at(-1)!.id;
    return load.followers.every(({ seen }) => seen.at(-1) === last) || undefined;
  }).catch(() => undefined);
  say('It rests; now it is judged.');
  return judge({ system, load, injector, signal }, { left, evening });
}

async function judge(
  { system, load, injector }: Running,
  { left, evening }: { left: Record<string, number>; evening: DeliveryFacts['lastEvening'] },
): Promise<Outcome> {
  const { records, door } = load;
  const writes = records.writes;
  const log = await logIn(system);
  const after = log.filter(({ position }) => position > load.fromPosition);
  const followers = load.followers.map(({ name, seen }) => ({ name, seen, expected: after.map(({ id }) => id) }));
  const cuts = injector.injected.filter(({ kind }) => kind !== 'clock' && kind !== 'telegram' && kind !== 'repeat').length;
  const hook = {
    calls: door.calls,
    expected: log.filter(({ type }) => type === 'pod.created').map(({ id }) => id),
    mostEchoes: cuts,
    mostLate: injector.injected.filter(stoodStill).length,
  };
  const stops = writes.filter(({ kind, outcome }) => kind === 'reminders-off' && outcome === 'acknowledged');
  const telegramIdOf = new Map(load.all.map(({ id, telegramId }) => [id, telegramId]));
  const deliveries: DeliveryFacts = {
    rows: await deliveriesIn(system),
    checkIns: await load.chats.checkIns(),
    clock: system.clock,
    stoppedAtMs: new Map(stops.map(({ subject, endedAtMs }) => [telegramIdOf.get(subject)!, endedAtMs])),
    lastEvening: evening,
    claims: await claimsIn(system),
    inFlightMs: IN_FLIGHT_MS + injector.longestFreezeMs,
  };
  const { drifts } = await system.verify();
  const findings = [
    ...judgeWrites(writes, await foundIn(system), await standingIn(system)),
    ...judgeDeliveries(deliveries),
    ...judgeClaims(deliveries.claims, injector.cuts, injector.orderedSilences),
    ...judgeLog(log, followers),
    ...judgeHook(hook),
    ...judgeSeats(await podsIn(system)),
    ...judgeLeftovers(left),
    ...judgeRecount(drifts),
  ];
  return {
    findings,
    faults: injector.injected,
    writes: { acknowledged: records.count('acknowledged'), refused: records.count('refused'), unknown: records.count('unknown'), repeats: records.repeats },
    codes: records.codes,
    messages: {
      sent: deliveries.rows.filter(({ status }) => status === 'sent').length,
      duplicates: duplicatesOf(deliveries),
      mostDuplicates: deliveries.claims.filter(mayHaveCome).length,
    },
    events: {
      logged: log.length,
      followers: followers.length,
      missed: followers.reduce((sum, { seen, expected }) => sum + expected.filter((id) => !seen.includes(id)).length, 0),
    },
    hook: { posted: door.firstCalls.length, echoes: echoesOf(hook) },
    drifts: drifts.length,
  };
}
