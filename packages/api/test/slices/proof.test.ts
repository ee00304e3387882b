import { expect, test } from 'vitest';
import { as, asking } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';

const ask = await asking(await testDatabase());

test('every field and operation has a rule, and the service says that it works', async () => {
  const { data, errors } = await ask(as.nobody, '{ health { status version databaseVersion now } me { id } }');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ health: { status: 'ok', databaseVersion: null, now: '2026-11-18T15:00:00.000Z' }, me: null });
});

test('which database it is, is for admins', async () => {
  const { data } = await ask(as.admin, '{ health { databaseVersion } }');
  expect(data.health.databaseVersion).toMatch(/^1[5-8]\./);
});
