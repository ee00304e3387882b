import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { Senses, WorkerEmbedder } from './embedder.ts';
import { doubtsIn, readText } from './read-text.rules.ts';

const LOADING_TAKES_A_WHILE_MS = 60_000;
const NOW = new Date('2026-11-18T15:00:00Z');
const FRAME = { timezone: 'America/New_York', dayStartHour: 0 };

it(
  'the model that comes with the project tells what words unknown to the rules are about, and the same twice',
  { timeout: LOADING_TAKES_A_WHILE_MS },
  async () => {
    const text = 'rehearse the toccata on the harpsichord tomorrow';
    expect(doubtsIn(text)).toEqual(['rehearse the toccata on the harpsichord tomorrow']);
    const embedder = new WorkerEmbedder();
    const told = await new Senses(embedder).of(doubtsIn(text));
    expect(readText(text, NOW, FRAME, { senses: told }).items[0]).toMatchObject({ category: 'learning' });
    expect(await new Senses(embedder).of(doubtsIn(text))).toEqual(told);
    await embedder.stop();
    expect(await new Senses(embedder).of(['anything else'])).toEqual(new Map());
  },
);

it('a model that cannot be loaded leaves the reading to the rules', async () => {
  const text = 'rehearse the toccata on the harpsichord tomorrow';
  const folder = mkdtempSync(join(tmpdir(), 'no-model-'));
  const broken = join(folder, 'node_modules/@energetic-ai/embeddings');
  mkdirSync(broken, { recursive: true });
  writeFileSync(join(broken, 'index.js'), 'throw new Error("there is no model");');
  const senses = await new Senses(new WorkerEmbedder(pathToFileURL(join(folder, 'module.js')).href)).of(doubtsIn(text));
  expect(doubtsIn(text)).not.toEqual([]);
  expect(senses.size).toBe(0);
  expect(readText(text, NOW, FRAME, { senses }).items[0]).toMatchObject({ dueDate: '2026-11-19' });
});

it('of a long text its beginning is looked at, so that it takes no longer than others', { timeout: LOADING_TAKES_A_WHILE_MS }, async () => {
  const embedder = new WorkerEmbedder();
  const beginning = 'paint the fence '.repeat(14);
  const [one, other, short] = (await embedder.embed([`${beginning} ${'green '.repeat(600)}`, `${beginning} ${'blue '.repeat(600)}`, 'paint the fence']))!;
  expect(one).toEqual(other);
  expect(one).not.toEqual(short);
  await embedder.stop();
});

it('what words tell plainly is not asked of the model', () => {
  expect(doubtsIn('run 5k tomorrow')).toEqual([]);
  expect(doubtsIn('how long is my streak?')).toEqual([]);
  expect(doubtsIn('i want to hurt myself')).toEqual([]);
});
