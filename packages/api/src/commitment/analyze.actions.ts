import { randomUUID } from 'node:crypto';
import type { Verb } from '../viewer/context.ts';
import type { StoredReading } from './smart/reading.rules.ts';

/** The verb that keeps what was understood of a message of the member who acts, so that a promise can be kept from it. It answers the id of the reading. */
export function keepingReading(reading: StoredReading): Verb<object, { readonly readingId: string }> {
  return async function analyzeCommitment({ em, viewer, now }) {
    const readingId = randomUUID();
    await em.execute('insert into commitment_readings (id, user_id, text, reading, created_at) values (?, ?, ?, ?::jsonb, ?)', [
      readingId,
      viewer.id,
      reading.text,
      JSON.stringify(reading),
      now,
    ]);
    return { readingId };
  };
}
