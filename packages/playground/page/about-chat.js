import { fullName } from './acts.js';
import { avatar, h, icon, redraw } from './dom.js';
import { iconOf, titleOf } from './chat-names.js';
import { attempt, botOf, person, room, state } from './store.js';

function privateChat(open) {
  const bot = botOf(open);
  const block = () => attempt('block', { personId: state.personId, bot: open.bots[0], isBlocked: !open.isBlocked });
  return [
    h('p', { class: 'hint' }, bot?.description || bot?.shortDescription || 'The bot has not described itself yet.'),
    h(
      'button',
      { type: 'button', class: open.isBlocked ? 'button' : 'button danger', 'data-key': 'block', onclick: block },
      icon('block'),
      open.isBlocked ? 'Unblock the bot' : 'Block the bot',
    ),
    h(
      'p',
      { class: 'hint' },
      open.isBlocked
        ? 'The bot’s messages are refused with 403. Writing to it unblocks it.'
        : 'A blocked bot is told so once and gets 403 for whatever it sends.',
    ),
  ];
}

const row = ({ name, key, detail = '', action = null, iconName }) =>
  h(
    'div',
    { class: 'row' },
    avatar(name, key, { isSmall: true, iconName }),
    h('div', { class: 'grow' }, name, detail === '' ? null : h('div', { class: 'hint' }, detail)),
    action,
  );

const small = (label, key, onclick) => h('button', { type: 'button', class: 'link-button', 'data-key': key, onclick }, label);

function groupChat(open) {
  const groupId = open.chat.id;
  const isMember = open.personIds.includes(state.personId);
  const ask = (path, input) => attempt(`groups/${path}`, { groupId, personId: state.personId, ...input });
  const members = open.personIds.map((id) => {
    const name = person(id) === undefined ? String(id) : fullName(person(id).user);
    return row({
      name,
      key: id,
      detail: id === open.creatorId ? 'creator' : '',
      action: id === state.personId ? small('Leave', 'leave', () => ask('leave')) : null,
    });
  });
  const others = state.people
    .filter(({ user }) => !open.personIds.includes(user.id))
    .map(({ user }) => {
      const join = small('Join', `join-${user.id}`, () => ask('join', { personId: user.id }));
      return row({ name: fullName(user), key: user.id, detail: 'not a member', action: join });
    });
  const bots = state.bots.map(({ username, firstName }) => {
    const isIn = open.bots.includes(username);
    const action = small(isIn ? 'Remove' : 'Add', username, () => ask(isIn ? 'remove-bot' : 'add-bot', { bot: username }));
    const detail = isIn ? 'sees commands, replies to it and mentions' : 'not in this group';
    return row({ name: firstName, key: username, detail, action: isMember ? action : null, iconName: 'check' });
  });
  const upgrade =
    open.chat.type === 'group' ? h('button', { type: 'button', class: 'button', onclick: () => ask('upgrade') }, 'Upgrade to a supergroup') : null;
  return [h('h3', {}, 'People'), members, others, h('h3', {}, 'Bots'), bots, upgrade];
}

/** About the open chat: block a bot, who is in a group. */
export function aboutChat(panel) {
  const open = room();
  if (open === undefined) return redraw(panel, h('p', { class: 'hint' }, 'Open a chat to see what can be done with it.'));
  const kind = open.chat.type === 'private' ? `@${open.bots[0]}` : `${open.chat.type} ${open.chat.id}`;
  redraw(
    panel,
    h(
      'section',
      {},
      h(
        'div',
        { class: 'row' },
        avatar(titleOf(open), open.chat.type === 'private' ? open.bots[0] : open.key, { iconName: iconOf(open) }),
        h('div', { class: 'grow' }, h('h3', {}, titleOf(open)), h('p', { class: 'hint' }, kind)),
      ),
    ),
    h('section', { class: 'stack' }, open.chat.type === 'private' ? privateChat(open) : groupChat(open)),
    identity(),
  );
}

function identity() {
  const current = person();
  if (current === undefined) return null;
  const { user, phoneNumber } = current;
  const rows = [
    ['Telegram id', user.id],
    ['Username', user.username === undefined ? 'none' : `@${user.username}`],
    ['Language', user.language_code],
    ['Phone', phoneNumber],
  ];
  return h(
    'section',
    { class: 'letter-like' },
    h('h3', {}, `You are ${fullName(user)}`),
    rows.map(([name, value]) => h('div', { class: 'row' }, h('span', { class: 'hint grow' }, name), h('span', {}, value))),
  );
}
