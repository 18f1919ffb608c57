// The kernels for European options, TypeScript and WebAssembly, against peers measured in the same run.
import { spawnSync } from 'node:child_process';
import { loadWasmKernel } from '../src/adapters/kernels/index.ts';
import {
  type EuropeanKernel,
  type OptionBlock,
  typescriptKernel,
  writeForwardTerms,
} from '../src/core/pricing/index.ts';
import { CHAIN, type ChainRow, chainRows, rowLines } from './chain-rows.ts';
import { timed } from './measure.ts';
import { compiledPeer } from './peers/compiled-peer.ts';
import { npmGreeksRate } from './peers/npm-greeks.ts';
import { numpyRate } from './peers/numpy.ts';
import type { BenchResult } from './result.ts';

/** Rates by peer; a peer that this machine cannot run is not among them. */
type PeerRates = Readonly<Record<string, number>>;

const UNIT = 'options/CPU-second';
/** Options of a call when a bar marks a condor. */
const LEGS = 4;

/** Price and five Greeks, and implied volatility, of a whole chain and of four legs a call. */
export function europeanKernels(): readonly BenchResult[] {
  const rows = chainRows();
  const kernels = [typescriptKernel, loadWasmKernel()];
  const valuePeers = { ...compiledRates('greeks', rows), ...scriptRates(rows) };
  const volPeers = { ...compiledRates('vols', rows), ...letsBeRationalRate(rows) };
  return kernels.flatMap((kernel) => [
    valuedChain(kernel, rows, valuePeers),
    solvedChain(kernel, rows, volPeers),
  ]);
}

function filledBlock(kernel: EuropeanKernel, rows: readonly ChainRow[]): OptionBlock {
  const block = kernel.createBlock(rows.length);
  writeForwardTerms(block.terms, { ...CHAIN, logForward: 0 });
  rows.forEach(({ sign, strike, vol, price }, index) => {
    block.sign[index] = sign;
    block.strike[index] = strike;
    block.logStrike[index] = Math.log(strike / CHAIN.forward);
    block.vol[index] = vol;
    block.price[index] = price;
  });
  return block;
}

function valuedChain(kernel: EuropeanKernel, rows: readonly ChainRow[], peers: PeerRates): BenchResult {
  const block = filledBlock(kernel, rows);
  const rate = ratePerSecond(5000, rows.length, (count) => block.valueOptions(count));
  const legsRate = ratePerSecond(400_000, LEGS, (count) => block.valueOptions(count));
  return {
    name: `price and 5 Greeks, ${kernel.name}`,
    value: rate,
    unit: UNIT,
    ratios: ratiosTo(peers, rate),
    detail: { nanosecondsPerLegOf4: 1e9 / legsRate },
  };
}

function solvedChain(kernel: EuropeanKernel, rows: readonly ChainRow[], peers: PeerRates): BenchResult {
  const block = filledBlock(kernel, rows);
  const rate = ratePerSecond(500, rows.length, (count) => block.solveVols(count));
  const errors = rows.map(({ vol }, index) => Math.abs((block.vol[index] as number) / vol - 1));
  return {
    name: `implied volatility, ${kernel.name}`,
    value: rate,
    unit: UNIT,
    ratios: ratiosTo(peers, rate),
    detail: { largestRelativeError: Math.max(...errors) },
  };
}

function ratePerSecond(calls: number, count: number, work: (count: number) => void): number {
  const { cpuSeconds } = timed(6, () => {
    for (let call = 0; call < calls; call += 1) work(count);
  });
  return (calls * count) / cpuSeconds;
}

function ratiosTo(peers: PeerRates, rate: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, rate / peer]));
}

function compiledRates(task: 'greeks' | 'vols', rows: readonly ChainRow[]): PeerRates {
  const name = task === 'greeks' ? 'QuantLib BlackCalculator' : 'QuantLib LiRS';
  const quantlib = {
    file: 'quantlib-european.cpp',
    libraries: ['QuantLib'],
    headers: ['ql/pricingengines/blackcalculator.hpp'],
  };
  const limit = { file: 'european-limit.cpp', libraries: [], headers: [], options: ['-ffast-math'] };
  const sources = task === 'greeks' ? { [name]: quantlib, 'C++ limit': limit } : { [name]: quantlib };
  return measured(
    Object.entries(sources).map(([peer, source]) => {
      const program = compiledPeer(source);
      const rate = program === undefined ? undefined : Number(program.run([task], rowLines(rows)));
      program?.remove();
      return [peer, rate];
    }),
  );
}

function scriptRates(rows: readonly ChainRow[]): PeerRates {
  return measured([
    ['numpy', numpyRate('numpy_greeks.py', rows.length)],
    ['npm greeks', npmGreeksRate(rows)],
  ]);
}

/**
 * Jäckel's own program is not ours to ship: QUANTOR_LETS_BE_RATIONAL names an executable around it that reads the rows of
 * `rowLines` and writes solved options a processor second.
 */
function letsBeRationalRate(rows: readonly ChainRow[]): PeerRates {
  const program = process.env['QUANTOR_LETS_BE_RATIONAL'];
  const answer =
    program === undefined ? undefined : spawnSync(program, { input: rowLines(rows), encoding: 'utf8' });
  return measured([["Let's Be Rational C++", answer === undefined ? undefined : Number(answer.stdout)]]);
}

/** The peers that were measured; the others are named as absent. */
function measured(rates: readonly (readonly [name: string, rate: number | undefined])[]): PeerRates {
  const found = rates.filter((entry): entry is [string, number] => (entry[1] ?? 0) > 0);
  for (const [name, rate] of rates) if (!((rate ?? 0) > 0)) console.log(`peer absent: ${name}`);
  return Object.fromEntries(found);
}
