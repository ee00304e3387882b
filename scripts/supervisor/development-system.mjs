import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from '../setup/places.mjs';
import { say, sayStep, SetupError } from '../setup/say.mjs';
import { box } from './box.mjs';
import { endDatabase } from './database.mjs';
import { apiProcess, botProcesses, isRealBot, playgroundProcess, readKeys } from './development-processes.mjs';
import { accepts } from './ports.mjs';
import { removeRunFile, writeRunFile } from './run-file.mjs';
import { runOnce } from './run-once.mjs';
import { SupervisedProcess } from './supervised-process.mjs';

const READY_TIMEOUT_MS = 120_000;
/** Together less than 10 s. */
const GRACE_MS = { bots: 3_000, playground: 1_500, api: 5_000 };

const print = (line) => process.stdout.write(`${line}\n`);

/** The whole system on one machine: the API with its database, the local Telegram, the two bots. */
export class DevelopmentSystem {
  #api;
  #playground;
  #bots = [];
  #stopping = null;

  constructor(plan) {
    this.plan = plan;
    this.#api = this.#process(apiProcess(plan));
    this.#playground = this.#process(playgroundProcess(plan));
  }

  async start({ isSeeding }) {
    const { plan } = this;
    if (isSeeding) await this.#seed();
    if (this.isStopping) return;
    const done = sayStep('Starting the API with its database, the local Telegram and the bots');
    for (const child of [this.#playground, this.#api]) {
      child.mayRestart = false;
      child.start();
    }
    await this.#untilReady(this.#api, async () => (await fetch(`${plan.addresses.api}/readyz`)).ok);
    const keys = readKeys(plan.keysFile);
    await this.#untilReady(this.#playground, () => accepts(plan.ports.playground));
    this.#bots = botProcesses(plan, keys).map((spec) => this.#process(spec));
    if (this.isStopping) return;
    for (const bot of this.#bots) bot.start();
    done('started');
    print(this.#welcome(keys));
  }

  get isStopping() {
    return this.#stopping !== null;
  }

  /** Bots first, then what they talk to; the API takes its database with it. Resolves with true when all ended by themselves. */
  stop() {
    return (this.#stopping ??= this.#stopInOrder());
  }

  /** At once and without asking. */
  kill() {
    for (const child of this.#children()) child.kill();
    endDatabase(this.plan.dataDir);
    removeRunFile(this.plan.runFile);
  }

  async #stopInOrder() {
    const done = sayStep('Stopping');
    const results = await Promise.all(this.#bots.map((bot) => bot.stop(GRACE_MS.bots)));
    results.push(await this.#playground.stop(GRACE_MS.playground));
    const apiStopped = await this.#api.stop(GRACE_MS.api);
    if (!apiStopped) endDatabase(this.plan.dataDir);
    removeRunFile(this.plan.runFile);
    done(apiStopped ? 'everything is stopped' : 'everything is stopped; PostgreSQL may take a moment more to write what it holds');
    return apiStopped && results.every(Boolean);
  }

  #process(spec) {
    return new SupervisedProcess(spec, print, () => this.#note());
  }

  #children() {
    return [...this.#bots, this.#playground, this.#api].filter((child) => child !== undefined);
  }

  #note() {
    const children = this.#children().filter(({ pid }) => pid !== null);
    writeRunFile(this.plan.runFile, {
      supervisor: { pid: process.pid, entry: this.plan.entry },
      children: children.map(({ name, pid, entry }) => ({ name, pid, entry })),
      addresses: Object.values(this.plan.addresses),
    });
  }

  /** What ends before it was ready once would end again: it has said why, and the start is over. */
  async #untilReady(child, isReady) {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await isReady().catch(() => false))) {
      if (this.isStopping) throw new SetupError('Stopped while it started.');
      if (child.failures > 0) throw new SetupError(`The start failed: ${child.name} ended. Its lines above, marked [${child.name}], say why.`);
      if (Date.now() > deadline)
        throw new SetupError(`The start failed: ${child.name} is not ready after ${READY_TIMEOUT_MS / 1000} s. Its lines are above, marked [${child.name}].`);
      await wait(25);
    }
    child.mayRestart = true;
  }

  /** Before the API starts, because only a database without members takes demo members, and the API makes an admin. */
  async #seed() {
    const done = sayStep('Adding demo members, pods and twelve weeks of history');
    const program = { name: 'seed', entry: inRoot('packages', 'api', 'dist', 'cli.js'), env: apiProcess(this.plan).env };
    const commands = process.env.DATABASE_URL ? ['migrate', 'seed'] : ['seed'];
    for (const command of commands) {
      if ((await runOnce({ ...program, args: [command] }, print)) !== 0)
        return say('  The demo data could not be added; its lines above say why. The system starts without it.');
    }
    done();
  }

  #welcome(keys) {
    const { addresses, ports } = this.plan;
    const real = ['COMMITMENT_BOT', 'POD_BOT'].filter(isRealBot).map((prefix) => prefix.toLowerCase().replace('_', '-'));
    return box('The Progress Method is running. Ctrl-C stops it.', [
      ['GraphQL API', `${addresses.api}/graphql`],
      ['GraphQL playground', `${addresses.api}/playground`],
      ['Telegram, mail, SMS', `${addresses.playground}  (SMTP on port ${ports.smtp})`],
      ['Admin key', keys.adminKey],
      ...(real.length > 0 ? [['On the real Telegram', real.join(', ')]] : []),
    ]);
  }
}
