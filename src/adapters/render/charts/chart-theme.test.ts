// Tests of the palette as colour-blind readers see it. Source of the simulation: Viénot, Brettel and Mollon (1999), "Digital
// video colourmaps for checking the legibility of displays by dichromats"; contrast as WCAG 2.1 defines it, difference as CIE 1976.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PRINT_PALETTE } from './chart-theme.ts';

type Rgb = readonly [number, number, number];

const linearOf = (channel: number): number =>
  channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

function rgbOf(hex: string): Rgb {
  const channels = [1, 3, 5].map((at) => linearOf(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return channels as unknown as Rgb;
}

/** Linear RGB as a dichromat sees it: the row of the missing cone follows from the two others. */
const SIGHTS: Readonly<Record<string, (rgb: Rgb) => Rgb>> = {
  'full sight': (rgb) => rgb,
  protanopia: ([r, g, b]) => {
    const yellow = 0.112_38 * r + 0.887_62 * g;
    return [yellow, yellow, 0.004_01 * r - 0.004_01 * g + b];
  },
  deuteranopia: ([r, g, b]) => {
    const yellow = 0.292_75 * r + 0.707_25 * g;
    return [yellow, yellow, -0.022_34 * r + 0.022_34 * g + b];
  },
};

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function labOf([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 0.008_856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: Rgb, b: Rgb): number {
  const [one, other] = [labOf(a), labOf(b)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** Colours of the web page's style sheet, light or dark, mixes worked out as `color-mix(in srgb)` does. */
function pageColours(isDark: boolean): Readonly<Record<string, string>> {
  const css = readFileSync(new URL('../../../../assets/report.css', import.meta.url), 'utf8');
  const blocks = [...css.matchAll(/:root \{(?<body>[^}]*)\}/g)].map((match) => match.groups?.['body'] ?? '');
  const [light = '', dark = '', mixes = ''] = blocks;
  const colours: Record<string, string> = {};
  for (const block of isDark ? [light, dark] : [light]) {
    for (const [, name = '', hex = ''] of block.matchAll(/--([\w-]+): (#[\da-f]{6})/g)) colours[name] = hex;
  }
  const channelsOf = (name: string): readonly number[] =>
    [1, 3, 5].map((at) => Number.parseInt((colours[name] ?? '').slice(at, at + 2), 16));
  const paper = channelsOf('paper');
  for (const [, name = '', of = '', share] of mixes.matchAll(
    /--([\w-]+): color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--paper\)\)/g,
  )) {
    const weight = Number(share) / 100;
    const mixed = channelsOf(of).map((channel, at) =>
      Math.round(weight * channel + (1 - weight) * (paper[at] ?? 0)),
    );
    colours[name] = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  }
  return colours;
}

function colour(colours: Readonly<Record<string, string>>, name: string): Rgb {
  const hex = colours[name];
  if (hex === undefined) throw new Error(`no colour ${name}`);
  return rgbOf(hex);
}

const { gainSteps, lossSteps, series, ...printed } = PRINT_PALETTE;
const named = (name: string, steps: readonly string[]) =>
  Object.fromEntries(steps.map((hex, index) => [`${name}-${index + 1}`, hex]));
const PALETTES = {
  print: {
    ...printed,
    wash: printed.cell,
    ...named('gain', gainSteps),
    ...named('loss', lossSteps),
    ...named('series', series),
  },
  'light page': pageColours(false),
  'dark page': pageColours(true),
} as const;
const SHADES = ['gain', 'loss'].flatMap((name) => [1, 2, 3, 4].map((step) => `${name}-${step}`));

describe.each(Object.entries(PALETTES))('the palette of %s', (_, palette) => {
  const colours = palette as Readonly<Record<string, string>>;

  describe.each(Object.entries(SIGHTS))('in %s', (__, seen) => {
    const of = (name: string): Rgb => seen(colour(colours, name));

    test('tells gain from loss, and their deepest shades', () => {
      expect(difference(of('gain'), of('loss'))).toBeGreaterThan(60);
      expect(difference(of('gain-4'), of('loss-4'))).toBeGreaterThan(40);
      expect(difference(of('gain-1'), of('loss-1'))).toBeGreaterThan(10);
    });

    test('has shades that grow apart from the paper step by step', () => {
      for (const side of ['gain', 'loss']) {
        const steps = [1, 2, 3, 4].map((step) => difference(of(`${side}-${step}`), of('paper')));
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        expect(steps[0]).toBeGreaterThan(5);
      }
    });

    test('keeps numbers legible on every shade: 4.5 to 1', () => {
      for (const shade of [...SHADES, 'wash', 'paper']) {
        expect([shade, contrast(of('ink'), of(shade)) >= 4.5]).toEqual([shade, true]);
      }
      expect(contrast(of('muted'), of('paper'))).toBeGreaterThanOrEqual(4.5);
    });

    test('has lines and bars that stand out from the paper: 3 to 1', () => {
      const lines = [1, 2, 3, 4, 5, 6].map((index) => `series-${index}`);
      for (const mark of ['gain', 'loss', 'line', 'open', ...lines]) {
        expect([mark, contrast(of(mark), of('paper')) >= 3]).toEqual([mark, true]);
      }
    });
  });
});
