import { addDays, dayNumber, dayOf, instantOfWallTime, weekdayOf, type LocalDate } from '../lib/calendar.rules.ts';
import { frameAt, timelineOf, userDayNumber, userDayOpensAtMs, withFrame, type Timeline } from '../commitment/streak-timeline.rules.ts';
import type { Member } from './cast.ts';

/** Where a member's days turn, over the whole of their time. */
export class MemberCalendar {
  private readonly timeline: Timeline;

  constructor(member: Member & { readonly timezone: string }) {
    const start = timelineOf({ timezone: member.timezone, dayStartHour: member.dayStartHour });
    this.timeline = member.move === null ? start : withFrame(start, member.move.at.getTime(), { timezone: member.move.timezone });
  }

  dayAt(at: Date): LocalDate {
    return dayOf(userDayNumber(this.timeline, at.getTime()));
  }

  closesAt(day: LocalDate): Date {
    return new Date(userDayOpensAtMs(this.timeline, dayNumber(day) + 1));
  }

  frameOn(day: LocalDate) {
    return frameAt(this.timeline, userDayOpensAtMs(this.timeline, dayNumber(day)));
  }

  /** The instant at which the member's clock shows so many minutes after midnight on that day. */
  instant(day: LocalDate, minutes: number): Date {
    return instantOfWallTime(day, minutes, this.frameOn(day).timezone);
  }
}

/** The days on which the member may have promised something, oldest first. */
export function activeDays(member: Member, calendar: MemberCalendar, now: Date): LocalDate[] {
  const last = member.quitOn ?? calendar.dayAt(now);
  const days: LocalDate[] = [];
  for (let day = calendar.dayAt(member.joinedAt); day <= last; day = addDays(day, 1)) if (!isOnHoliday(member, day)) days.push(day);
  return days;
}

/** How much less is promised and kept on that day: weekends, and the weekday that is hard for this member. */
export function vigourOn(member: Member, day: LocalDate): { readonly promising: number; readonly keeping: number } {
  const weekday = weekdayOf(day);
  return { promising: weekday >= 6 ? 0.6 : 1, keeping: weekday === member.weakDay ? 0.75 : 1 };
}

function isOnHoliday({ holiday }: Member, day: LocalDate): boolean {
  return holiday !== null && day >= holiday.from && day < addDays(holiday.from, holiday.days);
}
