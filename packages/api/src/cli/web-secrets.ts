import { webAppSecretOf } from '../lib/web-app-secrets.ts';
import { UsageError } from './usage-error.ts';

const BOTS = ['COMMITMENT_BOT', 'POD_BOT'] as const;
const TOKEN = /^\d+:[\w-]+$/;

/**
 * The variables by which the API lets members in from pages of the bots, derived from the tokens of the bots, which it does not get to know.
 * @throws UsageError when no token is in the environment, or what is there is none
 */
export function webSecretsOf(environment: NodeJS.ProcessEnv): { readonly [variable: string]: string } {
  const given = BOTS.flatMap((bot) => (environment[`${bot}_TOKEN`] ? [[bot, environment[`${bot}_TOKEN`]!] as const] : []));
  if (given.length === 0) throw new UsageError(`Put ${BOTS.map((bot) => `${bot}_TOKEN`).join(' or ')}, or both, into the environment of this command.`);
  const strange = given.find(([, token]) => !TOKEN.test(token));
  if (strange) throw new UsageError(`${strange[0]}_TOKEN is not a bot's token: digits, a colon, then letters, digits, "_" or "-".`);
  return Object.fromEntries(given.map(([bot, token]) => [`${bot}_WEB_SECRET`, webAppSecretOf(token).toString('hex')]));
}
