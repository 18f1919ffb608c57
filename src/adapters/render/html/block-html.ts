// The pieces of a report, charts aside, as markup of a web page.
import type {
  CalloutBlock,
  DataLabel,
  Fact,
  Figure,
  ReportBlock,
  TableBlock,
  TableCell,
  TableColumn,
} from '../../../analysis/report/index.ts';
import { captionHtml, titledHtml } from './caption-html.ts';
import { escapeHtml, proseHtml } from './escape-html.ts';

/** Facts beyond this number are settings: short, and set in two columns. */
const FEW_FACTS = 20;
const FEW_COLUMNS = 3;
const HEAT_STEPS = 4;

/** Markup of one piece. */
export function blockHtml(block: Exclude<ReportBlock, { readonly kind: 'chart' }>): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="block">${proseHtml(block.text)}</p>`;
    case 'list':
      return `<div class="block">${titleHtml(block.title)}${listHtml(block.items)}</div>`;
    case 'figures':
      return figuresHtml(block.figures);
    case 'labels':
      return labelsHtml(block.labels);
    case 'facts':
      return `<div class="block">${titleHtml(block.title)}${factsHtml(block.facts)}</div>`;
    case 'callout':
      return calloutHtml(block);
    case 'table':
      return tableHtml(block);
  }
}

function titleHtml(title: string): string {
  return title === '' ? '' : `<h3>${escapeHtml(title)}</h3>`;
}

function listHtml(items: readonly string[]): string {
  return `<ul class="list">${items.map((item) => `<li>${proseHtml(item)}</li>`).join('')}</ul>`;
}

function calloutHtml({ tone, title, text }: CalloutBlock): string {
  return `<div class="callout ${tone}"><strong>${escapeHtml(title)}</strong><p>${proseHtml(text)}</p></div>`;
}

function figuresHtml(figures: readonly Figure[]): string {
  const cells = figures.map(({ label, value, unit, note }) => {
    const beside = unit === '' ? '' : ` <span class="unit">${escapeHtml(unit)}</span>`;
    return (
      `<div><dt>${escapeHtml(label)}</dt><dd><span class="value">${escapeHtml(value)}</span>${beside}` +
      `<div class="note">${escapeHtml(note)}</div></dd></div>`
    );
  });
  return `<dl class="figures">${cells.join('')}</dl>`;
}

function labelsHtml(labels: readonly DataLabel[]): string {
  const cells = labels.map(
    ({ subject, label, isRecorded, meaning }) =>
      `<div${isRecorded ? ' class="recorded"' : ''}><dt>${escapeHtml(subject)} <b>${escapeHtml(label)}</b></dt>` +
      `<dd>${escapeHtml(meaning)}</dd></div>`,
  );
  return `<dl class="labels">${cells.join('')}</dl>`;
}

function factsHtml(facts: readonly Fact[]): string {
  const rows = facts.map(({ term, value, isCode }) => {
    const text = escapeHtml(value);
    return `<dt>${escapeHtml(term)}</dt><dd>${isCode ? `<code>${text}</code>` : text}</dd>`;
  });
  return `<dl class="facts${facts.length > FEW_FACTS ? ' many' : ''}">${rows.join('')}</dl>`;
}

function tableHtml(table: TableBlock): string {
  const { title, columns, rows, note, isDense } = table;
  const head = columns.map((column) => {
    const unit = column.unit === '' ? '' : `<small>${escapeHtml(column.unit)}</small>`;
    return `<th scope="col"${classOf([alignClass(column)])}>${escapeHtml(column.title)}${unit}</th>`;
  });
  const body = rows.map(({ cells, isTotal }) => {
    const cellsHtml = cells.map((cell, index) => cellHtml(cell, index, columns[index]));
    return `<tr${classOf([isTotal ? 'total' : ''])}>${cellsHtml.join('')}</tr>`;
  });
  // Above the frame and not a caption within it, which would scroll away with the table.
  const id = (table.label ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const heading = title === '' ? '' : `<h3${id === '' ? '' : ` id="${id}"`}>${titledHtml(table)}</h3>`;
  const named = id === '' || title === '' ? '' : ` aria-labelledby="${id}"`;
  const form = [isDense ? 'dense' : '', columns.length <= FEW_COLUMNS ? 'few' : ''];
  const below = captionHtml(note, table);
  return (
    `<div class="block">${heading}<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(title === '' ? 'Table' : title)}">` +
    `<table${classOf(form)}${named}>` +
    `<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>` +
    `${below === '' ? '' : `<p class="note">${below}</p>`}</div>`
  );
}

/** What stands first in a row names it. */
function cellHtml({ text, detail, heat }: TableCell, index: number, column: TableColumn | undefined): string {
  const escaped = escapeHtml(text);
  const below = detail === undefined ? '' : `<small>${escapeHtml(detail)}</small>`;
  const content = (column?.isCode === true ? `<code>${escaped}</code>` : escaped) + below;
  const prose = column?.isProse === true ? 'prose' : '';
  const classes = classOf([column === undefined ? '' : alignClass(column), heatClass(heat), prose]);
  return index === 0 ? `<th scope="row"${classes}>${content}</th>` : `<td${classes}>${content}</td>`;
}

function alignClass({ align }: TableColumn): string {
  return align === 'right' ? 'right' : '';
}

function heatClass(heat: number): string {
  if (heat === 0) return '';
  const step = Math.min(HEAT_STEPS, Math.ceil(Math.abs(heat) * HEAT_STEPS));
  return `${heat > 0 ? 'gain' : 'loss'}-${step}`;
}

function classOf(names: readonly string[]): string {
  const given = names.filter((name) => name !== '');
  return given.length === 0 ? '' : ` class="${given.join(' ')}"`;
}
