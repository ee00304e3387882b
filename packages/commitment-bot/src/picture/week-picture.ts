import { shortDay } from '@progress/bot-kit/say-time';
import type { Text } from '../text.en.ts';
import type { WeekDay, WeekTally } from '../week-tally.ts';
import { BELOW_HEADLINE, figures, FIGURES_HEIGHT, headline } from './figures.ts';
import { box, COLOURS, line, MARGIN, sheet, WIDTH, words } from './paint.ts';
import { type Sign, square } from './squares.ts';
import { monthDay, weekdayName } from '../day-names.ts';

const HEIGHT = 900;
const COLUMNS_TOP = BELOW_HEADLINE + FIGURES_HEIGHT + 40;
const COLUMNS_HEIGHT = 400;
const COLUMN = (WIDTH - 2 * MARGIN) / 7;
const SIGN = 62;
const PITCH = 76;
/** So many signs find room in a column; the rest is a number above them. */
const MOST = 4;

/** A column for each day of the week with a sign for each promise and for a break, and the four sums above. */
export function weekPicture(tally: WeekTally, text: Text): string {
  const { week } = text.lookingBack;
  const { kept, late, missed, open } = tally.sums;
  const counted = [
    { value: String(kept), label: week.kept },
    { value: String(late), label: week.late },
    { value: String(missed), label: week.missed },
    { value: String(open), label: week.open },
  ];
  const [first, last] = [tally.days[0]!.day, tally.days[6]!.day];
  return sheet(HEIGHT, [
    headline(week.heading, `${shortDay(first, text.locale)} – ${shortDay(last, text.locale)}`),
    figures(counted, BELOW_HEADLINE),
    ...tally.days.map((day, index) => column(day, MARGIN + index * COLUMN, text)),
    line(MARGIN, COLUMNS_TOP + COLUMNS_HEIGHT, WIDTH - MARGIN, COLUMNS_TOP + COLUMNS_HEIGHT),
    tally.currentStreak === 0
      ? ''
      : words(week.streak(tally.currentStreak), WIDTH - MARGIN, 98, { size: 36, isBold: true, fill: COLOURS.kept[2], anchor: 'end' }),
  ]);
}

function column(day: WeekDay, x: number, text: Text): string {
  const middle = x + COLUMN / 2;
  const bottom = COLUMNS_TOP + COLUMNS_HEIGHT;
  const signs = signsOf(day);
  const shown = signs.slice(0, MOST);
  const hidden = signs.length - shown.length;
  const ground = day.isToday ? box({ x: x + 4, y: COLUMNS_TOP, width: COLUMN - 8, height: COLUMNS_HEIGHT + 104 }, { rx: 20, fill: COLOURS.panel }) : '';
  const fill = day.isToday ? COLOURS.text : COLOURS.quietText;
  return [
    ground,
    ...shown.map((sign, index) => square(sign, middle - SIGN / 2, bottom - 14 - SIGN - index * PITCH, SIGN)),
    hidden > 0 ? words(`+${hidden}`, middle, bottom - 14 - MOST * PITCH - 6, { size: 34, isBold: true, anchor: 'middle' }) : '',
    words(weekdayName(day.day, text.locale), middle, bottom + 46, { size: 34, isBold: day.isToday, fill, anchor: 'middle' }),
    words(monthDay(day.day, text.locale), middle, bottom + 86, { size: 30, fill, anchor: 'middle' }),
  ].join('');
}

/** A break lies below everything. What was kept comes last, so that on a full day the number above stands for more of it. */
function signsOf({ kept, late, missed, open, isBreak }: WeekDay): Sign[] {
  const times = (count: number, sign: Sign): Sign[] => Array.from({ length: count }, () => sign);
  const rest = times(isBreak ? 1 : 0, { kind: 'paused' });
  return [
    ...rest,
    ...times(late, { kind: 'late' }),
    ...times(missed, { kind: 'missed' }),
    ...times(open, { kind: 'open' }),
    ...times(kept, { kind: 'kept', count: 2 }),
  ];
}
