// Number, title, caption, caveat and basis of figures and tables, as markup of a web page.
import type { Placed } from '../../../analysis/report/index.ts';
import { escapeHtml, proseHtml } from './escape-html.ts';

/** `Figure 3  Equity, $`. */
export function titledHtml({ label, title }: Placed & { readonly title: string }): string {
  const number = label === undefined ? '' : `<span class="label">${escapeHtml(label)}</span> `;
  return `${number}${escapeHtml(title)}`;
}

/** What is shown, what it does not show, what it rests on; empty where nothing is told. */
export function captionHtml(
  caption: string,
  { caveat = '', basis = '' }: Placed & { readonly caveat?: string },
): string {
  const parts = [
    proseHtml(caption),
    caveat === '' ? '' : `<b>Caveat.</b> ${proseHtml(caveat)}`,
    basis === '' ? '' : `<b>Basis.</b> ${escapeHtml(basis)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
