import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './say.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
/** What a development machine keeps: the database, keys, the clock. Git ignores it. */
export const STATE = join(ROOT, '.progress');

/** Node keeps compiled code here (NODE_COMPILE_CACHE), which makes every start but the first faster. */
export const COMPILED = join(STATE, 'compiled');

export const inRoot = (...parts) => join(ROOT, ...parts);
/** A program of the installed packages. */
export const programOf = (name) => inRoot('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** As root the database runs as another account, which has to pass through. */
const makePrivate = (folder) => mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });

/**
 * Makes the folder that a variable names.
 * @throws SetupError when this account may not write there
 */
export function makeFolder(folder, variable) {
  try {
    makePrivate(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new SetupError(
      `This account may not write in ${folder} (${variable}, ${error.code ?? error.message}): give the folder to it, or set ${variable} to another one.`,
    );
  }
}

export function prepareState() {
  try {
    makePrivate(STATE);
    accessSync(STATE, constants.W_OK);
    accessSync(ROOT, constants.W_OK);
  } catch (error) {
    const cure =
      process.getuid === undefined || process.getuid() === 0
        ? 'make the folder writable'
        : `give it to this account, for example with: sudo chown -R "$(id -u)" "${ROOT}"`;
    throw new SetupError(`This account may not write in ${ROOT} (${error.code ?? error.message}): ${cure}.`);
  }
}

/** Variables that npm and pnpm set for the script they run, and that would mislead a package manager started inside it. */
const SET_BY_PACKAGE_MANAGERS =
  /^(npm_(lifecycle_|package_|command$|execpath$|node_execpath$)|npm_config_(user_agent|local_prefix|global_prefix|prefix|node_gyp|npm_version|init_module|noproxy|frozen_lockfile|verify_deps_before_run)$|pnpm_config_verify_deps_before_run$|NODE_ENV$|NODE_OPTIONS$|PNPM_SCRIPT_SRC_DIR$)/i;

/** The environment for installing and building: nothing of the script around us, and no program of a half-made installation. */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !SET_BY_PACKAGE_MANAGERS.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(inRoot('node_modules')));
  return { ...Object.fromEntries(kept), PATH: [dirname(process.execPath), ...path].join(delimiter), ...homeThatCanBeWritten() };
}

/** Containers often run an account without a home; npm and pnpm keep their caches there. */
function homeThatCanBeWritten() {
  try {
    accessSync(process.env.HOME ?? '', constants.W_OK);
    return {};
  } catch {
    if (process.platform === 'win32') return {};
    const home = join(STATE, 'home');
    mkdirSync(home, { recursive: true });
    return {
      HOME: home,
      npm_config_cache: join(home, 'npm'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_STATE_HOME: join(home, 'state'),
    };
  }
}
