import { daysFrom, longDay } from '@progress/bot-kit/say-time';
import { lines, paragraphs, type Spoken } from '@progress/bot-kit/speak';
import type { GoalAndPromisesQuery, GoalFragment } from '@progress/schema';
import { bold, fmt, type FmtString } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { button, buttonAbout } from './buttons.ts';
import { dueWords } from './due-words.ts';
import { shownWords } from './telling-apart.ts';
import type { Text } from './text.en.ts';

type Member = NonNullable<GoalAndPromisesQuery['me']>;

/** So many goals are listed; who has more puts some away. */
const MOST = 10;
const LONGEST_LABEL = 40;
const STEP = 10;
const BAR_CELLS = 10;
const CHOICES = [
  [0, 10, 20, 30, 40],
  [50, 60, 70, 80, 90],
] as const;

export const isOpen = (goal: Pick<GoalFragment, 'status'>): boolean => goal.status === 'ACTIVE';

/** All goals that are worked on, each with a button that opens it. */
export function goalList(goals: readonly GoalFragment[], today: string | null, text: Text): Spoken {
  const open = goals.filter(isOpen);
  const shown = open.slice(0, MOST);
  const reachedCount = goals.filter((goal) => goal.status === 'COMPLETED').length;
  const reached = reachedCount > 0 ? text.goals.reached(reachedCount) : null;
  if (open.length === 0) return { words: paragraphs(text.goals.none, reached) };
  return {
    words: paragraphs(
      bold(text.goals.title),
      ...shown.map((goal, index) => lines(fmt`${index + 1}. ${goal.title}`, howFar(goal, today, text))),
      open.length > shown.length ? text.goals.hidden(open.length - shown.length) : null,
      reached,
      text.goals.more,
    ),
    rows: shown.map((goal, index) => [buttonAbout(label(`${index + 1} ${goal.title}`), 'goal', goal.id)]),
  };
}

/** One goal: how far it is, what is promised for it, and what can be done with it. */
export function goalCard(goal: GoalFragment, member: Member, text: Text, heading: string | null): Spoken {
  const words = text.goals;
  const { open, kept } = member;
  const hidden = open.totalCount - open.nodes.length;
  return {
    words: paragraphs(
      lines(heading, bold(goal.title), howFar(goal, member.today, text)),
      open.nodes.length === 0 && kept.totalCount === 0 ? words.servingNothing : null,
      open.nodes.length === 0
        ? null
        : lines(
            words.serving,
            ...open.nodes.map((promise) => fmt`– ${shownWords(promise)} (${dueWords(promise, member.today, text)})`),
            hidden > 0 ? words.servingMore(hidden) : null,
          ),
      kept.totalCount === 0 ? null : words.kept(kept.totalCount),
    ),
    rows: [...actions(goal, text), ...(member.longTermGoals.filter(isOpen).length > 1 || !isOpen(goal) ? [[button(words.all, 'goals')]] : [])],
  };
}

function actions(goal: GoalFragment, text: Text): InlineKeyboardButton[][] {
  const words = text.goals;
  if (!isOpen(goal)) return [[buttonAbout(words.takeUp, 'resume', goal.id)]];
  const next = Math.min(100, Math.round(goal.progressPercentage) + STEP);
  return [
    [...(goal.progressPercentage < 100 ? [buttonAbout(words.grow, 'grow', goal.id, next, goal.version)] : []), buttonAbout(words.measure, 'measure', goal.id)],
    [buttonAbout(words.finished, 'reached', goal.id), buttonAbout(words.putAway, 'shelve', goal.id)],
  ];
}

/** Asks how far a goal has come. */
export function measures(goal: GoalFragment, today: string | null, text: Text): Spoken {
  return {
    words: paragraphs(lines(bold(goal.title), howFar(goal, today, text)), text.goals.howFar),
    rows: [
      ...CHOICES.map((row) => row.map((percentage) => buttonAbout(text.goals.percent(percentage), 'grow', goal.id, percentage))),
      [buttonAbout(text.goals.back, 'goal', goal.id)],
    ],
  };
}

function howFar({ progressPercentage, targetCompletionDate }: GoalFragment, today: string | null, text: Text): FmtString {
  const full = Math.round((progressPercentage / 100) * BAR_CELLS);
  return lines(`${'▰'.repeat(full)}${'▱'.repeat(BAR_CELLS - full)} ${text.goals.percent(progressPercentage)}`, targetWords(targetCompletionDate, today, text));
}

function targetWords(day: string | null, today: string | null, text: Text): string {
  const words = text.goals;
  if (day === null) return words.noDay;
  const by = words.byDay(longDay(day, text.locale, today));
  if (today === null) return by;
  const left = daysFrom(today, day);
  return `${by}, ${left < 0 ? words.dayPassed : words.daysLeft(left)}`;
}

/** Words short enough for a button, cut between characters as people see them. */
export function label(words: string): string {
  const characters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  return characters.length <= LONGEST_LABEL ? words : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
