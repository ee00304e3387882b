import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { updateProfile } from './profile.actions.ts';
import { registerTelegramUser, type Registration } from './registration.actions.ts';
import { grantRole, revokeRole } from './role.actions.ts';
import { GrantRolePayload, RegisterTelegramUserPayload, RevokeRolePayload, UpdateProfilePayload } from './user-payloads.type.ts';
import { GrantRoleInput, RegisterTelegramUserInput, RevokeRoleInput, UpdateProfileInput, UserArgs, UserRolesArgs, UsersArgs } from './user.input.ts';
import { UserConnection, UserRoleConnection, UserType } from './user.type.ts';

type Answered = Promise<{ userId: string }>;

@Resolver(() => UserType)
export class UserResolver {
  @Query(() => UserType, { nullable: true, description: 'The person who asks; null for a key that belongs to nobody and acts for nobody.' })
  me(): UserType {
    return planned();
  }

  @Query(() => UserType, { nullable: true, description: 'One person, by exactly one of the two ids; null if there is none, or none that the caller may see.' })
  user(@Args(() => UserArgs) _which: UserArgs): UserType {
    return planned();
  }

  @Query(() => UserConnection, { description: 'The people that the caller may see.' })
  users(@Args(() => UsersArgs) _which: UsersArgs): object {
    return planned();
  }

  @Query(() => UserRoleConnection, { description: 'The roles that the caller may see: all for admins, else one’s own. The latest grants come first.' })
  userRoles(@Args(() => UserRolesArgs) _which: UserRolesArgs): object {
    return planned();
  }

  @Mutation(() => RegisterTelegramUserPayload, {
    description: 'Makes sure that somebody who wrote to a bot is a member whom that bot can reach. May be repeated. For the bots.',
  })
  registerTelegramUser(
    @Arg('input', () => RegisterTelegramUserInput, { description: 'Who wrote, and to which bot.' }) input: RegisterTelegramUserInput,
    @Ctx() ctx: Context,
  ): Promise<Registration> {
    return ctx.runAction(input, registerTelegramUser);
  }

  @Mutation(() => UpdateProfilePayload, { description: 'Changes a profile, and moves the onboarding on when its open question is answered or skipped.' })
  updateProfile(@Arg('input', () => UpdateProfileInput, { description: 'What is to change.' }) input: UpdateProfileInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, updateProfile);
  }

  @Mutation(() => GrantRolePayload, {
    description:
      'Gives somebody a role. PAID takes the place of UNPAID and the other way round. For admins; ADMIN and SUPER_ADMIN for super admins only; never to oneself.',
  })
  grantRole(@Arg('input', () => GrantRoleInput, { description: 'Who gets which role.' }) input: GrantRoleInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, grantRole);
  }

  @Mutation(() => RevokeRolePayload, {
    description: 'Takes a role away from somebody. The last super admin cannot go. For admins; ADMIN and SUPER_ADMIN for super admins only.',
  })
  revokeRole(@Arg('input', () => RevokeRoleInput, { description: 'Who loses which role.' }) input: RevokeRoleInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, revokeRole);
  }
}

@Resolver(() => EventLine)
export class UserOfEventResolver {
  @FieldResolver(() => UserType, { nullable: true, description: 'The member it is about; null if it is about none, or one whom the caller may not see.' })
  user(): UserType {
    return planned();
  }
}
