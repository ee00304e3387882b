import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphqlSchema } from './schema.ts';

const head = '# The contract of the API: printed from its code, sorted. Change the code and run "npm run codegen"; edits here are overwritten.\n\n';

/** Prints the contract; `npm run codegen` puts it into packages/schema/schema.graphql. */
process.stdout.write(`${head}${printSchema(lexicographicSortSchema(buildGraphqlSchema()))}\n`);
