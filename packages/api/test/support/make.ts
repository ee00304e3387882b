import { randomUUID } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { Commitment } from '../../src/commitment/commitment.entity.ts';
import { LongTermGoal } from '../../src/goal/long-term-goal.entity.ts';
import { MeetingAttendance } from '../../src/meeting/meeting-attendance.entity.ts';
import { Meeting } from '../../src/meeting/meeting.entity.ts';
import { MembershipPeriod } from '../../src/pod/membership-period.entity.ts';
import { PodMembership } from '../../src/pod/pod-membership.entity.ts';
import { Pod } from '../../src/pod/pod.entity.ts';
import { UserRole } from '../../src/user/user-role.entity.ts';
import { User } from '../../src/user/user.entity.ts';
import { NOW } from './clock.ts';

/** What a test wants to say about a thing; everything else is filled in. */
type Given<Entity> = Partial<RequiredEntityData<Entity>>;

let telegramIds = 700_000_000;

/** A member who has finished the onboarding, in London, with the role `unpaid`. */
export async function makeUser(em: EntityManager, given: Given<User> = {}): Promise<User> {
  const user = em.create(User, {
    telegramUserId: String((telegramIds += 1)),
    firstName: 'Member',
    createdAt: NOW,
    updatedAt: NOW,
    timezone: 'Europe/London',
    onboardingStep: null,
    ...given,
  });
  em.create(UserRole, { user, roleType: 'unpaid', grantedAt: NOW, updatedAt: NOW });
  await em.flush();
  return user;
}

/** A role beside the one that `makeUser` gives. */
export async function makeRole(em: EntityManager, given: Given<UserRole> & Pick<RequiredEntityData<UserRole>, 'user' | 'roleType'>): Promise<UserRole> {
  const role = em.create(UserRole, { grantedAt: NOW, updatedAt: NOW, source: 'person', ...given });
  await em.flush();
  return role;
}

/** An active pod of six that meets on Mondays at seven in the evening in New York. */
export async function makePod(em: EntityManager, given: Given<Pod> = {}): Promise<Pod> {
  const schedule = { dayOfWeek: 1, localTime: '19:00:00', timezone: 'America/New_York' };
  const pod = em.create(Pod, { name: 'Pod', createdAt: NOW, updatedAt: NOW, ...schedule, ...given });
  await em.flush();
  return pod;
}

/** A membership with its period; counts the member in the pod when it has not been left. */
export async function makeMembership(em: EntityManager, given: Given<PodMembership> & { user: User; pod: Pod }): Promise<PodMembership> {
  const membership = em.create(PodMembership, { joinedAt: NOW, updatedAt: NOW, ...given });
  const isPaused = membership.status === 'paused';
  em.create(MembershipPeriod, { membership, status: isPaused ? 'paused' : 'active', startedAt: membership.joinedAt, endedAt: membership.leftAt ?? null });
  if (membership.status !== 'left') given.pod.currentMembers += 1;
  await em.flush();
  return membership;
}

/** An active promise without a due day; counts in the member's total. */
export async function makeCommitment(em: EntityManager, given: Given<Commitment> & { user: User }): Promise<Commitment> {
  const commitment = em.create(Commitment, { commitment: 'Walk for 30 minutes', createdAt: NOW, updatedAt: NOW, ...completion(given), ...given });
  if (!commitment.deletedAt) {
    given.user.totalCommitments += 1;
    if (commitment.status === 'completed') given.user.completedCommitments += 1;
  }
  await em.flush();
  return commitment;
}

/** A goal of a member, without a target day. */
export async function makeGoal(em: EntityManager, given: Given<LongTermGoal> & { user: User }): Promise<LongTermGoal> {
  const goal = em.create(LongTermGoal, { title: 'Run a half marathon', createdAt: NOW, updatedAt: NOW, ...given });
  await em.flush();
  return goal;
}

/** A meeting that is still to come. */
export async function makeMeeting(em: EntityManager, given: Given<Meeting> & { pod: Pod }): Promise<Meeting> {
  const scheduledAt = (given.scheduledAt as Date | undefined) ?? new Date(NOW.getTime() + 86_400_000);
  const meeting = em.create(Meeting, { scheduledAt, localDate: scheduledAt.toISOString().slice(0, 10), createdAt: NOW, updatedAt: NOW, ...given });
  await em.flush();
  return meeting;
}

/** A member's part in a meeting: expected, unless told otherwise. */
export async function makeAttendance(em: EntityManager, given: Given<MeetingAttendance> & { meeting: Meeting; user: User }): Promise<MeetingAttendance> {
  const attendance = em.create(MeetingAttendance, { createdAt: NOW, updatedAt: NOW, ...given });
  await em.flush();
  return attendance;
}

/** An id that belongs to nothing. */
export const unknownId = (): string => randomUUID();

function completion(given: Given<Commitment>): Given<Commitment> {
  return given.status === 'completed' ? { completedAt: NOW, userDay: NOW.toISOString().slice(0, 10) } : {};
}
