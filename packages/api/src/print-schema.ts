import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphqlSchema } from './schema.ts';

const file = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));
const head = '# The contract of the API: printed from its code, sorted. Change the code and run "npm run codegen"; edits here are overwritten.\n\n';

/** Writes the contract to packages/schema/schema.graphql. */
writeFileSync(file, `${head}${printSchema(lexicographicSortSchema(buildGraphqlSchema()))}\n`);
