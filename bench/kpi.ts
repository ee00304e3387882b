import { parseArgs } from 'node:util';
import { FEW_MEMBERS } from '../packages/api/src/kpi/kpi-freshness.rules.ts';
import { benchDatabase } from './lib/bench-database.ts';
import { startChild } from './lib/child.ts';
import { kpiRowsOf, COMMITMENTS_EACH } from './lib/kpi-rows.ts';
import { Caller, wireOf } from './lib/load.ts';
import { quantile } from './lib/table.ts';

// How long the figures of the dashboard take, by the size of the community: the API as it is deployed, with its regular work, asked by one admin after the other. See README.md.
const { values: given } = parseArgs({ options: { sizes: { type: 'string' }, seconds: { type: 'string' } } });
const SIZES = (given.sizes ?? '10000,100000,1000000').split(',').map(Number);
const SECONDS = Number(given.seconds ?? 5);

const DASHBOARD = `{ kpis { refreshedAt podAttendance { overallAttendance totalMeetingsThisWeek peopleWeightedAttendance attendedSeats expectedSeats }
  botUsage { weeklyActivePercentage activeUsers totalUsers }
  commitmentFulfillment { overallCompletionRate avgCurrentStreak completedCommitments totalCommitments dueOnlyCompletionRate dueCommitments dueCompletedCommitments }
  newUsers { newUsersThisWeek } } }`;
const series = (args: string): string => `{ kpis { series(${args}) { week segment numerator denominator } } }`;
const QUESTIONS = {
  'the dashboard': DASHBOARD,
  'kept promises by week': series('metric: COMMITMENTS_KEPT'),
  'kept promises by week and category': series('metric: COMMITMENTS_KEPT, by: CATEGORY'),
  'attendance by week': series('metric: POD_ATTENDANCE'),
  'new members by week and cohort': series('metric: NEW_MEMBERS, by: COHORT'),
};

const WEEKS_COUNTED = 'select count(*) from kpi_weeks where week > current_date - 12 * 7';
for (const users of SIZES) await measure(users);

async function measure(users: number): Promise<void> {
  const database = await benchDatabase({ users, commitmentsPerUser: COMMITMENTS_EACH }, kpiRowsOf(users));
  const server = await startChild('api-server.ts', database.url, ['--regular-work']);
  try {
    // As it is some minutes after a first start: a large community's last twelve weeks, by every figure and split, are counted in the background.
    while (users > FEW_MEMBERS && Number(await database.value(WEEKS_COUNTED)) < 12 * 12) await new Promise((resolve) => setTimeout(resolve, 500));
    console.log(`\n${users.toLocaleString('en')} members`);
    console.log('                                        asked    p50 ms    p99 ms    most ms    CPU us');
    for (const [name, query] of Object.entries(QUESTIONS)) await ask(name, query);
  } finally {
    server.stop();
    await database.drop();
  }

  async function ask(name: string, query: string): Promise<void> {
    const caller = new Caller(server.url);
    const wire = wireOf(`${server.url}/graphql`, { query }, { authorization: `Bearer ${server.token.split(' ')[0]}` });
    const answer = JSON.parse(await caller.ask(wire)) as { data?: { kpis: { botUsage?: { totalUsers: number }; series?: readonly unknown[] } } };
    const { botUsage, series: points } = answer.data?.kpis ?? {};
    if (botUsage?.totalUsers !== users && !points?.length) throw new Error(`${name} is answered ${JSON.stringify(answer).slice(0, 500)}`);
    const before = await server.cpuUs();
    const times: number[] = [];
    for (const end = performance.now() + SECONDS * 1_000; performance.now() < end;) {
      const askedAt = performance.now();
      await caller.ask(wire);
      times.push(performance.now() - askedAt);
    }
    const cpuUs = ((await server.cpuUs()) - before) / times.length;
    caller.close();
    const figures = [quantile(times, 0.5), quantile(times, 0.99), Math.max(...times)].map((ms) => ms.toFixed(2).padStart(10));
    console.log(`${name.padEnd(36)}${String(times.length).padStart(9)}${figures.join('')}${cpuUs.toFixed(0).padStart(11)}`);
  }
}
