import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { connectionOf } from '../lib/page.type.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import { VIEWER_KINDS, type ViewerKind } from '../viewer/viewer.ts';
import type { AuditEntry } from './audit-entry.entity.ts';

const ViewerKindEnum = enumOf(VIEWER_KINDS);
registerEnumType(ViewerKindEnum, {
  name: 'ViewerKind',
  description: 'What kind of caller somebody is.',
  valuesConfig: {
    ANONYMOUS: { description: 'Somebody without a key.' },
    MEMBER: { description: 'A person, through a bot.' },
    ADMIN: { description: 'An admin, through a bot or with an admin key.' },
    BOT: { description: 'A bot by itself, acting for nobody.' },
    INTEGRATION: { description: 'A third party.' },
  },
});

@ObjectType('AuditDetail', { description: 'A particular of a deed: an id or a closed value, never a text that somebody wrote.', simpleResolvers: true })
class AuditDetailType {
  @Field(() => String, { description: 'What it is.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'The value, as text; lists as JSON.' })
  value: string | null;
}

@ObjectType('AuditEntry', { description: 'Who did what, through which key. For admins.', simpleResolvers: true })
export class AuditEntryType implements Pick<AuditEntry, 'id' | 'at' | 'operation'> {
  @Field(() => ID, { description: 'The id of this line.' })
  id: string;
  @Field(() => DateTimeISO, { description: 'When it was done.' })
  at: Date;
  @Field(() => String, { description: 'The verb, such as "grantRole".' })
  operation: string;
  @Field(() => ViewerKindEnum, { description: 'What kind of caller did it.' })
  viewerKind: ViewerKind;
  @Field(() => ID, { nullable: true, description: 'The person who did it; null for keys that belong to nobody.' })
  actorId: string | null;
  @Field(() => ID, { nullable: true, description: 'The key behind the call; null for work on the host.' })
  keyId: string | null;
  @Field(() => ID, { nullable: true, description: 'The member it was done to, when it was done to one.' })
  subjectId: string | null;
  @Field(() => [AuditDetailType], { description: 'The particulars.' })
  details: AuditDetailType[];
}

export const { Connection: AuditEntryConnection } = connectionOf('AuditEntry', () => AuditEntryType);
