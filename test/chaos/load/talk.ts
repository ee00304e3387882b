import type { Chance } from '../../../packages/api/src/lib/random.rules.ts';
import type { Records } from '../records.ts';
import type { ChaosSystem } from '../system.ts';
import { isSaid, pressWhenThere, type Member } from './members.ts';

/** Somebody who reads nothing for so long goes on with something else. */
const PATIENCE_SECONDS = 20;

type Talk = { readonly system: ChaosSystem; readonly member: Member; readonly records: Records; readonly chance: Chance; readonly signal: AbortSignal };

/** A member who promises, reports and takes back in the chat, one after the other, and now and then taps twice. */
export async function talk(parts: Talk): Promise<void> {
  for (let count = 2; !parts.signal.aborted; count += 1) await promiseAndReport(parts, count).catch(() => undefined);
}

async function promiseAndReport({ system, member, records, chance, signal }: Talk, count: number): Promise<void> {
  const { person } = member;
  const text = `walk ${count} km today`;
  const press = async (holds: string, button: string): Promise<boolean> => {
    const isPressed = await pressWhenThere(system.telegram, person, { holds, button }, PATIENCE_SECONDS);
    if (isPressed && chance.next() < 0.3) {
      records.repeats += 1;
      await pressWhenThere(system.telegram, person, { holds, button }, 1);
    }
    return isPressed;
  };
  await person.say(text);
  if (!(await press(text, 'Keep'))) return;
  const isKept = await isSaid(person, new RegExp(`Saved:[^]*${text}`), PATIENCE_SECONDS);
  records.keep({ kind: 'promise', subject: `${member.id}/${text}`, outcome: isKept ? 'acknowledged' : 'unknown', isRepeat: false, code: null });
  if (!isKept || signal.aborted) return;
  const [row] = await system.sql<{ id: string }>('select id from commitments where user_id = $1 and commitment = $2', [member.id, text]);
  if (!row) throw new Error('What was saved is not there.');
  await person.say('/today');
  if (!(await press('', `done:${row.id}`))) return;
  const isDone = await isSaid(person, new RegExp(`Done:[^]*${text}`), PATIENCE_SECONDS);
  records.keep({ kind: 'done', subject: row.id, outcome: isDone ? 'acknowledged' : 'unknown', isRepeat: false, code: null });
}
