import { parseArgs } from 'node:util';
import { analyzeCommand } from '../packages/api/src/commitment/smart/analyze-command.rules.ts';
import { agreedMessages, labelledMessages, type Labelled } from './lib/smart-corpus.ts';
import { type Compared, figuresOf, isRightMinutes } from './lib/smart-figures.ts';

// `tsx --conditions=source bench/smart.ts [--part sealed|development|agreed] [--show]`: how well messages are understood. Of the sealed part only totals are printed, so that
// nobody bends a rule to one of its messages.
const { values: given } = parseArgs({ options: { part: { type: 'string' }, show: { type: 'boolean' }, languages: { type: 'boolean' } } });
const PARTS: Readonly<Record<string, () => readonly Labelled[]>> = {
  sealed: () => labelledMessages('sealed'),
  development: () => labelledMessages('development'),
  agreed: agreedMessages,
};

for (const part of given.part === undefined ? Object.keys(PARTS) : [given.part]) {
  const compared = compare(PARTS[part]!());
  print(part, compared);
  if (given.languages === true) {
    for (const language of new Set(compared.map(({ message }) => message.language)))
      print(`${part} ${language}`, compared.filter(({ message }) => message.language === language));
  }
  if (given.show === true && part !== 'sealed') for (const one of compared) show(one);
}

function compare(messages: readonly Labelled[]): Compared[] {
  return messages.map((message) => {
    const before = performance.now();
    const read = analyzeCommand({ text: message.text, now: message.now, timezone: message.timezone });
    return { message, read, ms: performance.now() - before };
  });
}

function print(title: string, compared: readonly Compared[]): void {
  console.log(`\n${title}: ${compared.length} messages`);
  for (const [name, value] of figuresOf(compared)) console.log(`  ${name.padEnd(26)} ${value}`);
}

function show({ message, read }: Compared): void {
  const faults: string[] = [];
  const isHarm = read.items.some((item) => item.harmful);
  if (isHarm !== (message.harm !== null)) faults.push(`harm ${isHarm}`);
  else if (message.harm === null && (message.intent === 'promise') !== read.is_commitment) faults.push(`intent ${read.intent}`);
  else if (message.harm === null && message.items.length !== read.items.length) faults.push(`items ${read.items.map((item) => item.text).join(' ; ')}`);
  else if (message.harm === null) {
    for (const [index, wanted] of message.items.entries()) {
      const item = read.items[index]!;
      const letters = (['S', 'M', 'A', 'R', 'T'] as const).filter((name) => wanted.points[name] !== item.points[name]);
      if (letters.length > 0) faults.push(letters.map((name) => `${name}${item.points[name]}≠${wanted.points[name]}`).join(' '));
      if (!wanted.due.includes(item.due_date)) faults.push(`due ${item.due_date}≠${wanted.due[0]}`);
      if (wanted.category !== item.category) faults.push(`cat ${item.category}≠${wanted.category}`);
      if (wanted.minutes !== null && !isRightMinutes(wanted, item)) faults.push(`min ${item.minutes}≠${wanted.minutes}`);
    }
  }
  if (faults.length > 0) console.log(`    ${message.language} ${message.text} => ${faults.join(' | ')}`);
}
