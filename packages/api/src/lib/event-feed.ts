/** One line of the ordered log as processes hand it around; whether a caller may see it is judged where it is delivered. */
export type LoggedEvent = {
  readonly id: string;
  /** One of the catalogue's types. */
  readonly type: string;
  /** Ascending, with a gap only where the database was restored: whoever has read up to n has missed nothing before n. */
  readonly position: number;
  readonly userId: string | null;
  readonly podId: string | null;
  readonly commitmentId: string | null;
  readonly subjectId: string | null;
};

/** The ordered log as it grows. */
export interface EventFeed {
  /**
   * Every event after a position exactly once and in order: first those in the database, then each new one.
   * @param after the position already known; null begins with whatever comes next
   */
  follow(after: number | null, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, void>;
}
