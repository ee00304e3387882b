import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const own = (file: string): string => fileURLToPath(new URL(`../../playground/${file}`, import.meta.url));
const of = (dependency: string, file: string): string => join(packageFolder(dependency), file);

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
type File = { readonly path: () => string; readonly type: string };
const FILES: { readonly [url: string]: File } = {
  '/playground': { path: () => own('page.html'), type: 'text/html; charset=utf-8' },
  '/playground/page.js': { path: () => own('page.js'), type: SCRIPT },
  '/playground/page.css': { path: () => own('page.css'), type: STYLE },
  '/playground/react.js': { path: () => of('react', 'umd/react.production.min.js'), type: SCRIPT },
  '/playground/react-dom.js': { path: () => of('react-dom', 'umd/react-dom.production.min.js'), type: SCRIPT },
  '/playground/graphiql.js': { path: () => of('graphiql', 'graphiql.min.js'), type: SCRIPT },
  '/playground/graphiql.css': { path: () => of('graphiql', 'graphiql.min.css'), type: STYLE },
  '/playground/graphql-ws.js': { path: () => of('graphql-ws', 'umd/graphql-ws.min.js'), type: SCRIPT },
};

/** Nothing from elsewhere, and no script but the page's own. GraphiQL's editor sets styles in place. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const ready = new Map<string, Buffer>();

/** Whether a path belongs to the playground. */
export const isPlayground = (path: string): boolean => Object.hasOwn(FILES, path);

/** Serves GraphiQL out of the installed packages: nothing is built for it, read before somebody asks, or fetched from elsewhere. */
export async function servePlayground(path: string, response: ServerResponse): Promise<void> {
  const file = FILES[path];
  if (!file) return;
  const body = ready.get(path) ?? gzipSync(await readFile(file.path()));
  ready.set(path, body);
  response.writeHead(200, {
    'content-type': file.type,
    'content-encoding': 'gzip',
    'content-length': body.length,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': path.startsWith('/playground/page') || path === '/playground' ? 'no-cache' : 'public, max-age=86400',
  });
  response.end(body);
}

/** Where a dependency is installed. Its package.json may not be exported, so the folder is found from the outside. */
function packageFolder(dependency: string): string {
  for (const folder of require.resolve.paths(dependency) ?? []) {
    try {
      return dirname(require.resolve(join(folder, dependency, 'package.json')));
    } catch {
      continue;
    }
  }
  throw new Error(`${dependency} is not installed: run the install again.`);
}
