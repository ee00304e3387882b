import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import { PodType } from '../pod/pod.type.ts';
import type { Context } from '../viewer/context.ts';
import { completeMeeting } from './attendance.actions.ts';
import { MeetingArgs, MeetingsArgs } from './meeting-list.input.ts';
import { CancelMeetingPayload, CompleteMeetingPayload, RescheduleMeetingPayload, ScheduleMeetingPayload } from './meeting-payloads.type.ts';
import { CancelMeetingInput, CompleteMeetingInput, RescheduleMeetingInput, ScheduleMeetingInput } from './meeting.input.ts';
import { MeetingConnection, MeetingType } from './meeting.type.ts';
import { cancelMeeting, rescheduleMeeting, scheduleMeeting } from './plan.actions.ts';

type Answered = Promise<object>;
const WHICH = 'Which meeting.';

@Resolver(() => MeetingType)
export class MeetingResolver {
  @Query(() => MeetingType, { nullable: true, description: 'One meeting; null if there is none, or none that the caller may see.' })
  meeting(@Args(() => MeetingArgs) _which: MeetingArgs): MeetingType {
    return planned();
  }

  @Query(() => MeetingConnection, { description: 'The meetings that the caller may see: those of their pod; all for admins and with `pods:read`.' })
  meetings(@Args(() => MeetingsArgs) _which: MeetingsArgs): object {
    return planned();
  }

  @Mutation(() => ScheduleMeetingPayload, { description: 'Plans a meeting. For admins and the host of the pod. Twice is as good as once.' })
  scheduleMeeting(@Arg('input', () => ScheduleMeetingInput, { description: 'What meeting.' }) input: ScheduleMeetingInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, scheduleMeeting);
  }

  @Mutation(() => RescheduleMeetingPayload, {
    description: 'Moves a meeting; whoever said that they would come is asked again. For admins and the host of the pod.',
  })
  rescheduleMeeting(
    @Arg('input', () => RescheduleMeetingInput, { description: 'Which meeting, and when.' }) input: RescheduleMeetingInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, rescheduleMeeting);
  }

  @Mutation(() => CancelMeetingPayload, { description: 'Calls a meeting off. For admins and the host of the pod. Twice is as good as once.' })
  cancelMeeting(@Arg('input', () => CancelMeetingInput, { description: WHICH }) input: CancelMeetingInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, cancelMeeting);
  }

  @Mutation(() => CompleteMeetingPayload, {
    description: 'Says that a meeting was held, from 15 minutes after its start on; attendance is counted. For admins and the host of the pod.',
  })
  completeMeeting(@Arg('input', () => CompleteMeetingInput, { description: WHICH }) input: CompleteMeetingInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, completeMeeting);
  }
}

@Resolver(() => PodType)
export class MeetingsOfPodResolver {
  @FieldResolver(() => MeetingType, {
    nullable: true,
    description: 'The call that is under way or comes next; null if none is planned, or for whoever is no member of the pod.',
  })
  nextMeeting(): MeetingType {
    return planned();
  }

  @FieldResolver(() => MeetingConnection, { description: 'Its meetings, as far as the caller may see them.' })
  meetings(@Args(() => MeetingsArgs) _which: MeetingsArgs): object {
    return planned();
  }
}

@Resolver(() => EventLine)
export class MeetingOfEventResolver {
  @FieldResolver(() => MeetingType, { nullable: true, description: 'The meeting it is about; null if it is about none, or one that the caller may not see.' })
  meeting(): MeetingType {
    return planned();
  }
}
