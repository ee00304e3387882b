let second = Number.NaN;
let upToSecond = '';

/** An instant as ISO 8601 in UTC with milliseconds, as `toISOString` has it: most instants asked for are within one second of the last one, which is written once. */
export function instantText(at: Date): string {
  const ms = at.getTime();
  const milli = ((ms % 1000) + 1000) % 1000;
  if (ms - milli !== second) {
    upToSecond = at.toISOString().slice(0, -4);
    second = ms - milli;
  }
  return `${upToSecond}${milli < 10 ? '00' : milli < 100 ? '0' : ''}${milli}Z`;
}
