import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { explainInstallFailure } from './failures.mjs';
import { cleanEnvironment, inRoot, NODE } from './places.mjs';
import { runQuietly } from './programs.mjs';
import { say, sayStep, SetupError } from './say.mjs';

const PNPM = 'pnpm@12.21.0';
const STAMP = inRoot('node_modules', '.progress-installed');

export function isInstalled() {
  return existsSync(NODE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Installs exactly what the lock file says, unless that was done already. */
export async function install() {
  if (isInstalled()) return;
  const done = sayStep(`Installing the packages of pnpm-lock.yaml with ${PNPM}; the first time this takes a minute or two`);
  const env = { ...cleanEnvironment(), CI: 'true', npm_config_ignore_scripts: 'false', npm_config_update_notifier: 'false' };
  const args = ['--yes', PNPM, 'install', '--frozen-lockfile', '--prod=false', '--reporter=append-only', '--config.verify-deps-before-run=false'];
  const { code, output } = await runQuietly('npx', args, { env, onLine: sayProgress() });
  if (code !== 0) throw new SetupError(explainInstallFailure(output));
  if (!existsSync(NODE))
    throw new SetupError('The installation left out the packaged Node 24 (its build script did not run): delete node_modules and start again.');
  writeFileSync(STAMP, fingerprint());
  done(`${/Packages: \+(\d+)/.exec(output)?.[1] ?? 'all'} packages installed`);
}

/** Shows at most one line in two seconds, so that a slow download is seen to move. */
function sayProgress() {
  let last = Date.now();
  let all = '';
  return (line) => {
    all = /^Packages: \+(\d+)/.exec(line)?.[1] ?? all;
    const [, downloaded, added] = /downloaded (\d+), added (\d+)/.exec(line) ?? [];
    if (downloaded === undefined || Date.now() - last < 2_000) return;
    last = Date.now();
    say(`  ${downloaded} downloaded, ${added} of ${all || 'about 700'} in place`);
  };
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}
