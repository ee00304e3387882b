import type { Message } from '@grammyjs/types';
import { z } from 'zod';
import { viewOfBot } from '../world/bots.ts';
import { FAULT_KINDS } from '../world/faults.ts';
import { ControlError } from '../world/people.ts';
import type { Room } from '../world/state.ts';
import { viewOfRoom } from '../world/world.ts';
import { get, post, type Place, type Route } from './route.ts';

const MAX_WAIT_MS = 25_000;
/** A moved clock stays within what dates of the other processes can hold. */
const MAX_OFFSET_MS = 20 * 365 * 86_400_000;
const SHOWN_MESSAGES = 300;
const nothing = z.object({});

/** The newest messages of a chat that are not deleted, oldest first. */
const shownMessages = (room: Room): Message[] =>
  room.messages
    .filter((stored) => !stored.isDeleted)
    .slice(-SHOWN_MESSAGES)
    .map(({ message }) => message);

/** Everything the page needs to draw itself; later changes carry greater numbers than `seq`. */
function snapshot({ world, botApi }: Place): unknown {
  const { state } = world;
  return {
    seq: state.seq,
    people: state.people,
    bots: state.bots.map((bot) => viewOfBot(bot, bot.webhook !== null || botApi.polls.isConnected(bot.user.username))),
    rooms: state.rooms.map((room) => ({ ...viewOfRoom(room), messages: shownMessages(room) })),
    mails: state.mails,
    sms: state.messages,
    clock: world.clock.view(),
    faults: world.faults.view(),
    isFloodLimited: botApi.limits.isOn,
  };
}

const clockMove = z.union([
  z.strictObject({ addMinutes: z.number() }),
  z.strictObject({ addHours: z.number() }),
  z.strictObject({ addDays: z.number() }),
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ isReal: z.literal(true) }),
]);

function newOffset(offsetMs: number, move: z.infer<typeof clockMove>): number {
  if ('addMinutes' in move) return offsetMs + move.addMinutes * 60_000;
  if ('addHours' in move) return offsetMs + move.addHours * 3_600_000;
  if ('addDays' in move) return offsetMs + move.addDays * 86_400_000;
  return 'at' in move ? Date.parse(move.at) - Date.now() : 0;
}

const fault = z.object({
  kind: z.enum(FAULT_KINDS),
  bot: z.string().optional(),
  methods: z.array(z.string()).optional(),
  next: z.int().min(1).max(100_000).optional(),
  ratePercent: z.number().min(0).max(100).optional(),
  retryAfterSeconds: z.int().min(1).max(3600).optional(),
  hangMs: z.int().min(0).max(600_000).optional(),
});

/** The clock, the faults, the inbox and what happened. */
export const machineRoutes: Route[] = [
  get('/control/state', nothing, (place) => snapshot(place)),

  get(
    '/control/changes',
    z.object({ after: z.coerce.number(), waitMs: z.coerce.number().min(0).max(MAX_WAIT_MS).default(0) }),
    async ({ world }, { after, waitMs }, signal) => {
      const changes = await world.log.wait(after, waitMs, signal);
      return { seq: world.state.seq, changes };
    },
  ),

  get('/control/calls', nothing, ({ botApi }) => botApi.calls),
  get('/control/mail', nothing, ({ world }) => world.state.mails),
  get('/control/sms', nothing, ({ world }) => world.state.messages),

  post('/control/clock', clockMove, ({ world }, move) => {
    const offsetMs = newOffset(world.clock.view().offsetMs, move);
    if (Math.abs(offsetMs) > MAX_OFFSET_MS) throw new ControlError('The clock moves at most 20 years from real time.');
    world.clock.set(offsetMs);
    world.tell({ type: 'clock', clock: world.clock.view() });
    return world.clock.view();
  }),

  post('/control/faults', fault, ({ world, botApi }, request) => {
    const id = world.faults.add(request);
    botApi.tellFaults();
    return { id };
  }),

  post('/control/faults/clear', nothing, ({ world, botApi }) => {
    world.faults.clear();
    botApi.tellFaults();
    return {};
  }),

  post('/control/flood-limits', z.object({ isOn: z.boolean() }), ({ botApi }, { isOn }) => {
    botApi.limits.isOn = isOn;
    botApi.tellFaults();
    return { isOn };
  }),

  post('/control/mail/clear', nothing, ({ world }) => {
    world.state.mails = [];
    world.tell({ type: 'cleared', what: 'mail' });
    return {};
  }),

  post('/control/sms/clear', nothing, ({ world }) => {
    world.state.messages = [];
    world.tell({ type: 'cleared', what: 'sms' });
    return {};
  }),

  post('/control/sms/reply', z.object({ from: z.string(), to: z.string(), body: z.string().min(1).max(1600) }), ({ sms }, input) => sms.reply(input)),
];
