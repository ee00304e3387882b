import { type HalfYear, rateOf, WEEKS } from '../half-year.ts';
import type { Text } from '../text.en.ts';
import { calendar, CALENDAR_HEIGHT } from './calendar.ts';
import { dayOfYear } from '../day-names.ts';
import { BELOW_HEADLINE, figures, FIGURES_HEIGHT, headline } from './figures.ts';
import { sheet } from './paint.ts';
import { WEEK_BARS_HEIGHT, weekBars } from './week-bars.ts';
import { WEEKDAY_BARS_HEIGHT, weekdayBars } from './weekday-bars.ts';

const GAP = 40;
const CALENDAR_TOP = BELOW_HEADLINE + FIGURES_HEIGHT + GAP;
const WEEKS_TOP = CALENDAR_TOP + CALENDAR_HEIGHT + GAP;
const WEEKDAYS_TOP = WEEKS_TOP + WEEK_BARS_HEIGHT + GAP;
const HEIGHT = WEEKDAYS_TOP + WEEKDAY_BARS_HEIGHT + GAP;

/** The last half year: figures, a square for each day, completion by week and by weekday. */
export function progressPicture(half: HalfYear, text: Text): string {
  const words = text.lookingBack.progress;
  const rate = rateOf(half.total);
  const counted = [
    { value: String(half.currentStreak), label: words.streak },
    { value: String(half.longestStreak), label: words.longest },
    { value: String(half.keptDays), label: words.keptDays },
    { value: rate === null ? '–' : text.lookingBack.percent(rate), label: words.rate },
  ];
  return sheet(HEIGHT, [
    headline(words.heading(WEEKS), `${dayOfYear(half.weeks[0]!.monday, text.locale)} – ${dayOfYear(half.today, text.locale)}`),
    figures(counted, BELOW_HEADLINE),
    calendar(half, CALENDAR_TOP, text),
    weekBars(half.weeks, WEEKS_TOP, text),
    weekdayBars(half, WEEKDAYS_TOP, text),
  ]);
}
