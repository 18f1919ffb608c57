// Says of which rows of the prices a run could make nothing, and where their level changes for good.
import type { BarsReport, LevelChange } from '../../../../core/market/index.ts';

/** The part of the account of a bars file that a run tells. */
export type SetAside = Pick<BarsReport, 'rows' | 'quarantinedRows' | 'quarantineReasons' | 'levelChanges'>;

/** From this share of the rows on, what is left may be another market than the file's. */
const LARGE_SHARE = 0.02;

/** Sentences for the head of a run's assumptions; none where every row was used. */
export function setAsideSentences({
  rows,
  quarantinedRows,
  quarantineReasons,
  levelChanges,
}: SetAside): readonly string[] {
  if (quarantinedRows === 0) return [];
  const reasons = Object.entries(quarantineReasons).map(([reason, count]) => `${count} ${reason}`);
  const share = (100 * quarantinedRows) / rows;
  const told = `${quarantinedRows} of ${rows} rows of the prices were set aside (${reasons.join(', ')}); quantor data check lists them.`;
  return [
    quarantinedRows >= LARGE_SHARE * rows
      ? `WARNING: ${share.toFixed(1)}% of the prices are missing from this run. ${told}`
      : told,
    ...levelChanges.map(levelSentence),
  ];
}

function levelSentence({ date, ratio, reading, split, rows }: LevelChange): string {
  const looks =
    reading === 'split'
      ? `as by a split${split === undefined ? '' : ` of ${split}`}`
      : reading === 'unit-change'
        ? 'as by a change of unit'
        : 'for no reason that the file tells';
  return `The level of the prices changes for good on ${date}, ${looks} (${ratio.toPrecision(3)} times what it was): the ${rows} rows on one side of it were set aside.`;
}
