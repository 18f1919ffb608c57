// Test suites by name: `npx vitest run --project unit` runs one; `npm test` runs all.
import { defineConfig } from 'vitest/config';

const crossRoomSuites = [
  'architecture',
  'golden',
  'property',
  'simulation',
  'contract',
  'conformance',
  'exploration',
  'dataset',
  'parity',
  'lookahead',
  'docs',
  'cli',
  'browser',
  'real-data',
];

export default defineConfig({
  test: {
    passWithNoTests: true,
    testTimeout: 30_000,
    setupFiles: ['test/fixed-seed.ts'],
    globalSetup: ['test/state-folder.ts'],
    // All cores: the usual one core fewer would leave a small machine with a single worker.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'] },
      },
      ...crossRoomSuites.map((name) => ({
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.ts`] },
      })),
    ],
  },
});
