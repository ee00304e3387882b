import type { Match } from './match.rules.ts';

/** A match as `progress match` writes it. */
export function assignmentOf(match: Match) {
  return {
    objective: match.objective,
    bound: match.bound,
    proof: match.proof,
    pods: match.groups.map((group) => ({
      pod_id: group.podId,
      member_ids: group.memberIds,
      quality: group.quality,
      criteria: group.criteria,
      common_starts_utc: group.commonStarts,
      binding: group.binding,
      contribution: group.contribution,
      members: group.members.map(({ memberId, marginal, needsMet, alternative }) => ({
        id: memberId,
        marginal,
        needs_met: needsMet,
        alternative: alternative && { pod: alternative.group, quality: alternative.quality, blocked_by: alternative.blockedBy },
      })),
    })),
    waiting: match.waiting.map(({ memberId }) => memberId),
    reasons: match.waiting.map(({ memberId, code, wouldHelp }) => ({ id: memberId, code, would_help: wouldHelp })),
  };
}
