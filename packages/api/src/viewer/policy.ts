import { defaultFieldResolver, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { DomainError } from '../lib/errors.ts';
import type { Scope, Viewer } from './viewer.ts';

/** `true` lets the caller in; `false` is FORBIDDEN, or UNAUTHENTICATED for a caller without a key. */
export type Judgement = boolean | 'UNAUTHENTICATED' | 'FORBIDDEN';
/** Who may call an operation, by what is known of the caller alone. Rules that need rows belong into the action. */
export type Predicate = (viewer: Viewer) => Judgement;
type Operation = 'Query' | 'Mutation' | 'Subscription';
export type Policies = { readonly [type in Operation]?: { readonly [field: string]: Predicate } };

/** Whom each rule lets in, in words for those whom it does not. */
const audiences = new WeakMap<Predicate, readonly string[]>();
/** A rule, and whom it lets in: `for admins`. */
export function letsIn(audience: string, rule: Predicate): Predicate {
  audiences.set(rule, [audience]);
  return rule;
}

export const everybody: Predicate = () => true;
/** Anyone with a valid key. */
export const signedIn: Predicate = (viewer) => viewer.kind !== 'anonymous' || 'UNAUTHENTICATED';
/** A person acting for themselves through a bot, admins included: whoever has a user behind the call. */
export const member = letsIn(
  'for members in person, by a bot or a session',
  (viewer) => viewer.kind === 'member' || (viewer.kind === 'admin' && viewer.id !== null),
);
export const memberOrAdmin = letsIn('for members and admins', (viewer) => viewer.kind === 'member' || viewer.kind === 'admin');
export const adminOnly = letsIn('for admins', (viewer) => viewer.kind === 'admin');
export const superAdminOnly = letsIn('for super admins', (viewer) => viewer.isSuperAdmin);
/** A service key by itself (acting for nobody) that holds the scope. */
export const botWith = (scope: Scope): Predicate =>
  letsIn(`for services that act for nobody, with the scope ${scope}`, (viewer) => viewer.kind === 'bot' && viewer.scopes.includes(scope));
/** A third party whose key opens the scope, and not for some pods only. */
export const integrationWith = (scope: Scope): Predicate =>
  letsIn(
    `for third parties with the scope ${scope} that are not limited to pods`,
    (viewer) => viewer.kind === 'integration' && viewer.podIds === null && viewer.scopes.includes(scope),
  );
/** Whoever one of the rules lets in. */
export function anyPolicy(...rules: readonly Predicate[]): Predicate {
  const any: Predicate = (viewer) => rules.some((rule) => rule(viewer) === true);
  audiences.set(
    any,
    rules.flatMap((rule) => audiences.get(rule) ?? []),
  );
  return any;
}

/** All slices' policies as one. Throws when two slices rule over the same field. */
export function mergePolicies(all: readonly Policies[]): Policies {
  const merged: Record<Operation, Record<string, Predicate>> = { Query: {}, Mutation: {}, Subscription: {} };
  for (const policies of all) {
    for (const type of ['Query', 'Mutation', 'Subscription'] as const) {
      for (const [field, rule] of Object.entries(policies[type] ?? {})) {
        if (merged[type][field]) throw new Error(`Two policies rule over ${type}.${field}; keep the one in the slice that has its action.`);
        merged[type][field] = rule;
      }
    }
  }
  return merged;
}

/**
 * Refuses to go on when an operation has no rule.
 * @param isPlanned whether the read path answers this Query field; its rule is then part of the SQL, and a policy for it would never be asked
 * @throws Error with one sentence per field at fault
 */
export function checkPolicies(schema: GraphQLSchema, policies: Policies, isPlanned: (queryField: string) => boolean): void {
  const faults = operations(schema).flatMap(([type, object]) => [
    ...Object.keys(object.getFields()).flatMap((field) => faultOf(type, field, policies, isPlanned)),
    ...Object.keys(policies[type] ?? {})
      .filter((field) => !object.getFields()[field])
      .map((field) => `A policy rules over ${type}.${field}, which the schema does not have: remove it or correct its name.`),
  ]);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

function faultOf(type: Operation, field: string, policies: Policies, isPlanned: (queryField: string) => boolean): string[] {
  const isRuled = policies[type]?.[field] !== undefined;
  if (type === 'Query' && isPlanned(field)) {
    return isRuled ? [`Query.${field} is read by the planner, so its policy would never be asked: move the rule into the slice's .read.ts.`] : [];
  }
  return isRuled ? [] : [`${type}.${field} has no rule: say in the slice's .policy.ts who may call it.`];
}

/** Puts each policy before its resolver, so that nothing of the operation runs for a caller who is refused. Changes the schema in place. */
export function applyPolicies(schema: GraphQLSchema, policies: Policies): void {
  for (const [type, object] of operations(schema)) {
    for (const [name, rule] of Object.entries(policies[type] ?? {})) {
      const field = object.getFields()[name];
      if (field) guardField(field, type === 'Subscription' ? 'subscribe' : 'resolve', rule);
    }
  }
}

function guardField(field: GraphQLField<unknown, { viewer: Viewer }>, entry: 'resolve' | 'subscribe', rule: Predicate): void {
  const inner = field[entry] ?? defaultFieldResolver;
  field[entry] = (source, args, context, info) => {
    judge(rule, context.viewer);
    return inner(source, args, context, info);
  };
}

/**
 * Asks a rule.
 * @throws DomainError UNAUTHENTICATED | FORBIDDEN
 */
export function judge(rule: Predicate, viewer: Viewer): void {
  const judgement = rule(viewer);
  if (judgement === true) return;
  if (judgement === 'UNAUTHENTICATED' || viewer.kind === 'anonymous') {
    throw new DomainError('UNAUTHENTICATED', 'This needs a key: send it as "Authorization: Bearer tpm_...".');
  }
  const audience = audiences.get(rule) ?? [];
  throw new DomainError('FORBIDDEN', `Your key or your role does not allow this${audience.length > 0 ? `: it is ${audience.join(', or ')}` : ''}.`);
}

function operations(schema: GraphQLSchema): [Operation, GraphQLObjectType][] {
  const types = { Query: schema.getQueryType(), Mutation: schema.getMutationType(), Subscription: schema.getSubscriptionType() };
  return (['Query', 'Mutation', 'Subscription'] as const).flatMap((type) => {
    const object = types[type];
    return object ? [[type, object] as [Operation, GraphQLObjectType]] : [];
  });
}
