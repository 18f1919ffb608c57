// Fixes the seed of property tests, so that a run of the suite repeats exactly; QUANTOR_PROPERTY_SEED asks for another.
import { env } from 'node:process';
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(env['QUANTOR_PROPERTY_SEED'] ?? 20_261_122) });
