// Puts figures and tables in order: each gets its number, and what it rests on where it tells a result.
import type { ChartBlock, Placed, ReportBlock, ReportSection } from './report-block.ts';

/** A chart and sections whose figures and tables are numbered from 1 in their order, the chart first. */
export function numbered(
  cover: ChartBlock | undefined,
  sections: readonly ReportSection[],
  basis: string,
): { readonly cover: ChartBlock | undefined; readonly sections: readonly ReportSection[] } {
  let figures = 0;
  let tables = 0;
  const place = <T extends ReportBlock>(block: T, isReference: boolean): T & Placed => {
    if (block.kind !== 'chart' && block.kind !== 'table') return block;
    const label = block.kind === 'chart' ? `Figure ${(figures += 1)}` : `Table ${(tables += 1)}`;
    return { ...block, label, ...(isReference ? {} : { basis: block.basis ?? basis }) };
  };
  return {
    cover: cover === undefined ? undefined : place(cover, false),
    sections: sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => place(block, section.isReference === true)),
    })),
  };
}
