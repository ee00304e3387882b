import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { noteAudit } from '../event/audit-note.ts';
import { recordEvents } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { DomainError } from '../lib/errors.ts';
import { isId } from '../lib/id.rules.ts';
import { paragraphsOf } from '../lib/text.rules.ts';
import { lockPeople, noteActivity } from '../user/lock-people.actions.ts';
import { personOf } from '../user/person.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { Connection } from './connection.entity.ts';
import type { AnswerConnectionInput, ProposeConnectionInput } from './connection.input.ts';
import { LONGEST_REASON, mondayOf, pairOf, replyOf, requireFits, SNOOZE_DAYS, statusOf } from './connection.rules.ts';

type Answered = { readonly connectionId: string };

/**
 * Brings two people together for this week: who proposes has thereby accepted. Members propose to somebody of a pod of theirs, admins to anybody for anybody.
 * @throws DomainError INVALID_INPUT for oneself, NOT_FOUND for somebody out of sight, FORBIDDEN, CONFLICT when these two have met with a proposal this week
 */
export async function proposeConnection(ctx: ActionContext, input: ProposeConnectionInput): Promise<Answered> {
  const userId = personOf(ctx.viewer, input.userId);
  const other = input.withUserId;
  if (other === userId) throw new DomainError('INVALID_INPUT', 'Nobody meets themselves; name somebody else.', 'withUserId');
  if (!isId(other)) throw unseen();
  await lockPeople(ctx, [userId, other]);
  const podId = await sharedPod(ctx, userId, other);
  if (podId === null && ctx.viewer.kind !== 'admin') throw unseen();
  const reason = paragraphsOf(input.reason ?? null, { longest: LONGEST_REASON, field: 'reason' });
  const connectionId = await insert(ctx, { userId, other, podId, reason });
  noteAudit(ctx, { subjectId: userId, details: { connectionId, withUserId: other } });
  if (userId === ctx.viewer.id) await noteActivity(ctx);
  await tell(ctx, connectionId, 'connection.proposed', [userId, other]);
  return { connectionId };
}

const unseen = (): DomainError => new DomainError('NOT_FOUND', 'There is no such member in a pod of yours.', 'withUserId');

/** A pod to which both belong at present; null if there is none. */
async function sharedPod({ em }: ActionContext, one: string, other: string): Promise<string | null> {
  const [shared] = await em.execute<{ pod_id: string }[]>(
    `select a.pod_id from pod_memberships a join pod_memberships b on b.pod_id = a.pod_id
     where a.user_id = ? and b.user_id = ? and a.status = 'active' and b.status = 'active' order by a.joined_at, a.pod_id limit 1`,
    [one, other],
  );
  return shared?.pod_id ?? null;
}

type Proposal = { readonly userId: string; readonly other: string; readonly podId: string | null; readonly reason: string | null };

async function insert({ em, viewer, now }: ActionContext, { userId, other, podId, reason }: Proposal): Promise<string> {
  const id = randomUUID();
  const [first, second] = pairOf(userId, other);
  // What an admin proposes nobody has agreed to yet.
  const mine = userId === viewer.id ? 'accepted' : null;
  const answers = first === userId ? [mine, null] : [null, mine];
  const why = reason === null ? null : JSON.stringify({ text: reason, shared: [] });
  const written = await em.execute<unknown[]>(
    `insert into connections (id, first_user_id, second_user_id, pod_id, round_on, why, proposed_by, first_answer, second_answer, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict (first_user_id, second_user_id, round_on) do nothing returning id`,
    [id, first, second, podId, mondayOf(now.toISOString().slice(0, 10)), why, mine && userId, ...answers, now, now],
  );
  if (written.length === 0) throw new DomainError('CONFLICT', 'These two are brought together this week already; answer that proposal.', 'withUserId');
  return id;
}

/**
 * Says yes, no or later to a proposal, and afterwards whether one met. The same answer again changes nothing and records no event.
 * @throws DomainError NOT_FOUND for a proposal to others, CONFLICT for an answer that does not fit how it stands
 */
export async function answerConnection(ctx: ActionContext, { id, answer }: AnswerConnectionInput): Promise<Answered> {
  const connection = isId(id) ? await ctx.em.findOne(Connection, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  const people = connection ? [connection.firstUser.id, connection.secondUser.id, connection.thirdUser?.id] : [];
  const place = people.indexOf(ctx.viewer.id ?? undefined);
  if (!connection || place < 0) throw new DomainError('NOT_FOUND', 'There is no such proposal to you.', 'id');
  noteAudit(ctx, { subjectId: ctx.viewer.id, details: { connectionId: id, answer } });
  requireFits(answer, { status: connection.status, hasMet: connection.hasMet ?? null });
  const before = saidOf(connection);
  apply(connection, { answer, place, now: ctx.now });
  if (saidOf(connection) === before) return { connectionId: id };
  connection.answeredAt = ctx.now;
  await ctx.em.flush();
  await noteActivity(ctx);
  await tell(
    ctx,
    id,
    'connection.answered',
    people.filter((person) => person !== undefined),
  );
  return { connectionId: id };
}

/** All that an answer can change. */
const saidOf = ({ firstAnswer, secondAnswer, thirdAnswer, hasMet }: Connection): string => JSON.stringify([firstAnswer, secondAnswer, thirdAnswer, hasMet]);

const PLACES = ['firstAnswer', 'secondAnswer', 'thirdAnswer'] as const;

function apply(connection: Connection, { answer, place, now }: { answer: AnswerConnectionInput['answer']; place: number; now: Date }): void {
  const reply = replyOf(answer);
  if (reply === null) {
    connection.hasMet = answer === 'met';
    return;
  }
  const { firstAnswer, secondAnswer, thirdAnswer } = connection;
  if (reply === 'snoozed' && connection[PLACES[place]!] !== 'snoozed') connection.snoozedUntil = new Date(now.getTime() + SNOOZE_DAYS * 86_400_000);
  connection[PLACES[place]!] = reply;
  const replies = [firstAnswer, secondAnswer, ...(connection.thirdUser ? [thirdAnswer] : [])].map((old, at) => (at === place ? reply : (old ?? null)));
  if (!replies.includes('snoozed')) connection.snoozedUntil = null;
  connection.status = statusOf(replies);
}

/** Each of them has it in their part of the log. */
async function tell({ em, now }: ActionContext, subjectId: string, type: EventType, people: readonly string[]): Promise<void> {
  await recordEvents(
    em,
    people.map((userId) => ({ type, at: now, userId, subjectId })),
  );
}
