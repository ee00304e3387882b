import { Temporal } from 'temporal-polyfill';
import { DomainError } from './errors.ts';

/** A stretch of time in which a zone keeps one offset: from `from` (epoch ms, inclusive) to `until` (exclusive). */
export type OffsetSpan = { readonly from: number; readonly until: number; readonly offsetMs: number };

/** The engine's zone data still answers with names that IANA replaced; members are shown and stored the names of today. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Fort_Wayne': 'America/Indiana/Indianapolis',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const canonical = new Map<string, string | null>();

function canonicalName(name: string): string | null {
  if (!name.includes('/') && name.toUpperCase() !== 'UTC') return null;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return known.startsWith('Etc/') ? null : (RENAMED[known] ?? known);
  } catch {
    return null;
  }
}

/**
 * The canonical IANA name of a zone ("US/Eastern" is "America/New_York"), or null when it is none that may be stored:
 * abbreviations (`IST` is three places), POSIX names (`EST5EDT`) and bare offsets say nothing about a place's daylight saving time.
 */
export function canonicalZone(name: string): string | null {
  const known = canonical.get(name);
  if (known !== undefined) return known;
  const found = canonicalName(name);
  // What people type is unbounded, the zones are not: only names that exist are remembered.
  if (found !== null) canonical.set(name, found);
  return found;
}

/** The canonical name of a zone. Throws INVALID_INPUT, naming `field`, when there is none. */
export function requireZone(name: string, field = 'timezone'): string {
  const zone = canonicalZone(name);
  if (zone !== null) return zone;
  throw new DomainError('INVALID_INPUT', `"${name.slice(0, 60)}" is not a time zone. Give an IANA name with a place, such as America/New_York, or UTC.`, field);
}

type ZoneSpans = { spans: OffsetSpan[]; last: OffsetSpan };
const zones = new Map<string, ZoneSpans>();

function discoverSpan(zone: string, atMs: number): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  // `previous` is strictly before, and an instant may itself be the transition.
  const from = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const until = at.getTimeZoneTransition('next');
  return { from: from?.epochMilliseconds ?? -Infinity, until: until?.epochMilliseconds ?? Infinity, offsetMs: at.offsetNanoseconds / 1e6 };
}

function knownSpan(spans: readonly OffsetSpan[], atMs: number): OffsetSpan | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle]!;
    if (atMs < span.from) high = middle - 1;
    else if (atMs >= span.until) low = middle + 1;
    else return span;
  }
  return undefined;
}

/**
 * The span of unchanged offset around an instant. Found once per zone and span, then remembered: asking the zone data costs
 * milliseconds, a remembered answer nanoseconds, and a day is asked for thousands of times in one recomputation.
 */
export function offsetSpanAt(zone: string, atMs: number): OffsetSpan {
  const cached = zones.get(zone);
  if (cached !== undefined && atMs >= cached.last.from && atMs < cached.last.until) return cached.last;
  const known = cached && knownSpan(cached.spans, atMs);
  const span = known ?? discoverSpan(zone, atMs);
  if (cached === undefined) {
    zones.set(zone, { spans: [span], last: span });
    return span;
  }
  if (known === undefined) {
    cached.spans.push(span);
    cached.spans.sort((a, b) => a.from - b.from);
  }
  cached.last = span;
  return span;
}

/** No zone was ever further than this from UTC (Manila before 1845 kept -15:56). */
const WIDEST_OFFSET_MS = 16 * 3_600_000;

/**
 * The first instant, not before `notBeforeMs`, at which the clocks of the zone show `wallMs` or later (`wallMs`: the wall clock written as
 * if it were UTC). A wall time inside a gap is therefore the first instant after it, one inside an overlap its first occurrence.
 */
export function firstInstantAtWall(zone: string, wallMs: number, notBeforeMs = -Infinity): number {
  let span = offsetSpanAt(zone, Math.max(notBeforeMs, wallMs - WIDEST_OFFSET_MS));
  for (;;) {
    const reached = Math.max(span.from, wallMs - span.offsetMs, notBeforeMs);
    if (reached < span.until) return reached;
    span = offsetSpanAt(zone, span.until);
  }
}
