import { dateIn } from '@progress/bot-kit/say-time';
import type { AdminFiguresQuery, WeekFigureFragment } from '@progress/schema';
import { dayAfter, mondayOf } from './calendar-week.ts';

/** So many weeks are followed, with the one that is under way. */
export const WEEKS = 12;

type Kpis = NonNullable<AdminFiguresQuery['kpis']>;
/** One figure of a week: how many, of how many; `of` is null for a plain count. Null: nothing happened from which it could be told. */
export type Share = { readonly count: number; readonly of: number | null } | null;
export type WeekShare = { readonly monday: string; readonly share: Share };

/** What admins look at: the last seven days, and twelve weeks of three figures. */
export type KeyFigures = {
  readonly today: string;
  readonly active: Share;
  readonly kept: Share;
  readonly came: Share;
  readonly joined: number;
  /** How many calls `came` is about. */
  readonly calls: number;
  readonly weeks: { readonly kept: readonly WeekShare[]; readonly came: readonly WeekShare[]; readonly joined: readonly WeekShare[] };
};

/** In whole percent; null without anything to count. */
export const percentOf = (share: Share): number | null =>
  share === null || share.of === null || share.of === 0 ? null : Math.round((share.count / share.of) * 100);

/** Weeks of the figures are those of UTC, as the API counts them. */
export function keyFigures({ refreshedAt, botUsage, commitmentFulfillment, podAttendance, newUsers, kept, attended, joined }: Kpis): KeyFigures {
  const today = dateIn(new Date(refreshedAt), 'UTC');
  const mondays = Array.from({ length: WEEKS }, (_, at) => dayAfter(mondayOf(today), (at - WEEKS + 1) * 7));
  const byWeek = (points: readonly WeekFigureFragment[], without: Share): WeekShare[] =>
    mondays.map((day) => {
      const point = points.find(({ week }) => week === day);
      return { monday: day, share: point === undefined ? without : { count: point.numerator, of: point.denominator } };
    });
  return {
    today,
    active: shareOf(botUsage.activeUsers, botUsage.totalUsers),
    kept: shareOf(commitmentFulfillment.dueCompletedCommitments, commitmentFulfillment.dueCommitments),
    came: shareOf(podAttendance.attendedSeats, podAttendance.expectedSeats),
    calls: podAttendance.totalMeetingsThisWeek,
    joined: newUsers.newUsersThisWeek,
    weeks: { kept: byWeek(kept, null), came: byWeek(attended, null), joined: byWeek(joined, { count: 0, of: null }) },
  };
}

const shareOf = (count: number, of: number): Share => (of === 0 ? null : { count, of });
