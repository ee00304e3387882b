import { expect, test } from 'vitest';
import { DAY_WORDS } from '../../src/commitment/day-words.test-data.ts';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { makeUser } from '../support/make.ts';
import { promising } from '../support/promising.ts';

const database = await testDatabase();
const ask = await asking(database);
const { create } = promising(database, ask);

test('the database takes the day out of words as the rule does', async () => {
  const user = await makeUser(database.em());
  for (const [words] of DAY_WORDS) await create(user, { text: words });
  const { data } = await ask(as.member(user), '{ commitments(first: 100) { nodes { commitment textWithoutDay } } }');
  const told = data.commitments.nodes.map((one: { commitment: string; textWithoutDay: string }) => [one.commitment, one.textWithoutDay]);
  expect(new Map(told)).toEqual(new Map(DAY_WORDS));
});

test('words without their day are as personal as the words', async () => {
  const user = await makeUser(database.em());
  const { id } = await create(user, { text: 'Call my sponsor on friday' });
  const seen = async (scopes: string[]) =>
    (await ask(as.thirdParty(...scopes), 'query ($id: ID!) { commitment(id: $id) { textWithoutDay } }', { variables: { id } })).data.commitment.textWithoutDay;
  expect(await seen(['commitments:read'])).toBeNull();
  expect(await seen(['commitments:read', 'pii:read'])).toBe('Call my sponsor');
});
