/**
 * Makes an element. Properties that begin with `on` are listeners, `class` is the class; null, undefined and false leave an attribute out.
 * Text children become text, never markup.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Returns one of the symbols of icons.svg; it is decoration, so the control beside it needs a name. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, properties = {}) {
  return h('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, ...properties }, icon(name));
}

/** Neighbouring keys get hues far apart: the golden angle turns each by about three eighths of the circle. */
const hueOf = (key) => Math.round(([...String(key)].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 9973, 3) * 137.508) % 360);

/** Returns a round picture: the first letters of a name, or an icon. */
export function avatar(name, key, { iconName, isSmall = false } = {}) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
  const element = h(
    'span',
    { class: isSmall ? 'avatar small' : 'avatar', 'aria-hidden': 'true' },
    iconName === undefined ? letters.toUpperCase() : icon(iconName),
  );
  element.style.setProperty('--hue', hueOf(key));
  return element;
}

export const hueStyle = (element, key) => {
  element.style.setProperty('--hue', hueOf(key));
  return element;
};

/** Makes `children` the children of `parent`, touching only what differs: what stays keeps its focus, its state and its announcement. */
export function sync(parent, children) {
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) parent.insertBefore(child, parent.childNodes[index] ?? null);
  });
  while (parent.childNodes.length > children.length) parent.lastChild.remove();
}

/** Returns `draw` gathered: however often it is called, it runs once before the next picture. */
export function gathered(draw) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      draw();
    });
  };
}

/** Replaces the children of `parent` and gives the focus back to the child with the same `data-key`. */
export function redraw(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  if (focused !== undefined) parent.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

const toasts = document.getElementById('toasts');

/** Shows a sentence for a few seconds. */
export function toast(sentence, { isError = false } = {}) {
  const element = h('div', { class: isError ? 'toast error' : 'toast' }, sentence);
  toasts.append(element);
  setTimeout(() => element.remove(), Math.max(3200, sentence.length * 70));
}

/** Opens a dialog with a form; `submit` gets the form data and may throw a sentence, which is then shown; `afterwards` runs once the dialog is closed. */
export function openForm({ title, children, action, submit, afterwards = () => undefined }) {
  const error = h('p', { class: 'error', role: 'alert', hidden: true });
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', {}, title),
    children,
    error,
    h(
      'div',
      { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
      h('button', { class: 'button primary' }, action),
    ),
  );
  const dialog = h('dialog', { 'aria-label': title, onclose: () => dialog.remove() }, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await submit(new FormData(form));
      dialog.close();
      // Closing gives the focus back to what opened the dialog; what follows may want it elsewhere.
      afterwards();
    } catch (problem) {
      error.textContent = problem.message;
      error.hidden = false;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Opens a note that has to be closed, as a bot's alert. */
export function openAlert(sentence, from) {
  const dialog = h(
    'dialog',
    { 'aria-label': `Alert of ${from}`, onclose: () => dialog.remove() },
    h(
      'form',
      { method: 'dialog' },
      h('h2', {}, from),
      h('p', {}, sentence),
      h('div', { class: 'dialog-actions' }, h('button', { class: 'button primary' }, 'OK')),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

export const field = (label, control) => h('label', { class: 'field' }, h('span', {}, label), control);
