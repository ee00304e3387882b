import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { buttonsOf, pressButton } from '../world/buttons.ts';
import { addPerson, chatOf, ControlError, editSaid, knownPerson, setBlocked, speak, typed } from '../world/people.ts';
import type { Person, Room } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { get, post, type Route } from './route.ts';

const personId = z.coerce.number().int().positive();
/** A bot's username or a group's id. */
const chat = z.union([z.string(), z.number()]).transform(String);
const inChat = { personId, chat };
const username = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{2,31}$/, 'A username has 3 to 32 letters, digits and underscores and begins with a letter.');

const newPerson = z.object({
  first_name: z.string().trim().min(1, 'A person needs a first name.').max(64),
  last_name: z.string().max(64).optional(),
  username: username.optional(),
  language_code: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'A language code looks like en or pt-br.')
    .optional(),
  id: z
    .int()
    .positive()
    .max(2 ** 52 - 1, 'A Telegram id has at most 52 bits.')
    .optional(),
  phoneNumber: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'A phone number looks like +12025550123.')
    .optional(),
});

function whereOf(world: World, input: { personId: number; chat: string }): { person: Person; room: Room } {
  const person = knownPerson(world, input.personId);
  return { person, room: chatOf(world, person, input.chat) };
}

const press = z.object({ ...inChat, messageId: z.int(), text: z.string().optional(), data: z.string().optional() });

/** Presses by the text of a button, or by its data as an old client would. A button that opens an address returns it instead. */
function pressAs(world: World, input: z.infer<typeof press>): { queryId: string } | { url: string } {
  const { person, room } = whereOf(world, input);
  if (input.data !== undefined) return { queryId: pressButton(world, person, room, { messageId: input.messageId, data: input.data }) };
  const buttons = buttonsOf(room, input.messageId);
  const button = buttons.find((one) => one.text === input.text);
  if (button === undefined)
    throw new ControlError(`Message ${input.messageId} has no button "${input.text ?? ''}", only: ${buttons.map((one) => one.text).join(', ')}.`);
  if ('callback_data' in button) return { queryId: pressButton(world, person, room, { messageId: input.messageId, data: button.callback_data }) };
  if ('url' in button) return { url: button.url };
  throw new ControlError(`The button "${button.text}" does something only a real application can do.`);
}

/** What a sticker or a recording names: bots get to know that there is one, and its bytes are nowhere. */
const unkeptFile = (): { file_id: string; file_unique_id: string } => ({ file_id: randomUUID(), file_unique_id: randomUUID() });

const contact = z.object({ ...inChat, replyTo: z.int().optional(), of: personId.optional() });

/** Shares a contact: one's own, or with `of` somebody else's. */
function shareContact(world: World, input: z.infer<typeof contact>): unknown {
  const { person, room } = whereOf(world, input);
  const { user, phoneNumber } = knownPerson(world, input.of ?? input.personId);
  const named = user.last_name === undefined ? {} : { last_name: user.last_name };
  const shared = { phone_number: phoneNumber, first_name: user.first_name, ...named, user_id: user.id };
  return speak(world, person, room, { content: { contact: shared }, replyTo: input.replyTo });
}

/** What people do. */
export const personRoutes: Route[] = [
  post('/control/people', newPerson, ({ world }, input) => addPerson(world, input)),

  post(
    '/control/say',
    z.object({ ...inChat, text: z.string().max(4096, 'A message has at most 4096 characters.'), replyTo: z.int().optional() }),
    ({ world }, input) => {
      const { person, room } = whereOf(world, input);
      return speak(world, person, room, { content: typed(input.text), replyTo: input.replyTo });
    },
  ),

  post(
    '/control/location',
    z.object({ ...inChat, latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), replyTo: z.int().optional() }),
    ({ world }, input) => {
      const { person, room } = whereOf(world, input);
      return speak(world, person, room, { content: { location: { latitude: input.latitude, longitude: input.longitude } }, replyTo: input.replyTo });
    },
  ),

  post('/control/sticker', z.object({ ...inChat, emoji: z.emoji('A sticker stands for one emoji.') }), ({ world }, { emoji, ...where }) => {
    const { person, room } = whereOf(world, where);
    const drawn = { type: 'regular' as const, width: 512, height: 512, is_animated: false as const, is_video: false as const };
    return speak(world, person, room, { content: { sticker: { ...unkeptFile(), ...drawn, emoji } } });
  }),

  post('/control/voice', z.object({ ...inChat, seconds: z.int().min(1).max(3600) }), ({ world }, { seconds, ...where }) => {
    const { person, room } = whereOf(world, where);
    return speak(world, person, room, { content: { voice: { ...unkeptFile(), duration: seconds, mime_type: 'audio/ogg' } } });
  }),

  post('/control/edit', z.object({ ...inChat, messageId: z.int(), text: z.string().max(4096) }), ({ world }, { messageId, text, ...where }) => {
    const { person, room } = whereOf(world, where);
    return editSaid(world, person, room, { messageId, text });
  }),

  post('/control/contact', contact, ({ world }, input) => shareContact(world, input)),
  post('/control/press', press, ({ world }, input) => pressAs(world, input)),

  post('/control/block', z.object({ personId, bot: z.string(), isBlocked: z.boolean() }), ({ world }, input) => {
    const { person, room } = whereOf(world, { personId: input.personId, chat: input.bot });
    setBlocked(world, person, room, input.isBlocked);
    return { isBlocked: room.isBlocked };
  }),

  get('/control/messages', z.object({ ...inChat, after: z.coerce.number().default(0) }), ({ world }, input) => {
    const { room } = whereOf(world, input);
    return { seq: world.state.seq, messages: room.messages.filter((stored) => stored.seq > input.after) };
  }),
];
