// Sets a report as PDF: its text as data for the shipped template, its charts as SVG, its fonts from the package.
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
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

// A folder that exists on no machine: all that the template reads is handed over in memory.
const WORKSPACE = '/quantor-report';

/**
 * The report as PDF/A-2b with embedded fonts; the same report always gives the same bytes on one version of the
 * compiler. Throws `RenderError`.
 */
export async function renderPdf(report: ReportDocument): Promise<Uint8Array> {
  const Compiler = await loadCompiler();
  const charts: string[] = [];
  const drawn = async (block: ChartBlock, height: number): Promise<object> => {
    const { chart, ...text } = block;
    const width = chartWidth(chart, TEXT_WIDTH);
    charts.push(await chartSvg(chart, { width, height, palette: PRINT_PALETTE }));
    return { ...text, index: charts.length - 1 };
  };
  const page = await templateData(report, drawn);
  const compiler = Compiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontBlobs: FONTS.map((name) => packageAsset(`fonts/${name}.ttf`)) }],
  });
  compiler.mapShadow(`${WORKSPACE}/report.json`, Buffer.from(jsonText(page)));
  for (const [index, svg] of charts.entries()) {
    compiler.mapShadow(`${WORKSPACE}/chart-${index}.svg`, Buffer.from(svg));
  }
  const template = packageAsset('report.typ').toString('utf8');
  const compiled = compiler.compile({ mainFileContent: template });
  const { result } = compiled;
  if (result === null) {
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new RenderError('pdf-compile-failed', `the report did not compile: ${JSON.stringify(reasons)}`);
  }
  try {
    return new Uint8Array(compiler.pdf(result, { pdfStandard: 'a-2b' }));
  } catch (cause) {
    throw new RenderError('pdf-compile-failed', `the report did not export: ${String(cause)}`, cause);
  }
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

async function loadCompiler(): Promise<typeof NodeCompiler> {
  try {
    const compiler = await import('@myriaddreamin/typst-ts-node-compiler');
    return compiler.NodeCompiler;
  } catch (cause) {
    throw new RenderError(
      'pdf-compiler-missing',
      'expected the optional package @myriaddreamin/typst-ts-node-compiler for the PDF, found none that loads: ' +
        'install again without --omit=optional, or use the HTML report',
      cause,
    );
  }
}
