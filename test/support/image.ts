import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
/** Where its files stand, what it is started with, and how. */
export type Image = { readonly folder: string; readonly environment: Record<string, string>; readonly command: readonly string[] };

/** Builds images without an engine: a stage is a folder, and each instruction does there what it says. Stages that are written alike are built once, as an engine's cache does. */
export class Builder {
  private readonly stages = new Map<string, Promise<string>>();

  constructor(private readonly folder: string) {}

  async build(dockerfile: string): Promise<Image> {
    const stages = stagesOf(readFileSync(join(ROOT, dockerfile), 'utf8'));
    const built = new Map<string, string>();
    for (const { name, lines } of stages) built.set(name, await this.stage(name, lines, built));
    const last = stages.at(-1)!;
    const folder = join(built.get(last.name)!, argument(last.lines, 'WORKDIR'));
    const pairs = last.lines.filter(({ verb }) => verb === 'ENV').flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=') as [string, string]));
    return { folder, environment: Object.fromEntries(pairs), command: JSON.parse(argument(last.lines, 'CMD')) as string[] };
  }

  private stage(name: string, lines: readonly Line[], built: ReadonlyMap<string, string>): Promise<string> {
    const key = JSON.stringify(lines);
    const known = this.stages.get(key) ?? this.make(join(this.folder, `${this.stages.size}-${name}`), lines, built);
    this.stages.set(key, known);
    return known;
  }

  private async make(root: string, lines: readonly Line[], built: ReadonlyMap<string, string>): Promise<string> {
    let workdir = root;
    for (const { verb, rest } of lines) {
      if (verb === 'WORKDIR') mkdirSync((workdir = join(root, rest)), { recursive: true });
      if (verb === 'COPY') copy(rest, workdir, built);
      if (verb === 'RUN') await this.run(rest, workdir);
    }
    return root;
  }

  /** Global installs go into the folder of the build, not into the machine. */
  private async run(command: string, cwd: string): Promise<void> {
    const prefix = join(this.folder, 'global');
    const env = {
      ...process.env,
      npm_config_prefix: prefix,
      PATH: `${join(prefix, 'bin')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      CI: 'true',
    };
    try {
      await run('sh', ['-c', command], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`RUN ${command}\n${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`, { cause: error });
    }
  }
}

type Line = { readonly verb: string; readonly rest: string };

function stagesOf(text: string): { name: string; lines: Line[] }[] {
  const stages: { name: string; lines: Line[] }[] = [];
  for (const raw of text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))) {
    const [verb = '', ...words] = raw.split(' ');
    if (verb === 'FROM') stages.push({ name: words[2] ?? 'image', lines: [] });
    else stages.at(-1)!.lines.push({ verb, rest: words.join(' ') });
  }
  return stages;
}

function argument(lines: readonly Line[], wanted: string): string {
  const line = lines.findLast(({ verb }) => verb === wanted);
  if (!line) throw new Error(`The last stage has no ${wanted}.`);
  return line.rest;
}

function copy(rest: string, workdir: string, built: ReadonlyMap<string, string>): void {
  const words = rest.split(' ');
  const from = words.find((word) => word.startsWith('--from='))?.slice(7);
  const paths = words.filter((word) => !word.startsWith('--'));
  const target = join(workdir, paths.at(-1)!);
  for (const path of paths.slice(0, -1)) {
    const source = join(from === undefined ? ROOT : built.get(from)!, path);
    if (!existsSync(source)) throw new Error(`COPY ${rest}: ${path} is not there.`);
    const isFolder = path === '.' || paths.at(-1)!.endsWith('/') === false;
    const place = isFolder || from !== undefined ? target : join(target, basename(path));
    cpSync(source, place, { recursive: true, verbatimSymlinks: true, filter: from === undefined ? isInContext : () => true });
  }
}

const IGNORED = new Set(
  readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace('**/', '')),
);
/** Names are enough: what .dockerignore has are names, or patterns that end in one. */
const isInContext = (path: string): boolean => path === ROOT || !(IGNORED.has(basename(path)) || path.endsWith('.tsbuildinfo'));
