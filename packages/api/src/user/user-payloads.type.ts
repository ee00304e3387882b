import { Field, ObjectType } from 'type-graphql';
import { UserType } from './user.type.ts';

@ObjectType({ description: 'What registering somebody came to.' })
export class RegisterTelegramUserPayload {
  @Field(() => UserType, { description: 'The member.' })
  user: UserType;
  @Field(() => Boolean, { description: 'Whether this call made them a member; false for somebody who came back.' })
  isNew: boolean;
}

@ObjectType({ description: 'A changed profile.' })
export class UpdateProfilePayload {
  @Field(() => UserType, { description: 'The member, as they are now.' })
  user: UserType;
}

@ObjectType({ description: 'A role that was given.' })
export class GrantRolePayload {
  @Field(() => UserType, { description: 'The person, with the roles they hold now.' })
  user: UserType;
}

@ObjectType({ description: 'A role that was taken away.' })
export class RevokeRolePayload {
  @Field(() => UserType, { description: 'The person, with the roles they hold now.' })
  user: UserType;
}
