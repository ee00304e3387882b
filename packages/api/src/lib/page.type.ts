import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows; ask for it with `after: endCursor`.' })
  hasNextPage: boolean;
  @Field(() => Boolean, { description: 'Whether something precedes; ask for it with `before: startCursor`.' })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null for an empty page.' })
  startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null for an empty page.' })
  endCursor: string | null;
}

/** The four arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'So many from the start, or after `after`: 1 to 100, 20 when neither `first` nor `last` is given.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;
  @Field(() => Int, { nullable: true, description: 'So many from the end, or before `before`: 1 to 100.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'Only what precedes this cursor.' })
  before?: string | null;
}

/**
 * The edge and the connection of a listed type, registered with type-graphql. Call it once per type, in the slice of that type:
 * `export const { Connection: CommitmentConnection } = connectionOf('Commitment', () => CommitmentType);`
 */
export function connectionOf<Node extends object>(name: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, and its place there.` })
  class Edge {
    @Field(() => String, { description: 'The place of this item in the list; give it to `after` or `before`.' })
    cursor: string;
    @Field(node, { description: 'The item itself.' })
    node: Node;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges: Edge[];
    @Field(() => [node()], { description: 'The items alone.' })
    nodes: Node[];
    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo: PageInfo;
    @Field(() => Int, { description: 'How many items the whole list has; counted only when asked for.' })
    totalCount: number;
  }
  return { Edge, Connection };
}
