import { type HalfYear, rateOf, type Share } from '../half-year.ts';
import type { Text } from '../text.en.ts';
import { weekdayName } from '../day-names.ts';
import { box, COLOURS, line, MARGIN, WIDTH, words } from './paint.ts';

const TITLE = 96;
const TALLEST = 150;
const LABELS = 92;
const COLUMN = (WIDTH - 2 * MARGIN) / 7;
const BAR = 76;
const NOTHING_KEPT = 8;

export const WEEKDAY_BARS_HEIGHT = TITLE + TALLEST + LABELS;

/** A bar for each weekday with its percentage, and below it how many promises that is of. */
export function weekdayBars({ weekdays, weeks }: HalfYear, y: number, text: Text): string {
  const bottom = y + TITLE + TALLEST;
  const columns = weekdays.map((share, weekday) => {
    const middle = MARGIN + (weekday + 0.5) * COLUMN;
    const name = words(weekdayName(weeks[0]!.days[weekday]!.day, text.locale), middle, bottom + 44, { size: 32, anchor: 'middle' });
    return name + (share.kept + share.missed === 0 ? '' : bar(share, middle, bottom, text));
  });
  return [
    words(text.lookingBack.progress.byWeekday, MARGIN, y + 26, { size: 34, isBold: true }),
    line(MARGIN, bottom, WIDTH - MARGIN, bottom),
    ...columns,
  ].join('');
}

function bar(share: Share, middle: number, bottom: number, text: Text): string {
  const rate = rateOf(share) ?? 0;
  const height = Math.max(NOTHING_KEPT, (rate / 100) * TALLEST);
  const drawn = box({ x: middle - BAR / 2, y: bottom - height, width: BAR, height }, { rx: 6, fill: rate === 0 ? COLOURS.missed : COLOURS.kept[1] });
  const percentage = rate === 0 ? '' : words(text.lookingBack.percent(rate), middle, bottom - height - 12, { size: 32, isBold: true, anchor: 'middle' });
  return drawn + percentage + words(`${share.kept}/${share.kept + share.missed}`, middle, bottom + 82, { fill: COLOURS.quietText, anchor: 'middle' });
}
