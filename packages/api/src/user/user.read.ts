import type { Event } from '../event/event.entity.ts';
import { DomainError } from '../lib/errors.ts';
import {
  adds,
  admin,
  among,
  anyOf,
  computed,
  everyone,
  follow,
  is,
  many,
  now,
  one,
  only,
  open,
  page,
  type Paging,
  payload,
  readable,
  type Row,
  type Rule,
  scope,
  value,
  viewerId,
  type ViewerRule,
  keysPods,
  scopeIn,
} from '../read/declare.ts';
import type { Args, Readable, ViewerClass } from '../read/source.ts';
import { type Condition, every, raw, type Sql, sql, within } from '../read/sql.ts';
import { User } from './user.entity.ts';
import { UserRole } from './user-role.entity.ts';

/**
 * Who sees which person: the person, everybody who is in a pod with them at present, admins, and keys with `members:read`.
 * A bot that acts for nobody sees nobody in lists and look-ups: it gets the one member it has just registered as that mutation's answer, and acts for members after that.
 */
const self: Rule<User> = (user, viewer) => viewer.kind === 'member' && sql`${user.id} = ${viewerId}`;
/** The pods that the viewer belongs to at present, as a query of ids. */
export const viewersPods: Sql = sql`SELECT pod_id FROM pod_memberships WHERE user_id = ${viewerId} AND status = 'active'`;
const podMate: Rule<User> = (user, viewer) =>
  viewer.kind === 'member' && within(user.id, sql`SELECT user_id FROM pod_memberships WHERE status <> 'left' AND ${within(raw('pod_id'), viewersPods)}`);
/** The members of the pods that a third party's key is limited to, as a query of ids. */
const keysMembers: Sql = sql`SELECT user_id FROM pod_memberships WHERE status <> 'left' AND pod_id = ANY (${keysPods})`;
/** Rows about a member, for a third party whose key opens the scope. */
export const membersScope = <E extends { user: unknown }>(wanted: string): Rule<E> =>
  scopeIn<E>(wanted, (row) => within((row as unknown as { readonly user: Sql }).user, keysMembers));
/** Rows that belong to the viewer. */
export const own = (row: { readonly user: Sql }, viewer: { readonly kind: string }): Condition => viewer.kind === 'member' && sql`${row.user} = ${viewerId}`;

/** What no pod-mate sees. */
export const insider = anyOf<User>(self, admin, scope('pii:read'));
const mayKnowWho = scope('pii:read');
/** What tells who somebody is, and what somebody wrote about themselves and their life: people see it of people, third parties with `pii:read`. */
export const personal: ViewerRule = (row, viewer) => viewer.kind !== 'integration' || mayKnowWho(row, viewer);

const opensMembers = scope('members:read');
/** Whose a row is: people who see the row see whose it is; keys that act for nobody need `members:read` for it, as for every person. */
export const whose: ViewerRule = (row, viewer) => (viewer.kind !== 'integration' && viewer.kind !== 'bot') || opensMembers(row, viewer);

/** The streak is kept as of its last recomputation; days close without anything happening. */
const currentStreak = (user: Row<User>): Sql => sql`CASE WHEN ${user.streakValidUntil} <= ${now} THEN 0 ELSE ${user.currentStreak} END`;
/** The date on a member's wall, or the one before while the wall clock shows an hour before their day start. */
const wallDay = (user: Row<User>): Sql => sql`((${now} AT TIME ZONE ${user.timezone}) - ${user.dayStartHour} * interval '1 hour')::date`;
/** The member's day: that of their wall, or the last of their ledger while travel over the date line has put that ahead. It never goes back. */
export const memberToday = (user: Row<User>): Sql =>
  sql`greatest(${wallDay(user)}, (SELECT max(l.day) FROM user_days l WHERE l.user_id = ${user.id} AND l.day > ${wallDay(user)}))`;

const userPaging: Paging<User> = {
  orders: {
    CREATED_AT: { by: (u) => u.createdAt, type: 'timestamptz' },
    LAST_ACTIVITY_AT: { by: (u) => u.lastActivityAt, type: 'timestamptz', nullable: true },
  },
  usual: { field: 'CREATED_AT', direction: 'DESC' },
  filters: {
    isActive: is('isActive', 'bool'),
    goalsCategory: among('goalsCategory'),
    experienceLevel: among('experienceLevel'),
    timezone: among('timezone'),
    createdAt: is('createdAt', 'timestamptz'),
    lastActivityAt: is('lastActivityAt', 'timestamptz'),
  },
};

const isCurrent = (role: Row<UserRole>): Sql => sql`(${role.expiresAt} IS NULL OR ${role.expiresAt} > ${now})`;
const rolePaging: Paging<UserRole> = {
  orders: { GRANTED_AT: { by: (r) => r.grantedAt, type: 'timestamptz' } },
  usual: { field: 'GRANTED_AT', direction: 'DESC' },
  filters: {
    roleType: among('roleType'),
    userId: (r, id) => sql`${r.user} = ${value(id, 'uuid')}`,
    isActive: (r, wanted) => (wanted === true ? isCurrent(r) : sql`NOT ${isCurrent(r)}`),
  },
};

/**
 * By a Telegram id only those are found whose Telegram id the caller may see: otherwise it could be tried out whose it is.
 * @throws DomainError INVALID_INPUT unless exactly one of the two is given
 */
function namedUser(user: Row<User>, args: Args, viewer: ViewerClass): Condition {
  if ((args.id == null) === (args.telegramUserId == null)) throw new DomainError('INVALID_INPUT', 'Give either `id` or `telegramUserId`, and not both.');
  if (args.id != null) return sql`${user.id} = ${value(args.id, 'uuid')}`;
  return every([sql`${user.telegramUserId} = ${value(args.telegramUserId, 'int8')}`, insider(user, viewer)]);
}

/** The user a mutation answered. Whoever was let do it sees the person it was done to. */
const answeredUser = one(User, (u) => sql`${u.id} = ${payload('userId', 'uuid')}`, { follow: true, sure: true });

export const userReads: Readable[] = [
  readable(User, {
    rows: anyOf<User>(
      admin,
      scopeIn<User>('members:read', (user) => within(user.id, keysMembers)),
      self,
      podMate,
    ),
    fields: {
      ...open<User>(
        'id',
        'createdAt',
        'updatedAt',
        'version',
        'firstBotInteractionAt',
        'firstCommitmentAt',
        'firstPodCallAt',
        'timezone',
        'dayStartHour',
        'goalsCategory',
        'experienceLevel',
        'preferredMeetingStyle',
        'totalCommitments',
        'completedCommitments',
        'longestStreak',
        'lastActivityAt',
        'isActive',
        'onboardingStep',
      ),
      ...only<User>(personal, 'firstName', 'username', 'bio', 'strengths', 'helpNeeded'),
      ...only<User>(insider, 'email', 'telegramUserId'),
      currentStreak: computed<User>(currentStreak),
      completionPercent: computed<User>((u) => sql`round(${u.completedCommitments} * 100.0 / nullif(${u.totalCommitments}, 0), 2)`),
      today: computed<User>(memberToday),
    },
  }),
  readable(UserRole, {
    rows: anyOf<UserRole>(own, admin),
    fields: { ...open<UserRole>('id', 'roleType', 'grantedAt', 'expiresAt'), ...follow<UserRole>('user'), isActive: computed<UserRole>(isCurrent, everyone) },
  }),
  adds<User>('User', { roles: many(UserRole, (r, u: Row<User>) => sql`${r.user} = ${u.id}`, { order: (r) => sql`${r.grantedAt}, ${r.id}` }) }),
  adds('Query', {
    me: one(User, (u) => sql`${u.id} = ${viewerId}`),
    user: one(User, (u, _, args, viewer) => namedUser(u, args, viewer)),
    users: page(User, () => true, userPaging),
    userRoles: page(UserRole, () => true, rolePaging),
  }),
  adds<Event>('Event', { user: one(User, (u, event: Row<Event>) => sql`${u.id} = ${event.userId}`) }),
  adds('RegisterTelegramUserPayload', { user: answeredUser, isNew: computed(() => sql`${payload('isNew', 'bool')}`) }),
  adds('UpdateProfilePayload', { user: answeredUser }),
  adds('GrantRolePayload', { user: answeredUser }),
  adds('RevokeRolePayload', { user: answeredUser }),
];
