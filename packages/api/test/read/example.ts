import type { Who } from './naive.ts';

/** What somebody asks of the scene, and what they are to be told: the data, or the code of the refusal. */
export type Example = {
  readonly says: string;
  readonly who: Who;
  readonly text: string;
  readonly variables?: Record<string, unknown>;
  readonly data?: unknown;
  readonly code?: string;
  /** The event that a subscription is read for. */
  readonly event?: string;
};
