import { act, currentName, say } from './acts.js';
import { avatar, h, iconButton, openAlert, redraw, sync, toast } from './dom.js';
import { composerElement, drawComposer, focusDraft, replyTo } from './composer.js';
import { openDrawer } from './drawer.js';
import { isFirst, messageElement } from './message.js';
import { iconOf, titleOf } from './chat-names.js';
import { join } from './sidebar.js';
import { botOf, on, person, room, select, state } from './store.js';

const main = document.getElementById('chat');
const head = h('header', { class: 'chat-head' });
const inner = h('div', { class: 'log-inner', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages' });
const log = h('div', { class: 'log', tabindex: 0 }, inner);
const typing = h('div', { class: 'typing', role: 'status', 'aria-label': 'The bot is typing' }, h('i'), h('i'), h('i'));
const TYPING_MS = 5000;
const NEAR_END_PX = 120;

function statusOf(open) {
  const bot = botOf(open);
  if (open.isBlocked) return 'blocked by you';
  if (bot !== undefined) return bot.isConnected ? `@${bot.username}` : `@${bot.username} is not running: its messages wait`;
  const names = open.personIds.map((id) => person(id)?.user.first_name).filter(Boolean);
  return [...names, ...open.bots.map((name) => `@${name}`)].join(', ');
}

function drawHead(open) {
  const bot = botOf(open);
  redraw(
    head,
    iconButton('back', 'Back to the chats', { class: 'icon-button only-narrow', 'data-key': 'back', onclick: () => select(state.personId, '') }),
    avatar(titleOf(open), open.chat.type === 'private' ? open.bots[0] : open.key, { iconName: iconOf(open) }),
    h(
      'div',
      { class: 'who' },
      h('h2', {}, titleOf(open)),
      h('div', { class: 'status' }, bot === undefined ? null : h('span', { class: bot.isConnected ? 'dot on' : 'dot' }), h('span', {}, statusOf(open))),
    ),
    h('span', { class: 'chip', title: 'You act as this person' }, h('span', { class: 'only-wide' }, 'You:'), currentName()),
    iconButton('chat', 'About this chat', { 'data-key': 'about', onclick: () => openDrawer('chat') }),
  );
}

const dayOf = (message) => new Date(message.date * 1000).toDateString();

const labels = new WeakMap();

function dayLabel(message) {
  const known = labels.get(message) ?? makeDayLabel(message);
  labels.set(message, known);
  return known;
}

function makeDayLabel(message) {
  const at = new Date(message.date * 1000);
  return h('p', { class: 'day' }, at.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }));
}

function drawLog(open) {
  const wasNearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  const children = [];
  open.messages.forEach((message, index) => {
    const previous = open.messages[index - 1];
    if (previous === undefined || dayOf(previous) !== dayOf(message)) children.push(dayLabel(message));
    children.push(messageElement(open, message, { first: isFirst(message, previous), reply: replyTo }));
  });
  if (isTyping(open)) children.push(typing);
  sync(inner, children);
  sync(log, [children.length === 0 ? emptyChat(open) : inner]);
  return wasNearEnd;
}

const isTyping = ({ key }) => Date.now() - (state.typing.get(key) ?? 0) < TYPING_MS;

function emptyChat(open) {
  const bot = botOf(open);
  if (bot === undefined) {
    return h(
      'div',
      { class: 'empty' },
      avatar(titleOf(open), open.key, { iconName: 'group' }),
      h('h2', {}, titleOf(open)),
      h('p', {}, 'Say something to the group. Bots see only commands, replies to them and mentions.'),
    );
  }
  return h(
    'div',
    { class: 'empty' },
    avatar(bot.firstName, bot.username, { iconName: iconOf(open) }),
    h('h2', {}, bot.firstName),
    h('p', {}, bot.description || bot.shortDescription || `${currentName()} has not written to this bot yet. A bot speaks only to those who have.`),
    h('button', { type: 'button', class: 'button primary', onclick: () => say('/start') }, 'Say /start'),
  );
}

function drawOutsider(open) {
  redraw(
    log,
    h(
      'div',
      { class: 'empty' },
      avatar(titleOf(open), open.key, { iconName: 'group' }),
      h('h2', {}, titleOf(open)),
      h('p', {}, `${currentName()} is not a member of this group.`),
      h('button', { type: 'button', class: 'button primary', onclick: () => join(open) }, 'Join the group'),
    ),
  );
}

function nothingChosen() {
  const sentence = state.people.length === 0 ? 'Add a person on the left, then say /start to a bot.' : 'Choose or add a person, open a chat, then say /start.';
  return h('div', { class: 'empty' }, h('h2', {}, 'Be somebody'), h('p', {}, sentence));
}

/** Draws the open chat. `toEnd` scrolls to the newest message, as after opening it. */
function draw({ toEnd = false } = {}) {
  const open = room();
  if (open === undefined) return redraw(main, h('div'), nothingChosen());
  if (main.firstChild !== head) main.replaceChildren(head, log, composerElement);
  drawHead(open);
  const isMember = open.personIds.includes(state.personId);
  composerElement.hidden = !isMember;
  if (!isMember) return drawOutsider(open);
  const wasNearEnd = drawLog(open);
  drawComposer();
  if (toEnd || wasNearEnd) log.scrollTop = log.scrollHeight;
}

const isOpen = (change) => change.room === state.roomKey || change.room?.key === state.roomKey;

on(['loaded', 'selection'], () => {
  draw({ toEnd: true });
  if (matchMedia('(min-width: 761px)').matches) focusDraft();
});
on(
  ['message', 'messageDeleted', 'room', 'typing'],
  (change) => isOpen(change) && draw({ toEnd: change.message?.from?.id === state.personId && change.isEdit === false }),
);
on(['bot', 'person', 'pressed'], () => draw());
on(['typing'], () => setTimeout(draw, TYPING_MS + 100));
on(['answer'], ({ answer }) => {
  draw();
  if (answer.personId !== state.personId) return;
  const from = state.rooms.get(answer.room);
  if (answer.url !== '') void act.open(URL.parse(answer.url) ?? new URL('about:blank'));
  if (answer.text !== '' && answer.isAlert) openAlert(answer.text, from === undefined ? 'Bot' : titleOf(from));
  else if (answer.text !== '') toast(answer.text);
});
