import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Cohort } from './cohort.rules.ts';
import type { Match } from './match.rules.ts';

const IS_SOURCE = import.meta.url.endsWith('.ts');
const LARGEST_HEAP_MB = 1024;

/**
 * Matches a cohort in a thread of its own, so that nobody who calls the API waits for it. The thread ends with the process, whatever it is doing: what it would
 * have found is not stored then.
 */
export async function matchInWorker(cohort: Cohort, seed: number): Promise<Match> {
  const worker = new Worker(new URL(IS_SOURCE ? './match-worker.ts' : './match-worker.js', import.meta.url), {
    workerData: { cohort, seed },
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
    ...(IS_SOURCE && { execArgv: ['--import', import.meta.resolve('tsx'), '--conditions=progress-source'] }),
  });
  worker.unref();
  try {
    const [found] = (await Promise.race([once(worker, 'message'), ended(worker)])) as [Match];
    return found;
  } finally {
    await worker.terminate();
  }
}

async function ended(worker: Worker): Promise<never> {
  const [code] = (await once(worker, 'exit')) as [number];
  throw new Error(`The thread that matches ended with ${code} before it had an answer.`);
}
