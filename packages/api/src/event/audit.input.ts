import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DateTimeRange } from '../lib/list.type.ts';
import { PageArgs } from '../lib/page.type.ts';

@InputType({ description: 'Which verbs.' })
class OperationFilter {
  @Field(() => [String], { description: 'Any of these, such as "grantRole".' })
  in: string[];
}

@InputType({ description: 'Which deeds to list; every condition given must hold.' })
class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'What this person did.' })
  actorId?: string | null;
  @Field(() => ID, { nullable: true, description: 'What was done to this member.' })
  subjectId?: string | null;
  @Field(() => OperationFilter, { nullable: true, description: 'What was done.' })
  operation?: OperationFilter | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When it was done.' })
  at?: DateTimeRange | null;
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which of them; all when left out.' })
  filter?: AuditFilter | null;
}
