// The tests that a mutation run asks: those of rooms and of rooms together; documents, command line and recorded data say nothing about one line.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['test/fixed-seed.ts'],
    include: [
      'src/core/{risk,portfolio,execution,engine,margin,strategy}/**/*.test.ts',
      'test/{conformance,exploration}/**/*.test.ts',
      'test/contract/simulated-venue.test.ts',
    ],
  },
});
