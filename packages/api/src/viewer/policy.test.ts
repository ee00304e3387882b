import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../lib/errors.ts';
import {
  adminOnly,
  anyPolicy,
  applyPolicies,
  botWith,
  checkPolicies,
  everybody,
  judge,
  member,
  mergePolicies,
  signedIn,
  superAdminOnly,
  type Predicate,
} from './policy.ts';
import { anonymous, type Viewer } from './viewer.ts';

const bot: Viewer = { ...anonymous, kind: 'bot', keyId: 'key', bot: 'commitment', scopes: ['act-as', 'deliveries'] };
const someone: Viewer = { ...bot, kind: 'member', id: 'user' };
const admin: Viewer = { ...anonymous, kind: 'admin', keyId: 'key' };

const schema = () =>
  buildSchema(`
    type Query { me: String  health: String }
    type Mutation { createCommitment: String  grantRole: String }
    type Subscription { events: String }`);
const complete = { Query: { health: everybody }, Mutation: { createCommitment: member, grantRole: adminOnly }, Subscription: { events: signedIn } };
const isPlanned = (field: string) => field === 'me';

const codeOf = (rule: Predicate, viewer: Viewer): string => {
  try {
    judge(rule, viewer);
    return 'let in';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'another error';
  }
};

describe('the start', () => {
  test('goes on when every operation has a rule', () => {
    expect(() => checkPolicies(schema(), complete, isPlanned)).not.toThrow();
  });

  test('is refused with one sentence for each operation without a rule', () => {
    const gaps = { Mutation: { createCommitment: member } };
    expect(() => checkPolicies(schema(), gaps, isPlanned)).toThrow(
      [
        "Query.health has no rule: say in the slice's .policy.ts who may call it.",
        "Mutation.grantRole has no rule: say in the slice's .policy.ts who may call it.",
        "Subscription.events has no rule: say in the slice's .policy.ts who may call it.",
      ].join('\n'),
    );
  });

  test('is refused for a rule that would never be asked, and for one about a field that does not exist', () => {
    expect(() => checkPolicies(schema(), { ...complete, Query: { health: everybody, me: everybody } }, isPlanned)).toThrow(/Query\.me is read by the planner/);
    expect(() => checkPolicies(schema(), { ...complete, Mutation: { ...complete.Mutation, gone: everybody } }, isPlanned)).toThrow(
      /Mutation\.gone, which the schema does not have/,
    );
  });

  test('is refused when two slices rule over the same operation', () => {
    expect(() => mergePolicies([complete, { Mutation: { grantRole: everybody } }])).toThrow(/Two policies rule over Mutation\.grantRole/);
  });
});

describe('a rule', () => {
  test('asks who has no key for one, and tells who has one that it does not suffice', () => {
    expect(codeOf(adminOnly, anonymous)).toBe('UNAUTHENTICATED');
    expect(codeOf(signedIn, anonymous)).toBe('UNAUTHENTICATED');
    expect(codeOf(adminOnly, someone)).toBe('FORBIDDEN');
    expect(codeOf(adminOnly, admin)).toBe('let in');
  });

  test('tells who is refused whom it lets in', () => {
    const sentence = (rule: Predicate, viewer: Viewer): string => {
      try {
        judge(rule, viewer);
        return 'let in';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(sentence(adminOnly, someone)).toBe('Your key or your role does not allow this: it is for admins.');
    expect(sentence(anyPolicy(adminOnly, botWith('kpis:read')), someone)).toBe(
      'Your key or your role does not allow this: it is for admins, or for services that act for nobody, with the scope kpis:read.',
    );
    expect(sentence(() => false, someone)).toBe('Your key or your role does not allow this.');
  });

  test('lets a bot use its scopes only while it acts for nobody', () => {
    expect(codeOf(botWith('deliveries'), bot)).toBe('let in');
    expect(codeOf(botWith('deliveries'), someone)).toBe('FORBIDDEN');
    expect(codeOf(botWith('pii:read'), bot)).toBe('FORBIDDEN');
  });

  test('for members takes an admin only with a person behind the key', () => {
    expect(codeOf(member, admin)).toBe('FORBIDDEN');
    expect(codeOf(member, { ...admin, id: 'user' })).toBe('let in');
    expect(codeOf(superAdminOnly, admin)).toBe('FORBIDDEN');
    expect(codeOf(anyPolicy(member, adminOnly), admin)).toBe('let in');
  });

  test('is asked before anything of the operation runs', async () => {
    const guarded = schema();
    const ran: string[] = [];
    guarded.getMutationType()!.getFields()['grantRole']!.resolve = () => ran.push('grantRole');
    applyPolicies(guarded, complete);
    const call = (viewer: Viewer) => execute({ schema: guarded, document: parse('mutation { grantRole }'), contextValue: { viewer } });
    const refused = await call(someone);
    expect(refused.errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    expect(ran).toEqual([]);
    await call(admin);
    expect(ran).toEqual(['grantRole']);
  });
});
