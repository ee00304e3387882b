import fc, { type GeneratorValue } from 'fast-check';
import { parse, validate } from 'graphql';
import type { Pool } from 'pg';
import type { Answer, Reader } from '../../src/read/execute.ts';
import { difference } from './compare.ts';
import { chance, dataset, neighbour, NOW, viewer } from './dataset.ts';
import { TABLES } from './demo/entities.ts';
import { type Grown, operation, varied } from './grow-document.ts';
import { type Data, naive, plainSchema, type Who } from './naive.ts';

const DOCUMENTS_PER_DATASET = 20;
const ROUNDS_PER_DOCUMENT = 4;

/** What the cases were like; a property that compared nothing proves nothing. */
export type Tally = { cases: number; filled: number; refused: number; mutations: number; pages: number; documentsInvalid: number };

/** Puts the data set into the tables, in the place of whatever was there. */
export async function load(pool: Pool, data: Data): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; TRUNCATE ${TABLES.join(', ')}, kpi_rollup`);
    for (const table of TABLES) {
      if (data[table].length > 0)
        await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`, [JSON.stringify(data[table])]);
    }
    if (data.kpi) await client.query('INSERT INTO kpi_rollup VALUES ($1, $2)', [data.kpi.attendance, data.kpi.new_users]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/**
 * Compares the planner with graphql-js over arrays: random data, documents, viewers and variables; each document for several viewers and variables in a
 * row, so that a plan that leaks into the next answer shows.
 * @throws Error with the counter-example
 */
export async function plannerMatchesNaive({ reader, pool, runs, seed }: { reader: Reader; pool: Pool; runs: number; seed: number }): Promise<Tally> {
  const tally: Tally = { cases: 0, filled: 0, refused: 0, mutations: 0, pages: 0, documentsInvalid: 0 };
  const property = fc.asyncProperty(fc.gen(), async (dice) => {
    const data = dataset(dice);
    await load(pool, data);
    for (let at = 0; at < DOCUMENTS_PER_DATASET; at += 1) await compareDocument({ reader, data, dice, tally });
  });
  const { failed, errorInstance, counterexamplePath } = await fc.check(property, { numRuns: runs, seed, endOnFailure: true });
  if (failed)
    throw new Error(`Seed ${seed}, path ${counterexamplePath}, after ${tally.cases} cases: ${errorInstance instanceof Error ? errorInstance.message : ''}`);
  return tally;
}

async function compareDocument({ reader, data, dice, tally }: { reader: Reader; data: Data; dice: GeneratorValue; tally: Tally }): Promise<void> {
  const grown = operation(dice, data);
  const document = parse(grown.text);
  if (validate(plainSchema, document).length > 0) {
    tally.documentsInvalid += 1;
    return;
  }
  let who = viewer(dice, data);
  for (let round = 0; round < ROUNDS_PER_DOCUMENT; round += 1) {
    const variables = round === 0 ? grown.variables : varied(dice, grown);
    who = round > 0 && chance(dice, 40) ? neighbour(dice, data, who) : viewer(dice, data);
    const context = { viewer: { ...who, podIds: null, keyId: null, bot: null, isSuperAdmin: false }, now: NOW };
    const { event } = grown;
    const found =
      event === undefined
        ? await reader.answer(document, variables, context)
        : ((await reader.readEvent(document, variables, context, { payload: { id: event } })) ?? { data: 'null' });
    const expected = await naive({ document, variables }, data, who, { now: NOW, event });
    const fault = faultOf(found, expected, grown.isFaulty);
    if (fault !== undefined) throw new Error(report(fault, { grown: { ...grown, variables }, who, found, expected }));
    count(tally, grown.text, found);
  }
}

/** A statement holds every argument of a document, and refuses it also where graphql-js would not have come to it. */
function faultOf(found: Answer, expected: Awaited<ReturnType<typeof naive>>, isFaulty: boolean): string | undefined {
  if (found.errors && isFaulty) return undefined;
  if (!found.errors && !expected.errors) return difference(JSON.parse(found.data!), JSON.parse(JSON.stringify(expected.data)));
  return found.errors && expected.errors ? undefined : 'One refuses, the other answers.';
}

function count(tally: Tally, text: string, found: Answer): void {
  tally.cases += 1;
  if (found.errors) tally.refused += 1;
  if ((found.data?.length ?? 0) > 60) tally.filled += 1;
  if (text.startsWith('mutation')) tally.mutations += 1;
  if (/pageInfo|edges|nodes/.test(text)) tally.pages += 1;
}

type Case = { grown: Grown; who: Who; found: Answer; expected: unknown };
const report = (fault: string, { grown, who, found, expected }: Case): string =>
  [
    fault,
    grown.text,
    JSON.stringify(grown.variables),
    `viewer ${JSON.stringify(who)}`,
    `found    ${found.data} ${(found.errors ?? []).map((error) => `${error.message} ${error.originalError?.stack ?? ''}`).join()}`,
    `expected ${JSON.stringify(expected)}`,
  ].join('\n');
