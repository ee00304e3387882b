import { type HalfYear, type Week, WEEKS } from '../half-year.ts';
import type { Text } from '../text.en.ts';
import { monthName, weekdayName } from '../day-names.ts';
import { COLOURS, MARGIN, SMALLEST_TEXT, WIDTH, words } from './paint.ts';
import { type Sign, square } from './squares.ts';

/** Weeks stand at the same place in the calendar and in the bars below it. */
export const FIRST_COLUMN = MARGIN + 92;
export const COLUMN_PITCH = (WIDTH - MARGIN - FIRST_COLUMN) / WEEKS;
const SQUARE = 28;
const MONTHS = 40;
const LEGEND = 76;
const LEGEND_GAP = 24;
/** How wide a letter is at most on the average, in parts of its height. */
const LETTER = 0.56;
/** A month's name needs the room of so many weeks. */
const MONTH_WEEKS = 2;
/** Every other weekday is named: Monday, Wednesday, Friday, Sunday. */
const NAMED = [0, 2, 4, 6];

export const CALENDAR_HEIGHT = MONTHS + 7 * COLUMN_PITCH + LEGEND;

/** A square for each day: a column a week, a row a weekday. */
export function calendar(half: HalfYear, y: number, text: Text): string {
  const top = y + MONTHS;
  const columns = half.weeks.map((week, column) =>
    week.days
      .map(({ day, entry }, row) => square(signOf(entry, day, half.today), FIRST_COLUMN + column * COLUMN_PITCH, top + row * COLUMN_PITCH, SQUARE))
      .join(''),
  );
  const names = NAMED.map((row) =>
    words(weekdayName(half.weeks[0]!.days[row]!.day, text.locale), MARGIN, top + row * COLUMN_PITCH + 25, { fill: COLOURS.quietText }),
  );
  return [months(half, y + 28, text), ...names, ...columns, legend(half, top + 7 * COLUMN_PITCH + 58, text)].join('');
}

type Entry = HalfYear['weeks'][number]['days'][number]['entry'];

function signOf(entry: Entry, day: string, today: string): Sign {
  if (day > today) return { kind: 'none' };
  if (entry === null) return day === today ? { kind: 'open' } : { kind: 'quiet' };
  if (entry.credits > 0) return { kind: 'kept', count: entry.credits };
  switch (entry.verdict) {
    case 'KEPT':
      return { kind: 'kept', count: 1 };
    case 'MISSED':
      return { kind: 'missed' };
    case 'FROZEN':
      return { kind: 'frozen' };
    case 'PAUSED':
      return { kind: 'paused' };
    case 'NEUTRAL':
      return { kind: 'quiet' };
    case 'PENDING':
      return { kind: 'open' };
  }
}

const beginsMonth = ({ days }: Week): boolean => days.some(({ day }) => day.endsWith('-01'));

/** The name of each month above the week it begins in, where there is room for it. */
function months({ weeks }: HalfYear, y: number, { locale }: Text): string {
  let free = 0;
  return weeks
    .map((week, column) => {
      const isCutOff = column === 0 && !weeks.slice(1, MONTH_WEEKS + 1).some(beginsMonth);
      const first = isCutOff ? week.days[0]!.day : week.days.find(({ day }) => day.endsWith('-01'))?.day;
      if (first === undefined || column < free || column > WEEKS - MONTH_WEEKS) return '';
      free = column + MONTH_WEEKS + 1;
      return words(monthName(first, locale), FIRST_COLUMN + column * COLUMN_PITCH, y, { fill: COLOURS.quietText });
    })
    .join('');
}

/** What the signs mean; a freeze and a pause are only explained where there was one. */
function legend({ weeks }: HalfYear, y: number, text: Text): string {
  const { legend: means } = text.lookingBack.progress;
  const verdicts = new Set(weeks.flatMap(({ days }) => days.map(({ entry }) => entry?.verdict)));
  const shown: readonly (readonly [readonly Sign[], string])[] = [
    [[1, 2, 3].map((count) => ({ kind: 'kept', count }) as const), means.kept],
    [[{ kind: 'missed' }], means.missed],
    ...(verdicts.has('FROZEN') ? [[[{ kind: 'frozen' }], means.frozen] as const] : []),
    ...(verdicts.has('PAUSED') ? [[[{ kind: 'paused' }], means.paused] as const] : []),
    [[{ kind: 'quiet' }], means.quiet],
  ];
  let x = MARGIN;
  return shown
    .map(([signs, meaning]) => {
      const drawn = signs.map((sign, index) => square(sign, x + index * COLUMN_PITCH, y - 25, SQUARE)).join('');
      const wordsAt = x + signs.length * COLUMN_PITCH + 8;
      x = wordsAt + meaning.length * SMALLEST_TEXT * LETTER + LEGEND_GAP;
      return drawn + words(meaning, wordsAt, y, { fill: COLOURS.quietText });
    })
    .join('');
}
