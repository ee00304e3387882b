import { buildSchema, type GraphQLEnumType, type GraphQLSchema } from 'graphql';

export const SDL = `
  scalar DateTimeISO scalar LocalDate scalar BigInt
  enum Direction { ASC DESC }
  enum CommitmentOrderField { CREATED DUE DIFFICULTY }
  enum Status { ACTIVE COMPLETED FAILED PAUSED }
  enum Tag { QUICK DEEP }
  input CommitmentOrder { field: CommitmentOrderField! direction: Direction }
  input StatusFilter { eq: Status ne: Status in: [Status!] notIn: [Status!] }
  input TextFilter { eq: String ne: String in: [String!] notIn: [String!] isNull: Boolean }
  input DayFilter { from: LocalDate before: LocalDate gt: LocalDate lte: LocalDate }
  input CommitmentFilter { status: StatusFilter statuses: [Status!] category: TextFilter due: DayFilter shared: Boolean }

  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type User { id: ID! telegramUserId: BigInt email: String firstName: String createdAt: DateTimeISO! timezone: String strengths: [String!] lastActivityAt: DateTimeISO
    stats: Stats! roles: [UserRole!]! memberships: [Membership!]! recentCommitments(first: Int = 20): [Commitment!]!
    commitments(first: Int, after: String, last: Int, before: String, filter: CommitmentFilter, orderBy: CommitmentOrder): CommitmentConnection! }
  type Stats { total: Int! completed: Int! percent: Float }
  type UserRole { id: ID! roleType: String! grantedAt: DateTimeISO! user: User! }
  type Goal { id: ID! title: String! progress: Float! user: User! }
  type Meeting { id: ID! scheduledAt: DateTimeISO! minutes: Int! }
  type MeetingEdge { cursor: String! node: Meeting! }
  type MeetingConnection { edges: [MeetingEdge!]! nodes: [Meeting!]! pageInfo: PageInfo! totalCount: Int! }
  type Membership { id: ID! joinedAt: DateTimeISO! status: String! user: User! pod: Pod! }
  type Pod { id: ID! name: String! timeUtc: String zoomLink: String seats: Int! members: [Membership!]! nextMeeting: Meeting
    meetings(first: Int, after: String, last: Int, before: String): MeetingConnection! }
  type PodEdge { cursor: String! node: Pod! }
  type PodConnection { edges: [PodEdge!]! nodes: [Pod!]! pageInfo: PageInfo! totalCount: Int! }
  type Commitment { id: ID! commitment: String! status: Status! tags: [Tag!]! remindersAt: [DateTimeISO!] category: String difficulty: Int dueDate: LocalDate createdAt: DateTimeISO!
    reading: Reading grid: [[Reason!]!]! goal: Goal pod: Pod user: User! }
  type Reading { score: Int days: [LocalDate!]! tag: Tag reasons: [Reason!]! }
  type Reason { letter: String! text: String }
  type CommitmentEdge { cursor: String! node: Commitment! }
  type CommitmentConnection { edges: [CommitmentEdge!]! nodes: [Commitment!]! pageInfo: PageInfo! totalCount: Int! }
  interface Event { id: ID! at: DateTimeISO! user: User! }
  type CommitmentEvent implements Event { id: ID! at: DateTimeISO! user: User! commitment: Commitment }
  type PodEvent implements Event { id: ID! at: DateTimeISO! user: User! pod: Pod }
  union Activity = CommitmentEvent | PodEvent
  type EventEdge { cursor: String! node: Event! }
  type EventConnection { edges: [EventEdge!]! nodes: [Event!]! pageInfo: PageInfo! totalCount: Int! }
  type Kpis { usage: Kpi! refreshedAt: DateTimeISO! }
  type Kpi { attendance: Float newUsers: BigInt! }
  type CompletePayload { commitment: Commitment! goal: Goal praise: String! wasAlready: Boolean! }
  type CountPayload { count: Int! }

  type Query { me: User user(id: ID, telegramUserId: BigInt): User pod(id: ID!): Pod commitment(id: ID!): Commitment kpis: Kpis version: String! health: Health!
    pods(first: Int, after: String, last: Int, before: String): PodConnection!
    events(first: Int, after: String, last: Int, before: String): EventConnection!
    activities(first: Int = 2): [Activity!]!
    commitments(first: Int, after: String, last: Int, before: String, filter: CommitmentFilter, orderBy: CommitmentOrder): CommitmentConnection! }
  type Health { status: String! }
  type Mutation { touch(id: ID!): Commitment complete(id: ID!): CompletePayload count(by: Int!): CountPayload! fail(sentence: String!): Commitment }
  type Subscription { happened: Event! }
`;

/** What resolvers answer where no read does. A test may replace them. */
export type Resolvers = { readonly [field: string]: (args: any, context: any) => unknown };

/** The schema as a server has it: enums stand for the values that the tables keep, and resolvers hang at mutations and at what is not read. */
export function demoSchema(resolvers: Resolvers = {}): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const name of ['Status', 'Tag']) {
    for (const value of (schema.getType(name) as GraphQLEnumType).getValues()) value.value = value.name.toLowerCase();
  }
  const all: Resolvers = {
    version: () => '1',
    health: () => ({ status: 'ok' }),
    touch: ({ id }) => ({ id }),
    complete: ({ id }) => ({ commitmentId: id, praise: 'Done', wasAlready: false }),
    ...resolvers,
  };
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type!.getFields())) {
      const resolve = all[field.name];
      if (resolve) field.resolve = (_, args, context) => resolve(args, context);
    }
  }
  return schema;
}
