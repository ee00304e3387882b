import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import { UserType } from '../user/user.type.ts';
import type { Context } from '../viewer/context.ts';
import { createPod, disbandPod, linkPodChat, updatePod } from './pod.actions.ts';
import { PodArgs, PodsArgs } from './pod-list.input.ts';
import { CreatePodPayload, DisbandPodPayload, LinkPodChatPayload, UpdatePodPayload } from './pod-payloads.type.ts';
import { CreatePodInput, DisbandPodInput, LinkPodChatInput, UpdatePodInput } from './pod.input.ts';
import { PodConnection, PodMembershipType, PodType, WaitlistEntryType } from './pod.type.ts';

type Answered = Promise<object>;

@Resolver(() => PodType)
export class PodResolver {
  @Query(() => PodType, { nullable: true, description: 'One pod; null if there is none, or none that the caller may see.' })
  pod(@Args(() => PodArgs) _which: PodArgs): PodType {
    return planned();
  }

  @Query(() => PodConnection, { description: 'The pods that the caller may see: their own; all for admins and with `pods:read`.' })
  pods(@Args(() => PodsArgs) _which: PodsArgs): object {
    return planned();
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who leads it: the active member whom an admin named, else the one who has been in it longest; null without active members.',
  })
  host(): UserType {
    return planned();
  }

  @FieldResolver(() => [PodMembershipType], { description: 'Who belongs to it at present, in the order of joining.' })
  members(): PodMembershipType[] {
    return planned();
  }

  @FieldResolver(() => [WaitlistEntryType], { description: 'Who waits for a seat, in the order of asking: all for admins, else oneself.' })
  waitlist(): WaitlistEntryType[] {
    return planned();
  }

  @Mutation(() => CreatePodPayload, { description: 'Forms a pod. For admins.' })
  createPod(@Arg('input', () => CreatePodInput, { description: 'What pod.' }) input: CreatePodInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, createPod);
  }

  @Mutation(() => UpdatePodPayload, { description: 'Changes a pod: its time, its seats, its host. For admins.' })
  updatePod(@Arg('input', () => UpdatePodInput, { description: 'What is to change.' }) input: UpdatePodInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, updatePod);
  }

  @Mutation(() => DisbandPodPayload, {
    description: 'Ends a pod: everybody leaves it, and its calls to come are cancelled. For admins. Twice is as good as once.',
  })
  disbandPod(@Arg('input', () => DisbandPodInput, { description: 'Which pod.' }) input: DisbandPodInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, disbandPod);
  }

  @Mutation(() => LinkPodChatPayload, { description: 'Says in which group at Telegram a pod talks. For admins and the host of the pod.' })
  linkPodChat(@Arg('input', () => LinkPodChatInput, { description: 'Which pod, which group.' }) input: LinkPodChatInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, linkPodChat);
  }
}

@Resolver(() => EventLine)
export class PodOfEventResolver {
  @FieldResolver(() => PodType, { nullable: true, description: 'The pod it is about; null if it is about none, or one that the caller may not see.' })
  pod(): PodType {
    return planned();
  }
}
