import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED, inRoot } from '../setup/places.mjs';
import { SetupError } from '../setup/say.mjs';

const entryOf = (name) => inRoot('packages', name, 'dist', 'main.js');

/** What every process of the system is started with. */
function commonEnvironment({ dataDir }) {
  return {
    NODE_COMPILE_CACHE: COMPILED,
    ...process.env,
    NODE_ENV: 'development',
    PROGRESS_DATA_DIR: dataDir,
    CLOCK_FILE: process.env.CLOCK_FILE || join(dataDir, 'clock.json'),
  };
}

/** The API writes the keys of a development machine into PROGRESS_DEV_KEYS_FILE before it says that it is ready. */
export function apiProcess(system) {
  const env = {
    ...commonEnvironment(system),
    ...localSinks(system),
    ...webSecrets(system),
    PORT: String(system.ports.api),
    PROGRESS_DEV_KEYS_FILE: system.keysFile,
  };
  return { name: 'api', entry: entryOf('api'), env };
}

/** With these, pages of the bots let members in: derived from the tokens, so that the API need not have those. */
function webSecrets({ tokens }) {
  const secretOf = (prefix, local) =>
    process.env[`${prefix}_WEB_SECRET`] ||
    createHmac('sha256', 'WebAppData')
      .update(process.env[`${prefix}_TOKEN`] || local)
      .digest('hex');
  return { COMMITMENT_BOT_WEB_SECRET: secretOf('COMMITMENT_BOT', tokens.commitmentBot), POD_BOT_WEB_SECRET: secretOf('POD_BOT', tokens.podBot) };
}

/** The account that the local SMS service is used with. It checks none; the API checks that what calls it back is signed with this token. */
const LOCAL_TWILIO = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'local-sms-service', TWILIO_FROM: '+12025550100' };
const SMS_VARIABLES = [...Object.keys(LOCAL_TWILIO), 'TWILIO_MESSAGING_SERVICE_SID', 'TWILIO_API_ROOT'];
const LOCAL_SENDER = 'The Progress Method <hello@progress.example>';
const isSet = (name) => Boolean(process.env[name]);

/** Mail and SMS go to the local sinks, each unless the environment says something about it: half an account of somebody's is not mixed with ours. */
function localSinks({ addresses, ports }) {
  const mail = isSet('SMTP_URL') ? {} : { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`, MAIL_FROM: process.env.MAIL_FROM || LOCAL_SENDER };
  const sms = SMS_VARIABLES.some(isSet) ? {} : { ...LOCAL_TWILIO, TWILIO_API_ROOT: addresses.playground };
  return { ...mail, ...sms };
}

export function playgroundProcess(system) {
  const env = {
    ...commonEnvironment(system),
    TWILIO_AUTH_TOKEN: process.env.TWILIO_AUTH_TOKEN || LOCAL_TWILIO.TWILIO_AUTH_TOKEN,
    SMS_INCOMING_URL: process.env.SMS_INCOMING_URL || `${(process.env.PUBLIC_URL || system.addresses.api).replace(/\/+$/, '')}/webhooks/twilio`,
    PORT: String(system.ports.playground),
    SMTP_PORT: String(system.ports.smtp),
    DATA_FILE: join(system.dataDir, 'telegram.json'),
    COMMITMENT_BOT_TOKEN: system.tokens.commitmentBot,
    POD_BOT_TOKEN: system.tokens.podBot,
  };
  return { name: 'playground', entry: entryOf('playground'), env };
}

/** A bot with a token of its own in the environment talks to the real Telegram, any other to the local one. */
export function botProcesses(system, keys) {
  return [
    bot(system, { name: 'commitment-bot', prefix: 'COMMITMENT_BOT', key: keys.commitmentBotKey, token: system.tokens.commitmentBot }),
    bot(system, { name: 'pod-bot', prefix: 'POD_BOT', key: keys.podBotKey, token: system.tokens.podBot }),
  ];
}

function bot(system, { name, prefix, key, token }) {
  const isReal = isRealBot(prefix);
  const own = {
    API_URL: process.env.API_URL || `${system.addresses.api}/graphql`,
    [`${prefix}_API_KEY`]: process.env[`${prefix}_API_KEY`] || key,
    ...(isReal ? {} : { [`${prefix}_TOKEN`]: token, TELEGRAM_API_ROOT: system.addresses.playground }),
  };
  return { name, entry: entryOf(name), env: { ...commonEnvironment(system), ...own } };
}

export const isRealBot = (prefix) => Boolean(process.env[`${prefix}_TOKEN`]);

/** @returns {{adminKey: string, commitmentBotKey: string, podBotKey: string}} */
export function readKeys(file) {
  let keys;
  try {
    keys = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetupError(`The API is ready but its development keys cannot be read from ${file} (${error.message}): delete that file and start again.`);
  }
  const missing = ['adminKey', 'commitmentBotKey', 'podBotKey'].filter((name) => typeof keys[name] !== 'string');
  if (missing.length > 0) throw new SetupError(`${file} lacks ${missing.join(', ')}: delete it and start again.`);
  return keys;
}
