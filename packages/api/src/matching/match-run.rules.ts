import { z } from 'zod';
import type { Match } from './match.rules.ts';
import { WAITING_CODES } from './waiting-reason.rules.ts';

export const MATCH_RUN_STATUSES = ['previewed', 'applied'] as const;
export type MatchRunStatus = (typeof MATCH_RUN_STATUSES)[number];
export const BINDINGS = ['availability', 'timezone', 'places', 'none'] as const;
export const BLOCKS = ['full', 'worth_less', 'timezone', 'availability', 'kept_apart'] as const;
/** Why somebody of a preview was not seated when it was applied. */
export const SKIP_CODES = ['inactive', 'not_paid', 'already_in_pod', 'kept_apart', 'pod_full', 'pod_not_active', 'too_few_left'] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

const share = z.number().min(-1).max(1.000001);
const criteria = z.object({ timezone: share, goals: share, experience: share, style: share, availability: share, diversity: share });
const member = z.object({
  userId: z.uuid(),
  marginal: z.number(),
  /** Who has strengths that this member needs. Ids alone: no word of anybody's profile is kept here. */
  metBy: z.array(z.uuid()),
  alternative: z.object({ group: z.int(), quality: z.number().nullable(), blockedBy: z.enum(BLOCKS) }).nullable(),
});
const group = z.object({
  /** Null: a new pod, until it is formed. */
  podId: z.uuid().nullable(),
  existingUserIds: z.array(z.uuid()),
  quality: share,
  criteria,
  commonStarts: z.array(z.int().min(0).max(10_079)),
  binding: z.enum(BINDINGS),
  contribution: z.number(),
  members: z.array(member),
});
/** What `match_runs.proposal` holds. */
export const proposalShape = z.object({
  groups: z.array(group),
  waiting: z.array(z.object({ userId: z.uuid(), code: z.enum(WAITING_CODES), wouldHelp: z.string() })),
  /** Filled when the run is applied. */
  skipped: z.array(z.object({ userId: z.uuid(), code: z.enum(SKIP_CODES) })),
});
export type Proposal = z.output<typeof proposalShape>;
export type ProposedGroup = Proposal['groups'][number];

/** A match as it is stored. */
export function proposalOf(match: Match, alsoWaiting: Proposal['waiting']): Proposal {
  return proposalShape.parse({
    groups: match.groups.map(({ podId, existingMemberIds, quality, criteria: scores, commonStarts, binding, contribution, members }) => ({
      podId,
      existingUserIds: existingMemberIds,
      quality,
      criteria: scores,
      commonStarts,
      binding,
      contribution,
      members: members.map(({ memberId, marginal, needsMet, alternative }) => ({
        userId: memberId,
        marginal,
        metBy: [...new Set(needsMet.flatMap(({ by }) => by))].sort(),
        alternative,
      })),
    })),
    waiting: [...match.waiting.map(({ memberId, code, wouldHelp }) => ({ userId: memberId, code, wouldHelp })), ...alsoWaiting],
    skipped: [],
  });
}
