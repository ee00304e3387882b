import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assignmentOf } from '../packages/api/src/matching/assignment.rules.ts';
import { readCohort } from '../packages/api/src/matching/cohort-input.rules.ts';
import { drawCohort } from '../packages/api/src/matching/cohort.test-data.ts';
import { highsMaster } from '../packages/api/src/matching/highs-master.ts';
import { IndependentJudge } from '../packages/api/src/matching/independent-judge.test-data.ts';
import { match } from '../packages/api/src/matching/match.rules.ts';

// `tsx --conditions=progress-source bench/match.ts [--sizes 12,18,24,48,70,300,1000,10000] [--cohorts 2]`: time and quality of matches of drawn cohorts, judged by
// the independent judge of the tests, after the cohorts whose optimum is known. `tsx --conditions=progress-source bench/match.ts --random 10000` instead matches so
// many small cohorts and counts broken rules.
const { values: given } = parseArgs({
  options: { sizes: { type: 'string' }, cohorts: { type: 'string' }, random: { type: 'string' }, from: { type: 'string' } },
});
const solved = async (cohort: ReturnType<typeof drawCohort>) => match(readCohort(cohort), { seed: 1, loadMaster: highsMaster });
const cpuSeconds = (): number => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;

if (given.random === undefined) await figures();
else await randomCohorts(Number(given.from ?? 0), Number(given.random));

async function figures(): Promise<void> {
  const known = JSON.parse(readFileSync(new URL('../packages/api/test/vectors/matching.json', import.meta.url), 'utf8')) as {
    cohort: ReturnType<typeof drawCohort>;
    optimum: number;
  }[];
  for (const { cohort, optimum } of known) await measure(cohort, optimum);
  const sizes = (given.sizes ?? '12,18,24,48,70,300,1000,10000').split(',').map(Number);
  for (const members of sizes)
    for (let seed = 0; seed < Number(given.cohorts ?? 2); seed += 1) await measure(drawCohort({ seed, members, pods: Math.ceil(members / 100) }), null);
}

async function measure(cohort: ReturnType<typeof drawCohort>, optimum: number | null): Promise<void> {
  const began = cpuSeconds();
  const found = await solved(cohort);
  const seconds = cpuSeconds() - began;
  const assignment = assignmentOf(found);
  const judge = cohort.members.length > 2000 ? null : new IndependentJudge(cohort);
  const faults = judge?.faults(assignment).length ?? 'not judged';
  const worst = Math.min(1, ...found.groups.map(({ quality }) => quality));
  const short = optimum === null ? (found.bound === null ? '' : `bound ${found.bound.toFixed(3)}`) : `optimum ${optimum.toFixed(6)}`;
  console.log(
    `${cohort.id.padEnd(10)} n ${String(cohort.members.length).padStart(6)}  G ${found.objective.toFixed(6)} ${short}  proof ${found.proof}  faults ${faults}  ` +
      `waiting ${assignment.waiting.length}  worst q ${worst.toFixed(2)}  ${seconds.toFixed(2)} s  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

async function randomCohorts(from: number, count: number): Promise<void> {
  let faults = 0;
  let wrong = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const cohort = drawCohort({ seed, members: seed % 23, pods: seed % 5 });
    const found = await solved(cohort);
    const judge = new IndependentJudge(cohort);
    faults += judge.faults(assignmentOf(found)).length;
    if (Math.abs(judge.worth(assignmentOf(found).pods) - found.objective) > 1e-6) wrong += 1;
  }
  console.log(`${count} cohorts from ${from}: ${faults} rules broken, ${wrong} objectives that the judge does not agree with`);
}
