/** A span of a weekday (1 = Monday) by the member's own clock, in minutes since midnight; one that does not end after it begins runs into the next day. */
export type WeeklyWindow = { readonly day: number; readonly start: number; readonly end: number };

/** Somebody to be matched, or who is in a pod already. */
export type CohortMember = {
  readonly id: string;
  /** A canonical IANA name. */
  readonly timezone: string;
  readonly category: string | null;
  readonly level: string | null;
  readonly style: string | null;
  readonly strengths: readonly string[];
  readonly needs: readonly string[];
  readonly availability: readonly WeeklyWindow[];
  /** 0 or more; somebody in a pod has waited 0. */
  readonly weeksWaited: number;
};

/** An active pod with free places. */
export type CohortPod = {
  readonly id: string;
  readonly places: number;
  readonly timezone: string | null;
  /** When it meets, in minutes since Monday 00:00 UTC of the week of `referenceAt`; null: not settled yet. */
  readonly slot: number | null;
  readonly targetCategory: string | null;
  readonly targetLevel: string | null;
  readonly targetZones: readonly string[];
  readonly members: readonly CohortMember[];
};

/** Two who are never put into one pod, because somebody said so or because they have shared one before. */
export type ApartPair = { readonly one: string; readonly other: string; readonly why: 'blocked' | 'previous' };

/** All that a match is made of. */
export type Cohort = {
  /** Epoch ms: the offsets of all zones are those of this instant. */
  readonly referenceAtMs: number;
  /** A pod without members begins with so many at least (4) and has so many at most (6). */
  readonly leastSize: number;
  readonly mostSize: number;
  readonly members: readonly CohortMember[];
  readonly pods: readonly CohortPod[];
  readonly apart: readonly ApartPair[];
};

export const LEAST_SIZE = 4;
/** No pod has more members than this, whatever its places. */
export const MOST_SIZE = 6;
/** Two people of a pod have clocks at most so many minutes apart. */
export const MOST_MINUTES_APART = 180;
