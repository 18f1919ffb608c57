// What a benchmark tells: a line of JSON for machines and rows of one table for people.
import { arch, cpus, platform, totalmem } from 'node:os';

/** One measured quantity; `ratios` compare it with peers measured in the same process. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** This result over the peer's, by peer: above 1 is faster. */
  readonly ratios?: Readonly<Record<string, number>>;
  /** Further figures of the same measurement, units last in their names. */
  readonly detail?: Readonly<Record<string, number>>;
}

/** What the figures were measured on, without any name of the machine. */
export function machine(): Readonly<Record<string, string | number>> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    processors: processors.length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.versions.node,
  };
}

export function jsonLine(result: BenchResult): string {
  return JSON.stringify({ ...result, machine: machine() });
}

/** One aligned row: name, value, unit, ratios, details. */
export function tableRow(result: BenchResult): string {
  const ratios = Object.entries(result.ratios ?? {}).map(([peer, ratio]) => `${rounded(ratio)}x ${peer}`);
  const detail = Object.entries(result.detail ?? {}).map(([key, value]) => `${key} ${rounded(value)}`);
  const value = rounded(result.value).padStart(14);
  const rest = [...ratios, ...detail].join(', ');
  return `${result.name.padEnd(34)}${value} ${result.unit.padEnd(20)} ${rest}`;
}

function rounded(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
