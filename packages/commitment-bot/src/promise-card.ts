import { longDay, shortDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, type Spoken } from '@progress/bot-kit/speak';
import type { PromiseFragment, PromisingFragment } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';
import { button, buttonAbout } from './buttons.ts';
import { dayAfter } from './calendar-week.ts';
import { label } from './goal-card.ts';
import { pageOf, pageRows } from './list-page.ts';
import { pairs } from './profile-card.ts';
import { promisedWords, shownWords } from './telling-apart.ts';
import type { Text } from './text.en.ts';
import { withTime } from './time-words.ts';

type Member = Pick<PromisingFragment, 'today' | 'timezone' | 'memberships' | 'commitments'>;
const MOST = 10;
const DAYS_OFFERED = 8;

/** A page of all that is open or rests, each with a button that opens it. */
export function promiseList(me: PromisingFragment, text: Text, heading: string | null, page = 0): Spoken {
  const { promises } = text;
  const list = pageOf(me.commitments, { page, size: MOST });
  const { shown, before } = list;
  if (shown.length === 0) return { words: paragraphs(heading, promises.none) };
  return {
    words: paragraphs(heading, promises.which, ...shown.map((one, index) => promiseLines(one, `${before + index + 1}. `, { text, me }))),
    rows: [
      ...shown.map((one, index) => [buttonAbout(label(`${before + index + 1} ${shownWords(one)}`), 'promise', one.id)]),
      ...pageRows('promises', list, text),
    ],
  };
}

type Around = { readonly text: Text; readonly me: Member };

function promiseLines(one: PromiseFragment, number: string, { text, me }: Around): FmtString {
  const { promises, reading, locale } = text;
  const { dueDate, timeOfDay, status, sharedWithPod } = one;
  return lines(
    bold(`${number}${shownWords(one)}`),
    dueDate === null ? reading.noDue : reading.due(withTime(longDay(dueDate, locale, me.today), timeOfDay, text)),
    promisedWords(one, me.commitments.nodes, { text, timezone: me.timezone }),
    status === 'PAUSED' ? promises.rests : null,
    sharedWithPod ? promises.isShared : null,
  );
}

/** One promise, and what can be done with it. Once its day is over only a report is left. */
export function promiseCard(one: PromiseFragment, me: Member, text: Text, heading: string | null): Spoken {
  const { promises } = text;
  const isInPod = me.memberships.some(({ status }) => status === 'ACTIVE');
  const sharing = one.sharedWithPod
    ? [buttonAbout(promises.unshare, 'sharing', one.id, 'off')]
    : isInPod
      ? [buttonAbout(promises.share, 'sharing', one.id, 'on')]
      : [];
  return {
    words: paragraphs(heading, promiseLines(one, '', { text, me }), one.isAwaitingReport ? promises.locked : null),
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
export function daysOffered(one: PromiseFragment, me: Member & { readonly today: string }, text: Text): Spoken {
  const { promises, locale } = text;
  const { today } = me;
  const days = Array.from({ length: DAYS_OFFERED }, (_, ahead) => dayAfter(today, ahead));
  const names = days.map((day, ahead) => (ahead === 0 ? promises.today : ahead === 1 ? promises.tomorrow : shortDay(day, locale)));
  return {
    words: paragraphs(promiseLines(one, '', { text, me }), promises.whichDay),
    rows: [
      ...pairs(days.map((day, index) => buttonAbout(names[index]!, 'move', one.id, day))),
      [buttonAbout(promises.noDay, 'move', one.id, 'none'), buttonAbout(promises.back, 'promise', one.id)],
    ],
  };
}

/** What is deleted does not come back: so it is asked once. */
export function lastQuestion(one: PromiseFragment, me: Member, text: Text): Spoken {
  const { promises } = text;
  return {
    words: paragraphs(promiseLines(one, '', { text, me }), promises.reallyRemove),
    rows: [[buttonAbout(promises.remove, 'remove', one.id, 'yes'), buttonAbout(promises.back, 'promise', one.id)]],
  };
}
