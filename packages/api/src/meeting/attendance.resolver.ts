import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../viewer/context.ts';
import { checkIn, recordAttendance, rsvp } from './attendance.actions.ts';
import {
  AddActionItemPayload,
  CheckInPayload,
  DisputeAttendancePayload,
  RateMeetingPayload,
  RecordAttendancePayload,
  RsvpPayload,
} from './meeting-payloads.type.ts';
import { AddActionItemInput, CheckInInput, DisputeAttendanceInput, RateMeetingInput, RecordAttendanceInput, RsvpInput } from './meeting.input.ts';
import { MeetingAttendanceType } from './meeting.type.ts';
import { addActionItem, disputeAttendance, rateMeeting } from './opinion.actions.ts';

type Answered = Promise<object>;
const WHICH = 'Which meeting.';

@Resolver(() => MeetingAttendanceType)
export class AttendanceResolver {
  @Mutation(() => RsvpPayload, { description: 'Says whether one will come, until the meeting begins.' })
  rsvp(@Arg('input', () => RsvpInput, { description: 'Which meeting, and the answer.' }) input: RsvpInput, @Ctx() ctx: Context): Answered {
    return ctx.runInCompany(input, rsvp);
  }

  @Mutation(() => CheckInPayload, { description: '"I am here": from 10 minutes before the start to 15 minutes after it. Twice is as good as once.' })
  checkIn(@Arg('input', () => CheckInInput, { description: WHICH }) input: CheckInInput, @Ctx() ctx: Context): Answered {
    return ctx.runInCompany(input, checkIn);
  }

  @Mutation(() => RecordAttendancePayload, { description: 'Says who came; it stands above one’s own tap. For admins and the host of the pod.' })
  recordAttendance(
    @Arg('input', () => RecordAttendanceInput, { description: 'Which meeting, and who.' }) input: RecordAttendanceInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, recordAttendance);
  }

  @Mutation(() => RateMeetingPayload, { description: 'Says how a meeting was, for those who came. Said again, the last word counts.' })
  rateMeeting(@Arg('input', () => RateMeetingInput, { description: 'Which meeting, and how it was.' }) input: RateMeetingInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, rateMeeting);
  }

  @Mutation(() => DisputeAttendancePayload, { description: 'Says that what was recorded about oneself is wrong.' })
  disputeAttendance(
    @Arg('input', () => DisputeAttendanceInput, { description: 'Which meeting, and what is wrong.' }) input: DisputeAttendanceInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, disputeAttendance);
  }

  @Mutation(() => AddActionItemPayload, { description: 'Adds something that is to be done after a meeting. For active members of the pod and admins.' })
  addActionItem(@Arg('input', () => AddActionItemInput, { description: 'Which meeting, and what.' }) input: AddActionItemInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, addActionItem);
  }
}
