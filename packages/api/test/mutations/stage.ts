import { type GraphQLInputObjectType, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { buildGraphqlSchema, policies } from '../../src/schema.ts';
import type { User } from '../../src/user/user.entity.ts';
import { anonymous, type Viewer } from '../../src/viewer/viewer.ts';
import { testApi } from '../support/api.ts';
import { fixedClock } from '../support/clock.ts';
import { storedIn } from '../support/stored.ts';
import type { Caller, Headers, Stage } from './scene.ts';

const schema = buildGraphqlSchema();
const fields = schema.getMutationType()!.getFields();

/** All but the one by which members come in: whoever shows what Telegram signed may call it, whatever else they show. It is tried in `session.db.test.ts`. */
export const MUTATIONS: readonly string[] = Object.keys(fields).filter((name) => name !== 'startSession');
export const inputOf = (mutation: string): GraphQLInputObjectType => getNamedType(fields[mutation]!.args[0]!.type) as GraphQLInputObjectType;
export const takes = (mutation: string, field: string): boolean => field in inputOf(mutation).getFields();

const VIEWERS: { readonly [caller in Caller]: Viewer } = {
  member: { ...anonymous, kind: 'member', id: 'somebody', bot: 'commitment', scopes: ['act-as', 'deliveries'] },
  'admin key': { ...anonymous, kind: 'admin' },
  'acting admin': { ...anonymous, kind: 'admin', id: 'somebody', bot: 'commitment', scopes: ['act-as', 'deliveries'], isSuperAdmin: true },
  bot: { ...anonymous, kind: 'bot', bot: 'commitment', scopes: ['act-as', 'deliveries'] },
};
/** Whether the policy lets such a caller in. */
export const mayCall = (caller: Caller, mutation: string): boolean => policies.Mutation![mutation]!(VIEWERS[caller]) === true;

/** Asks for every value of the payload, and for who and what the things in it are. */
function documentOf(mutation: string): string {
  const payload = getNamedType(fields[mutation]!.type) as GraphQLObjectType;
  const selection = Object.values(payload.getFields()).map(({ name, type }) => {
    const inner = getNamedType(type);
    if (isLeafType(inner)) return name;
    return isObjectType(inner) && 'id' in inner.getFields() ? `${name} { id }` : `${name} { __typename }`;
  });
  return `mutation ($input: ${String(fields[mutation]!.args[0]!.type)}) { ${mutation}(input: $input) { ${selection.join(' ')} } }`;
}

export async function stage(): Promise<Stage> {
  const api = await testApi({ clock: fixedClock(), rateLimitPerMinute: 1_000_000 });
  const { database } = api;
  const bot = async (): Promise<string> => (await api.key('service', ['act-as', 'deliveries'], 'commitment-bot')).token;
  const adminKey = async (): Promise<string> => (await api.key('admin')).token;
  const stranger = (await api.key('integration', ['members:read', 'pii:read', 'events:read', 'pods:read'])).token;
  const tokens = { bot: await bot(), otherBot: await bot(), adminKey: await adminKey(), otherAdminKey: await adminKey(), stranger };
  const actAs = (user: User): Headers => ({ 'x-act-as': `telegram:${user.telegramUserId}` });
  const send: Stage['send'] = (token, headers, { mutation, input }) => api.post(token, documentOf(mutation), { variables: { input }, headers });
  return {
    database,
    tokens,
    actAs,
    ask: (token, headers, document, variables) => api.post(token, document, { variables, headers }),
    send,
    done: async (token, headers, wanted) => {
      const { data, errors } = await send(token, headers, wanted);
      if (errors) throw new Error(`${wanted.mutation}: ${JSON.stringify(errors)}`);
      return data[wanted.mutation];
    },
    call: ({ caller, person }, wanted) => {
      if (caller === 'admin key') return send(tokens.adminKey, {}, wanted);
      return send(tokens.bot, caller === 'bot' ? {} : actAs(person), wanted);
    },
    callAsOther: ({ caller, mate }, wanted) => {
      if (caller === 'admin key') return send(tokens.otherAdminKey, {}, wanted);
      return caller === 'bot' ? send(tokens.otherBot, {}, wanted) : send(tokens.bot, actAs(mate), wanted);
    },
    stored: () => storedIn(database),
  };
}
