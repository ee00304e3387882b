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
  if (own === null) return [];
  const other = path === null ? /^@progress\/([^/]+)/.exec(specifier)?.[1] : packageOf(path);
  if (path !== null && other !== own)
    return [`${file}:${line} leaves its package by a path (${specifier}): import the package by its name, or move what both need.`];
  if (other === undefined || other === own || PACKAGES[own]?.includes(other)) return [];
  return [`${file}:${line} opens package ${other}; ${own} may open ${PACKAGES[own]?.join(', ') || 'no other package'}.`];
}

function floorFaults(file, { path, line }) {
  if (path === null || !path.startsWith(API)) return [];
  const [from, to] = [roomOf(file), roomOf(path)];
  if (from === to) return [];
  const [fromFloor, toFloor] = [floorOf(from), floorOf(to)];
  if (toFloor === null) return [`${file}:${line} opens ${to}, which nobody opens.`];
  if (fromFloor === null || toFloor < fromFloor) return [];
  return [`${file}:${line} opens ${to}/, which is not on a lower floor than ${from}/: record an event, or move what both need down.`];
}

function roleFaults(file, { specifier, path, isType, line }) {
  const role = roleOf(file);
  if (role === null) return [];
  if (path === null) return role === 'rules' && !isPure(specifier) ? [`${file}:${line} opens ${specifier}: rules do no input or output.`] : [];
  const other = roleOf(path);
  if (role === 'rules' && other === null && !isType && roomOf(path) !== 'lib')
    return [`${file}:${line} opens ${path}: rules open other rules and lib/, anything else by "import type".`];
  if (other === null) return [];
  if (!ROLES[role].includes(other))
    return [`${file}:${line} opens a .${other}.ts; a .${role}.ts may open ${ROLES[role].map((name) => `.${name}.ts`).join(', ')}.`];
  if (!isType && TYPES_ONLY[role]?.includes(other)) return [`${file}:${line} has to open ${specifier} with "import type".`];
  return [];
}

function impurities(file, source) {
  const lines = source.split('\n').map((text, index) => ({ text: text.replace(/\/\/.*|^\s*\*.*|\/\*.*\*\//, ''), line: index + 1 }));
  return lines.flatMap(({ text, line }) => IMPURE.filter(([sign]) => sign.test(text)).map(([, what]) => `${file}:${line} ${what}.`));
}

const isPure = (specifier) => PURE_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`));
const packageOf = (path) => /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;
const roomOf = (path) => path.slice(API.length).split('/')[0];
const roleOf = (path) => {
  const role = /\.([a-z]+)\.ts$/.exec(path)?.[1];
  return role !== undefined && Object.hasOwn(ROLES, role) ? role : null;
};

/** Null for the files beside the rooms. */
function floorOf(room) {
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  if (floor === -1 && !room.endsWith('.ts')) throw new Error(`packages/api/src/${room}/ has no floor: enter it in scripts/floors/table.mjs.`);
  return floor === -1 ? null : floor;
}
