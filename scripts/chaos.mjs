// Breaks the whole system under load and judges what is left: docs/decisions/0046-broken-on-purpose.md.
import { inRoot, NODE } from './setup/places.mjs';
import { runInOurPlace } from './setup/programs.mjs';

const args = ['--enable-source-maps', '--conditions=progress-source', '--import', 'tsx', inRoot('test', 'chaos', 'main.ts'), ...process.argv.slice(2)];
process.exitCode = await runInOurPlace(NODE, args);
