import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Whose data is wanted.' })
export class ExportMemberInput {
  @Field(() => ID, { nullable: true, description: 'The member; left out: the caller. Somebody else only for admins.' })
  userId?: string | null;
}

@InputType({ description: 'Who is to be erased.' })
export class EraseMemberInput {
  @Field(() => ID, { nullable: true, description: 'The member; left out: the caller. Somebody else only for admins.' })
  userId?: string | null;
  @Field(() => String, { description: 'Typed by a person: "ERASE MY DATA" for oneself, "ERASE" and the id for somebody else.' })
  confirmation: string;
}
