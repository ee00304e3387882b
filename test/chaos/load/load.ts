import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from '../../../packages/api/src/lib/random.rules.ts';
import type { Answer } from '../../support/system.ts';
import { WebhookDoor } from '../../support/webhook-door.ts';
import { Records } from '../records.ts';
import type { ChaosSystem } from '../system.ts';
import { ChatWatch } from './chat-watch.ts';
import { ChaosClient } from './client.ts';
import { Follower } from './followers.ts';
import { makeMember, skipQuestions, type Member } from './members.ts';
import { talk } from './talk.ts';
import { raceForSeats, stopReminders, writePods, writePromises, type Writing } from './writers.ts';

const NAMES = { talkers: ['Ira', 'Jon'], writers: ['Kim', 'Lea'], stoppers: ['Mia'], racers: ['Nia', 'Ole', 'Pia', 'Quin', 'Rui'] } as const;
const PODS = ['Alder', 'Birch'] as const;
const SEATS = 2;
/** The one who stops the questions does so after the first evening has begun. */
const STOPS_AFTER = 0.3;

type Prepared = {
  readonly members: Readonly<Record<keyof typeof NAMES, readonly Member[]>>;
  readonly podIds: readonly string[];
  readonly door: WebhookDoor;
};

/** Everybody who uses the system while it is being broken, and what they know of it. */
export class Load {
  readonly records = new Records();
  readonly members: Prepared['members'];
  readonly door: WebhookDoor;
  private readonly podIds: readonly string[];
  readonly followers: readonly Follower[];
  readonly chats: ChatWatch;
  /** The place in the log behind which the followers begin, and the webhook. */
  readonly fromPosition: number;
  private readonly over = new AbortController();
  private readonly watching = new AbortController();
  private readonly underWay: Promise<unknown>[] = [];

  private constructor(
    private readonly system: ChaosSystem,
    { members, podIds, door }: Prepared,
    from: { readonly cursor: string; readonly position: number; readonly seed: number },
  ) {
    this.fromPosition = from.position;
    this.members = members;
    this.podIds = podIds;
    this.door = door;
    const { cursor, seed } = from;
    const place = { url: system.clientUrl, key: system.keys.adminKey, from: cursor };
    this.followers = [
      new Follower('The follower who runs through', place, null),
      new Follower('The follower who is ended again and again', place, new Chance(seed + 1)),
      new Follower('The follower of one API', { ...place, url: system.apiUrls[1] }, new Chance(seed + 2)),
    ];
    this.chats = new ChatWatch(system.telegram);
  }

  /** Makes members, pods, a webhook and followers, while all is well. */
  static async prepare(system: ChaosSystem, seed: number): Promise<Load> {
    const made: Record<keyof typeof NAMES, Member[]> = { talkers: [], writers: [], stoppers: [], racers: [] };
    for (const [role, names] of Object.entries(NAMES))
      made[role as keyof typeof NAMES].push(...(await Promise.all(names.map((name) => makeMember(system, name)))));
    await Promise.all(made.talkers.map(skipQuestions));
    await Promise.all(
      Object.values(made)
        .flat()
        .map((member) => liveInUtc(system, member)),
    );
    const door = await WebhookDoor.open();
    const { createApiKey } = await data<{ createApiKey: { apiKey: { id: string } } }>(
      system,
      'createApiKey(input: $input) { apiKey { id } }',
      'CreateApiKeyInput',
      {
        name: 'third party',
        kind: 'INTEGRATION',
        scopes: ['EVENTS_READ', 'WEBHOOKS_WRITE'],
      },
    );
    const hook = { url: door.url, apiKeyId: createApiKey.apiKey.id, eventTypes: ['POD_CREATED'] };
    await data(system, 'createWebhook(input: $input) { webhook { id } }', 'CreateWebhookInput', hook);
    const podIds: string[] = [];
    for (const name of PODS) {
      const { createPod } = await data<{ createPod: { pod: { id: string } } }>(system, 'createPod(input: $input) { pod { id } }', 'CreatePodInput', {
        name,
        maxMembers: SEATS,
      });
      podIds.push(createPod.pod.id);
    }
    const { events } = await ask<{ events: { edges: { cursor: string; node: { id: string } }[] } }>(
      system,
      '{ events(last: 1) { edges { cursor node { id } } } }',
      {},
    );
    const { cursor, node } = events.edges[0]!;
    const [{ position }] = (await system.sql<{ position: number }>('select position::int from events where id = $1', [node.id])) as [{ position: number }];
    return new Load(system, { members: made, podIds, door }, { cursor, position, seed });
  }

  get all(): readonly Member[] {
    return Object.values(this.members).flat();
  }

  /** Lets everybody begin. */
  begin({ seed, forMs }: { seed: number; forMs: number }): void {
    const { system, records, members } = this;
    const { signal } = this.over;
    let streams = seed + 100;
    const writing = (): Writing => {
      const chance = new Chance((streams += 1));
      return { system, records, chance, signal, client: new ChaosClient(system.clientUrl, records, chance, signal) };
    };
    this.underWay.push(
      ...members.talkers.map((member) => talk({ ...writing(), member })),
      ...[...members.writers, ...members.stoppers].map((member) => writePromises(writing(), member)),
      ...members.racers.map((member) => raceForSeats(writing(), member, this.podIds)),
      ...members.stoppers.map(async (member) => {
        await wait(forMs * STOPS_AFTER, undefined, { signal }).catch(() => undefined);
        await stopReminders(writing(), member);
      }),
      writePods(writing()),
      ...this.followers.map((follower) => follower.follow(this.watching.signal)),
      this.chats.follow(this.watching.signal),
    );
    for (const one of this.underWay) one.catch(() => undefined);
  }

  /** Lets everybody finish what they are at; those who watch go on. */
  async rest(): Promise<void> {
    this.over.abort();
    await Promise.all(this.underWay.slice(0, -this.followers.length - 1));
  }

  /** Ends those who watch as well. */
  async end(): Promise<void> {
    this.over.abort();
    this.watching.abort();
    this.door.close();
    await Promise.allSettled(this.underWay);
  }
}

/** Asks the first API itself, as an admin, while all is well. */
async function ask<Data>(system: ChaosSystem, query: string, variables: object, headers: Record<string, string> = {}): Promise<Data> {
  const response = await fetch(system.apiUrls[0], {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${system.keys.adminKey}`, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer<Data>;
  if (!answer.data || answer.errors) throw new Error(`The API refused: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

const data = <Data>(system: ChaosSystem, call: string, type: string, input: object): Promise<Data> =>
  ask<Data>(system, `mutation ($input: ${type}!) { ${call} }`, { input });

/** Says where a member lives, so that everybody has the same evenings. */
async function liveInUtc(system: ChaosSystem, { telegramId }: Member): Promise<void> {
  const headers = { authorization: `Bearer ${system.keys.commitmentBotKey}`, 'x-act-as': `telegram:${telegramId}` };
  await ask(system, 'mutation { updateProfile(input: { timezone: "UTC" }) { user { id } } }', {}, headers);
}
