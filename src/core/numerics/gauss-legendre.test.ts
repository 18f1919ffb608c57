// Checks the quadrature against its published nodes and against integrals that it must give exactly.
import { describe, expect, test } from 'vitest';
import { gaussLegendre } from './gauss-legendre.ts';

// Abramowitz and Stegun (1964), Handbook of Mathematical Functions, table 25.4, n = 5.
test('has the published nodes and weights', () => {
  const { nodes, weights } = gaussLegendre(5);
  const published = [
    [0, 0.568888888888889],
    [0.538469310105683, 0.478628670499366],
    [0.906179845938664, 0.236926885056189],
  ] as const;
  published.forEach(([node, weight], index) => {
    expect(nodes[2 + index]).toBeCloseTo(node, 14);
    expect(nodes[2 - index]).toBeCloseTo(-node, 14);
    expect(weights[2 + index]).toBeCloseTo(weight, 14);
    expect(weights[2 - index]).toBeCloseTo(weight, 14);
  });
});

describe.each([1, 2, 3, 8, 33, 96, 192])('%i nodes', (count) => {
  const { nodes, weights } = gaussLegendre(count);
  const integral = (f: (x: number) => number): number =>
    nodes.reduce((sum, node, index) => sum + f(node) * (weights[index] as number), 0);

  test('integrate the highest even power that they can', () => {
    expect(integral(() => 1)).toBeCloseTo(2, 13);
    expect(integral((x) => x ** (2 * count - 2))).toBeCloseTo(2 / (2 * count - 1), 13);
  });

  test('ascend inside the interval', () => {
    for (let index = 1; index < count; index += 1)
      expect(nodes[index]).toBeGreaterThan(nodes[index - 1] as number);
    expect(Math.abs(nodes[0] as number)).toBeLessThan(1);
  });
});
