import { runQuietly } from '../setup/programs.mjs';
import { say, seconds } from '../setup/say.mjs';

/** Runs all checks, shows what the failing ones said, and gives back the names of those. */
export async function runChecks(checks) {
  const failed = [];
  for (const { name, run, cure } of checks) {
    const since = Date.now();
    const { code, output } = await runQuietly(run[0], run[1], { env: { ...process.env, NO_COLOR: '1' } });
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(Date.now() - since)})`);
    if (code === 0) {
      const note = /^skipped: .*$/m.exec(output)?.[0];
      if (note !== undefined) say(`    ${note}`);
      continue;
    }
    failed.push(name);
    say([...output.trim().split('\n'), ...(cure === undefined ? [] : [cure])].map((line) => `    ${line}`).join('\n'));
  }
  return failed;
}
