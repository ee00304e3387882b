/** Runs one statement, always in the same words, on the process's pool, `$1` and so on being its values, and answers its rows. */
export type Query = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;
