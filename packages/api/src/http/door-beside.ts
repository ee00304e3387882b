import type { IncomingMessage, ServerResponse } from 'node:http';

/** A way into the process beside GraphQL: a page, or somebody who calls back. */
export type DoorBeside = {
  /** Whether a path, without its query, is served here. */
  serves(path: string): boolean;
  handle(path: string, message: IncomingMessage, response: ServerResponse): Promise<void>;
};
