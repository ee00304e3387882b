import { fullName } from './acts.js';
import { iconOf, serviceText, summary, titleOf } from './chat-names.js';
import { avatar, field, gathered, h, icon, openForm, redraw } from './dom.js';
import { attempt, chatsOf, emit, on, person, post, select, state, unreadKey } from './store.js';

const people = document.getElementById('people');
const chats = document.getElementById('chats');
const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt-br', 'ru', 'ja'];

const unreadOf = (personId) => chatsOf(personId).reduce((sum, { key }) => sum + (state.unread.get(unreadKey(personId, key)) ?? 0), 0);

function personButton({ user }) {
  const unread = unreadOf(user.id);
  const isCurrent = user.id === state.personId;
  const label = `${fullName(user)}${unread > 0 ? `, ${unread} unread` : ''}`;
  return h(
    'button',
    {
      type: 'button',
      class: 'person',
      'data-key': user.id,
      'aria-current': String(isCurrent),
      'aria-label': label,
      title: `Be ${fullName(user)}`,
      onclick: () => become(user.id),
    },
    avatar(fullName(user), user.id),
    h('span', { class: 'name' }, user.first_name),
    unread > 0 && h('span', { class: 'badge' }, unread),
  );
}

/** Becomes another person: in the same group if they are in it, else in their chat with the same bot. */
function become(id) {
  const own = chatsOf(id);
  const wanted =
    own.find(({ key }) => key === state.roomKey) ?? own.find(({ bots, chat }) => chat.type === 'private' && state.roomKey.startsWith(`${bots[0]}/`));
  const isNarrow = matchMedia('(max-width: 760px)').matches;
  select(id, isNarrow ? '' : ((wanted ?? own[0])?.key ?? ''));
}

/** Somebody just added, chosen as soon as the stream has brought them and their chats. */
let wantedId = 0;

function chooseWanted() {
  if (document.querySelector('dialog[open]') !== null) return;
  const first = chatsOf(wantedId)[0];
  if (person(wantedId) === undefined || first?.chat.type !== 'private') return;
  select(wantedId, first.key);
  wantedId = 0;
}

function addPerson() {
  openForm({
    title: 'Add a person',
    action: 'Add',
    children: [
      field('First name', h('input', { class: 'input', name: 'first_name', required: true, maxlength: 64, autocomplete: 'off' })),
      field(
        'Username (optional)',
        h('input', {
          class: 'input',
          name: 'username',
          pattern: '[A-Za-z][A-Za-z0-9_]{2,31}',
          title: '3 to 32 letters, digits and underscores',
          autocomplete: 'off',
        }),
      ),
      h(
        'div',
        { class: 'two' },
        field(
          'Language',
          h(
            'select',
            { class: 'input', name: 'language_code' },
            LANGUAGES.map((code) => h('option', {}, code)),
          ),
        ),
        field(
          'Telegram id (optional)',
          h('input', { class: 'input', name: 'id', inputmode: 'numeric', pattern: '[0-9]{1,16}', title: 'A number of at most 52 bits', autocomplete: 'off' }),
        ),
      ),
    ],
    async submit(form) {
      const given = Object.fromEntries([...form].filter(([, value]) => value.trim() !== ''));
      const { user } = await post('people', { ...given, ...(given.id === undefined ? {} : { id: Number(given.id) }) });
      wantedId = user.id;
    },
    afterwards: chooseWanted,
  });
}

function drawPeople() {
  redraw(
    people,
    state.people.map(personButton),
    h(
      'button',
      { type: 'button', class: 'person', 'data-key': 'add', onclick: addPerson },
      h('span', { class: 'avatar add', 'aria-hidden': 'true' }, icon('plus')),
      'Add person',
    ),
  );
}

const timeOf = (date) => new Date(date * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** Returns what the list says below the name of a chat. */
function preview(room, isMember) {
  if (!isMember) return 'Not a member';
  if (room.isBlocked) return 'Blocked';
  const last = room.messages.at(-1);
  if (last === undefined) return room.chat.type === 'private' ? 'Say /start to begin' : 'Nothing said yet';
  return serviceText(last) ?? `${speaker(room, last)}${summary(last)}`;
}

function speaker(room, message) {
  if (message.from?.id === state.personId) return 'You: ';
  return room.chat.type === 'private' ? '' : `${message.from?.first_name ?? ''}: `;
}

function chatButton(room) {
  const isMember = room.personIds.includes(state.personId);
  const unread = state.unread.get(unreadKey(state.personId, room.key)) ?? 0;
  const last = room.messages.at(-1);
  const onclick = () => select(state.personId, room.key);
  return h(
    'button',
    { type: 'button', class: 'chat-link', 'data-key': room.key, 'aria-current': String(room.key === state.roomKey), onclick },
    avatar(titleOf(room), room.chat.type === 'private' ? room.bots[0] : room.key, { iconName: iconOf(room) }),
    h(
      'span',
      { class: 'lines' },
      h('span', { class: 'line' }, h('span', { class: 'title' }, titleOf(room)), last !== undefined && isMember ? h('time', {}, timeOf(last.date)) : null),
      h(
        'span',
        { class: 'line' },
        h('span', { class: 'preview' }, preview(room, isMember)),
        unread > 0 ? h('span', { class: 'badge', 'aria-label': `${unread} unread` }, unread) : null,
      ),
    ),
  );
}

function newGroup() {
  openForm({
    title: 'New group',
    action: 'Create',
    children: [
      field('Title', h('input', { class: 'input', name: 'title', required: true, maxlength: 128, autocomplete: 'off' })),
      field(
        'Kind',
        h(
          'select',
          { class: 'input', name: 'type' },
          h('option', { value: 'supergroup' }, 'Supergroup'),
          h('option', { value: 'group' }, 'Basic group (can be upgraded)'),
        ),
      ),
      h('p', { class: 'hint' }, 'Everybody here becomes a member, and the pod bot too. Bots see only commands, replies to them and mentions.'),
    ],
    submit: (form) =>
      post('groups', {
        title: form.get('title'),
        type: form.get('type'),
        creatorId: state.personId,
        memberIds: state.people.map(({ user }) => user.id),
        bots: ['progress_pod_bot'],
      }),
  });
}

function drawChats() {
  const current = person();
  if (current === undefined) return redraw(chats, h('p', { class: 'empty' }, 'Add a person to begin.'));
  redraw(
    chats,
    h('h2', {}, `Chats of ${fullName(current.user)}`),
    chatsOf(state.personId).map(chatButton),
    h('button', { type: 'button', class: 'button', 'data-key': 'new-group', onclick: newGroup }, icon('plus'), 'New group'),
  );
}

/** Lets the chosen person into a group. */
export const join = (room) => attempt('groups/join', { groupId: room.chat.id, personId: state.personId }).then(() => emit('selection'));

on(['person', 'room'], chooseWanted);
on(['loaded', 'person', 'message', 'messageDeleted', 'selection', 'room'], gathered(drawPeople));
on(['loaded', 'person', 'message', 'messageDeleted', 'selection', 'room', 'bot'], gathered(drawChats));
