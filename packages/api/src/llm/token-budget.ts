import type { Query } from '../lib/query.ts';

/** Tokens that may be spent in a day (UTC). */
export type TokenLimits = { readonly perMember: number; readonly inTotal: number };

const OF_MEMBER = `
insert into llm_member_days as d (user_id, day, tokens) select $1::uuid, $2::date, $3::int where $3::int <= $4::int
on conflict (user_id, day) do update set tokens = d.tokens + excluded.tokens where d.tokens + excluded.tokens <= $4::int returning tokens`;
const OF_ALL = `
insert into llm_days as d (day, tokens) select $1::date, $2::int where $2::int <= $3::int
on conflict (day) do update set tokens = d.tokens + excluded.tokens where d.tokens + excluded.tokens <= $3::int returning tokens`;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * What the language model may cost: tokens are taken before a call and what was not used is given back after it, in the database, so that all processes keep to one
 * budget. Whoever is killed in between has spent what they took.
 */
export class TokenBudget {
  constructor(
    private readonly query: Query,
    private readonly limits: TokenLimits,
  ) {}

  /** Takes tokens of a member and of all together; false, and nothing is taken, when either would spend more than their day allows. */
  async take(memberId: string, at: Date, tokens: number): Promise<boolean> {
    const day = dayOf(at);
    const { perMember, inTotal } = this.limits;
    if ((await this.query(OF_MEMBER, [memberId, day, tokens, perMember])).length === 0) return false;
    if ((await this.query(OF_ALL, [day, tokens, inTotal])).length > 0) return true;
    await this.changeOfMember(memberId, day, -tokens);
    return false;
  }

  /** Puts what a call cost in the place of what was taken for it. */
  async settle(memberId: string, at: Date, { taken, used }: { readonly taken: number; readonly used: number }): Promise<void> {
    if (taken === used) return;
    const day = dayOf(at);
    await this.changeOfMember(memberId, day, used - taken);
    await this.query('update llm_days set tokens = greatest(tokens + $2, 0) where day = $1', [day, used - taken]);
  }

  private async changeOfMember(memberId: string, day: string, by: number): Promise<void> {
    await this.query('update llm_member_days set tokens = greatest(tokens + $3, 0) where user_id = $1 and day = $2', [memberId, day, by]);
  }
}
