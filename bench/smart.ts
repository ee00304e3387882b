import { parseArgs } from 'node:util';
import { analyzeCommand, doubtsInLine } from '../packages/api/src/commitment/smart/analyze-command.rules.ts';
import { sharedSenses } from '../packages/api/src/commitment/smart/embedder.ts';
import { agreedMessages, labelledMessages, OPEN_PARTS, SEALED_PARTS, type Labelled, type LabelledItem } from './lib/smart-corpus.ts';
import { type Compared, figuresOf, isRightMinutes, type ReadItem } from './lib/smart-figures.ts';

// `tsx --conditions=progress-source bench/smart.ts [--model] [--part train-f|sealed-f|agreed|...] [--languages] [--show]`: how well messages are understood. Of the sealed part only totals are printed, so that
// nobody bends a rule to one of its messages.
const { values: given } = parseArgs({
  options: { part: { type: 'string' }, show: { type: 'boolean' }, languages: { type: 'boolean' }, model: { type: 'boolean' } },
});
const PARTS: Readonly<Record<string, () => readonly Labelled[]>> = {
  ...Object.fromEntries([...OPEN_PARTS, ...SEALED_PARTS].map((part) => [part, () => labelledMessages(part)])),
  agreed: agreedMessages,
};

for (const part of given.part === undefined ? Object.keys(PARTS) : [given.part]) {
  const compared = await compare(PARTS[part]!());
  print(part, compared);
  if (given.languages === true) {
    for (const language of new Set(compared.map(({ message }) => message.language)))
      print(
        `${part} ${language}`,
        compared.filter(({ message }) => message.language === language),
      );
  }
  if (given.show === true && !part.includes('sealed')) for (const one of compared) show(one);
}

async function compare(messages: readonly Labelled[]): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const message of messages) {
    const line = { text: message.text, now: message.now, timezone: message.timezone };
    const [before, started] = [process.cpuUsage(), performance.now()];
    const read = analyzeCommand(line, given.model === true ? await sharedSenses.of(doubtsInLine(line)) : undefined);
    const { user, system } = process.cpuUsage(before);
    compared.push({ message, read, cpuMs: (user + system) / 1000, ms: performance.now() - started });
  }
  return compared;
}

function print(title: string, compared: readonly Compared[]): void {
  console.log(`\n${title}: ${compared.length} messages`);
  for (const [name, value] of figuresOf(compared)) console.log(`  ${name.padEnd(26)} ${value}`);
}

function show({ message, read }: Compared): void {
  const faults = faultsOf({ message, read });
  if (faults.length > 0) console.log(`    ${message.language} ${message.text} => ${faults.join(' | ')}`);
}

/** What was read otherwise than labelled; of what was already taken for something else, no details. */
function faultsOf({ message, read }: Pick<Compared, 'message' | 'read'>): string[] {
  const isHarm = read.items.some((item) => item.harmful);
  if (isHarm !== (message.harm !== null)) return [`harm ${isHarm}`];
  if (message.harm !== null) return [];
  if ((message.intent === 'promise') !== read.is_commitment) return [`intent ${read.intent}`];
  if (message.items.length !== read.items.length) return [`items ${read.items.map((item) => item.text).join(' ; ')}`];
  return message.items.flatMap((wanted, index) => itemFaults(wanted, read.items[index]!));
}

function itemFaults(wanted: LabelledItem, item: ReadItem): string[] {
  const letters = (['S', 'M', 'A', 'R', 'T'] as const).filter((name) => wanted.points[name] !== item.points[name]);
  return [
    ...letters.map((name) => `${name}${item.points[name]}≠${wanted.points[name]}`),
    ...(wanted.due.includes(item.due_date) ? [] : [`due ${item.due_date}≠${wanted.due[0]}`]),
    ...(wanted.category === item.category ? [] : [`cat ${item.category}≠${wanted.category}`]),
    ...(wanted.minutes === null || isRightMinutes(wanted, item) ? [] : [`min ${item.minutes}≠${wanted.minutes}`]),
  ];
}
