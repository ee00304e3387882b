import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO, LocalDate } from '../lib/scalars.ts';
import { PodType } from '../pod/pod.type.ts';
import { UserType } from '../user/user.type.ts';
import type { Connection } from './connection.entity.ts';
import { CONNECTION_ANSWERS, CONNECTION_REPLIES, CONNECTION_STATUSES, type ConnectionReply, type ConnectionStatus } from './connection.rules.ts';

export const ConnectionStatusEnum = enumOf(CONNECTION_STATUSES);
registerEnumType(ConnectionStatusEnum, {
  name: 'ConnectionStatus',
  description: 'Whether people want to meet.',
  valuesConfig: {
    PROPOSED: { description: 'Not everybody has agreed yet.' },
    ACCEPTED: { description: 'All have agreed.' },
    DECLINED: { description: 'Somebody does not want to, or cannot.' },
  },
});

const ConnectionReplyEnum = enumOf(CONNECTION_REPLIES);
registerEnumType(ConnectionReplyEnum, {
  name: 'ConnectionReply',
  description: 'What somebody said to a proposal to meet.',
  valuesConfig: {
    ACCEPTED: { description: 'Yes.' },
    DECLINED: { description: 'No.' },
    SNOOZED: { description: 'Ask me again in a week.' },
  },
});

export const ConnectionAnswerEnum = enumOf(CONNECTION_ANSWERS);
registerEnumType(ConnectionAnswerEnum, {
  name: 'ConnectionAnswer',
  description: 'What may be said to a proposal to meet, and after it.',
  valuesConfig: {
    ACCEPT: { description: 'Yes, let us meet.' },
    DECLINE: { description: 'No.' },
    SNOOZE: { description: 'Ask me again in a week.' },
    MET: { description: 'Yes, we met.' },
    NOT_MET: { description: 'No, we did not.' },
  },
});

@ObjectType('ConnectionPerson', { description: 'One of those who are brought together, and what they said.', simpleResolvers: true })
class ConnectionPersonType {
  @Field(() => ID, { description: 'The person; `people` has more about them.' })
  userId: string;
  @Field(() => ConnectionReplyEnum, { nullable: true, description: 'What they said; null while they have said nothing.' })
  reply: ConnectionReply | null;
}

@ObjectType('MemberConnection', {
  description: 'Two people, or three, who are brought together for a week. For those people and admins.',
  simpleResolvers: true,
})
export class MemberConnectionType implements Pick<Connection, 'id' | 'createdAt' | 'roundOn'> {
  @Field(() => ID, { description: 'Never changes.' })
  id: string;
  @Field(() => LocalDate, { description: 'The Monday of the week.' })
  roundOn: string;
  @Field(() => ConnectionStatusEnum, { description: 'Whether they want to meet.' })
  status: ConnectionStatus;
  @Field(() => [UserType], { description: 'Who they are.' })
  people: UserType[];
  @Field(() => [ConnectionPersonType], { description: 'What each of them said.' })
  replies: ConnectionPersonType[];
  @Field(() => UserType, { nullable: true, description: 'Who proposed it; null when it was none of them.' })
  proposedBy: UserType | null;
  @Field(() => PodType, { nullable: true, description: 'The pod they share; null if none, or one that the caller may not see.' })
  pod: PodType | null;
  @Field(() => String, { nullable: true, description: 'Why these.' })
  reason: string | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'They are not asked again before; null unless somebody snoozed.' })
  snoozedUntil: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they met, by the latest answer; null while nobody has said.' })
  hasMet: boolean | null;
  @Field(() => DateTimeISO, { nullable: true, description: 'When somebody answered last.' })
  answeredAt: Date | null;
  @Field(() => DateTimeISO, { description: 'When it was proposed.' })
  createdAt: Date;
}

export const { Connection: MemberConnectionConnection } = connectionOf('MemberConnection', () => MemberConnectionType);

@ObjectType({ description: 'A proposal to meet.' })
export class ProposeConnectionPayload {
  @Field(() => MemberConnectionType, { description: 'The proposal.' })
  connection: MemberConnectionType;
}

@ObjectType({ description: 'An answer to a proposal to meet.' })
export class AnswerConnectionPayload {
  @Field(() => MemberConnectionType, { description: 'How it stands now.' })
  connection: MemberConnectionType;
}
