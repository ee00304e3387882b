import { connect, createServer } from 'node:net';
import { SetupError } from '../setup/say.mjs';

/** A port that the reader asked for has to be free; of the usual ones the next free one is taken. */
export async function choosePort(variable, usual) {
  const asked = process.env[variable];
  if (asked !== undefined && asked !== '') {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new SetupError(`${variable} is not a port between 1 and 65535.`);
    if (await isFree(port)) return port;
    throw new SetupError(`Port ${port} (${variable}) is in use by another program: end that program or set ${variable} to another port.`);
  }
  for (let port = usual; port < usual + 50; port++) if (await isFree(port)) return port;
  throw new SetupError(`No port between ${usual} and ${usual + 49} is free: set ${variable}.`);
}

/** Tried on every address too: a program that listens on all of them would be hidden by ours, or hide it. */
async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && !(await accepts(port));
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody answers on the port of this machine. */
export function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
