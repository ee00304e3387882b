const NEEDED = 24;

/** Why this Node cannot run the API, and what can; null when it can. */
export function nodeFault(version = process.versions.node): string | null {
  return Number.parseInt(version, 10) >= NEEDED ? null : `Node ${version} is too old: Node ${NEEDED} is needed. node_modules/.bin/node of the project is one.`;
}

/** Ends a process that runs on a Node that is too old. */
export function requireNode(): void {
  const fault = nodeFault();
  if (fault === null) return;
  process.stderr.write(`${fault}\n`);
  process.exit(1);
}
