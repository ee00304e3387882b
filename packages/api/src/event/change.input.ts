import { ArgsType, Field } from 'type-graphql';

/** Where a subscription to changes begins. Its cursors are those of the log. */
@ArgsType()
export class ChangesArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The `event.cursor` of the last change you have, or any cursor of the log: what followed comes first. Left out: from now on.',
  })
  after?: string | null;
}
