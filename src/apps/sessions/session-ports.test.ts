import { expect, it } from 'vitest';
import { livePorts } from './live.ts';
import { paperPorts } from './paper.ts';
import { missingParts } from './session-ports.ts';

const clockMs = (): number => 0;

it('says what a paper session lacks: only its data', () => {
  expect(missingParts(paperPorts(clockMs))).toEqual(['source: a vendor stream of bars and chains']);
});

it('says what a live session lacks: its data and its broker', () => {
  expect(missingParts(livePorts(clockMs))).toEqual([
    'source: a vendor stream of bars and chains',
    'venue: a broker that takes four-leg orders',
  ]);
});
