import { eventually } from '../support/process.ts';
import { nextAt } from './faults/clock-step.ts';
import { leftovers } from './judge/facts.ts';
import type { ChaosClient } from './load/client.ts';
import type { Member } from './load/members.ts';
import { asMember, CREATE } from './load/writers.ts';
import { PROCESSES } from './plan.ts';
import { LAST_PROMISE } from './records.ts';
import type { ChaosSystem } from './system.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A lease lasts 15 s; a client that has given up tries again within 15 s. */
const PATIENCE_SECONDS = 90;
/** What has failed is tried again half a minute later, by the clock that can be moved. */
const STEPS_ON_MS = 4_000;

/** Sets everything right again and waits until everybody is there. */
export async function heal(system: ChaosSystem): Promise<void> {
  for (const way of system.ways) {
    way.slow(0);
    way.heal(false);
  }
  for (const name of PROCESSES) {
    const one = system.process(name);
    if (one.isRunning) process.kill(one.pid, 'SIGCONT');
    else one.start();
  }
  await system.isReady('telegram');
  await system.telegram.post('faults/clear');
  for (const name of PROCESSES) await system.isReady(name);
}

/** Waits until nothing is held or waits any more; what is left after that is for the judge. What is tried again later is brought nearer by the clock. */
export async function untilNothingIsLeft(system: ChaosSystem): Promise<Record<string, number>> {
  let steppedAt = Date.now();
  await eventually('nothing is left', PATIENCE_SECONDS, async () => {
    const left = Object.values(await leftovers(system)).reduce((sum, count) => sum + count, 0);
    if (left === 0) return true;
    if (Date.now() - steppedAt > STEPS_ON_MS) {
      steppedAt = Date.now();
      await system.moveClock(system.now() + MINUTE);
    }
    return undefined;
  }).catch(() => undefined);
  return leftovers(system);
}

/**
 * One more evening, with nothing broken: every member promises something in the afternoon. Answers the day, for the judge to look whether all were asked.
 */
export async function lastEvening(system: ChaosSystem, client: ChaosClient, members: readonly Member[]): Promise<string> {
  await system.moveClock(nextAt(17 * HOUR, system.now()));
  const day = new Date(system.now()).toISOString().slice(0, 10);
  await eventually('the APIs see the day', 30, async () => {
    for (const url of system.apiUrls) if ((await todayAt(url, system, members[0]!)) !== day) return undefined;
    return true;
  });
  for (const member of members) {
    const input = { text: LAST_PROMISE, dueDate: day, idempotencyKey: `last ${member.id}` };
    await eventually(
      `${member.telegramId} promises something`,
      30,
      async () => (await client.write(CREATE, input, asMember(system, member))).outcome === 'acknowledged' || undefined,
    );
  }
  await system.moveClock(nextAt(20 * HOUR, system.now()));
  return day;
}

async function todayAt(url: string, system: ChaosSystem, { telegramId }: Member): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${system.keys.adminKey}` },
    body: JSON.stringify({ query: 'query ($id: TelegramID!) { user(telegramUserId: $id) { today } }', variables: { id: telegramId } }),
  });
  return ((await response.json()) as { data: { user: { today: string } } }).data.user.today;
}
