import { toast } from './dom.js';

/** What the page knows: the state of the local Telegram, and what is looked at. */
export const state = {
  people: [],
  bots: [],
  rooms: new Map(),
  mails: [],
  sms: [],
  clock: { offsetMs: 0 },
  faults: [],
  isFloodLimited: false,
  isConnected: true,
  personId: 0,
  roomKey: '',
  unread: new Map(),
  unreadInbox: 0,
  typing: new Map(),
  pressed: new Map(),
};

const listeners = [];

/** Calls `listener` after any change of one of `kinds`; a change carries what it is about. */
export function on(kinds, listener) {
  listeners.push({ kinds, listener });
}

export function emit(kind, detail = {}) {
  for (const { kinds, listener } of listeners) if (kinds.includes(kind)) listener(detail);
}

async function request(path, options) {
  const answer = await fetch(`/control/${path}`, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error ?? `The local Telegram answered ${answer.status}.`);
  return body;
}

/** Sends a wish to the local Telegram. Throws its sentence when it refuses. */
export const post = (path, input = {}) => request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) });

/** The same, with the refusal shown as a toast. Returns whether it went well. */
export async function attempt(path, input) {
  try {
    await post(path, input);
    return true;
  } catch (error) {
    toast(error.message, { isError: true });
    return false;
  }
}

export const person = (id = state.personId) => state.people.find(({ user }) => user.id === id);
export const room = (key = state.roomKey) => state.rooms.get(key);
export const botOf = (of) => (of.chat.type === 'private' ? state.bots.find(({ username }) => username === of.bots[0]) : undefined);
/** What the control API calls this chat. */
export const chatName = (of) => (of.chat.type === 'private' ? of.bots[0] : String(of.chat.id));
export const unreadKey = (personId, roomKey) => `${personId} ${roomKey}`;
/** The moved time. */
export const now = () => new Date(Date.now() + state.clock.offsetMs);

/** Returns the chats of a person: bots first, then groups, those they are not in at the end. */
export function chatsOf(personId) {
  const rooms = [...state.rooms.values()].filter((one) => one.migratedToId === null);
  const own = rooms.filter((one) => one.chat.type === 'private' && one.chat.id === personId);
  const groups = rooms.filter((one) => one.chat.type !== 'private');
  return [...own, ...groups.filter((one) => one.personIds.includes(personId)), ...groups.filter((one) => !one.personIds.includes(personId))];
}

export function select(personId, roomKey) {
  state.personId = personId;
  state.roomKey = roomKey;
  state.unread.delete(unreadKey(personId, roomKey));
  document.body.dataset.pane = roomKey === '' ? 'chats' : 'chat';
  history.replaceState(null, '', roomKey === '' ? '#' : `#${personId}/${roomKey}`);
  emit('selection');
}

function putMessage({ room: key, message }) {
  const messages = room(key)?.messages;
  if (messages === undefined) return;
  const at = messages.findLastIndex((one) => one.message_id === message.message_id);
  if (at === -1) messages.push(message);
  else messages[at] = message;
}

function countUnread(key, message) {
  for (const id of room(key)?.personIds ?? []) {
    const isSeen = id === message.from?.id || (id === state.personId && key === state.roomKey);
    if (!isSeen) state.unread.set(unreadKey(id, key), (state.unread.get(unreadKey(id, key)) ?? 0) + 1);
  }
}

const replaceIn = (list, item, isSame) => {
  const at = list.findIndex(isSame);
  if (at === -1) list.push(item);
  else list[at] = item;
};

/** How each kind of change changes what the page knows. */
const APPLY = {
  message(change) {
    putMessage(change);
    state.typing.delete(change.room);
    if (!change.isEdit) countUnread(change.room, change.message);
  },
  messageDeleted({ room: key, messageId }) {
    const known = room(key);
    if (known !== undefined) known.messages = known.messages.filter((one) => one.message_id !== messageId);
  },
  room({ room: view }) {
    state.rooms.set(view.key, { messages: [], ...state.rooms.get(view.key), ...view });
  },
  person({ person: added }) {
    replaceIn(state.people, added, ({ user }) => user.id === added.user.id);
  },
  bot({ bot }) {
    replaceIn(state.bots, bot, ({ username }) => username === bot.username);
  },
  typing({ room: key }) {
    state.typing.set(key, Date.now());
  },
  answer({ answer }) {
    state.pressed.delete(answer.queryId);
  },
  mail({ mail }) {
    state.mails.push(mail);
    state.unreadInbox += 1;
  },
  sms({ sms }) {
    if (!state.sms.some(({ sid }) => sid === sms.sid) && sms.direction !== 'inbound') state.unreadInbox += 1;
    replaceIn(state.sms, sms, ({ sid }) => sid === sms.sid);
  },
  clock({ clock }) {
    state.clock = clock;
  },
  faults({ faults, isFloodLimited }) {
    Object.assign(state, { faults, isFloodLimited });
  },
  cleared({ what }) {
    if (what === 'mail') state.mails = [];
    else state.sms = [];
  },
};

let lastSeq = 0;

function apply(change) {
  if (change.seq <= lastSeq) return;
  lastSeq = change.seq;
  APPLY[change.type]?.(change);
  emit(change.type, change);
}

async function load() {
  const snapshot = await request('state');
  lastSeq = snapshot.seq;
  const { people, bots, mails, sms, clock, faults, isFloodLimited } = snapshot;
  Object.assign(state, { people, bots, mails, sms, clock, faults, isFloodLimited });
  state.rooms = new Map(snapshot.rooms.map((one) => [one.key, one]));
  restoreSelection();
}

/** Returns the person and the chat the address names. */
function wantedByAddress() {
  const [, id = '0', key = ''] = /^#(\d+)\/(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
  return [Number(id), key];
}

/** Looks again at what the address names, or at what was open before; on a wide window some chat is always open. */
function restoreSelection() {
  const [id, key] = wantedByAddress();
  state.personId = (person(id) ?? person() ?? state.people[0])?.user.id ?? 0;
  const isWide = matchMedia('(min-width: 761px)').matches;
  const fallback = isWide ? chatsOf(state.personId)[0]?.key : undefined;
  state.roomKey = [key, state.roomKey].find((one) => state.rooms.has(one)) ?? fallback ?? '';
  document.body.dataset.pane = state.roomKey === '' ? 'chats' : 'chat';
}

/** Reads the state and follows its changes; after an interruption everything is read again. */
export function connect() {
  const source = new EventSource('/control/live');
  const waiting = [];
  let isLoaded = false;
  source.onmessage = ({ data }) => {
    const change = JSON.parse(data);
    if (isLoaded) apply(change);
    else waiting.push(change);
  };
  source.onopen = async () => {
    isLoaded = false;
    try {
      await load();
    } catch {
      return; // The stream comes again by itself, and with it another attempt.
    }
    isLoaded = true;
    state.isConnected = true;
    emit('loaded');
    waiting.splice(0).forEach(apply);
  };
  source.onerror = () => {
    state.isConnected = false;
    emit('connection');
    // A browser gives up after some refusals; a fresh stream does not.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1500);
  };
}
