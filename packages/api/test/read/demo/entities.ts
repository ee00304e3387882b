import { defineEntity, p } from '@mikro-orm/postgresql';

// A small world of its own, with one of everything the read path can do. It follows the product's words, but none of its tables.
const id = () => p.uuid().primary();
const text = () => p.text().nullable();
const at = () => p.datetime();

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: id(),
    telegramUserId: p.bigint('string'),
    email: text(),
    firstName: text(),
    createdAt: at(),
    timezone: text(),
    strengths: p.json<string[]>().nullable(),
    totalCommitments: p.integer(),
    completedCommitments: p.integer(),
    lastActivityAt: at().nullable(),
  },
});
export class User extends UserSchema.class {}
UserSchema.setClass(User);

const UserRoleSchema = defineEntity({
  name: 'UserRole',
  tableName: 'user_roles',
  properties: { id: p.integer().primary(), user: () => p.manyToOne(User), roleType: p.text(), grantedAt: at() },
});
export class UserRole extends UserRoleSchema.class {}
UserRoleSchema.setClass(UserRole);

const PodSchema = defineEntity({
  name: 'Pod',
  tableName: 'pods',
  properties: { id: id(), name: p.text(), timeUtc: p.time().nullable(), zoomLink: text(), seats: p.integer() },
});
export class Pod extends PodSchema.class {}
PodSchema.setClass(Pod);

const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'pod_memberships',
  properties: { id: id(), user: () => p.manyToOne(User), pod: () => p.manyToOne(Pod), joinedAt: at(), status: p.text() },
});
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);

const MeetingSchema = defineEntity({
  name: 'Meeting',
  tableName: 'meetings',
  properties: { id: p.bigint('string').primary(), pod: () => p.manyToOne(Pod), scheduledAt: at(), minutes: p.integer() },
});
export class Meeting extends MeetingSchema.class {}
MeetingSchema.setClass(Meeting);

const GoalSchema = defineEntity({
  name: 'Goal',
  tableName: 'goals',
  properties: { id: id(), user: () => p.manyToOne(User), title: p.text(), progress: p.decimal('number').precision(5).scale(2) },
});
export class Goal extends GoalSchema.class {}
GoalSchema.setClass(Goal);

const CommitmentSchema = defineEntity({
  name: 'Commitment',
  tableName: 'commitments',
  properties: {
    id: id(),
    user: () => p.manyToOne(User),
    commitment: p.text(),
    status: p.text(),
    tags: p.array(),
    remindersAt: p.array().columnType('timestamptz[]').nullable(),
    category: text(),
    difficulty: p.integer().nullable(),
    dueDate: p.date().nullable(),
    createdAt: at(),
    sharedWithPod: p.boolean(),
    reading: p.json().nullable(),
    grid: p.json(),
    goal: () => p.manyToOne(Goal).fieldName('related_goal_id').nullable(),
    pod: () => p.manyToOne(Pod).nullable(),
  },
});
export class Commitment extends CommitmentSchema.class {}
CommitmentSchema.setClass(Commitment);

const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'events',
  properties: {
    id: id(),
    kind: p.text(),
    at: at(),
    user: () => p.manyToOne(User),
    pod: () => p.manyToOne(Pod).nullable(),
    commitment: () => p.manyToOne(Commitment).nullable(),
  },
});
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);

const KpiSchema = defineEntity({
  name: 'Kpi',
  expression: 'select * from kpi_rollup',
  properties: { attendance: p.float().nullable(), newUsers: p.bigint('string') },
});
export class Kpi extends KpiSchema.class {}
KpiSchema.setClass(Kpi);

export const entities = [User, UserRole, Pod, Membership, Meeting, Goal, Commitment, Event, Kpi];

/** The tables by the name that the data set uses, parents first. */
export const TABLES = ['users', 'pods', 'goals', 'commitments', 'pod_memberships', 'user_roles', 'meetings', 'events'] as const;
export const CREATE_TABLES = `
  CREATE TABLE users (id uuid PRIMARY KEY, telegram_user_id int8 NOT NULL, email text, first_name text, created_at timestamptz NOT NULL, timezone text, strengths jsonb,
    total_commitments int4 NOT NULL, completed_commitments int4 NOT NULL, last_activity_at timestamptz);
  CREATE TABLE pods (id uuid PRIMARY KEY, name text COLLATE "C" NOT NULL, time_utc time, zoom_link text, seats int4 NOT NULL);
  CREATE TABLE goals (id uuid PRIMARY KEY, user_id uuid NOT NULL, title text NOT NULL, progress numeric(5,2) NOT NULL);
  CREATE TABLE commitments (id uuid PRIMARY KEY, user_id uuid NOT NULL, commitment text NOT NULL, status text NOT NULL, tags text[] NOT NULL, reminders_at timestamptz[], category text,
    difficulty int4, due_date date, created_at timestamptz NOT NULL, shared_with_pod boolean NOT NULL, reading jsonb, grid jsonb NOT NULL, related_goal_id uuid, pod_id uuid);
  CREATE TABLE pod_memberships (id uuid PRIMARY KEY, user_id uuid NOT NULL, pod_id uuid NOT NULL, joined_at timestamptz NOT NULL, status text NOT NULL);
  CREATE TABLE user_roles (id int4 PRIMARY KEY, user_id uuid NOT NULL, role_type text NOT NULL, granted_at timestamptz NOT NULL);
  CREATE TABLE meetings (id int8 PRIMARY KEY, pod_id uuid NOT NULL, scheduled_at timestamptz NOT NULL, minutes int4 NOT NULL);
  CREATE TABLE events (id uuid PRIMARY KEY, kind text NOT NULL, at timestamptz NOT NULL, user_id uuid NOT NULL, pod_id uuid, commitment_id uuid);
  CREATE TABLE kpi_rollup (attendance float8, new_users int8 NOT NULL)`;
