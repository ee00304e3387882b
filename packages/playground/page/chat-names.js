import { botOf } from './store.js';

export const iconOf = (room) => (room.chat.type !== 'private' ? 'group' : room.bots[0] === 'progress_pod_bot' ? 'pods' : 'check');
export const titleOf = (room) => room.chat.title ?? botOf(room)?.firstName ?? room.bots[0];

/** What a message holds beside its text, in a few words. */
const HELD = {
  photo: ({ caption }) => `Photo${caption === undefined ? '' : `: ${caption}`}`,
  document: ({ document }) => document.file_name ?? 'File',
  sticker: ({ sticker }) => `${sticker.emoji} Sticker`,
  voice: () => 'Voice message',
  location: () => 'Location',
  contact: ({ contact }) => `Contact: ${contact.first_name}`,
};

/** Returns one line about a message. */
export function summary(message) {
  const kind = Object.keys(HELD).find((field) => message[field] !== undefined);
  return kind === undefined ? (message.text ?? serviceText(message) ?? '') : HELD[kind](message);
}

const namesOf = (users) => users.map(({ first_name }) => first_name).join(', ');

/** What each kind of service message says about `who`. */
const SERVICE = {
  new_chat_members: (users, who) => (users.some(({ id }) => id === who.id) ? `${who.first_name} joined` : `${who.first_name} added ${namesOf(users)}`),
  left_chat_member: (user, who) => (user.id === who.id ? `${who.first_name} left` : `${who.first_name} removed ${user.first_name}`),
  group_chat_created: (_, who) => `${who.first_name} created the group`,
  migrate_to_chat_id: () => 'This group became a supergroup',
  migrate_from_chat_id: () => 'The group was upgraded to a supergroup',
};

/** Returns what happened in a group, or undefined for what somebody said. */
export function serviceText(message) {
  const kind = Object.keys(SERVICE).find((field) => message[field] !== undefined);
  return kind === undefined ? undefined : SERVICE[kind](message[kind], message.from);
}
