import type { Write, WriteKind } from '../records.ts';

/** How often each thing is there in the database, by what it is called in the records. */
export type Found = Readonly<Record<Exclude<WriteKind, 'reminders-off'>, ReadonlyMap<string, number>>>;
/** How things stand at the end: which promises are completed, and who has which seat. */
export type Standing = { readonly completed: ReadonlySet<string>; readonly seats: ReadonlySet<string> };

const ENDS: Readonly<Partial<Record<WriteKind, { readonly thing: keyof Standing; readonly isThere: boolean }>>> = {
  done: { thing: 'completed', isThere: true },
  undo: { thing: 'completed', isThere: false },
  join: { thing: 'seats', isThere: true },
  leave: { thing: 'seats', isThere: false },
};

/** Each acknowledged write is there once, each unknown one at most once, nothing else at all; and the last word counts. */
export function judgeWrites(writes: readonly Write[], found: Found, standing: Standing): string[] {
  return [...Object.entries(found).flatMap(([kind, counts]) => judgeCounts(kind as WriteKind, writes, counts)), ...judgeLastWords(writes, standing)];
}

function judgeCounts(kind: WriteKind, writes: readonly Write[], counts: ReadonlyMap<string, number>): string[] {
  const own = Map.groupBy(
    writes.filter((write) => write.kind === kind),
    ({ subject }) => subject,
  );
  const subjects = new Set([...own.keys(), ...counts.keys()]);
  return [...subjects].flatMap((subject) => {
    const made = own.get(subject) ?? [];
    const least = made.filter(({ outcome, isRepeat }) => outcome === 'acknowledged' && !isRepeat).length;
    const most = least + made.filter(({ outcome }) => outcome === 'unknown').length;
    const count = counts.get(subject) ?? 0;
    if (count >= least && count <= most) return [];
    return [`${kind} ${subject}: it is there ${count} times, and should be ${least === most ? least : `${least} to ${most}`} times.`];
  });
}

/** Where the last write about something was acknowledged, it says how that is now. Whoever was refused changed nothing. */
function judgeLastWords(writes: readonly Write[], standing: Standing): string[] {
  const last = new Map<string, Write>();
  for (const write of writes) if (ENDS[write.kind] !== undefined && write.outcome !== 'refused') last.set(`${ENDS[write.kind]!.thing} ${write.subject}`, write);
  return [...last.values()].flatMap(({ kind, subject, outcome }) => {
    const { thing, isThere } = ENDS[kind]!;
    if (outcome === 'unknown' || standing[thing].has(subject) === isThere) return [];
    return [`${kind} ${subject} was acknowledged last, and is not so.`];
  });
}
