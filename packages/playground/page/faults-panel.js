import { field, h, redraw } from './dom.js';
import { attempt, state } from './store.js';

const KINDS = [
  ['flood', '429 Too Many Requests'],
  ['server-error', '502 Bad Gateway'],
  ['time-out', 'No answer, and not done'],
  ['lost-answer', 'Done, but the answer is lost'],
];
const METHODS = ['every method but getUpdates', 'sendMessage', 'editMessageText', 'answerCallbackQuery', 'sendPhoto', 'getUpdates'];

function wish(form) {
  const data = new FormData(form);
  const often = Number(data.get('often'));
  const method = data.get('method');
  return {
    kind: data.get('kind'),
    ...(data.get('bot') === '' ? {} : { bot: data.get('bot') }),
    ...(method === METHODS[0] ? {} : { methods: [method] }),
    ...(data.get('unit') === 'calls' ? { next: often } : { ratePercent: often }),
    retryAfterSeconds: Number(data.get('retryAfter')),
  };
}

const option = (label, value = label) => h('option', { value }, label);

function armForm() {
  const retryAfter = field('Seconds to wait', h('input', { class: 'input', name: 'retryAfter', type: 'number', min: 1, max: 3600, value: 5 }));
  const onchange = ({ target }) => {
    retryAfter.hidden = target.value !== 'flood';
  };
  const form = h(
    'form',
    { class: 'stack' },
    field(
      'What happens',
      h(
        'select',
        { class: 'input', name: 'kind', 'data-key': 'kind', onchange },
        KINDS.map(([value, label]) => option(label, value)),
      ),
    ),
    retryAfter,
    h(
      'div',
      { class: 'two' },
      field('How often', h('input', { class: 'input', name: 'often', type: 'number', min: 1, max: 100_000, value: 1 })),
      field('Counted in', h('select', { class: 'input', name: 'unit' }, option('next calls', 'calls'), option('% of calls', 'percent'))),
    ),
    field(
      'Which bot',
      h(
        'select',
        { class: 'input', name: 'bot' },
        option('both', ''),
        state.bots.map(({ username, firstName }) => option(firstName, username)),
      ),
    ),
    field(
      'Which calls',
      h(
        'select',
        { class: 'input', name: 'method' },
        METHODS.map((name) => option(name)),
      ),
    ),
    h('button', { class: 'button primary', 'data-key': 'arm' }, 'Inject the fault'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt('faults', wish(form));
  });
  return form;
}

function armed() {
  if (state.faults.length === 0) return h('p', { class: 'hint' }, 'None. Calls of the bots are answered as usual.');
  const items = state.faults.map(({ label }) => h('li', {}, label));
  return h(
    'div',
    { class: 'stack' },
    h('ul', { class: 'faults' }, items),
    h('button', { type: 'button', class: 'button', 'data-key': 'clear', onclick: () => attempt('faults/clear') }, 'Clear all faults'),
  );
}

const status = h('section', {});
const flood = h('section', {});
let form;

/** What goes wrong on purpose. The form stays as it was filled in while faults come and go. */
export function faultsPanel(panel) {
  form ??= h('section', {}, h('h3', {}, 'Let the Bot API fail'), armForm());
  redraw(status, h('h3', {}, 'Waiting faults'), armed());
  const onchange = ({ target }) => attempt('flood-limits', { isOn: target.checked });
  const box = h('input', { type: 'checkbox', 'data-key': 'flood', onchange });
  box.checked = state.isFloodLimited;
  redraw(
    flood,
    h(
      'label',
      { class: 'switch' },
      box,
      h(
        'span',
        {},
        'Flood limits as on the real Telegram',
        h('small', { class: 'hint', style: 'display:block' }, '30 messages a second for a bot, one a second in a chat, 20 a minute in a group'),
      ),
    ),
  );
  if (panel.firstChild !== status) panel.replaceChildren(status, form, flood);
}
