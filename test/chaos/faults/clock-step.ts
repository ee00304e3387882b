const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where a step takes the clock, by what it shows; everybody here lives in UTC. The evening and the morning begin a moment later, by themselves. */
export function stepOf(step: string, shownMs: number, roll: number): number {
  switch (step) {
    case 'evening':
      return nextAt(20 * HOUR - 1_000, shownMs);
    case 'morning':
      return nextAt(8 * HOUR - 1_000, shownMs);
    case 'afternoon':
      return nextAt(15 * HOUR, shownMs);
    case 'back':
      return shownMs - Math.round(5_000 + roll * 85_000);
    default:
      return shownMs + Math.round(MINUTE + roll * 19 * MINUTE);
  }
}

/** The next time that clocks show that time of day; milliseconds since midnight, and since 1970. */
export function nextAt(timeOfDayMs: number, shownMs: number): number {
  const today = Math.floor(shownMs / DAY) * DAY + timeOfDayMs;
  return today > shownMs ? today : today + DAY;
}
