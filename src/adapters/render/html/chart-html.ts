// A chart as a figure of a web page: drawn once for wide screens and once for phones, the style sheet shows one.
import type { ChartBlock } from '../../../analysis/report/index.ts';
import { chartHeight, chartWidth } from '../charts/chart-layout.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import { PAGE_PALETTE } from '../charts/chart-theme.ts';
import { captionHtml, titledHtml } from './caption-html.ts';
import { escapeHtml } from './escape-html.ts';

/** Widths drawn, CSS pixels: the text column, and a phone's. */
const WIDTHS = [
  ['wide', 884],
  ['narrow', 358],
] as const;

/** The figure with its caption and caveat. */
export async function chartHtml(block: ChartBlock): Promise<string> {
  const { chart, title, caption, caveat, description } = block;
  const drawings: string[] = [];
  for (const [name, room] of WIDTHS) {
    const width = chartWidth(chart, room);
    const svg = await chartSvg(chart, { width, height: chartHeight(chart, width), palette: PAGE_PALETTE });
    const drawing = inlineSvg(svg, name, `${title}. ${description}`);
    // Wider than its room: it keeps its size and is moved sideways within its frame.
    drawings.push(
      width > room
        ? `<div class="scroll ${name}" tabindex="0" role="group" aria-label="${escapeHtml(title)}"><div style="min-width:${width}px">${drawing}</div></div>`
        : drawing,
    );
  }
  return (
    `<figure class="block"><h3>${titledHtml(block)}</h3>${drawings.join('')}` +
    `<figcaption>${captionHtml(caption, { ...block, caveat })}</figcaption></figure>`
  );
}

// Inline SVG needs no namespace, and its size is the style sheet's.
function inlineSvg(svg: string, name: string, label: string): string {
  const viewBox = /viewBox="(?<box>[\d. -]+)"/.exec(svg)?.groups?.['box'] ?? '0 0 1 1';
  const open = `<svg class="${name}" viewBox="${viewBox}" role="img" aria-label="${escapeHtml(label)}">`;
  return svg.replace(/^<svg[^>]*>/, () => open);
}
