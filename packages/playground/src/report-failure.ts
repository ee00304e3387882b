/** Writes a failure of the playground itself to its output, for whoever develops it. */
export function reportFailure(what: string, error: unknown): void {
  process.stderr.write(`playground: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
