import { type KeyFigures, percentOf, WEEKS, type WeekShare } from '../key-figures.ts';
import { dayOfYear, monthDay, monthName } from '../day-names.ts';
import type { Text } from '../text.en.ts';
import { BELOW_HEADLINE, figures, FIGURES_HEIGHT, headline } from './figures.ts';
import { box, COLOURS, line, MARGIN, sheet, WIDTH, words } from './paint.ts';

const GAP = 40;
const TITLE = 92;
const TALLEST = 140;
const LABELS = 84;
const CHART_HEIGHT = TITLE + TALLEST + LABELS;
const CHARTS_TOP = BELOW_HEADLINE + FIGURES_HEIGHT + GAP;
const HEIGHT = CHARTS_TOP + 3 * CHART_HEIGHT + 2 * GAP;
const COLUMN = (WIDTH - 2 * MARGIN) / WEEKS;
const BAR = 52;
/** Nothing of something still shows that there was something. */
const LEAST = 6;

/** The last seven days in four figures, and three figures week by week; the week under way is only outlined. */
export function keyFiguresPicture(of: KeyFigures, text: Text): string {
  const { admin, lookingBack, locale } = text;
  const percent = (percentage: number | null): string => (percentage === null ? '–' : lookingBack.percent(percentage));
  const counted = [
    { value: percent(percentOf(of.active)), label: admin.short.active },
    { value: percent(percentOf(of.kept)), label: admin.short.kept },
    { value: percent(percentOf(of.came)), label: admin.short.came },
    { value: String(of.joined), label: admin.short.joined },
  ];
  const top = (chart: number): number => CHARTS_TOP + chart * (CHART_HEIGHT + GAP / 2);
  return sheet(HEIGHT, [
    headline(admin.title, `${admin.lastDays} ${dayOfYear(of.today, locale)}`),
    figures(counted, BELOW_HEADLINE),
    chart({ title: admin.byWeek.kept, weeks: of.weeks.kept, top: top(0) }, text),
    chart({ title: admin.byWeek.came, weeks: of.weeks.came, top: top(1) }, text),
    chart({ title: admin.byWeek.joined, weeks: of.weeks.joined, top: top(2) }, text),
  ]);
}

type Chart = { readonly title: string; readonly weeks: readonly WeekShare[]; readonly top: number };

/** Shares stand against 100 %, counts against the largest of them. */
function chart({ title, weeks, top }: Chart, text: Text): string {
  const bottom = top + TITLE + TALLEST;
  const largest = Math.max(1, ...weeks.map(({ share }) => (share === null || share.of !== null ? 0 : share.count)));
  const columns = weeks.map(({ monday, share }, at) => {
    const middle = MARGIN + (at + 0.5) * COLUMN;
    return (
      weekName(monday, weeks[at - 1]?.monday, { middle, bottom }, text) +
      bar({ monday, share }, { middle, bottom, largest, isUnderWay: at === WEEKS - 1 }, text)
    );
  });
  return [words(title, MARGIN, top + 26, { size: 34, isBold: true }), line(MARGIN, bottom, WIDTH - MARGIN, bottom), ...columns].join('');
}

type Place = { readonly middle: number; readonly bottom: number };

/** The Monday, and its month where a new one begins. */
function weekName(monday: string, before: string | undefined, { middle, bottom }: Place, { locale }: Text): string {
  const isNewMonth = before?.slice(0, 7) !== monday.slice(0, 7);
  const day = words(monthDay(monday, locale), middle, bottom + 38, { fill: COLOURS.quietText, anchor: 'middle' });
  return isNewMonth ? day + words(monthName(monday, locale), middle, bottom + 72, { fill: COLOURS.quietText, anchor: 'middle' }) : day;
}

function bar(
  { share }: WeekShare,
  { middle, bottom, largest, isUnderWay }: Place & { readonly largest: number; readonly isUnderWay: boolean },
  text: Text,
): string {
  if (share === null) return words('–', middle, bottom - 12, { fill: COLOURS.quietText, anchor: 'middle' });
  const percentage = percentOf(share);
  const height = Math.max(LEAST, ((percentage ?? (share.count / largest) * 100) / 100) * TALLEST);
  const said = percentage === null ? String(share.count) : text.lookingBack.percent(percentage);
  const look = isUnderWay ? { rx: 5, fill: 'none', stroke: COLOURS.kept[1], 'stroke-width': 4, 'stroke-dasharray': '10 6' } : { rx: 5, fill: COLOURS.kept[1] };
  // Nobody is no bar; nothing of something is a low one.
  const drawn = share.of === null && share.count === 0 ? '' : box({ x: middle - BAR / 2, y: bottom - height, width: BAR, height }, look);
  return drawn + words(said, middle, bottom - height - 12, { isBold: true, anchor: 'middle' });
}
