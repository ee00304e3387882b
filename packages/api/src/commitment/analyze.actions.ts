import { randomUUID } from 'node:crypto';
import { DomainError } from '../lib/errors.ts';
import { isBlank, withoutControls } from '../lib/text.rules.ts';
import type { ActionContext } from '../viewer/context.ts';
import { ZONE_UNTIL_TOLD } from './history.rules.ts';
import { readText } from './smart/read-text.rules.ts';

/** The longest message that Telegram carries. */
const LONGEST_MESSAGE = 4096;

/**
 * Understands a message of a member and keeps what was understood, so that a promise can be kept from it.
 * @returns the id of the reading
 * @throws DomainError INVALID_INPUT `text` when there is nothing, or more than 4096 characters
 */
export async function analyzeCommitment({ em, viewer, now }: ActionContext, input: { readonly text: string }): Promise<{ readonly readingId: string }> {
  const text = withoutControls(input.text).trim();
  if (isBlank(text)) throw new DomainError('INVALID_INPUT', 'There is nothing to read: write what you will do.', 'text');
  if (text.length > LONGEST_MESSAGE)
    throw new DomainError('INVALID_INPUT', `A message has at most ${LONGEST_MESSAGE} characters; this one has ${text.length}.`, 'text');
  const [member] = await em.execute<{ timezone: string | null; day_start_hour: number }[]>('select timezone, day_start_hour from users where id = ?', [
    viewer.id,
  ]);
  if (!member) throw new DomainError('NOT_FOUND', 'There is no such member.');
  const reading = readText(text, now, { timezone: member.timezone ?? ZONE_UNTIL_TOLD, dayStartHour: member.day_start_hour });
  const readingId = randomUUID();
  await em.execute('insert into commitment_readings (id, user_id, text, reading, created_at) values (?, ?, ?, ?::jsonb, ?)', [
    readingId,
    viewer.id,
    text,
    JSON.stringify(reading),
    now,
  ]);
  return { readingId };
}
