import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where this machine has a browser for the tests; undefined: nowhere. */
const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
export const hasBrowser = BROWSER !== undefined;
if (!hasBrowser) process.stdout.write('No Chromium is on this machine, so what needs a browser is not tried.\n');

/** Starts the browser, without a window. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox', '--disable-gpu'] });
