import { once } from 'node:events';
import { createServer } from 'node:http';

/** What is asked of a bot that runs. */
export type Health = { readonly isReady: () => boolean; readonly unfinishedCount: () => number };

export type HealthServer = {
  readonly port: number;
  /** From now on the answers are this bot's; before, it is alive and not ready. */
  readonly follow: (health: Health) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Answers on all interfaces, for a container's engine and a scraper: `/livez` (the process goes round), `/readyz` (Telegram has answered, and the bot is not
 * stopping), `/metrics`. Says nothing about members.
 */
export async function serveHealth(port: number): Promise<HealthServer> {
  let health: Health | null = null;
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 }, (request, response) => {
    const isReady = health?.isReady() ?? false;
    const answers: { readonly [path: string]: readonly [status: number, text: string] } = {
      '/livez': [200, 'alive\n'],
      '/readyz': isReady ? [200, 'ready\n'] : [503, 'not ready\n'],
      '/metrics': [200, figures(isReady, health?.unfinishedCount() ?? 0)],
    };
    const [status, text] = answers[request.url?.split('?')[0] ?? ''] ?? [404, 'There is nothing here.\n'];
    response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }).end(text);
  });
  // The process ends when the bot does, whoever may still be asking.
  server.unref().listen(port);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    follow: (followed) => void (health = followed),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function figures(isReady: boolean, unfinished: number): string {
  const gauges: readonly (readonly [name: string, help: string, value: number])[] = [
    ['progress_bot_ready', 'Whether Telegram has answered and the bot takes updates.', isReady ? 1 : 0],
    ['progress_bot_updates_unfinished', 'Updates that are being handled or wait for their turn.', unfinished],
    ['process_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()],
    ['process_uptime_seconds', 'For how long it has been running.', Math.round(process.uptime())],
  ];
  return gauges.map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`).join('');
}
