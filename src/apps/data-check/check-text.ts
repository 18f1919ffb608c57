// The report of `quantor data check` for a reader: at most 100 columns wide.
import type { CheckedFile } from './check-files.ts';

/** The report of all files checked. */
export function checkText(files: readonly CheckedFile[]): string {
  return files.map(fileText).join('\n\n');
}

function fileText({ path, timeframe, report }: CheckedFile): string {
  const { rows, accepted, repaired, quarantineReasons, quarantinedRows, sessions, gaps } = report;
  const lines = [
    `${path}: ${timeframe} bars`,
    `  rows         ${rows}`,
    `  accepted     ${accepted}`,
    ...Object.entries(repaired).map(([kind, count]) => `  repaired     ${kind} ${count}`),
    `  quarantined  ${quarantinedRows}`,
    ...Object.entries(quarantineReasons).map(([reason, count]) => `               ${reason} ${count}`),
    `  sessions     ${sessions.count}, ${sessions.from} to ${sessions.to}, ${sessions.earlyCloses} half days, ${sessions.short} short`,
    `  missing      ${gaps.missingBars} bars, ${gaps.missingSessions} sessions`,
  ];
  return lines.join('\n');
}
