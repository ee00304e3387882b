import { inRoot, programOf } from '../setup/places.mjs';

const script = (name, ...args) => [process.execPath, [inRoot('scripts', name), ...args]];
const program = (name, ...args) => [programOf(name), args];

/** What checks what; each is a program that fails when something is wrong. */
export const TYPES = { name: 'types (tsc)', run: program('tsc', '-p', 'tsconfig.json') };
export const LINT = { name: 'lint (oxlint)', run: program('oxlint') };
export const FORMAT = { name: 'format (oxfmt)', run: program('oxfmt', '--check'), cure: 'Run "npx oxfmt" and commit the result.' };
export const DEAD_CODE = { name: 'unused files, exports and dependencies (knip)', run: program('knip', '--no-progress') };
export const FLOORS = { name: 'floors and roles', run: script('floors.mjs') };
export const CONTRACT = { name: 'contract (printed schema, generated documents)', run: script('codegen.mjs', '--check') };
export const BREAKING = { name: 'breaking changes of the schema', run: script('checks/breaking-changes.mjs') };
