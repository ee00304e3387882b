import { createHash } from 'node:crypto';
import { lines, paragraphs, type Spoken } from '@progress/bot-kit/speak';
import type { PortraitFragment } from '@progress/schema';
import { bold, fmt, type FmtString, quote } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { button } from './buttons.ts';
import { weekdayName } from './day-names.ts';
import { covers, type FreeSpan, fromWindows, spanWords } from './free-hours.ts';
import type { Text } from './text.en.ts';

/** What a profile is told in, in this order. */
export const PARTS = ['strengths', 'needs', 'hours', 'bio'] as const;
export type Part = (typeof PARTS)[number];
/** What onboarding asks too; changed here by a button. */
export type Choice = 'category' | 'level' | 'style';
export type Listed = 'strengths' | 'needs';

const OFFERED: Readonly<Record<Listed, readonly string[]>> = {
  strengths: ['discipline', 'planning', 'focus', 'writing', 'tech', 'marketing', 'design', 'languages', 'sports', 'listening'],
  needs: ['focus', 'discipline', 'planning', 'motivation', 'early-mornings', 'writing', 'tech', 'marketing', 'languages', 'sports'],
};
/** The spans a day is offered in, from six in the morning to ten in the evening, in hours. */
const BLOCKS = [6, 8, 10, 12, 14, 16, 18, 20].map((hour) => ({ from: hour, to: hour + 2 }));
const HOUR = 60;
/** A Monday; weekdays are named after its week. */
const MONDAY = new Date('2026-11-23T12:00:00Z').getTime();
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What somebody has said of that kind. */
export const wordsOf = (user: PortraitFragment, list: Listed): readonly string[] => (list === 'strengths' ? user.strengths : user.helpNeeded) ?? [];

/** A word of any length as eight characters behind a button. */
export const markOf = (word: string): string => createHash('sha256').update(word).digest('base64url').slice(0, 8);
export const wordBehind = (mark: string, list: Listed, user: PortraitFragment): string | null =>
  [...OFFERED[list], ...wordsOf(user, list)].find((word) => markOf(word) === mark) ?? null;

const nameOf = (word: string, { profile }: Text): string => profile.known[word] ?? word.replaceAll('-', ' ');
const dayName = (day: number, locale: string): string => weekdayName(new Date(MONDAY + (day - 1) * 86_400_000).toISOString().slice(0, 10), locale);

/** All of it, with a button for each part. */
export function profileCard(user: PortraitFragment, text: Text, heading: string | null = null): Spoken {
  const { profile } = text;
  const chosen = (label: string, name: string | undefined): string => `${label}: ${name ?? profile.empty}`;
  const listed = (list: Listed): string => chosen(profile[list], wordsOf(user, list).map((word) => nameOf(word, text)).join(', ') || undefined); // prettier-ignore
  return {
    words: paragraphs(
      heading,
      lines(
        bold(profile.title),
        chosen(profile.category, user.goalsCategory === null ? undefined : text.category.names[user.goalsCategory]),
        chosen(profile.level, user.experienceLevel === null ? undefined : text.level.names[user.experienceLevel]),
        chosen(profile.style, user.preferredMeetingStyle === null ? undefined : text.style.names[user.preferredMeetingStyle]),
        listed('strengths'),
        listed('needs'),
      ),
      lines(`${profile.hours}: ${user.availability.length === 0 ? profile.empty : ''}`.trimEnd(), ...hourLines(user, text)),
      user.bio === null ? `${profile.bio}: ${profile.empty}` : lines(`${profile.bio}:`, quote(user.bio)),
      profile.why,
    ),
    rows: [
      [button(profile.strengths, 'profile', 'strengths'), button(profile.needs, 'profile', 'needs')],
      [button(profile.hours, 'profile', 'hours'), button(profile.bio, 'profile', 'bio')],
      [button(profile.category, 'mine', 'category')],
      [button(profile.level, 'mine', 'level'), button(profile.style, 'mine', 'style')],
    ],
  };
}

/** One line a day: "Mon 18:00 – 20:00, 21:00 – 22:00". */
function hourLines({ availability }: PortraitFragment, { locale }: Text): string[] {
  const spans = fromWindows(availability);
  return WEEKDAYS.flatMap((day) => {
    const ofDay = spans.filter((span) => span.day === day);
    return ofDay.length === 0 ? [] : [`${dayName(day, locale)} ${ofDay.map(spanWords).join(', ')}`];
  });
}

/** Back to the whole, and on to the next part that is still empty. */
function onward(part: Part, user: PortraitFragment, { profile }: Text): InlineKeyboardButton[] {
  const isEmpty: Readonly<Record<Part, boolean>> = {
    strengths: wordsOf(user, 'strengths').length === 0,
    needs: wordsOf(user, 'needs').length === 0,
    hours: user.availability.length === 0,
    bio: user.bio === null,
  };
  const next = PARTS.slice(PARTS.indexOf(part) + 1).find((one) => isEmpty[one]);
  return [button(profile.back, 'profile', 'all'), ...(next === undefined ? [] : [button(profile.next(profile[next]), 'profile', next)])];
}

/** The question for one part, with what has been said of it. */
export function partCard(part: Part, user: PortraitFragment, text: Text): Spoken {
  if (part === 'hours') return hoursCard(user, text);
  if (part === 'bio') return bioCard(user, text);
  return wordsCard(part, user, text);
}

function wordsCard(list: Listed, user: PortraitFragment, text: Text): Spoken {
  const said = wordsOf(user, list);
  const offered = [
    ...said.map((word) => ({ word, isSaid: true })),
    ...OFFERED[list].filter((word) => !said.includes(word)).map((word) => ({ word, isSaid: false })),
  ];
  const buttons = offered.map(({ word, isSaid }) => button(`${isSaid ? '✓ ' : ''}${nameOf(word, text)}`, 'word', list, isSaid ? 'drop' : 'add', markOf(word)));
  return { words: text.profile.words[list], rows: [...pairs(buttons), [button(text.profile.write, 'write', list)], onward(list, user, text)] };
}

function hoursCard(user: PortraitFragment, text: Text): Spoken {
  const { profile, locale } = text;
  const spans = fromWindows(user.availability);
  const days = WEEKDAYS.map((day) => button(`${spans.some((span) => span.day === day) ? '✓ ' : ''}${dayName(day, locale)}`, 'free', day));
  return {
    words: paragraphs(profile.hoursQuestion, lines(...hourLines(user, text))),
    rows: [
      days.slice(0, 4),
      days.slice(4),
      [button(profile.evenings, 'free', 'evenings')],
      [button(profile.weekend, 'free', 'weekend')],
      [button(profile.write, 'write', 'hours'), ...(spans.length === 0 ? [] : [button(profile.noHours, 'free', 'none')])],
      onward('hours', user, text),
    ],
  };
}

/** One day in blocks of two hours, each taken or given back by a tap. */
export function dayCard(day: number, user: PortraitFragment, text: Text): Spoken {
  const spans = fromWindows(user.availability);
  const buttons = BLOCKS.map(({ from, to }) => {
    const isFree = covers(spans, spanOfBlock(day, from));
    return button(`${isFree ? '✓ ' : ''}${from} – ${to}`, 'free', day, from, isFree ? 'drop' : 'add');
  });
  return { words: text.profile.dayQuestion(dayName(day, text.locale)), rows: [...pairs(buttons), [button(text.profile.week, 'profile', 'hours')]] };
}

export const spanOfBlock = (day: number, hour: number): FreeSpan => ({ day, from: hour * HOUR, to: (hour + 2) * HOUR });

function bioCard(user: PortraitFragment, text: Text): Spoken {
  const { profile } = text;
  const said: FmtString | null = user.bio === null ? null : fmt`${quote(user.bio)}`;
  return {
    words: paragraphs(profile.bioQuestion, said),
    rows: [[button(profile.write, 'write', 'bio'), ...(user.bio === null ? [] : [button(profile.dropBio, 'write', 'bio', 'drop')])], onward('bio', user, text)],
  };
}

/** One of the choices that onboarding asks for. */
export function choiceCard(choice: Choice, text: Text): Spoken {
  const { names, question } = text[choice];
  const buttons = Object.entries(names).map(([value, name]) => button(name, 'mine', choice, value));
  return { words: question, rows: [...pairs(buttons), [button(text.profile.back, 'profile', 'all')]] };
}

export function pairs<Item>(items: readonly Item[]): Item[][] {
  return items.flatMap((item, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []));
}
