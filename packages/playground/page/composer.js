import { say } from './acts.js';
import { h, icon, iconButton, redraw } from './dom.js';
import { sendSticker, sendVoice, shareContact, shareLocation } from './share.js';
import { attempt, botOf, chatName, person, room, state } from './store.js';
import { summary } from './chat-names.js';

const draft = h('textarea', {
  id: 'draft',
  rows: 1,
  placeholder: 'Message',
  'aria-label': 'Message',
  autocomplete: 'off',
  enterkeyhint: 'send',
  maxlength: 4096,
});
const menu = h('div', { class: 'menu', hidden: true });
const replying = h('div', { class: 'replying', hidden: true });
const keyboard = h('div', { class: 'keyboard', hidden: true, role: 'group', 'aria-label': 'Suggested answers' });
const slash = h(
  'button',
  { type: 'button', class: 'icon-button', title: 'Commands', 'aria-label': 'Commands', 'aria-haspopup': 'true', onclick: () => toggleMenu('commands') },
  h('span', { class: 'slash', 'aria-hidden': 'true' }, '/'),
);
const shareButton = iconButton('attach', 'Send something else', { 'aria-haspopup': 'true', onclick: () => toggleMenu('share') });
const keys = iconButton('keyboard', 'Suggested answers', { hidden: true, 'aria-expanded': 'true', onclick: () => showKeyboard(keyboard.hidden) });
const send = iconButton('send', 'Send', { type: 'submit', class: 'icon-button send' });
const form = h('form', { class: 'composer-inner' }, replying, h('div', { class: 'draft-row' }, shareButton, draft, slash, keys, send), keyboard);
export const composerElement = h('div', { class: 'composer' }, menu, form);

/** What was typed but not sent, per person and chat. */
const drafts = new Map();
let draftKey = '';
let replyId;
let openMenu = '';
let shownKeyboard = '';

export const focusDraft = () => draft.focus({ preventScroll: true });

/** Makes the next message a reply. */
export function replyTo(message) {
  replyId = message.message_id;
  redraw(
    replying,
    h('div', { class: 'quote' }, h('b', {}, `Reply to ${message.from?.first_name ?? ''}`), h('span', {}, summary(message))),
    iconButton('close', 'Do not reply', { onclick: stopReplying }),
  );
  replying.hidden = false;
  focusDraft();
}

function stopReplying() {
  replyId = undefined;
  replying.hidden = true;
}

async function submit(text) {
  const open = room();
  if (text.trim() === '') return;
  closeMenu();
  if (await say(text, replyId)) {
    if (draft.value === text) draft.value = '';
    stopReplying();
    if (open.keyboard?.markup.one_time_keyboard) showKeyboard(false);
  }
  focusDraft();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit(draft.value);
});

draft.addEventListener('keydown', (event) => {
  if (!menu.hidden && moveInMenu(event)) return;
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    void submit(draft.value);
  }
});

draft.addEventListener('input', () => {
  if (/^\/\w*$/.test(draft.value) && commands().length > 0) showMenu('commands');
  else closeMenu();
});

document.addEventListener('click', (event) => {
  if (!composerElement.contains(event.target)) closeMenu();
});
composerElement.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenu();
});

/** The commands of the bots in this chat that begin with what is typed. */
function commands() {
  const open = room();
  const bots = open === undefined ? [] : state.bots.filter(({ username }) => open.bots.includes(username));
  const all = bots.flatMap((bot) =>
    bot.commands.map((one) => ({ ...one, said: open.chat.type === 'private' ? `/${one.command}` : `/${one.command}@${bot.username}` })),
  );
  const typed = draft.value.startsWith('/') ? draft.value : '/';
  return all.filter(({ said }) => said.startsWith(typed));
}

function toggleMenu(kind) {
  if (openMenu === kind) closeMenu();
  else showMenu(kind);
}

function showMenu(kind) {
  openMenu = kind;
  redraw(menu, kind === 'share' ? shareItems() : commandItems());
  menu.hidden = false;
  menu.querySelector('button')?.setAttribute('aria-selected', 'true');
}

function closeMenu() {
  openMenu = '';
  menu.hidden = true;
}

function commandItems() {
  const items = commands();
  if (items.length === 0)
    return [
      h(
        'p',
        { class: 'hint' },
        botOf(room())?.isConnected === false
          ? 'The bot is not running, so it has not named its commands yet.'
          : 'This bot has named no commands. Say /start or /help.',
      ),
    ];
  return items.map(({ said, description }) => h('button', { type: 'button', onclick: () => submit(said) }, h('b', {}, said), h('span', {}, description)));
}

function share(dialog) {
  closeMenu();
  dialog();
}

function shareItems() {
  return [
    h('button', { type: 'button', onclick: () => share(shareLocation) }, icon('pin'), h('b', {}, 'Share a location')),
    h('button', { type: 'button', onclick: () => share(shareContact) }, icon('contact'), h('b', {}, 'Share a contact')),
    h('button', { type: 'button', onclick: () => share(sendSticker) }, icon('sticker'), h('b', {}, 'Send a sticker')),
    h('button', { type: 'button', onclick: () => share(sendVoice) }, icon('voice'), h('b', {}, 'Send a voice message')),
  ];
}

/** Moves through an open menu with the arrow keys. Returns true when the key was used. */
function moveInMenu(event) {
  const items = [...menu.querySelectorAll('button')];
  const at = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const takes = event.key === 'Tab' || (event.key === 'Enter' && openMenu === 'commands' && draft.value !== '' && items[at] !== undefined);
  if (items.length === 0 || (step === undefined && !takes)) return false;
  event.preventDefault();
  if (takes) items[at].click();
  else {
    items[at]?.removeAttribute('aria-selected');
    const next = items[(at + step + items.length) % items.length];
    next.setAttribute('aria-selected', 'true');
    next.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

/** What a button of the keyboard under the input field does. */
function pressKey(button) {
  if (button.request_location) return shareLocation();
  if (button.request_contact) return void attempt('contact', { personId: state.personId, chat: chatName(room()) });
  return void submit(button.text);
}

function showKeyboard(isShown) {
  keyboard.hidden = !isShown;
  keys.setAttribute('aria-expanded', String(isShown));
}

/** Puts away what was typed in the chat before, and takes out what was typed here. */
function changeDraft(key) {
  if (key === draftKey) return;
  drafts.set(draftKey, draft.value);
  draftKey = key;
  draft.value = drafts.get(key) ?? '';
  stopReplying();
  closeMenu();
}

/** Draws what depends on the chat: the suggested answers and the placeholder. */
export function drawComposer() {
  const open = room();
  changeDraft(`${state.personId} ${open.key}`);
  const given = open.keyboard;
  const signature = given === null ? '' : `${open.key} ${given.messageId}`;
  if (signature !== shownKeyboard) {
    shownKeyboard = signature;
    redraw(
      keyboard,
      (given?.markup.keyboard ?? []).map((row) =>
        h(
          'div',
          { class: 'inline-row' },
          row.map((button) => h('button', { type: 'button', class: 'button', onclick: () => pressKey(button) }, button.text)),
        ),
      ),
    );
    keys.hidden = given === null;
    showKeyboard(given !== null);
  }
  draft.placeholder = given?.markup.input_field_placeholder ?? (open.chat.type === 'private' ? 'Message' : `Message as ${person()?.user.first_name ?? ''}`);
}
