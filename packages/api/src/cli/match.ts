import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { DomainError } from '../lib/errors.ts';
import { assignmentOf } from '../matching/assignment.rules.ts';
import { readCohort } from '../matching/cohort-input.rules.ts';
import { highsMaster } from '../matching/highs-master.ts';
import { match } from '../matching/match.rules.ts';
import { BadLineError } from './json-lines.ts';

/** What is said of a match on standard output; the match itself is in the file. */
export type MatchedFile = { objective: number; bound: number | null; proof: string; placed: number; waiting: number };

/**
 * Matches the cohort of a file and writes the assignment into another.
 * @throws BadLineError when the cohort cannot be read, naming the field at fault
 */
export async function matchFile(from: string, to: string, seed: number): Promise<MatchedFile> {
  // A command runs once: compiling the solver a second time for speed costs more than it saves.
  setFlagsFromString('--wasm-tiering-budget=100000000');
  const found = await match(await cohortOf(from), { seed, loadMaster: highsMaster });
  const assignment = assignmentOf(found);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, `${JSON.stringify(assignment)}\n`);
  const placed = assignment.pods.reduce((sum, pod) => sum + pod.member_ids.length, 0);
  return { objective: found.objective, bound: found.bound, proof: found.proof, placed, waiting: assignment.waiting.length };
}

async function cohortOf(file: string) {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new BadLineError(`${file}: this cannot be read as JSON (${(error as Error).message}).`);
  }
  try {
    return readCohort(json);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new BadLineError(`${file}: ${error.message}`);
  }
}
