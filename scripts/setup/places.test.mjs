import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './places.mjs';

const place = mkdtempSync(join(tmpdir(), 'progress places '));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('a folder for the data is made, and found again', () => {
  const folder = join(place, 'not', 'yet there');
  makeFolder(folder, 'PROGRESS_DATA_DIR');
  makeFolder(folder, 'PROGRESS_DATA_DIR');
  expect(statSync(folder).isDirectory()).toBe(true);
});

test('one that cannot be made is named, with the variable and the cure', () => {
  const file = join(place, 'a file');
  writeFileSync(file, '');
  const folder = join(file, 'data');
  expect(() => makeFolder(folder, 'PROGRESS_DATA_DIR')).toThrow(
    `This account may not write in ${folder} (PROGRESS_DATA_DIR, ENOTDIR): give the folder to it, or set PROGRESS_DATA_DIR to another one.`,
  );
});
