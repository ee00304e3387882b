import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { EventLine } from '../event/event.type.ts';
import { planned } from '../lib/planned.ts';
import type { Context } from '../viewer/context.ts';
import { answerConnection, proposeConnection } from './connection.actions.ts';
import { AnswerConnectionInput, ConnectionsArgs, ProposeConnectionInput } from './connection.input.ts';
import { AnswerConnectionPayload, MemberConnectionConnection, MemberConnectionType, ProposeConnectionPayload } from './connection.type.ts';

type Answered = Promise<{ connectionId: string }>;

@Resolver(() => MemberConnectionType)
export class ConnectionResolver {
  @Query(() => MemberConnectionConnection, { description: 'Who is brought together with whom, the latest weeks first: for members their own, for admins all.' })
  connections(@Args(() => ConnectionsArgs) _which: ConnectionsArgs): object {
    return planned();
  }

  @Mutation(() => ProposeConnectionPayload, {
    description: 'Proposes to somebody of one’s pod to meet this week; once a week for the same two. Admins propose it to any two.',
  })
  proposeConnection(
    @Arg('input', () => ProposeConnectionInput, { description: 'Who could meet.' }) input: ProposeConnectionInput,
    @Ctx() ctx: Context,
  ): Answered {
    return ctx.runAction(input, proposeConnection);
  }

  @Mutation(() => AnswerConnectionPayload, {
    description: 'Says yes, no or later to a proposal, and afterwards whether one met. For those to whom it was made.',
  })
  answerConnection(@Arg('input', () => AnswerConnectionInput, { description: 'What one says.' }) input: AnswerConnectionInput, @Ctx() ctx: Context): Answered {
    return ctx.runAction(input, answerConnection);
  }
}

@Resolver(() => EventLine)
export class ConnectionOfEventResolver {
  @FieldResolver(() => MemberConnectionType, {
    nullable: true,
    description: 'The proposal to meet it is about; null if it is about none, or one that the caller may not see.',
  })
  memberConnection(): MemberConnectionType {
    return planned();
  }
}
