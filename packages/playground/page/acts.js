import { toast } from './dom.js';
import { attempt, chatName, emit, person, post, room, select, state } from './store.js';

const MAX_PRESS_MS = 20_000;

/** Says a text in the open chat as the chosen person. Returns whether it was taken. */
export function say(text, replyTo) {
  const open = room();
  return attempt('say', { personId: state.personId, chat: chatName(open), text, ...(replyTo === undefined ? {} : { replyTo }) });
}

/** Returns the bot that a t.me address names, or undefined. */
const botAt = (url) =>
  ['t.me', 'telegram.me'].includes(url.hostname) ? state.bots.find((bot) => `/${bot.username}`.toLowerCase() === url.pathname.toLowerCase()) : undefined;

/** What clicks inside a message do. */
export const act = {
  say: (text) => say(text),
  opens: (url) => botAt(url) !== undefined,
  /** Opens the chat with a bot; `?start=` says /start with it, as the real applications do. */
  async open(url) {
    const bot = botAt(url);
    if (bot === undefined) return;
    select(state.personId, `${bot.username}/${state.personId}`);
    const token = url.searchParams.get('start');
    if (token !== null) await say(`/start ${token}`);
  },
};

/** Presses a button under a message. A waiting button shows that it waits until the bot answers. */
export async function press(message, button) {
  if ('url' in button) return openAddress(button.url);
  if ('copy_text' in button) {
    await navigator.clipboard.writeText(button.copy_text.text);
    return toast('Copied.');
  }
  if (!('callback_data' in button)) return toast('This button does something only a real application can do.', { isError: true });
  try {
    const { queryId } = await post('press', { personId: state.personId, chat: chatName(room()), messageId: message.message_id, data: button.callback_data });
    state.pressed.set(queryId, { messageId: message.message_id, data: button.callback_data, room: state.roomKey });
    setTimeout(() => state.pressed.delete(queryId) && emit('pressed'), MAX_PRESS_MS);
    emit('pressed');
  } catch (error) {
    toast(error.message, { isError: true });
  }
}

function openAddress(address) {
  const url = URL.parse(address);
  if (url !== null && act.opens(url)) return act.open(url);
  if (url !== null && ['http:', 'https:'].includes(url.protocol)) window.open(url.href, '_blank', 'noopener');
  else toast(`The address ${address} opens only in a real application.`, { isError: true });
}

export const fullName = ({ first_name, last_name }) => (last_name === undefined ? first_name : `${first_name} ${last_name}`);
export const currentName = () => person()?.user.first_name ?? '';
