import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
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
