// Renders a report as one web page that needs nothing beside itself: no script, no request, its fonts and charts inside.
import type {
  ReportBlock,
  ReportCover,
  ReportDocument,
  ReportSection,
} from '../../../analysis/report/index.ts';
import { packageAsset } from '../package-asset.ts';
import { blockHtml } from './block-html.ts';
import { chartHtml } from './chart-html.ts';
import { escapeHtml, proseHtml } from './escape-html.ts';

const FONTS = [
  ['IBM Plex Sans', 400, 'IBMPlexSans-Regular-Latin1'],
  ['IBM Plex Sans', 500, 'IBMPlexSans-Medium-Latin1'],
  ['IBM Plex Sans', 600, 'IBMPlexSans-SemiBold-Latin1'],
  ['IBM Plex Serif', 500, 'IBMPlexSerif-Medium-Latin1'],
] as const;

// Holds even where the page is opened from a disk: nothing may be fetched, nothing may run.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/** The page as text; the same report always gives the same text. Throws `RenderError`. */
export async function renderHtml(report: ReportDocument): Promise<string> {
  const sections: string[] = [];
  for (const section of report.sections) sections.push(await sectionHtml(section));
  const links = report.sections.map(
    ({ id, title }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a></li>`,
  );
  const { title, subtitle, verdict } = report.cover;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(`${title}, ${report.reference}`)}</title>`,
    `<style>${fontFaces()}${packageAsset('report.css').toString('utf8')}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#content">Skip to the report</a>',
    `<header><div class="wrap"><p class="brand">Quantor</p><h1>${escapeHtml(title)}</h1>`,
    `<p class="subtitle">${escapeHtml(subtitle)}</p><p class="verdict">${proseHtml(verdict)}</p></div></header>`,
    `<nav aria-label="Contents"><div class="wrap"><ol>${links.join('')}</ol></div></nav>`,
    `<main id="content" class="wrap" tabindex="-1"><h2 class="unseen">At a glance</h2>${await coverHtml(report.cover)}${sections.join('\n')}</main>`,
    `<footer><div class="wrap">${escapeHtml(`${report.producer} · ${report.reference}. ${report.notice}`)}</div></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function fontFaces(): string {
  return FONTS.map(([family, weight, file]) => {
    const bytes = packageAsset(`fonts/${file}.woff2`).toString('base64');
    return (
      `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;` +
      `src:url(data:font/woff2;base64,${bytes}) format('woff2')}\n`
    );
  }).join('');
}

async function coverHtml(cover: ReportCover): Promise<string> {
  const chart = cover.chart === undefined ? '' : await chartHtml(cover.chart);
  const sentences: readonly ReportBlock[] =
    cover.sentences.length === 0
      ? []
      : [{ kind: 'list', title: cover.sentencesTitle, items: cover.sentences }];
  const parts = [
    ...cover.callouts,
    { kind: 'figures', figures: cover.figures } as const,
    ...sentences,
    ...(cover.labels.length === 0 ? [] : [{ kind: 'labels', labels: cover.labels } as const]),
    { kind: 'facts', title: '', facts: cover.facts } as const,
  ];
  const texts = parts.map((part) => (part.kind === 'chart' ? '' : blockHtml(part)));
  // The chart follows the figures.
  const before = cover.callouts.length + 1;
  return [...texts.slice(0, before), chart, ...texts.slice(before)].join('\n');
}

async function sectionHtml({ id, title, lead, blocks }: ReportSection): Promise<string> {
  const parts: string[] = [];
  for (const block of blocks) {
    parts.push(block.kind === 'chart' ? await chartHtml(block) : blockHtml(block));
  }
  return (
    `<section id="${escapeHtml(id)}" aria-labelledby="${escapeHtml(id)}-title"><h2 id="${escapeHtml(id)}-title">${escapeHtml(title)}</h2><p class="lead">${proseHtml(lead)}</p>` +
    `${parts.join('\n')}</section>`
  );
}
