import { longDay, shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, type Spoken } from '@progress/bot-kit/speak';
import type { PromiseFragment, PromisingFragment } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';
import { button, buttonAbout } from './buttons.ts';
import { dayAfter } from './calendar-week.ts';
import { label } from './goal-card.ts';
import { pairs } from './profile-card.ts';
import type { Text } from './text.en.ts';

type Member = Pick<PromisingFragment, 'today' | 'memberships'>;
const MOST = 10;
const DAYS_OFFERED = 8;

/** All that is open or rests, each with a button that opens it. */
export function promiseList({ today, commitments }: PromisingFragment, text: Text, heading: string | null): Spoken {
  const { promises } = text;
  const shown = commitments.nodes.slice(0, MOST);
  if (shown.length === 0) return { words: paragraphs(heading, promises.none) };
  return {
    words: paragraphs(heading, promises.which, ...shown.map((one, index) => promiseLines(one, `${index + 1}. `, { text, today }))),
    rows: shown.map((one, index) => [buttonAbout(label(`${index + 1} ${one.commitment ?? ''}`), 'promise', one.id)]),
  };
}

type Around = { readonly text: Text; readonly today: string | null };

function promiseLines({ commitment, dueDate, status, sharedWithPod }: PromiseFragment, number: string, { text, today }: Around): FmtString {
  const { promises, reading, locale } = text;
  return lines(
    bold(`${number}${commitment ?? ''}`),
    dueDate === null ? reading.noDue : reading.due(longDay(dueDate, locale, today)),
    status === 'PAUSED' ? promises.rests : null,
    sharedWithPod ? promises.isShared : null,
  );
}

/** One promise, and what can be done with it. Once its day is over only a report is left. */
export function promiseCard(one: PromiseFragment, { today, memberships }: Member, text: Text, heading: string | null): Spoken {
  const { promises } = text;
  const isInPod = memberships.some(({ status }) => status === 'active');
  const sharing = one.sharedWithPod
    ? [buttonAbout(promises.unshare, 'sharing', one.id, 'off')]
    : isInPod
      ? [buttonAbout(promises.share, 'sharing', one.id, 'on')]
      : [];
  return {
    words: paragraphs(heading, promiseLines(one, '', { text, today }), one.isAwaitingReport ? promises.locked : null),
    rows: [
      ...(one.isAwaitingReport
        ? []
        : [
            [buttonAbout(promises.rename, 'rename', one.id), buttonAbout(promises.otherDay, 'move', one.id)],
            ...(sharing.length === 0 ? [] : [sharing]),
            [
              one.status === 'PAUSED' ? buttonAbout(promises.takeUp, 'takeup', one.id) : buttonAbout(promises.putAside, 'putaside', one.id),
              buttonAbout(promises.remove, 'remove', one.id),
            ],
          ]),
      [button(promises.all, 'promises')],
    ],
  };
}

/** The next days, and none. */
export function daysOffered(one: PromiseFragment, today: string, text: Text): Spoken {
  const { promises, locale } = text;
  const days = Array.from({ length: DAYS_OFFERED }, (_, ahead) => dayAfter(today, ahead));
  const names = days.map((day, ahead) => (ahead === 0 ? promises.today : ahead === 1 ? promises.tomorrow : shortDay(day, locale)));
  return {
    words: paragraphs(promiseLines(one, '', { text, today }), promises.whichDay),
    rows: [
      ...pairs(days.map((day, index) => buttonAbout(names[index]!, 'move', one.id, day))),
      [buttonAbout(promises.noDay, 'move', one.id, 'none'), buttonAbout(promises.back, 'promise', one.id)],
    ],
  };
}

/** What is deleted does not come back: so it is asked once. */
export function lastQuestion(one: PromiseFragment, today: string | null, text: Text): Spoken {
  const { promises } = text;
  return {
    words: paragraphs(promiseLines(one, '', { text, today }), promises.reallyRemove),
    rows: [[buttonAbout(promises.remove, 'remove', one.id, 'yes'), buttonAbout(promises.back, 'promise', one.id)]],
  };
}
