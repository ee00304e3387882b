export type PodRow = { readonly name: string; readonly seats: number; readonly counted: number; readonly members: number };

/** No pod holds more than it has seats, and its counter is what a recount gives. */
export function judgeSeats(pods: readonly PodRow[]): string[] {
  return pods.flatMap(({ name, seats, counted, members }) => [
    ...(members > seats ? [`${name} has ${members} members on ${seats} seats.`] : []),
    ...(members === counted ? [] : [`${name} has ${members} members and counts ${counted}.`]),
  ]);
}

/** Nothing is left that somebody still holds or waits for. `counts`: how many of each there are. */
export function judgeLeftovers(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what} are left.`]));
}

/** `verify` found nothing. */
export function judgeRecount(drifts: readonly unknown[]): string[] {
  return drifts.map((drift) => `verify found a drift: ${JSON.stringify(drift)}`);
}
