import type { WebSocket } from 'ws';

/**
 * Sends a message and waits until the network has taken it. Whoever takes nothing for too long is cut off, so that one slow reader cannot hold memory;
 * subscribers resume from the last cursor they have.
 */
export function sendWithin(socket: WebSocket, text: string, waitMs: number): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => socket.terminate(), waitMs);
    socket.send(text, () => {
      clearTimeout(late);
      resolve();
    });
  });
}
