// Times a piece of work in processor seconds, so that what else the machine does matters less; every benchmark goes through it.

/** What repeating a piece of work took. */
export interface Timing {
  /** Processor seconds of all threads of the process, garbage collection and compilation included: the median. */
  readonly cpuSeconds: number;
  /** The same of the first repetition, which also warms up the compiler. */
  readonly coldCpuSeconds: number;
  /** Seconds on the clock: the shortest, which another process disturbed least. */
  readonly wallSeconds: number;
}

/** Repeats `work`; `repetitions` at least 2, of which the first counts as cold only. */
export function timed(repetitions: number, work: () => void): Timing {
  const cpu: number[] = [];
  let wallSeconds = Number.POSITIVE_INFINITY;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6);
    wallSeconds = Math.min(wallSeconds, (performance.now() - startedMs) / 1000);
  }
  return { cpuSeconds: median(cpu.slice(1)), coldCpuSeconds: cpu[0] ?? 0, wallSeconds };
}

/** Median of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >>> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
