import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import type { Context } from '../viewer/context.ts';
import { joinPod, leavePod, pauseMembership, resumeMembership } from './membership.actions.ts';
import { IntroCardsArgs, PodMembershipArgs, PodMembershipsArgs } from './pod-list.input.ts';
import {
  JoinPodPayload,
  LeavePodPayload,
  LeaveWaitlistPayload,
  PauseMembershipPayload,
  ResumeMembershipPayload,
  RotateCalendarFeedPayload,
} from './pod-payloads.type.ts';
import { JoinPodInput, LeavePodInput, LeaveWaitlistInput, PauseMembershipInput, ResumeMembershipInput, RotateCalendarFeedInput } from './pod.input.ts';
import { IntroCardType, PodMembershipConnection, PodMembershipType, WaitlistEntryType } from './pod.type.ts';
import { rotateCalendarFeed } from './calendar.actions.ts';
import { requireSeat } from './seat.rules.ts';
import { leaveWaitlist } from './waitlist.actions.ts';

type Answered = Promise<object>;
const WHOSE = 'Which pod, and for admins whose seat.';

@Resolver(() => PodMembershipType)
export class MembershipResolver {
  @Query(() => PodMembershipType, { nullable: true, description: 'One membership; null if there is none, or none that the caller may see.' })
  podMembership(@Args(() => PodMembershipArgs) _which: PodMembershipArgs): PodMembershipType {
    return planned();
  }

  @Query(() => [IntroCardType], {
    description:
      'The members of a pod as they are introduced to one another, in the order of joining: those who are active in it. Empty for whoever is neither an admin nor an active member of the pod.',
  })
  introCards(@Args(() => IntroCardsArgs) _which: IntroCardsArgs): IntroCardType[] {
    return planned();
  }

  @Query(() => PodMembershipConnection, {
    description: 'The memberships that the caller may see: their own, past ones included, and those of their pod at present; all for admins.',
  })
  podMemberships(@Args(() => PodMembershipsArgs) _which: PodMembershipsArgs): object {
    return planned();
  }

  @Mutation(() => JoinPodPayload, {
    description: 'Takes a seat. A full pod answers POD_FULL and keeps a place on its waitlist, unless told not to. Twice is as good as once.',
  })
  async joinPod(@Arg('input', () => JoinPodInput, { description: WHOSE }) input: JoinPodInput, @Ctx() ctx: Context): Answered {
    return requireSeat(await ctx.runAction(input, joinPod));
  }

  @Mutation(() => LeavePodPayload, { description: 'Gives a seat up; the next on the waitlist gets an offer. Twice is as good as once.' })
  leavePod(@Arg('input', () => LeavePodInput, { description: WHOSE }) input: LeavePodInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, leavePod);
  }

  @Mutation(() => LeaveWaitlistPayload, { description: 'Gives a place on a waitlist up, or an offer. Twice is as good as once.' })
  leaveWaitlist(@Arg('input', () => LeaveWaitlistInput, { description: WHOSE }) input: LeaveWaitlistInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, leaveWaitlist);
  }

  @Mutation(() => PauseMembershipPayload, { description: 'Puts a membership aside and keeps the seat. Twice is as good as once.' })
  pauseMembership(@Arg('input', () => PauseMembershipInput, { description: WHOSE }) input: PauseMembershipInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, pauseMembership);
  }

  @Mutation(() => ResumeMembershipPayload, { description: 'Takes a paused membership up again. Twice is as good as once.' })
  resumeMembership(@Arg('input', () => ResumeMembershipInput, { description: WHOSE }) input: ResumeMembershipInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, resumeMembership);
  }

  @Mutation(() => RotateCalendarFeedPayload, { description: 'Gives the calendar of a membership another link; the one before is worth nothing any more.' })
  rotateCalendarFeed(@Arg('input', () => RotateCalendarFeedInput, { description: WHOSE }) input: RotateCalendarFeedInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, rotateCalendarFeed);
  }
}

@Resolver(() => UserType)
export class MembershipsOfUserResolver {
  @FieldResolver(() => [PodMembershipType], {
    description: 'Their places in pods, past ones included, in the order of joining; of somebody else only those in pods of one’s own.',
  })
  memberships(): PodMembershipType[] {
    return planned();
  }

  @FieldResolver(() => [WaitlistEntryType], {
    description: 'The seats they wait for or are offered, in the order of asking. Empty for whoever is neither the person nor an admin.',
  })
  waitlist(): WaitlistEntryType[] {
    return planned();
  }
}
