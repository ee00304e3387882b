import { expect, test } from 'vitest';
import type { Query } from '../lib/query.ts';
import { KnownCallers } from './known-callers.ts';

const ROLE = { role_type: 'admin', expires_at: null };
const MEMBERS: Readonly<Record<string, object>> = {
  '11': { telegram_id: '11', id: 'ana', roles: [] },
  '12': { telegram_id: '12', id: 'ben', roles: [ROLE] },
};

function callersOver(answer: (telegramIds: readonly string[]) => object[]): { callers: KnownCallers; asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const query = (async (_text: string, [telegramIds]: [readonly string[]]) => {
    asked.push(telegramIds);
    return answer(telegramIds);
  }) as unknown as Query;
  return { callers: new KnownCallers(query), asked };
}

const found = (telegramIds: readonly string[]): object[] => telegramIds.toReversed().flatMap((telegramId) => MEMBERS[telegramId] ?? []);

test('members who are acted for at the same time are looked up by one statement, and each call gets its own', async () => {
  const { callers, asked } = callersOver(found);
  const members = await Promise.all(['11', '13', '12', '11'].map((telegramId) => callers.member(telegramId)));
  expect(members.map((member) => member?.id)).toEqual(['ana', undefined, 'ben', 'ana']);
  expect(members[2]!.roles.adminUntil).toBeNull();
  expect(asked).toEqual([['11', '13', '12', '11']]);
  expect([callers.rememberedMember('11')?.id, callers.rememberedMember('13')]).toEqual(['ana', undefined]);
});

test('who is not there is asked for again, and a failing look is told to all and not kept', async () => {
  let fails = true;
  const { callers, asked } = callersOver((telegramIds) => {
    if (fails) throw new Error('away');
    return found(telegramIds);
  });
  const told = await Promise.allSettled(['11', '12'].map((telegramId) => callers.member(telegramId)));
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect((await callers.member('11'))?.id).toBe('ana');
  expect(await callers.member('13')).toBeUndefined();
  expect(await callers.member('13')).toBeUndefined();
  expect(asked).toHaveLength(4);
});
