import { expect, test } from 'vitest';
import { nodeFault } from './needed-node.ts';

test('a Node that is too old is named with the one that is needed', () => {
  expect(nodeFault('20.20.2')).toBe('Node 20.20.2 is too old: Node 24 is needed. node_modules/.bin/node of the project is one.');
  expect(nodeFault('24.0.0')).toBeNull();
  expect(nodeFault()).toBeNull();
});
