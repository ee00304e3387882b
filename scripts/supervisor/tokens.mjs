import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The tokens under which the two bots are known to the local Telegram, in the form Telegram gives out; made once and kept.
 * A token of the environment is a real one and stays out of this file.
 */
export function localTokens(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const tokens = { commitmentBot: makeToken(), podBot: makeToken() };
    writeFileSync(file, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 });
    return tokens;
  }
}

function makeToken() {
  return `${randomInt(1_000_000_000, 9_999_999_999)}:${randomBytes(40).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 35)}`;
}
