import { field, h, icon, redraw } from './dom.js';
import { attempt, now, state } from './store.js';

const time = h('p', { class: 'now', role: 'timer' });
const date = h('p', { class: 'hint' });
const MORNING_HOUR = 8;

const move = (input) => attempt('clock', input);

/** The next 08:00 of this browser's zone. */
function nextMorning() {
  const at = now();
  if (at.getHours() >= MORNING_HOUR) at.setDate(at.getDate() + 1);
  at.setHours(MORNING_HOUR, 0, 0, 0);
  return at.toISOString();
}

function offsetSentence() {
  const minutes = Math.round(Math.abs(state.clock.offsetMs) / 60_000);
  if (minutes === 0) return 'Real time';
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `${said.join(' ')} ${state.clock.offsetMs > 0 ? 'ahead of' : 'behind'} real time`;
}

export function tickClock() {
  const at = now();
  time.textContent = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  date.textContent = `${at.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}, ${zone}. ${offsetSentence()}.`;
}

const button = (label, input, className = 'button') =>
  h('button', { type: 'button', class: className, 'data-key': label, onclick: () => move(typeof input === 'function' ? input() : input) }, label);

const localInput = (at) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** The clock of the whole system, and how to move it. */
export function clockPanel(panel) {
  const wanted = h('input', { class: 'input', type: 'datetime-local', name: 'at', 'data-key': 'at', value: localInput(now()), required: true });
  const onsubmit = (event) => {
    event.preventDefault();
    void move({ at: new Date(wanted.value).toISOString() });
  };
  redraw(
    panel,
    h('section', {}, time, date),
    h(
      'section',
      {},
      h('h3', {}, 'Move it on'),
      h(
        'div',
        { class: 'moves' },
        [
          button('+ 10 minutes', { addMinutes: 10 }),
          button('+ 1 hour', { addHours: 1 }),
          button('+ 1 day', { addDays: 1 }),
          button('+ 1 week', { addDays: 7 }),
        ],
        button('Next morning, 08:00', () => ({ at: nextMorning() }), 'button primary wide'),
      ),
    ),
    h(
      'section',
      {},
      h(
        'form',
        { class: 'stack', onsubmit },
        field('Or set it to', wanted),
        h('button', { class: 'button', 'data-key': 'set' }, icon('clock'), 'Set the clock'),
      ),
    ),
    h(
      'section',
      { class: 'stack' },
      button('Back to now', { isReal: true }),
      h('p', { class: 'hint' }, 'The API, its workers and both bots follow this clock within a second. Jobs that became due run at once.'),
    ),
  );
  tickClock();
}
