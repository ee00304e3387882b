import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../lib/closed-set.ts';
import { DateTimeISO } from '../lib/scalars.ts';
import type { Deed } from './personal-data.ts';

const DeedEnum = enumOf(['erased', 'emptied', 'kept'] as const satisfies readonly Deed[]);
registerEnumType(DeedEnum, {
  name: 'ErasureDeed',
  description: 'What the erasure of a member did with rows.',
  valuesConfig: {
    ERASED: { description: 'They are deleted.' },
    EMPTIED: { description: 'They stay, without what was said of the member in them.' },
    KEPT: { description: 'They stay: they hold ids only, which lead nowhere now.' },
  },
});

@ObjectType({ description: 'What became of the rows of one table.', simpleResolvers: true })
export class ErasedRows {
  @Field(() => String, { description: 'The table.' })
  table: string;
  @Field(() => DeedEnum, { description: 'What was done with its rows.' })
  deed: Deed;
  @Field(() => Int, { description: 'How many rows spoke of the member before.' })
  before: number;
  @Field(() => Int, { description: 'How many do now: 0, but for rows that are kept.' })
  after: number;
}

@ObjectType({ description: 'The proof that a member was erased.', simpleResolvers: true })
export class EraseMemberPayload {
  @Field(() => ID, { description: 'The id they had.' })
  userId: string;
  @Field(() => DateTimeISO, { description: 'When it was done.' })
  erasedAt: string;
  @Field(() => [ErasedRows], { description: 'Table by table, counted in the transaction of the erasure.' })
  tables: ErasedRows[];
  @Field(() => Int, { description: 'Of how many addresses a hash is kept, because a STOP was said there.' })
  suppressedAddresses: number;
}

@ObjectType({ description: 'Everything that is kept about a member.', simpleResolvers: true })
export class ExportMemberPayload {
  @Field(() => ID, { description: 'The member.' })
  userId: string;
  @Field(() => DateTimeISO, { description: 'When it was put together.' })
  exportedAt: string;
  @Field(() => String, {
    description:
      'JSON text: {format, exportedAt, userId, tables}. Under the name of each table its rows, under the names of their columns; other people are in it by their ids only.',
  })
  document: string;
}
