import { createHash } from 'node:crypto';

/** Who asks: the n-th member, through the bot; or an admin. */
export type Asker = { readonly user: number } | 'admin';
type Variables = Readonly<Record<string, unknown>>;
/** What the n-th request brings: variables for our document, values for the hand-written SQL, variables for PostGraphile's document. */
export type Asked = { readonly asker: Asker; readonly variables: Variables; readonly values: readonly unknown[]; readonly theirs: Variables };
/** How large the database is. */
export type Size = { readonly users: number; readonly commitmentsPerUser: number };

/** One operation in three forms with the same leaves: our document (Mercurius runs it too), hand-written SQL with the same predicates and formats, and PostGraphile's document. */
export type Operation = {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly document: string;
  readonly sql: string;
  readonly postgraphile: string;
  /** A write is given every n once: what has been done cannot be done again. */
  readonly asked: (n: number, size: Size) => Asked;
  /** As any other text it costs more points than one operation may. */
  readonly isTrustedOnly?: boolean;
  /** How often a write can be done. */
  readonly most?: (size: Size) => number;
  /** Brings the clock of the rows up to now before the operation is measured. */
  readonly before?: string;
};

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
export const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${INSTANT})`;
export const enumName = (column: string, values: readonly string[]): string =>
  `CASE ${column} ${values.map((value) => `WHEN '${value}' THEN '${value.toUpperCase()}'`).join(' ')} END`;
export const CATEGORIES = ['health', 'work', 'personal', 'learning'];
export const STATUSES = ['active', 'completed', 'failed', 'paused'];
export const POD_STATUSES = ['active', 'paused', 'disbanded'];
export const MEMBERSHIP_STATUSES = ['active', 'paused', 'left'];
export const MEETING_STATUSES = ['scheduled', 'completed', 'cancelled'];

export const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex');
