import { hashOf, type Operation } from './operation.ts';
import { READ_OPERATIONS } from './read-operations.ts';
import { WRITE_OPERATIONS } from './write-operations.ts';

/** The seven operations that are compared. */
export const OPERATIONS: readonly Operation[] = [...READ_OPERATIONS, ...WRITE_OPERATIONS];
/** As the API knows them by their hash. */
export const MANIFEST: Readonly<Record<string, string>> = Object.fromEntries(OPERATIONS.map(({ document }) => [`sha256:${hashOf(document)}`, document]));
