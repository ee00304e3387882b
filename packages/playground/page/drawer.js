import { h, icon, iconButton, redraw } from './dom.js';
import { aboutChat } from './about-chat.js';
import { clockPanel, tickClock } from './clock-panel.js';
import { faultsPanel } from './faults-panel.js';
import { inboxPanel } from './inbox.js';
import { now, on, state } from './store.js';

const drawer = document.getElementById('drawer');
const toggle = document.getElementById('drawer-toggle');
const badge = document.getElementById('drawer-badge');
const chip = document.getElementById('clock-chip');
const panel = h('div', { class: 'panel', role: 'tabpanel', tabindex: 0 });

const TABS = {
  inbox: { label: 'Inbox', iconName: 'mail', draw: inboxPanel, redrawOn: ['mail', 'sms', 'cleared'] },
  clock: { label: 'Clock', iconName: 'clock', draw: clockPanel, redrawOn: ['clock'] },
  faults: { label: 'Faults', iconName: 'bolt', draw: faultsPanel, redrawOn: ['faults'] },
  chat: { label: 'Chat', iconName: 'chat', draw: aboutChat, redrawOn: ['room', 'selection', 'person'] },
};
let current = 'inbox';

const isOpen = () => !document.body.classList.contains('drawer-closed');

function tab(name) {
  const { label, iconName } = TABS[name];
  const unread = name === 'inbox' && state.unreadInbox > 0 ? h('span', { class: 'badge' }, state.unreadInbox) : null;
  const properties = {
    type: 'button',
    role: 'tab',
    'data-key': name,
    'aria-selected': String(name === current),
    tabindex: name === current ? 0 : -1,
    onclick: () => openDrawer(name),
    onkeydown: moveBetweenTabs,
  };
  return h('button', properties, icon(iconName), label, unread);
}

function moveBetweenTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const names = Object.keys(TABS);
  openDrawer(names[(names.indexOf(current) + step + names.length) % names.length]);
  drawer.querySelector('[aria-selected="true"]').focus();
}

function drawTabs() {
  const tabs = h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'Tools' },
    Object.keys(TABS).map(tab),
    iconButton('close', 'Close', { class: 'icon-button', 'data-key': 'close', onclick: close }),
  );
  const before = drawer.querySelector('.tabs');
  const focused = before?.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  drawer.replaceChildren(tabs, panel);
  if (focused !== undefined) tabs.querySelector(`[data-key="${focused}"]`)?.focus();
}

function draw() {
  if (!isOpen()) return drawBadge();
  if (current === 'inbox') state.unreadInbox = 0;
  drawTabs();
  drawBadge();
  panel.setAttribute('aria-label', TABS[current].label);
  TABS[current].draw(panel);
}

function drawBadge() {
  badge.hidden = isOpen() || state.unreadInbox === 0;
  badge.textContent = String(state.unreadInbox);
}

/** Opens the tools on the right at one of their tabs. */
export function openDrawer(name) {
  current = name;
  setOpen(true);
}

function setOpen(willBeOpen) {
  document.body.classList.toggle('drawer-closed', !willBeOpen);
  toggle.setAttribute('aria-expanded', String(willBeOpen));
  draw();
}

function close() {
  setOpen(false);
  toggle.focus();
}

toggle.addEventListener('click', () => setOpen(!isOpen()));
chip.addEventListener('click', () => openDrawer('clock'));
drawer.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && matchMedia('(max-width: 1180px)').matches) close();
});

function tick() {
  const isMoved = Math.abs(state.clock.offsetMs) >= 1000;
  chip.classList.toggle('warn', isMoved);
  const date = now().toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' });
  redraw(chip, icon('clock'), h('span', { class: 'only-wide' }, date), now().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
  chip.setAttribute('aria-label', `Clock: ${now().toLocaleString()}${isMoved ? ', moved' : ''}`);
  if (isOpen() && current === 'clock') tickClock();
}

for (const [name, { redrawOn }] of Object.entries(TABS)) on(redrawOn, () => (name === current || name === 'inbox' ? draw() : undefined));
on(['loaded'], draw);
on(['loaded', 'clock'], tick);
setInterval(tick, 1000);
setOpen(matchMedia('(min-width: 1181px)').matches);
