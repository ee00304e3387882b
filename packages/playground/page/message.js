import { act, fullName, press } from './acts.js';
import { avatar, h, hueStyle, icon, iconButton } from './dom.js';
import { formatted } from './entities.js';
import { serviceText, summary } from './chat-names.js';
import { state } from './store.js';

const GROUPING_SECONDS = 300;
const timeOf = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** True when a message begins a new run of one sender. */
export function isFirst(message, previous) {
  if (previous === undefined || serviceText(previous) !== undefined || previous.from?.id !== message.from?.id) return true;
  return message.date - previous.date > GROUPING_SECONDS;
}

/** What was drawn for a message object; an edit brings another object. */
const drawn = new WeakMap();

/** Returns a message as it looks to the chosen person: the same element as before when nothing about it has changed. */
export function messageElement(room, message, options) {
  const waiting = [...state.pressed.values()].filter((one) => one.room === room.key && one.messageId === message.message_id);
  const looks = JSON.stringify([state.personId, options.first, waiting]);
  const known = drawn.get(message);
  if (known?.looks === looks) return known.element;
  const element = makeMessage(room, message, options);
  drawn.set(message, { looks, element });
  return element;
}

function makeMessage(room, message, { first, reply }) {
  const service = serviceText(message);
  if (service !== undefined) return h('p', { class: 'service' }, service);
  const isMine = message.from?.id === state.personId;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const classes = ['message', isMine && 'mine', first && 'first', rows.length > 0 && 'has-buttons'].filter(Boolean).join(' ');
  const bubble = h(
    'div',
    { class: 'bubble' },
    senderLine(room, message, { first, isMine }),
    message.reply_to_message === undefined ? null : quote(message.reply_to_message),
    body(message),
    meta(message),
  );
  const keyboard =
    rows.length === 0
      ? null
      : h(
          'div',
          { class: 'inline' },
          rows.map((row) => inlineRow(room, message, row)),
        );
  return h(
    'article',
    { class: classes, 'data-id': message.message_id },
    bubble,
    keyboard,
    iconButton('reply', `Reply to: ${summary(message).slice(0, 60)}`, { class: 'icon-button reply-to', onclick: () => reply(message) }),
  );
}

function senderLine(room, message, { first, isMine }) {
  if (isMine || !first || room.chat.type === 'private' || message.from === undefined) return h('span', { class: 'sr' }, `${message.from?.first_name ?? ''}: `);
  return hueStyle(h('div', { class: 'sender' }, fullName(message.from)), message.from.id);
}

function meta(message) {
  const edited = message.edit_date === undefined ? '' : 'edited ';
  const at = new Date(message.date * 1000);
  return h('time', { class: 'meta', datetime: at.toISOString(), title: at.toLocaleString() }, `${edited}${timeOf(message.date)}`);
}

function quote(message) {
  const onclick = () => document.querySelector(`[data-id="${message.message_id}"]`)?.scrollIntoView({ block: 'center' });
  return h('button', { type: 'button', class: 'quote', onclick }, h('b', {}, message.from?.first_name ?? ''), h('span', {}, summary(message)));
}

/** How what a message holds beside its text is drawn. */
const DRAWN = {
  photo,
  document: ({ document }) => card('file', document.file_name ?? 'File', size(document.file_size), `/control/files/${document.file_id}`),
  sticker: ({ sticker }) => h('div', { class: 'sticker', role: 'img', 'aria-label': `Sticker ${sticker.emoji}` }, sticker.emoji),
  voice: ({ voice }) => card('voice', 'Voice message', lengthOf(voice.duration)),
  location: ({ location }) => card('pin', 'Location', `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`),
  contact: ({ contact }) => card('contact', fullName(contact), contact.phone_number),
};

function body(message) {
  const parts = Object.entries(DRAWN).flatMap(([kind, draw]) => (message[kind] === undefined ? [] : [draw(message)]));
  const text = message.text ?? message.caption;
  if (text !== undefined) parts.push(h('div', { class: 'text' }, formatted(text, message.entities ?? message.caption_entities ?? [], act)));
  return parts;
}

function photo(message) {
  const largest = message.photo.at(-1);
  const alt = message.caption === undefined ? 'Photo' : `Photo: ${message.caption}`;
  const address = `/control/files/${largest.file_id}`;
  return h('a', { href: address, target: '_blank' }, h('img', { class: 'photo', src: address, width: largest.width, height: largest.height, alt }));
}

const lengthOf = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
const size = (bytes = 0) => (bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`);

function card(iconName, title, detail, address) {
  const children = [avatar(title, iconName, { iconName }), h('span', {}, title, h('small', {}, detail))];
  return address === undefined ? h('div', { class: 'card' }, children) : h('a', { class: 'card', href: address, download: title }, children);
}

const inlineRow = (room, message, row) =>
  h(
    'div',
    { class: 'inline-row' },
    row.map((button, column) => inlineButton(room, message, { button, column })),
  );

function inlineButton(room, message, { button, column }) {
  const isWaiting = [...state.pressed.values()].some(
    (one) => one.room === room.key && one.messageId === message.message_id && one.data === button.callback_data,
  );
  const properties = {
    type: 'button',
    class: `inline-button ${button.style ?? ''}`,
    'data-key': `${message.message_id}-${column}-${button.text}`,
    'aria-busy': isWaiting ? 'true' : null,
    onclick: () => press(message, button),
  };
  return h('button', properties, button.text, 'url' in button ? icon('open') : null);
}
