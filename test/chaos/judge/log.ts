export type LogRow = { readonly id: string; readonly type: string; readonly position: number };
export type FollowerFacts = { readonly name: string; readonly seen: readonly string[]; readonly expected: readonly string[] };
export type HookFacts = {
  readonly calls: readonly { id: string; eventId: string }[];
  readonly expected: readonly string[];
  readonly mostEchoes: number;
  readonly mostLate: number;
};

/** The log has no gap, and everybody who follows it has all of it, in order, once. */
export function judgeLog(log: readonly LogRow[], followers: readonly FollowerFacts[]): string[] {
  const gap = log.findIndex(({ position }, index) => position !== index + 1);
  return [
    ...(gap === -1 ? [] : [`The log has a gap or a double place: ${log[gap]!.position} stands where ${gap + 1} should.`]),
    ...followers.flatMap(judgeFollower),
  ];
}

function judgeFollower({ name, seen, expected }: FollowerFacts): string[] {
  const at = Array.from({ length: Math.max(seen.length, expected.length) }, (_, index) => index).find((index) => seen[index] !== expected[index]);
  if (at === undefined) return [];
  return [
    `${name} has seen ${seen.length} of ${expected.length} events; the first that differs is number ${at + 1}: ${seen[at] ?? 'none'} for ${expected[at] ?? 'none'}.`,
  ];
}

/** How many calls were made again. */
export const echoesOf = ({ calls }: HookFacts): number => calls.length - new Set(calls.map(({ id }) => id)).size;

/** Each event was posted, in the order of the log; what came again came under its own id, and before anything that follows it, but for what a process said that had stood still. */
export function judgeHook(facts: HookFacts): string[] {
  const firsts = facts.calls.filter(({ id }, index) => facts.calls.findIndex((other) => other.id === id) === index);
  const late = facts.calls.filter(({ id }, index) => facts.calls[index - 1]?.id !== id).length - firsts.length;
  const echoes = echoesOf(facts);
  return [
    ...judgeFollower({ name: 'The webhook', seen: firsts.map(({ eventId }) => eventId), expected: facts.expected }),
    ...(echoes > facts.mostEchoes ? [`${echoes} events were posted twice, and at most ${facts.mostEchoes} may have been.`] : []),
    ...(late > facts.mostLate ? [`${late} events were posted again after later ones, and at most ${facts.mostLate} may have been.`] : []),
  ];
}
