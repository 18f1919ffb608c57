// The tests that a mutation run asks: those of the mutated rooms and of the rooms that work with them, and the published vectors.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['test/fixed-seed.ts'],
    include: [
      'src/core/{risk,portfolio,execution,engine,margin}/**/*.test.ts',
      'test/conformance/**/*.test.ts',
      'test/contract/simulated-venue.test.ts',
    ],
  },
});
