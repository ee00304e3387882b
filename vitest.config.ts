import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Two copies of graphql (its ESM and its CommonJS entry) refuse each other's types; everything in a test shares the CommonJS one.
const graphql = createRequire(import.meta.url).resolve('graphql');

const shared = {
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }], conditions: ['progress-source', 'node'] },
  ssr: { resolve: { conditions: ['progress-source', 'node'] } },
};

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'rules',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: ['packages/api/src/**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'scripts', include: ['scripts/**/*.test.mjs'], testTimeout: 30_000 } },
      {
        ...shared,
        test: {
          name: 'api',
          include: ['packages/api/src/**/*.db.test.ts', 'packages/api/test/**/*.test.ts'],
          globalSetup: ['packages/api/test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
