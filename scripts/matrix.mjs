// Asks everything of the server as everybody, and writes who sees and does what to packages/api/test/matrix/matrix.md.
import { programOf } from './setup/places.mjs';
import { runInOurPlace } from './setup/programs.mjs';

const args = ['run', '--project', 'api', 'packages/api/test/matrix'];
process.exitCode = await runInOurPlace(programOf('vitest'), args, { env: { ...process.env, MATRIX: 'write' } });
