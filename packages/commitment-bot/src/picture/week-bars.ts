import { rateOf, type Week } from '../half-year.ts';
import type { Text } from '../text.en.ts';
import { COLUMN_PITCH, FIRST_COLUMN } from './calendar.ts';
import { box, COLOURS, line, MARGIN, WIDTH, words } from './paint.ts';

const TITLE = 56;
const TALLEST = 160;
const BAR = 25;
/** A week in which nothing was kept still shows that something was due. */
const NOTHING_KEPT = 8;

export const WEEK_BARS_HEIGHT = TITLE + TALLEST + 16;

/** A bar for each week, below its column of the calendar: how much of what came due was kept. */
export function weekBars(weeks: readonly Week[], y: number, text: Text): string {
  const bottom = y + TITLE + TALLEST;
  const scale = [0, 50, 100].map((percentage) => {
    const at = bottom - (percentage / 100) * TALLEST;
    return (
      (percentage === 0 ? '' : words(text.lookingBack.percent(percentage), FIRST_COLUMN - 12, at + 10, { fill: COLOURS.quietText, anchor: 'end' })) +
      line(FIRST_COLUMN, at, WIDTH - MARGIN, at)
    );
  });
  const bars = weeks.map((week, column) => bar(rateOf(week), FIRST_COLUMN + column * COLUMN_PITCH + 2, bottom));
  return [words(text.lookingBack.progress.byWeek, MARGIN, y + 26, { size: 34, isBold: true }), ...scale, ...bars].join('');
}

function bar(rate: number | null, x: number, bottom: number): string {
  if (rate === null) return '';
  if (rate === 0) return box({ x: x + 2, y: bottom - NOTHING_KEPT, width: BAR - 4, height: NOTHING_KEPT }, { fill: COLOURS.missed });
  const height = (rate / 100) * TALLEST;
  return box({ x, y: bottom - height, width: BAR, height }, { rx: 5, fill: COLOURS.kept[1] });
}
