import type { PodMembership } from '../pod/pod-membership.entity.ts';
import { adds, admin, among, anyOf, computed, many, one, open, page, type Paging, payload, readable, type Row, stored, value } from '../read/declare.ts';
import type { Readable } from '../read/source.ts';
import { type Sql, sql } from '../read/sql.ts';
import { User } from '../user/user.entity.ts';
import { own } from '../user/user.read.ts';
import { BlockedPair } from './blocked-pair.entity.ts';
import { MatchRun } from './match-run.entity.ts';

const runPaging: Paging<MatchRun> = {
  orders: { CREATED_AT: { by: (r) => r.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: { status: among('status') },
};
const pairPaging: Paging<BlockedPair> = {
  orders: { CREATED_AT: { by: (b) => b.createdAt, type: 'timestamptz' } },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
};

/** The part of the applied run that put a member into this pod, as the member is told it: nothing of other pods, nothing of what others were worth. */
const reason = (m: Row<PodMembership>): Sql => sql`(
  SELECT jsonb_build_object('quality', "g" -> 'quality', 'criteria', "g" -> 'criteria', 'metBy', "n" -> 'metBy')
  FROM match_runs "r" CROSS JOIN LATERAL jsonb_array_elements("r".proposal -> 'groups') "g" CROSS JOIN LATERAL jsonb_array_elements("g" -> 'members') "n"
  WHERE "r".status = 'applied' AND "r".proposal @> jsonb_build_object('groups', jsonb_build_array(jsonb_build_object('podId', ${m.pod}, 'members', jsonb_build_array(jsonb_build_object('userId', ${m.user})))))
    AND "g" ->> 'podId' = ${m.pod}::text AND "n" ->> 'userId' = ${m.user}::text AND "r".applied_at = ${m.joinedAt}
  ORDER BY "r".applied_at DESC LIMIT 1)`;

const run = { matchRun: one(MatchRun, (r) => sql`${r.id} = ${payload('matchRunId', 'uuid')}`, { follow: true, sure: true }) };
const wasAlready = computed(() => sql`${payload('wasAlready', 'bool')}`);

export const matchingReads: Readable[] = [
  readable(MatchRun, {
    rows: admin,
    fields: {
      ...open<MatchRun>('id', 'status', 'seed', 'objective', 'bound', 'isProven', 'placed', 'createdAt', 'appliedAt'),
      waitingCount: computed<MatchRun>((r) => sql`${r.waiting}`),
      groups: computed<MatchRun>((r) => sql`(${r.proposal} -> 'groups')`),
      waiting: computed<MatchRun>((r) => sql`(${r.proposal} -> 'waiting')`),
      skipped: computed<MatchRun>((r) => sql`(${r.proposal} -> 'skipped')`),
    },
  }),
  readable(BlockedPair, {
    rows: admin,
    fields: {
      ...open<BlockedPair>('id', 'reason', 'createdAt'),
      people: many(User, (u, b: Row<BlockedPair>) => sql`${u.id} = ANY (ARRAY[${b.firstUser}, ${b.secondUser}])`, { order: (u) => sql`${u.id}`, follow: true }),
    },
  }),
  stored('MatchGroup', {
    podId: 'text',
    existingUserIds: 'jsonb',
    members: 'jsonb',
    quality: 'float8',
    criteria: 'jsonb',
    commonStarts: 'jsonb',
    binding: 'text',
    contribution: 'float8',
  }),
  stored('MatchCriteria', { timezone: 'float8', goals: 'float8', experience: 'float8', style: 'float8', availability: 'float8', diversity: 'float8' }),
  stored('MatchMember', { userId: 'text', marginal: 'float8', metBy: 'jsonb', alternative: 'jsonb' }),
  stored('MatchAlternative', { group: 'int', quality: 'float8', blockedBy: 'text' }),
  stored('MatchWaiting', { userId: 'text', code: 'text', wouldHelp: 'text' }),
  stored('MatchSkipped', { userId: 'text', code: 'text' }),
  stored('MatchReason', { quality: 'float8', criteria: 'jsonb', metBy: 'jsonb' }),
  adds<PodMembership>('PodMembership', { matchReason: computed<PodMembership>(reason, anyOf<PodMembership>(own, admin)) }),
  adds('Query', {
    matchPreview: one(MatchRun, (r) => sql`${r.status} = 'previewed'`, { order: (r) => sql`${r.createdAt} DESC, ${r.id} DESC` }),
    matchRun: one(MatchRun, (r, _, args) => sql`${r.id} = ${value(args['id'], 'uuid')}`),
    matchRuns: page(MatchRun, () => true, runPaging),
    blockedPairs: page(
      BlockedPair,
      (b, _, args) => (args['userId'] == null ? true : sql`${value(args['userId'], 'uuid')} IN (${b.firstUser}, ${b.secondUser})`),
      pairPaging,
    ),
  }),
  adds('RunMatchingPayload', run),
  adds('ApplyMatchingPayload', { ...run, wasAlready }),
  adds('AddBlockedPairPayload', {
    blockedPair: one(BlockedPair, (b) => sql`${b.id} = ${payload('blockedPairId', 'uuid')}`, { follow: true, sure: true }),
    wasAlready,
  }),
  adds('RemoveBlockedPairPayload', { removedId: computed(() => sql`${payload('removedId', 'text')}`) }),
];
