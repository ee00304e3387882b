import { randomUUID } from 'node:crypto';
import { recordEvent } from '../event/record-event.ts';
import { DomainError } from '../lib/errors.ts';
import type { ActionContext, Verb } from '../viewer/context.ts';
import type { RunMatchingInput } from './matching.input.ts';
import type { Match } from './match.rules.ts';
import { type Proposal, proposalOf } from './match-run.rules.ts';

const LARGEST_SEED = 1_000_000;

/** @throws DomainError INVALID_INPUT */
export function requireSeed(seed: number | null | undefined): number {
  const given = seed ?? 1;
  if (Number.isInteger(given) && given >= 0 && given <= LARGEST_SEED) return given;
  throw new DomainError('INVALID_INPUT', `A seed is a whole number from 0 to ${LARGEST_SEED}.`, 'seed');
}

/** The verb that stores a match which was found outside the transaction: a search takes seconds, and no lock is held for so long. */
export function storing(match: Match, alsoWaiting: Proposal['waiting']): Verb<RunMatchingInput, { matchRunId: string }> {
  return async function runMatching(ctx: ActionContext, input: RunMatchingInput) {
    const proposal = proposalOf(match, alsoWaiting);
    const matchRunId = randomUUID();
    const placed = proposal.groups.reduce((sum, group) => sum + group.members.length, 0);
    await ctx.em.execute(
      `insert into match_runs (id, seed, objective, bound, is_proven, placed, waiting, proposal, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)`,
      [
        matchRunId,
        requireSeed(input.seed),
        match.objective,
        match.bound,
        match.proof === 'optimal',
        placed,
        proposal.waiting.length,
        JSON.stringify(proposal),
        ctx.now,
        ctx.now,
      ],
    );
    await recordEvent(ctx.em, { type: 'match.previewed', at: ctx.now, subjectId: matchRunId });
    return { matchRunId };
  };
}
