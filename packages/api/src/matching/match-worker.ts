import { parentPort, workerData } from 'node:worker_threads';
import type { Cohort } from './cohort.rules.ts';
import { highsMaster } from './highs-master.ts';
import { match } from './match.rules.ts';

// Runs in a thread of its own; `match-in-worker.ts` starts it.
const { cohort, seed } = workerData as { cohort: Cohort; seed: number };
parentPort!.postMessage(await match(cohort, { seed, loadMaster: highsMaster }));
