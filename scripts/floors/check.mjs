import { readImports } from './read-imports.mjs';
import { FLOORS, IMPURE, PACKAGES, PURE_PACKAGES, ROLES, TYPES_ONLY } from './table.mjs';

const API = 'packages/api/src/';

/**
 * What a file does against the structure of the house, a sentence each; empty when it keeps to it.
 * @param file its path from the root of the repository
 */
export function faultsOf(file, source) {
  const imports = readImports(file, source);
  const isTest = /\.test\.ts$|\/test\//.test(file);
  const faults = imports.flatMap((opened) => packageFaults(file, opened));
  if (file.startsWith(API) && !isTest) {
    faults.push(...imports.flatMap((opened) => [...floorFaults(file, opened), ...roleFaults(file, opened)]));
    if (roleOf(file) === 'rules') faults.push(...impurities(file, source));
  }
  return faults;
}

function packageFaults(file, { specifier, path, line }) {
  const own = packageOf(file);
  const at = `${file}:${line}`;
  if (path !== null)
    return packageOf(path) === own ? [] : [`${at} leaves its package by a path (${specifier}): import the package by its name, or move what both need.`];
  const other = /^@progress\/([^/]+)/.exec(specifier)?.[1];
  const mayOpen = PACKAGES[own] ?? [];
  return other === undefined || other === own || mayOpen.includes(other)
    ? []
    : [`${at} opens package ${other}; ${own} may open ${listed(mayOpen) || 'no other package'}.`];
}

function floorFaults(file, { path, line }) {
  if (path === null || !path.startsWith(API)) return [];
  const [from, to] = [roomOf(file), roomOf(path)];
  const [fromFloor, toFloor] = [floorOf(from), floorOf(to)];
  if (from === to || toFloor < fromFloor || fromFloor >= ROOF) return [];
  const why =
    toFloor >= ROOF
      ? 'which only the files beside the rooms open'
      : `which is not on a lower floor than ${from}/: record an event, or move what both need down`;
  return [`${file}:${line} opens ${to}, ${why}.`];
}

function roleFaults(file, opened) {
  const role = roleOf(file);
  if (role === null) return [];
  const fault = (role === 'rules' ? impureImport(opened) : null) ?? (opened.path === null ? null : wrongRole(role, opened));
  return fault === null ? [] : [`${file}:${opened.line} ${fault}`];
}

function impureImport({ specifier, path, isType }) {
  if (path === null) return isPure(specifier) ? null : `opens ${specifier}: rules do no input or output.`;
  const isOpen = isType || roleOf(path) !== null || roomOf(path) === 'lib';
  return isOpen ? null : `opens ${path}: rules open other rules and lib/, anything else by "import type".`;
}

function wrongRole(role, { specifier, path, isType }) {
  const other = roleOf(path);
  if (other === null) return null;
  if (!ROLES[role].includes(other)) return `opens a .${other}.ts; a .${role}.ts may open ${listed(ROLES[role].map((name) => `.${name}.ts`))}.`;
  return isType || !TYPES_ONLY[role]?.includes(other) ? null : `has to open ${specifier} with "import type".`;
}

function impurities(file, source) {
  const lines = source.split('\n').map((text, index) => ({ text: text.replace(/\/\/.*|^\s*\*.*|\/\*.*\*\//, ''), line: index + 1 }));
  return lines.flatMap(({ text, line }) => IMPURE.filter(([sign]) => sign.test(text)).map(([, what]) => `${file}:${line} ${what}.`));
}

const ROOF = FLOORS.length - 1;
const listed = (names) => names.join(', ');
const isPure = (specifier) => PURE_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`));
const packageOf = (path) => /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;
const roomOf = (path) => path.slice(API.length).split('/')[0];
const roleOf = (path) => {
  const role = /\.([a-z]+)\.ts$/.exec(path)?.[1];
  return role !== undefined && Object.hasOwn(ROLES, role) ? role : null;
};

/** Files beside the rooms are on the roof. */
function floorOf(room) {
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  if (floor === -1 && !room.endsWith('.ts')) throw new Error(`packages/api/src/${room}/ has no floor: enter it in scripts/floors/table.mjs.`);
  return floor === -1 ? ROOF : floor;
}
