import { Field, ObjectType } from 'type-graphql';
import { DateTimeISO } from '../lib/scalars.ts';

@ObjectType('Health', { description: 'Whether the service works, and what it is made of.', simpleResolvers: true })
export class HealthType {
  @Field(() => String, { description: '"ok": this answer has been to the database and back.' })
  status: string;
  @Field(() => String, { description: 'The version of the API.' })
  version: string;
  @Field(() => String, { nullable: true, description: 'The version of the database server. For admins; null for everybody else.' })
  databaseVersion: string | null;
  @Field(() => DateTimeISO, { description: 'The instant of this answer by the clock of the API.' })
  now: Date;
}
