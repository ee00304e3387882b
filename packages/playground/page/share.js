import { fullName } from './acts.js';
import { field, h, openForm } from './dom.js';
import { chatName, post, room, state } from './store.js';

/** Places to be, for the location button: a member's zone is read from one. */
const PLACES = [
  ['Berlin', 52.52, 13.405],
  ['London', 51.507, -0.128],
  ['New York', 40.713, -74.006],
  ['San Francisco', 37.775, -122.419],
  ['São Paulo', -23.551, -46.633],
  ['Lagos', 6.455, 3.394],
  ['Kathmandu', 27.717, 85.324],
  ['Tokyo', 35.69, 139.692],
  ['Sydney', -33.869, 151.209],
  ['Auckland', -36.851, 174.764],
];

/** Asks for a place and shares it in the open chat. */
export function shareLocation() {
  const latitude = h('input', { class: 'input', name: 'latitude', required: true, inputmode: 'decimal', value: PLACES[0][1] });
  const longitude = h('input', { class: 'input', name: 'longitude', required: true, inputmode: 'decimal', value: PLACES[0][2] });
  const choose = ({ target }) => {
    [latitude.value, longitude.value] = PLACES[Number(target.value)].slice(1);
  };
  openForm({
    title: 'Share a location',
    action: 'Share',
    children: [
      field(
        'Place',
        h(
          'select',
          { class: 'input', onchange: choose },
          PLACES.map(([name], index) => h('option', { value: index }, name)),
        ),
      ),
      h('div', { class: 'two' }, field('Latitude', latitude), field('Longitude', longitude)),
    ],
    submit: () => post('location', { personId: state.personId, chat: chatName(room()), latitude: Number(latitude.value), longitude: Number(longitude.value) }),
  });
}

const STICKERS = ['👍', '🎉', '😂', '❤️', '😴', '🏃'];

/** Asks for a sticker and sends it in the open chat. */
export function sendSticker() {
  const options = STICKERS.map((emoji) => h('option', { value: emoji }, emoji));
  openForm({
    title: 'Send a sticker',
    action: 'Send',
    children: [field('Which', h('select', { class: 'input', name: 'emoji' }, options))],
    submit: (data) => post('sticker', { personId: state.personId, chat: chatName(room()), emoji: data.get('emoji') }),
  });
}

/** Asks how long a recording is and sends one of that length, with nothing on it. */
export function sendVoice() {
  openForm({
    title: 'Send a voice message',
    action: 'Send',
    children: [
      field('Seconds', h('input', { class: 'input', name: 'seconds', type: 'number', required: true, min: 1, max: 3600, value: 8 })),
      h('p', { class: 'hint' }, 'Bots are told that there is a recording of this length; there is nothing on it.'),
    ],
    submit: (data) => post('voice', { personId: state.personId, chat: chatName(room()), seconds: Number(data.get('seconds')) }),
  });
}

/** Asks whose contact to share in the open chat. */
export function shareContact() {
  const options = state.people.map(({ user, phoneNumber }) =>
    h('option', { value: user.id, selected: user.id === state.personId }, [fullName(user), phoneNumber, user.id === state.personId ? '(own)' : ''].join(' ')),
  );
  openForm({
    title: 'Share a contact',
    action: 'Share',
    children: [
      field('Whose', h('select', { class: 'input', name: 'of' }, options)),
      h('p', { class: 'hint' }, 'A bot can tell one’s own contact from that of another person.'),
    ],
    submit: (data) => post('contact', { personId: state.personId, chat: chatName(room()), of: Number(data.get('of')) }),
  });
}
