import { Thread } from '../lib/thread.ts';
import type { Cohort } from './cohort.rules.ts';
import type { Match } from './match.rules.ts';

const LARGEST_HEAP_MB = 1024;

/** Matches a cohort in a thread of its own. What it would have found when the process ends is not stored. */
export async function matchInWorker(cohort: Cohort, seed: number): Promise<Match> {
  const thread = new Thread(import.meta.url, 'match-worker', { data: { cohort, seed }, largestHeapMb: LARGEST_HEAP_MB });
  try {
    return await thread.answer<Match>();
  } finally {
    await thread.end();
  }
}
