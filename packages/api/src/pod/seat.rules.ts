import { DomainError } from '../lib/errors.ts';

/** Without an admin's word somebody belongs to so many pods at a time. */
export const PODS_PER_MEMBER = 1;
/** So long a free seat is kept for whoever it was offered to. */
export const OFFER_HOURS = 48;

/** `offered`: seats that are kept for people from the waitlist. */
export type Seats = { readonly most: number; readonly taken: number; readonly offered: number };

/** How many seats are neither taken nor kept for somebody. Never negative: seats may be lost while offers are out. */
export const freeSeats = ({ most, taken, offered }: Seats): number => Math.max(0, most - taken - offered);

/** When an offer made now ends. */
export const offerEndsAt = (now: Date): Date => new Date(now.getTime() + OFFER_HOURS * 3_600_000);

/** What asking for a seat came to. `place`: on the waitlist, 1 for the next; null for whoever did not want to wait. */
export type Seated = { readonly membershipId: string; readonly podId: string; readonly userId: string; readonly wasAlready: boolean };
export type Unseated = { readonly most: number; readonly taken: number; readonly place: number | null };
export type SeatAnswer = Seated | Unseated;

/**
 * The seat that was taken. Judged after the commit, so that the place on the waitlist stays.
 * @throws DomainError POD_FULL `podId` when there was none
 */
export function requireSeat(answer: SeatAnswer): Seated {
  if ('membershipId' in answer) return answer;
  const { most, taken, place } = answer;
  const why = taken < most ? 'The free seats of this pod are offered to people from its waitlist.' : `This pod already has ${taken} of ${most} members.`;
  const then =
    place === null ? 'Choose another pod, or join again with `joinWaitlist`.' : `You are number ${place} on its waitlist and will be told of a seat.`;
  throw new DomainError('POD_FULL', `${why} ${then}`, 'podId');
}
