// Holds every source to the table of floors, roles and package directions: scripts/floors/table.mjs.
import { globSync, readFileSync } from 'node:fs';
import { faultsOf } from './floors/check.mjs';
import { inRoot, ROOT } from './setup/places.mjs';

const files = globSync('packages/*/{src,test}/**/*.ts', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
const faults = files.toSorted().flatMap((file) => faultsOf(file, readFileSync(inRoot(file), 'utf8')));
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? `${files.length} files keep to the floors.` : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
