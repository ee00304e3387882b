/** Errors whose own sentence is meant for whoever starts the process. */
const SAID = new Set(['ConfigError', 'EmbeddedPostgresError', 'UnreadableError', 'DomainError']);

/** What is wrong with the address, by the beginning of PostgreSQL's state or of the socket's code; each sentence names the cure. */
const DATABASE: readonly (readonly [start: string, sentence: string])[] = [
  ['28', 'PostgreSQL does not let in the user of DATABASE_URL: check its name and password, and that the server allows it to connect from here.'],
  ['3D000', 'The database that DATABASE_URL names does not exist: make it, for example with createdb, or correct the name.'],
  ['42501', 'The user of DATABASE_URL may not make tables: let it, for example with: grant create on schema public to <user>.'],
  ['53300', 'The server of DATABASE_URL has no connection left: end some, or raise its max_connections.'],
  ['57P', 'The server of DATABASE_URL is starting or stopping: start again in a moment.'],
  ['ECONNREFUSED', 'Nothing listens at the host and port of DATABASE_URL: start PostgreSQL there, or correct the address.'],
  ['ENOTFOUND', 'The host of DATABASE_URL is not known: correct the address, or check the network.'],
  ['EAI_AGAIN', 'The host of DATABASE_URL cannot be looked up: check the network.'],
  ['ENOENT', 'There is no socket where DATABASE_URL points: start PostgreSQL, or correct the address.'],
  ['ETIMEDOUT', 'The host of DATABASE_URL does not answer: correct the address, or check the network and its firewall.'],
  ['EHOSTUNREACH', 'The host of DATABASE_URL cannot be reached: correct the address, or check the network and its firewall.'],
  ['ENETUNREACH', 'The host of DATABASE_URL cannot be reached: correct the address, or check the network and its firewall.'],
  ['ECONNRESET', 'The server of DATABASE_URL hung up: check that PostgreSQL listens there, and whether it asks for sslmode=require.'],
];

/** pg says this, without a code, when no connection comes about in time. */
const TOO_LATE = 'timeout expired';

/**
 * What kept a process from starting, and how to cure it, for the person who starts it; null for a mistake of ours, of which the stack says more. Never repeats
 * the address, which may hold a password.
 */
export function explainStartFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (SAID.has(error.name)) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if ('path' in error && code !== '') return `${String(error.path)} cannot be read or written: look whether it is there, and whose it is. (${code})`;
  if (isOfListening(error)) return listenFailure(code, error);
  if (error.message === TOO_LATE) return sentenceFor('ETIMEDOUT');
  return sentenceFor(code);
}

function sentenceFor(code: string): string | null {
  const sentence = DATABASE.find(([start]) => code.startsWith(start))?.[1];
  return sentence === undefined ? null : `${sentence} (${code})`;
}

type ListenError = Error & { readonly syscall: string; readonly address?: string; readonly port?: number };

const isOfListening = (error: Error): error is ListenError => 'syscall' in error && error.syscall === 'listen';

function listenFailure(code: string, error: ListenError): string | null {
  if (code === 'EADDRINUSE') return `Port ${error.port} (PORT) is in use by another program: end that program, or set PORT to another port.`;
  if (code === 'EACCES') return `This account may not listen on port ${error.port} (PORT): set PORT to one from 1024 on.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${error.address} (HOST): set HOST to one it has, such as 127.0.0.1.`;
  return null;
}
