import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drive, type Person } from '../packages/playground/src/driver.ts';
import { eventually } from './support/process.ts';
import { Subscriber } from './support/subscriber.ts';
import { System } from './support/system.ts';

type Counts = { completed: string; total: string; done_events: string; create_events: string };
const COUNTS = `select (select sum(completed_commitments) from users) completed, (select sum(total_commitments) from users) total,
  (select count(*) from events where type = 'commitment.completed') done_events, (select count(*) from events where type = 'commitment.created') create_events`;

/** A promise made and kept in the chat, with something happening in the middle of it. */
async function promise(member: Person, text: string, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await member.say(text);
  await member.waitForMessage((message) => 'text' in message && message.text!.includes('Clarity') && message.text!.includes(text), 60_000);
  const pressed = member.press('Keep');
  await meanwhile();
  await pressed;
  await member.waitForMessage((message) => 'text' in message && message.text!.includes('Saved:') && message.text!.includes(text), 60_000);
}

async function finish(member: Person, meanwhile: () => Promise<void>): Promise<void> {
  await member.say('/today');
  await member.waitForMessage(/Done|due|open/, 60_000);
  const pressed = member.press('Done');
  await meanwhile();
  await pressed;
  await member.waitForMessage(/Done:/, 60_000);
}

describe('whatever is killed in the middle of it, nothing acknowledged is lost and nothing counts twice', () => {
  let system: System;
  let member: Person;
  let observer: Subscriber;
  let expected = 0;
  /** What the log held before anybody subscribed. */
  let before: string[] = [];

  beforeAll(async () => {
    system = await System.start();
    const { events } = await system.data<{ events: { edges: readonly { cursor: string }[] } }>('{ events(last: 1) { edges { cursor } } }');
    observer = new Subscriber(system.webSocketUrl, system.keys.adminKey, events.edges[0]?.cursor);
    before = await log();
    observer.follow();
    member = await drive(system.telegramUrl).person({ first_name: 'Ira', language_code: 'en' });
    await member.say('/start');
    await member.waitForMessage(/Hello Ira/);
    await member.press('Skip for now');
    for (const _ of ['day', 'category', 'level', 'style']) {
      await member.waitForMessage((message) => JSON.stringify(message.reply_markup ?? {}).includes('"Skip"'));
      await member.press('Skip');
    }
    await member.waitForMessage(/That is all I need/);
  });
  afterAll(async () => {
    observer?.cut();
    await system?.stop();
  });

  const cases: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'the commitment bot',
      async () => {
        await system.commitmentBot.end('SIGKILL');
        system.commitmentBot.start();
      },
    ],
    [
      'the API',
      async () => {
        await system.api.end('SIGKILL');
        system.api.start();
        await system.isReady();
      },
    ],
    [
      'PostgreSQL',
      async () => {
        const pid = Number(readFileSync(postmasterPidFile(system), 'utf8').split('\n')[0]);
        process.kill(pid, 'SIGKILL');
        await eventually('PostgreSQL runs again', 60, () =>
          Promise.resolve(Number(readFileSync(postmasterPidFile(system), 'utf8').split('\n')[0]) !== pid ? true : undefined),
        );
        await system.isReady();
      },
    ],
  ];

  for (const [what, kill] of cases) {
    it(`${what}, while a promise is kept and while it is reported`, { timeout: 180_000 }, async () => {
      await promise(member, `walk ${expected + 2} km today`, kill);
      await finish(member, kill);
      expected += 1;
      await agree();
    });
  }

  async function agree(): Promise<void> {
    const [counts] = await system.sql<Counts>(COUNTS);
    expect(counts).toEqual({ completed: String(expected), total: String(expected), done_events: String(expected), create_events: String(expected) });
    observer.follow();
    await eventually('the subscriber has the whole log', 30, async () => (observer.seen.length >= (await log()).length - before.length ? true : undefined));
    expect([...before, ...observer.seen.map((event) => event.id)]).toEqual(await log());
  }

  async function log(): Promise<string[]> {
    return (await system.sql<{ id: string }>('select id from events where position is not null order by position')).map((row) => row.id);
  }
});

function postmasterPidFile(system: System): string {
  return join(system.postgresFolder(), 'cluster', 'data', 'postmaster.pid');
}
