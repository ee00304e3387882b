import type { Size } from './operation.ts';

/** The n-th member's Telegram id and id; pods have six members. */
export const telegramIdOf = (user: number): string => String(5_000_000_000 + user);
export const userIdOf = (user: number): string => idOf(1, user);
export const podIdOf = (user: number): string => idOf(2, Math.floor(user / 6));
/** The n-th commitment that is completed: one member after the other, each first one, then each second one. */
export const commitmentIdOf = (n: number, { users, commitmentsPerUser }: Size): string =>
  idOf(5, (n % users) * commitmentsPerUser + (Math.floor(n / users) % commitmentsPerUser));
/** The meeting of the n-th check-in, in the member's own pod. */
export const meetingIdOf = (n: number, users: number): string =>
  idOf(6, Math.floor((n % users) / 6) * MEETINGS_PER_POD + (Math.floor(n / users) % MEETINGS_PER_POD));

/** So many meetings are open for each pod at once; a member checks in to each of them once. */
export const MEETINGS_PER_POD = 4;
const idOf = (kind: number, n: number): string => `00000000-000${kind}-4000-8000-${String(n).padStart(12, '0')}`;

/** The same in SQL, of an expression for n. */
export const id = (kind: number, n: string): string => `('00000000-000${kind}-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
