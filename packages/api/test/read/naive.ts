import { buildSchema, type DocumentNode, execute, GraphQLError } from 'graphql';
import type { ViewerKind } from '../../src/viewer/viewer.ts';
import { type Boxed, compareAll, connection, passes } from './naive-lists.ts';
import { SDL } from './demo/schema.ts';

// The other side of the property: graphql-js over plain arrays, the rules written once more in JavaScript. It shares no code with the planner.
export const plainSchema = buildSchema(SDL);
export type Table = 'users' | 'pods' | 'goals' | 'commitments' | 'pod_memberships' | 'user_roles' | 'meetings' | 'events';
export type Data = Record<Table, any[]> & { kpi: any };
export type Who = { readonly kind: ViewerKind; readonly scopes: readonly string[]; readonly id: string | null };
type Field = (row: any, args: any) => unknown;

/** Who sees which rows. */
function sightOf(data: Data, who: Who) {
  const isMember = who.kind === 'member';
  const isAdmin = who.kind === 'admin';
  const has = (scope: string): boolean => (who.kind === 'integration' || who.kind === 'bot') && who.scopes.includes(scope);
  const active = data.pod_memberships.filter((membership) => membership.status === 'active');
  const pods = new Set(active.filter((membership) => isMember && membership.user_id === who.id).map((membership) => membership.pod_id));
  const mates = new Set(active.filter((membership) => pods.has(membership.pod_id)).map((membership) => membership.user_id));
  const isMine = (row: any): boolean => isMember && row.user_id === who.id;
  const inPod = (row: any): boolean => row.pod_id !== null && pods.has(row.pod_id);
  const rows: { readonly [type: string]: (row: any) => boolean } = {
    User: (row) => isAdmin || has('members:read') || (isMember && row.id === who.id) || mates.has(row.id),
    UserRole: (row) => isMine(row) || isAdmin,
    Goal: (row) => isMine(row) || isAdmin,
    Membership: (row) => isAdmin || isMine(row) || inPod(row),
    Commitment: (row) => isAdmin || isMine(row) || (row.shared_with_pod && inPod(row)),
    Event: (row) => isAdmin || isMine(row) || inPod(row),
  };
  return {
    row: (type: string, row: any): boolean => rows[type]?.(row) ?? true,
    personal: (user: any): boolean => isAdmin || has('pii:read') || (isMember && user.id === who.id),
    zoomLink: (pod: any): boolean => isAdmin || pods.has(pod.id),
    kpis: isAdmin || has('kpis:read'),
  };
}

/** The instant of the question, and the event that a subscription is read for. */
export type Moment = { readonly now: Date; readonly event?: string | undefined };

/** What each field says, where that is not simply the column of its name. */
function fieldsOf(data: Data, who: Who, { now, event }: Moment): { readonly [field: string]: Field } {
  const sight = sightOf(data, who);
  const find = (type: string, rows: readonly any[], id: unknown, follow = false): Boxed | null => {
    const row = rows.find((one) => one.id === id);
    return row && (follow || sight.row(type, row)) ? { type, row } : null;
  };
  const list = (type: string, rows: readonly any[], key: (row: any) => any[], first?: number): Boxed[] => {
    if (first !== undefined && (first < 1 || first > 100)) throw new GraphQLError('bad size');
    const seen = rows.filter((row) => sight.row(type, row)).toSorted((a, b) => compareAll(key(a), key(b)));
    return seen.slice(0, first).map((row) => ({ type, row }));
  };
  const page = (type: string, all: readonly any[], rows: readonly any[], [args, field, direction]: [any, string, 'ASC' | 'DESC']) =>
    connection({ type, rows: rows.filter((row) => sight.row(type, row)), all, args, usual: { of: type, field, direction } });
  const commitments = (rows: readonly any[], args: any) =>
    page(
      'Commitment',
      data.commitments,
      rows.filter((row) => passes(row, args.filter)),
      [args, 'CREATED', 'DESC'],
    );
  const user: Field = (row) => find('User', data.users, row.user_id, true);
  const pod: Field = (row) => find('Pod', data.pods, row.pod_id);
  const complete: Field = (_, { id }) => ({ plain: true, commitment: find('Commitment', data.commitments, id), goal: null, praise: 'Done', wasAlready: false });
  const told = data.events.filter(({ kind }) => kind !== 'other');
  return {
    'Query.me': () => find('User', data.users, who.id),
    'Query.user': (_, { id, telegramUserId }) => {
      if ((id == null) === (telegramUserId == null)) throw new GraphQLError('one of the two');
      return find('User', data.users, id ?? data.users.find((row) => row.telegram_user_id === telegramUserId)?.id);
    },
    'Query.pod': (_, { id }) => find('Pod', data.pods, id),
    'Query.commitment': (_, { id }) => find('Commitment', data.commitments, id),
    'Query.pods': (_, args) => page('Pod', data.pods, data.pods, [args, 'NAME', 'ASC']),
    'Query.events': (_, args) => page('Event', data.events, told, [args, 'AT', 'DESC']),
    'Query.commitments': (_, args) => commitments(data.commitments, args),
    'Query.activities': (_, { first }) => list('Event', told, (row) => [-Date.parse(row.at), row.id], first ?? 20),
    'Query.kpis': () => (sight.kpis ? { plain: true, usage: data.kpi && { type: 'Kpi', row: data.kpi }, refreshedAt: now.toISOString() } : null),
    'Query.version': () => '1',
    'Query.health': () => ({ plain: true, status: 'ok' }),
    'Mutation.touch': (_, { id }) => find('Commitment', data.commitments, id),
    'Mutation.complete': complete,
    'Subscription.happened': () => find('Event', told, event),
    'User.email': (row) => (sight.personal(row) ? row.email : null),
    'User.telegramUserId': (row) => (sight.personal(row) ? row.telegram_user_id : null),
    'User.stats': ({ total_commitments: total, completed_commitments: completed }) => ({
      plain: true,
      total,
      completed,
      percent: total === 0 ? null : (completed * 100) / total,
    }),
    'User.commitments': (row, args) =>
      commitments(
        data.commitments.filter((one) => one.user_id === row.id),
        args,
      ),
    'User.recentCommitments': (row, { first }) =>
      list(
        'Commitment',
        data.commitments.filter((one) => one.user_id === row.id),
        (one) => [-Date.parse(one.created_at), one.id],
        first ?? 20,
      ),
    'User.roles': (row) =>
      list(
        'UserRole',
        data.user_roles.filter((one) => one.user_id === row.id),
        (one) => [Date.parse(one.granted_at), one.id],
      ),
    'User.memberships': (row) =>
      list(
        'Membership',
        data.pod_memberships.filter((one) => one.user_id === row.id),
        (one) => [Date.parse(one.joined_at), one.id],
      ),
    'Pod.members': (row) =>
      list(
        'Membership',
        data.pod_memberships.filter((one) => one.pod_id === row.id),
        (one) => [Date.parse(one.joined_at), one.id],
      ),
    'Pod.meetings': (row, args) =>
      page(
        'Meeting',
        data.meetings,
        data.meetings.filter((one) => one.pod_id === row.id),
        [args, 'AT', 'ASC'],
      ),
    'Pod.nextMeeting': (row) =>
      list(
        'Meeting',
        data.meetings.filter((one) => one.pod_id === row.id && Date.parse(one.scheduled_at) > now.getTime()),
        (one) => [Date.parse(one.scheduled_at), one.id],
        1,
      )[0] ?? null,
    'Pod.zoomLink': (row) => (sight.zoomLink(row) ? row.zoom_link : null),
    'Commitment.status': (row) => row.status.toUpperCase(),
    'Commitment.tags': (row) => row.tags.map((tag: string) => tag.toUpperCase()),
    'Commitment.reading': (row) => row.reading && { type: 'Reading', row: row.reading },
    'Commitment.grid': (row) => row.grid.map((line: any[]) => line.map((reason) => ({ type: 'Reason', row: reason }))),
    'Reading.tag': (row) => row.tag?.toUpperCase() ?? null,
    'Reading.reasons': (row) => (row.reasons ?? []).map((reason: any) => ({ type: 'Reason', row: reason })),
    'Commitment.goal': (row) => find('Goal', data.goals, row.related_goal_id),
    'CommitmentEvent.commitment': (row) => find('Commitment', data.commitments, row.commitment_id),
    ...Object.fromEntries(['Commitment.pod', 'Membership.pod', 'PodEvent.pod'].map((field) => [field, pod])),
    ...Object.fromEntries(['UserRole', 'Goal', 'Membership', 'Commitment', 'CommitmentEvent', 'PodEvent'].map((type) => [`${type}.user`, user])),
  };
}

const column = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A row that is `sure` and yet not there makes its parent null: in the planner silently, in graphql-js with this error. */
const isClimbingNull = ({ message }: GraphQLError): boolean => message.startsWith('Cannot return null for non-nullable field');

/** What graphql-js answers when every field is a function over the arrays. */
export async function naive({ document, variables }: { document: DocumentNode; variables: Record<string, unknown> }, data: Data, who: Who, moment: Moment) {
  const fields = fieldsOf(data, who, moment);
  const { data: found, errors = [] } = await execute({
    schema: plainSchema,
    document,
    variableValues: variables,
    rootValue: {},
    fieldResolver: (source, args, _context, { parentType, fieldName }) => {
      if (source.plain) return source[fieldName];
      const field = fields[`${parentType.name}.${fieldName}`];
      return field ? field(source.row, args) : (source.row[column(fieldName)] ?? null);
    },
    typeResolver: ({ row }) => (row.kind === 'commitment' ? 'CommitmentEvent' : 'PodEvent'),
  });
  const refusals = errors.filter((error) => !isClimbingNull(error));
  return { data: found, ...(refusals.length > 0 && { errors: refusals }) };
}
