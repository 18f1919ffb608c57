// Vega-Lite layers whose places are given in pixels of the plot: for charts that are laid out like a table.
import type { Spec } from '../chart-theme.ts';

export interface Box {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly fill: string;
}

export interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly color: string;
}

const at = (field: string): Spec => ({ field, type: 'quantitative', scale: null, axis: null });

/** Filled rectangles; none draw no layer. */
export function boxes(values: readonly Box[], form: Spec = {}): readonly Spec[] {
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: 'rect', opacity: 1, ...form },
      encoding: {
        x: at('x'),
        x2: { field: 'x2' },
        y: at('y'),
        y2: { field: 'y2' },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
  ];
}

/** Straight lines from (x, y) to (x2, y2). */
export function lines(values: readonly Omit<Box, 'fill'>[], form: Spec): readonly Spec[] {
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: 'rule', ...form },
      encoding: { x: at('x'), x2: { field: 'x2' }, y: at('y'), y2: { field: 'y2' } },
    },
  ];
}

/** Dots. */
export function dots(
  values: readonly { readonly x: number; readonly y: number }[],
  form: Spec,
): readonly Spec[] {
  if (values.length === 0) return [];
  return [{ data: { values }, mark: { type: 'circle', ...form }, encoding: { x: at('x'), y: at('y') } }];
}

/** Texts of one alignment and size. */
export function words(values: readonly Word[], form: Spec): readonly Spec[] {
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: 'text', baseline: 'middle', limit: 0, ...form },
      encoding: {
        x: at('x'),
        y: at('y'),
        text: { field: 'text' },
        color: { field: 'color', type: 'nominal', scale: null },
      },
    },
  ];
}

/** What a chart without values says in its place. */
export function nothingToShow(color: string): readonly Spec[] {
  return words([{ x: 0, y: 10, text: 'No value to show.', color }], { align: 'left' });
}
