import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { noteQuestion } from './open-question.actions.ts';
import { NoteQuestionInput } from './open-question.input.ts';
import { NoteQuestionPayload, OpenQuestionType } from './open-question.type.ts';
import { setAvailability, setNotificationPreferences } from './settings.actions.ts';
import { SetAvailabilityInput, SetNotificationPreferencesInput } from './settings.input.ts';
import { AvailabilityWindowType, NotificationPreferencesType, SetAvailabilityPayload, SetNotificationPreferencesPayload } from './settings.type.ts';
import { UserType } from './user.type.ts';

type Answered = Promise<{ userId: string }>;

@Resolver(() => UserType)
export class SettingsOfUserResolver {
  @FieldResolver(() => [AvailabilityWindowType], {
    description: 'When in the week they could meet, in order. Empty for whoever is neither the person, an admin, nor allowed `pii:read`.',
  })
  availability(): AvailabilityWindowType[] {
    return planned();
  }

  @FieldResolver(() => NotificationPreferencesType, {
    nullable: true,
    description: 'What they want to be sent, how and when. Null for whoever is neither the person, an admin, nor allowed `pii:read`.',
  })
  notificationPreferences(): NotificationPreferencesType {
    return planned();
  }

  @FieldResolver(() => [OpenQuestionType], {
    description:
      'What bots have asked in the last ten minutes and wait for: what is written now may be the answer. Empty for whoever is neither the person nor an admin.',
  })
  openQuestions(): OpenQuestionType[] {
    return planned();
  }

  @Mutation(() => NoteQuestionPayload, {
    description: 'Notes what a bot has just asked the member who acts, so that the answer is known as one also where it is no reply.',
  })
  noteQuestion(
    @Arg('input', () => NoteQuestionInput, { description: 'Which bot, and what it waits for.' }) input: NoteQuestionInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, noteQuestion);
  }

  @Mutation(() => SetAvailabilityPayload, { description: 'Says when in the week one could meet, instead of what was said before. Admins do it for anybody.' })
  setAvailability(
    @Arg('input', () => SetAvailabilityInput, { description: 'All spans of the week.' }) input: SetAvailabilityInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, setAvailability);
  }

  @Mutation(() => SetNotificationPreferencesPayload, { description: 'Changes what one is sent, how and when. Admins do it for anybody.' })
  setNotificationPreferences(
    @Arg('input', () => SetNotificationPreferencesInput, { description: 'What is to change.' }) input: SetNotificationPreferencesInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, setNotificationPreferences);
  }
}
