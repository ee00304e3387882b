import { h } from './dom.js';

const ELEMENTS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const withoutBreak = (text, pattern) => (pattern === null ? text : text.replace(pattern, ''));

/** Returns the text of a message as nodes. `act` is told which command, mention or link to one of the bots was clicked. */
export function formatted(text, entities, act) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, { from: 0, to: text.length }, sorted, act);
}

function between(text, { from, to }, entities, act) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue;
    const isBlock = BLOCKS.has(entity.type);
    nodes.push(withoutBreak(text.slice(at, entity.offset), isBlock ? /\n$/ : null));
    const inner = entities.slice(index + 1).filter((one) => one.offset >= entity.offset && one.offset + one.length <= end);
    nodes.push(wrap({ entity, said: text.slice(entity.offset, end), children: between(text, { from: entity.offset, to: end }, inner, act), act }));
    // A block begins and ends a line by itself, so the line breaks around it are not shown once more.
    at = isBlock && text[end] === '\n' && end < to ? end + 1 : end;
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== '');
}

/** How each kind looks that is more than an element around its text. */
const LOOKS = {
  pre: ({ children }) => h('pre', {}, h('code', {}, children)),
  spoiler: ({ children }) => spoiler(children),
  bot_command: ({ said, children, act }) => h('button', { type: 'button', class: 'command', onclick: () => act.say(said) }, children),
  url: ({ said, children, act }) => link(/^[a-z]+:\/\//i.test(said) ? said : `https://${said}`, children, act),
  text_link: ({ entity, children, act }) => link(entity.url, children, act),
  email: ({ said, children, act }) => link(`mailto:${said}`, children, act),
  mention: ({ children }) => h('span', { class: 'command' }, children),
  text_mention: ({ children }) => h('span', { class: 'command' }, children),
  hashtag: ({ children }) => h('span', { class: 'command' }, children),
};

function wrap({ entity, said, children, act }) {
  if (entity.type in ELEMENTS) return h(ELEMENTS[entity.type], {}, children);
  return LOOKS[entity.type]?.({ entity, said, children, act }) ?? h('span', {}, children);
}

function spoiler(children) {
  const toggle = () => element.setAttribute('aria-expanded', element.getAttribute('aria-expanded') !== 'true');
  const onkeydown = (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      toggle();
    }
  };
  const element = h(
    'span',
    { class: 'spoiler', role: 'button', tabindex: 0, title: 'Hidden text: press to show', 'aria-expanded': 'false', onclick: toggle, onkeydown },
    children,
  );
  return element;
}

/** Returns a link; one to a bot of this Telegram stays on the page, and an address of an unknown kind is only text. */
export function link(address, children, act) {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return h('span', {}, children);
  if (act.opens(url)) return h('a', { href: address, onclick: (event) => (event.preventDefault(), act.open(url)) }, children);
  return h('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, children);
}
