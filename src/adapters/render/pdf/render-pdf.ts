// Sets a report as PDF: its text as data for the shipped template, its charts as SVG, its fonts from the package.
import { readFileSync } from 'node:fs';
import type * as compilerModule from '@myriaddreamin/typst-ts-web-compiler';
import type { ChartBlock, ReportBlock, ReportDocument } from '../../../analysis/report/index.ts';
import { chartHeight, chartWidth } from '../charts/chart-layout.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import { PRINT_PALETTE } from '../charts/chart-theme.ts';
import { packageAsset } from '../package-asset.ts';
import { RenderError } from '../render-error.ts';
import { printableText } from './printable-text.ts';

/** Width of the text block, 174 mm, in CSS pixels of 1/96 inch. */
const TEXT_WIDTH = 658;
/** What the cover has room for. */
const COVER_CHART_HEIGHT = 310;

const FONTS = [
  'IBMPlexSans-Regular',
  'IBMPlexSans-Medium',
  'IBMPlexSans-SemiBold',
  'IBMPlexSerif-Medium',
  'IBMPlexMono-Regular',
] as const;

const MAIN = '/report.typ';

/** How much the compiler tells of an error: one line each, as text. */
const UNIX_DIAGNOSTICS = 2;

/**
 * The report as tagged PDF 1.7 with embedded fonts; the same report always gives the same bytes on one version of the
 * compiler, whatever the machine. Throws `RenderError`.
 */
export async function renderPdf(report: ReportDocument): Promise<Uint8Array> {
  const { TypstCompilerBuilder } = await loadCompiler();
  const charts: string[] = [];
  const drawn = async (block: ChartBlock, height: number): Promise<object> => {
    const { chart, ...text } = block;
    const width = chartWidth(chart, TEXT_WIDTH);
    charts.push(await chartSvg(chart, { width, height, palette: PRINT_PALETTE }));
    return { ...text, index: charts.length - 1 };
  };
  const page = await templateData(report, drawn);
  const builder = new TypstCompilerBuilder();
  // All that the template reads is handed over in memory.
  builder.set_dummy_access_model();
  for (const name of FONTS) await builder.add_raw_font(packageAsset(`fonts/${name}.ttf`));
  const compiler = await builder.build();
  try {
    compiler.add_source(MAIN, packageAsset('report.typ').toString('utf8'));
    compiler.map_shadow('/report.json', Buffer.from(jsonText(page)));
    for (const [index, svg] of charts.entries()) {
      compiler.map_shadow(`/chart-${index}.svg`, Buffer.from(svg));
    }
    return compiledBytes(compiler);
  } finally {
    compiler.free();
  }
}

function compiledBytes(compiler: compilerModule.TypstCompiler): Uint8Array {
  let compiled: { readonly result?: Uint8Array; readonly diagnostics?: unknown };
  try {
    compiled = compiler.compile(MAIN, null, 'pdf', UNIX_DIAGNOSTICS) as typeof compiled;
  } catch (cause) {
    throw new RenderError('pdf-compile-failed', `the report did not compile: ${String(cause)}`, cause);
  }
  if (compiled.result === undefined) {
    const reasons = JSON.stringify(compiled.diagnostics ?? []);
    throw new RenderError('pdf-compile-failed', `the report did not compile: ${reasons}`);
  }
  return compiled.result;
}

type Draw = (block: ChartBlock, height: number) => Promise<object>;

async function templateData(report: ReportDocument, draw: Draw): Promise<object> {
  const cover = {
    ...report.cover,
    chart: report.cover.chart === undefined ? null : await draw(report.cover.chart, COVER_CHART_HEIGHT),
  };
  const sections: object[] = [];
  for (const section of report.sections) {
    const blocks: object[] = [];
    for (const block of section.blocks) blocks.push(await blockData(block, draw));
    sections.push({ ...section, blocks });
  }
  return { ...report, cover, sections };
}

async function blockData(block: ReportBlock, draw: Draw): Promise<object> {
  return block.kind === 'chart' ? draw(block, chartHeight(block.chart, TEXT_WIDTH)) : block;
}

function jsonText(page: object): string {
  return JSON.stringify(page, (_, value: unknown) =>
    typeof value === 'string' ? printableText(value) : value,
  );
}

type CompilerModule = Pick<typeof compilerModule, 'TypstCompilerBuilder' | 'initSync'>;

let compilerLoaded = false;

async function loadCompiler(): Promise<CompilerModule> {
  try {
    const compiler = await import('@myriaddreamin/typst-ts-web-compiler');
    if (!compilerLoaded) {
      const wasm = new URL(import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'));
      compiler.initSync({ module: readFileSync(wasm) });
      compilerLoaded = true;
    }
    return compiler;
  } catch (cause) {
    throw new RenderError(
      'pdf-compiler-missing',
      'expected the optional package @myriaddreamin/typst-ts-web-compiler for the PDF, found none that loads: ' +
        'install again without --omit=optional, or use the HTML report',
      cause,
    );
  }
}
