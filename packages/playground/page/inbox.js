import { h, redraw } from './dom.js';
import { attempt, state } from './store.js';

const timeOf = (iso) => new Date(iso).toLocaleString([], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
/** A mail may show its own styles and nothing else: no script, no picture from outside, no form. */
const MAIL_POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:">`;

function head(title, count, what) {
  const clear = h('button', { type: 'button', class: 'link-button', 'data-key': `clear-${what}`, onclick: () => attempt(`${what}/clear`) }, 'Clear');
  return h('div', { class: 'head-row' }, h('h3', {}, `${title} (${count})`), count > 0 ? clear : null);
}

function mailItem(mail) {
  const details = h(
    'details',
    { class: 'letter', 'data-mail': mail.id },
    h(
      'summary',
      { 'data-key': mail.id },
      h('b', {}, mail.subject || '(no subject)'),
      h('time', {}, timeOf(mail.receivedAt)),
      h('span', {}, `to ${mail.envelopeTo.join(', ')}`),
    ),
  );
  // The letter is laid out when it is opened: a frame for each closed one would cost much.
  details.addEventListener('toggle', () => details.open && details.childElementCount === 1 && details.append(mailBody(mail)));
  return h('li', {}, details);
}

function mailBody(mail) {
  const text = h('pre', {}, mail.text.trim() || '(no text)');
  const frame = mail.html === '' ? null : h('iframe', { sandbox: '', title: `Mail: ${mail.subject}`, srcdoc: `${MAIL_POLICY}${mail.html}` });
  const shown = Object.entries(mail.headers).filter(([name]) =>
    ['from', 'to', 'reply-to', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post'].includes(name),
  );
  const attachments = mail.attachments.map(({ name, size, text: content }) =>
    h('details', {}, h('summary', {}, `${name} (${size} bytes)`), h('pre', {}, content)),
  );
  return h(
    'div',
    { class: 'body' },
    frame ?? text,
    frame === null ? null : h('details', {}, h('summary', {}, 'As plain text'), text),
    attachments,
    h(
      'dl',
      {},
      shown.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
  );
}

function smsItem(sms) {
  if (sms.direction === 'inbound')
    return h('li', { class: 'sms inbound' }, h('p', {}, sms.body), h('small', {}, `${sms.from} answered, ${timeOf(sms.createdAt)}`));
  const problem = sms.errorCode === null ? '' : ` (${sms.errorCode})`;
  const parts = sms.segments === 1 ? '' : `, ${sms.segments} segments`;
  return h(
    'li',
    { class: 'sms' },
    h('p', {}, sms.body),
    h('small', {}, `to ${sms.to}, ${sms.status}${problem}${parts}, ${timeOf(sms.createdAt)}`),
    replyForm(sms),
  );
}

function replyForm(sms) {
  const input = h('input', {
    class: 'input',
    name: 'body',
    placeholder: 'Answer, for example STOP',
    'aria-label': `Answer as ${sms.to}`,
    autocomplete: 'off',
    'data-key': `answer-${sms.sid}`,
  });
  const onsubmit = async (event) => {
    event.preventDefault();
    if (input.value.trim() !== '' && (await attempt('sms/reply', { from: sms.to, to: sms.from, body: input.value }))) input.value = '';
  };
  return h('form', { onsubmit }, input, h('button', { class: 'button' }, 'Send'));
}

/** Only the newest message to a number can be answered: more forms than that would be noise. */
function smsList() {
  const newest = new Map(state.sms.filter(({ direction }) => direction !== 'inbound').map((sms) => [sms.to, sms.sid]));
  return [...state.sms].reverse().map((sms) => {
    const item = smsItem(sms);
    if (newest.get(sms.to) !== sms.sid) item.querySelector('form')?.remove();
    return item;
  });
}

/** E-mail and SMS the system has sent, newest first. */
export function inboxPanel(panel) {
  const open = new Set([...panel.querySelectorAll('details[open][data-mail]')].map(({ dataset }) => dataset.mail));
  const mails = [...state.mails].reverse().map(mailItem);
  redraw(
    panel,
    h(
      'section',
      {},
      head('E-mail', state.mails.length, 'mail'),
      mails.length > 0
        ? h('ul', { class: 'letters' }, mails)
        : h('p', { class: 'hint' }, 'No mail yet. Whatever the system sends to anybody arrives here and nowhere else.'),
    ),
    h(
      'section',
      {},
      head('SMS', state.sms.length, 'sms'),
      state.sms.length > 0
        ? h('ul', { class: 'letters' }, smsList())
        : h('p', { class: 'hint' }, 'No SMS yet. You can answer one here, for example with STOP.'),
    ),
  );
  for (const id of open) panel.querySelector(`details[data-mail="${CSS.escape(id)}"]`)?.setAttribute('open', '');
}
