import type { Readable, Writable } from 'node:stream';
import { Command, InvalidArgumentError, Option } from 'commander';
import { answerLines } from './json-lines.ts';

export type Surroundings = {
  readonly environment: NodeJS.ProcessEnv;
  /** The repository's root, where `.progress` is kept. */
  readonly root: string;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
};

/**
 * All commands. Each loads what it needs when it is called, so that those that need no database start without one, and at once.
 * An answer is JSON on standard output; whatever else there is to say goes to standard error.
 */
export function programOf(around: Surroundings): Command {
  const program = new Command('progress')
    .description('The operator’s command line of The Progress Method.')
    .showHelpAfterError('Call it with --help to see how.');
  addDatabaseCommands(program, around);
  addCopyCommands(program, around);
  addKeyCommands(program, around);
  addMemberCommands(program, around);
  addRuleCommands(program, around);
  return program;
}

const answered = ({ stdout }: Surroundings, answer: unknown): void => void stdout.write(`${JSON.stringify(answer)}\n`);
/** Exit code 1 if a line could not be answered. */
async function answerEach(around: Surroundings, answer: (json: unknown) => unknown): Promise<void> {
  if ((await answerLines(around, answer)) > 0) process.exitCode = 1;
}
const database = () => import('./database.ts');

function addDatabaseCommands(program: Command, around: Surroundings): void {
  program
    .command('migrate')
    .description('bring the database up to date; answers {applied, durationMs}')
    .action(async () => answered(around, await (await database()).migrateDatabase(around)));

  program
    .command('seed')
    .description('fill an empty database with a community to look at; answers how much was made')
    .addOption(new Option('--number <n>', 'another number, another community').default(1).argParser(wholeNumber))
    .action(async ({ number }: { number: number }) => {
      const { seed } = await import('../seed.ts');
      answered(around, await (await database()).atWork(around, ({ orm, now }) => seed(orm.em.fork(), now, number)));
    });

  program
    .command('verify')
    .description(
      'recount counters, streaks and seats from the rows they are counted from; answers {drifts, isFixed}; exit code 1 if something had drifted and was not fixed',
    )
    .option('--fix', 'set right what has drifted')
    .action(async ({ fix = false }: { fix?: boolean }) => {
      const { verify } = await import('../verify.ts');
      const drifts = await (await database()).atWork(around, ({ orm, now }) => verify(orm.em.fork(), { now, fix }));
      answered(around, { drifts, isFixed: fix && drifts.length > 0 });
      if (drifts.length > 0 && !fix) process.exitCode = 1;
    });
}

function addCopyCommands(program: Command, around: Surroundings): void {
  program
    .command('backup')
    .description('write everything in the database into one file; answers {file, bytes, takenAt, tables}')
    .argument('<file>', 'a new file, such as progress.backup.gz')
    .action(async (file: string) => {
      const { backUp } = await import('./backup.ts');
      answered(around, await (await database()).atDatabase(around, (url) => backUp(url, file)));
    });
  program
    .command('restore')
    .description('fill an empty, migrated database with such a file; answers {takenAt, tables}')
    .argument('<file>', 'the file')
    .action(async (file: string) => {
      const { restore } = await import('./restore.ts');
      answered(around, await (await database()).atDatabase(around, (url) => restore(url, file)));
    });
  program
    .command('restored')
    .description('say in the log that another tool has restored the database, while no API process works with it; answers {isTold}')
    .action(async () => {
      const { sayRestored } = await import('./restore.ts');
      await (await database()).atDatabase(around, sayRestored);
      answered(around, { isTold: true });
    });
}

type CreateKeyOptions = { name: string; kind: string; scopes?: string; pods?: string; expiresInDays?: string };
type RotateKeyOptions = { overlapHours?: string; expiresInDays?: string };

function addKeyCommands(program: Command, around: Surroundings): void {
  const admin = program.command('admin').description('people who run the community');
  admin
    .command('create')
    .description('make a super admin with a key; answers {userId, apiKeyId, token}: the token is shown this once')
    .option('--telegram-id <id>', 'their id at Telegram; without it the longest-standing super admin, or a new person if there is none', telegramId)
    .option('--name <name>', 'what the key is called', 'admin')
    .option('--json', 'answer JSON, as all commands do')
    .action(async ({ telegramId: id, name }: { telegramId?: string; name: string }) => {
      const { createAdmin } = await import('./admin.ts');
      answered(around, await (await database()).atWork(around, (workplace) => createAdmin(workplace, id ?? null, name)));
    });

  program
    .command('web-secrets')
    .description('derive what the API needs to let members in from pages of the bots; reads COMMITMENT_BOT_TOKEN and POD_BOT_TOKEN; needs no database')
    .action(async () => {
      const { webSecretsOf } = await import('./web-secrets.ts');
      answered(around, webSecretsOf(around.environment));
    });

  const key = program.command('key').description('keys of bots and third parties');
  key
    .command('create')
    .description('make a key; answers it with its token, which is shown this once')
    .requiredOption('--name <name>', 'what people call it; the bots’ keys are called commitment-bot and pod-bot')
    .requiredOption('--kind <kind>', 'service (a bot) or integration (a third party)')
    .option('--scopes <scopes>', 'what it opens, separated by commas')
    .option('--pods <ids>', 'the only pods a third party’s key shall see anything of, separated by commas')
    .option('--expires-in-days <days>', 'when it ends; a third party’s key ends after 90 days in any case')
    .option('--json', 'answer JSON, as all commands do')
    .action(async (options: CreateKeyOptions) => {
      const { createKey } = await import('./keys.ts');
      answered(
        around,
        await (await database()).atWork(around, (workplace) => createKey(workplace, { scopes: undefined, expiresInDays: undefined, ...options })),
      );
    });
  addKeyChanges(key, around);
}

function addKeyChanges(key: Command, around: Surroundings): void {
  key
    .command('revoke')
    .description('end a key at once; answers it')
    .argument('<id>', 'its id, or the visible beginning of its token')
    .option('--json', 'answer JSON, as all commands do')
    .action(async (id: string) => {
      const { revokeKey } = await import('./keys.ts');
      answered(around, await (await database()).atWork(around, (workplace) => revokeKey(workplace, id)));
    });
  key
    .command('rotate')
    .description('make a key that takes another one’s place; answers it with its token, which is shown this once, and the old key')
    .argument('<id>', 'the old key’s id, or the visible beginning of its token')
    .option('--overlap-hours <hours>', 'how long both keys work: 0 to 168, 24 unless said otherwise')
    .option('--expires-in-days <days>', 'when the new key ends; as long after now as the old one was made to live, unless said otherwise')
    .option('--json', 'answer JSON, as all commands do')
    .action(async (id: string, { overlapHours, expiresInDays }: RotateKeyOptions) => {
      const { rotateKey } = await import('./keys.ts');
      answered(around, await (await database()).atWork(around, (workplace) => rotateKey(workplace, id, { overlapHours, expiresInDays })));
    });
  key
    .command('list')
    .description('all keys without their tokens, the newest first')
    .option('--json', 'answer JSON, as all commands do')
    .action(async () => {
      const { listKeys } = await import('./keys.ts');
      answered(around, await (await database()).atWork(around, listKeys));
    });
}

function addMemberCommands(program: Command, around: Surroundings): void {
  const member = program.command('member').description('what is kept about a member');
  member
    .command('export')
    .description('everything that is kept about a member; answers {format, exportedAt, userId, tables}')
    .argument('<id>', 'the id of the member')
    .action(async (userId: string) => {
      const { exportMember } = await import('../privacy/export-member.actions.ts');
      const { document } = await (await database()).atWork(around, ({ run }) => run()({ userId }, exportMember));
      around.stdout.write(`${document}\n`);
    });
  member
    .command('erase')
    .description('erase a member for good; answers the proof: {userId, erasedAt, tables, suppressedAddresses}')
    .argument('<id>', 'the id of the member')
    .requiredOption('--confirm <words>', 'ERASE and the id, in quotes')
    .action(async (userId: string, { confirm }: { confirm: string }) => {
      const { eraseMember } = await import('../privacy/erase-member.actions.ts');
      answered(around, await (await database()).atWork(around, ({ run }) => run()({ userId, confirmation: confirm }, eraseMember)));
    });
}

function addRuleCommands(program: Command, around: Surroundings): void {
  program
    .command('streaks')
    .description('JSON lines {timezone, policy, now, events} -> {current_streak, longest_streak, days}; needs no database')
    .action(async () => {
      const { streaksCommand } = await import('../commitment/streak-command.rules.ts');
      await answerEach(around, streaksCommand);
    });

  program
    .command('analyze')
    .description('JSON lines {text, now, timezone, locale?} -> {is_commitment, intent, items}; needs no database')
    .action(async () => {
      const { analyzeLine } = await import('../commitment/smart/analyze-line.ts');
      await answerEach(around, analyzeLine);
    });

  program
    .command('patterns')
    .description('JSON lines {timezone, now, commitments} -> {claims, not_enough_data}: what a member would have been told by now; needs no database')
    .action(async () => {
      const { patternsCommand } = await import('../memory/patterns/patterns-command.rules.ts');
      await answerEach(around, patternsCommand);
    });

  program
    .command('match')
    .description('match a cohort into pods; answers {objective, bound, proof, placed, waiting}; needs no database')
    .requiredOption('--in <file>', 'the cohort: reference_at, members, pods, blocked_pairs, previous_pairs')
    .requiredOption('--out <file>', 'where the assignment goes, with its explanations and reasons')
    .addOption(new Option('--seed <n>', 'another seed, another search').default(1).argParser(wholeNumber))
    .action(async (options: { in: string; out: string; seed: number }) => {
      const { matchFile } = await import('./match.ts');
      answered(around, await matchFile(options.in, options.out, options.seed));
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0 to 999999999.');
  return Number(text);
}

function telegramId(text: string): string {
  if (!/^[1-9]\d{0,15}$/.test(text) || Number(text) >= 2 ** 52) throw new InvalidArgumentError('It is a whole number of at most 52 bits.');
  return text;
}
