import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eachLine, formatLine } from './log-lines.mjs';

/** Runs a program of ours to its end, with its lines marked by its name. @returns its exit code */
export async function runOnce({ name, entry, args, env }, print) {
  const child = spawn(process.execPath, ['--enable-source-maps', entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, (line) => print(formatLine(name, line)));
  const [code] = await once(child, 'close');
  return code ?? 1;
}
