import { describe, expect, test } from 'vitest';
import { NOW } from '../../test/support/clock.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inTransaction } from '../event/run-action.ts';
import { anonymous } from '../viewer/viewer.ts';
import { recordUpdate } from './bot-update.actions.ts';

const database = await testDatabase();
const host = () => ({ em: database.em(), viewer: anonymous, now: NOW, wakeRelay: () => undefined });

describe('an update', () => {
  const record = (updateId: string, isHandled: boolean) => inTransaction(host(), { bot: 'commitment' as const, updateId, isHandled }, recordUpdate);

  test('is new once, and handled from when its bot says so', async () => {
    expect([await record('7', false), await record('7', false), await record('7', true), await record('7', false)]).toEqual([
      { isHandled: false, isNew: true },
      { isHandled: false, isNew: false },
      { isHandled: true, isNew: false },
      { isHandled: true, isNew: false },
    ]);
  });

  test('is new for one of many who ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => record('8', false)));
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1);
  });
});
