import { errorPage } from './error-page.ts';

/** Prints the catalogue of error codes; `npm run codegen` puts it into docs/errors.md. */
process.stdout.write(errorPage());
