let known: string | null = null;

/** Says under which address people reach this process, without a slash at its end: the configured one, or else where it listens. A process has one. */
export function announceAddress(url: string): void {
  known = url;
}

/** A link into this process: whole once it is known where it is reached, before that its path alone. */
export const linkTo = (path: string): string => `${known ?? ''}${path}`;
