import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The journeys run what is deployed: the build, made from the tree as it is. */
export function setup(): void {
  const root = resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-b', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}
