import { describe, expect, it } from 'vitest';
import { type ElementId, toElementId } from '../../ids.ts';
import { matchGateways, type RememberedGateway } from './gateway-match.ts';
import { layout } from './layout.ts';
import { movedSteps } from './testing/measure.ts';
import { randomBlockGraph } from './testing/random-graph.ts';
import { named, withoutStep } from './testing/without-step.ts';

const ids = (names: string): ElementId[] => (names === '' ? [] : names.split(' ').map((name) => toElementId(name)));

const gateway = (id: string, before: string, after: string, kind = 'xor split'): RememberedGateway => ({
  id: toElementId(id),
  kind,
  before: ids(before),
  after: ids(after),
});

const matches = (now: RememberedGateway[], earlier: RememberedGateway[]): [string, string][] => [
  ...matchGateways(now, earlier),
];

describe('gateways found again', () => {
  it('[LA24] the same id is the same gateway, whatever stands around it', () => {
    const now = [gateway('same', 'A', 'B'), gateway('new', 'C', 'D')];
    expect(matches(now, [gateway('same', 'C', 'D')])).toEqual([['same', 'same']]);
  });

  it('[LA24] otherwise the one of its kind with the most alike steps around it, each once', () => {
    const earlier = [
      gateway('near', 'A', 'B C D'),
      gateway('far', 'A', 'B X Y'),
      gateway('join', 'A', 'B C', 'xor join'),
    ];
    expect(matches([gateway('one', 'A', 'B C'), gateway('two', 'A', 'B C D E')], earlier)).toEqual([
      ['two', 'near'],
      ['one', 'far'],
    ]);
  });

  it('[LA24] not where the mean of both likenesses is .34 or less', () => {
    expect(matches([gateway('now', 'A', 'B')], [gateway('earlier', 'X', 'B C')])).toEqual([]);
    expect(matches([gateway('now', 'A', 'B')], [gateway('earlier', 'X', 'B')])).toEqual([['now', 'earlier']]);
  });

  it('[LA24] so that few steps move when one is gone', () => {
    const counted = Array.from({ length: 20 }, (_, seed) => seed + 700).flatMap((seed) => {
      const graph = named(randomBlockGraph(seed, 24));
      const before = layout(graph, { labelOf: String, window: null });
      return graph.nodes
        .filter(({ type }) => type === 'task')
        .map(({ id }) => {
          const options = { labelOf: String, window: null, previous: before.memory };
          return movedSteps(before.diagram, layout(withoutStep(graph, id), options).diagram);
        });
    });
    const sum = (part: 'moved' | 'common'): number => counted.reduce((total, one) => total + one[part], 0);
    expect(sum('moved') / sum('common')).toBeLessThan(0.05);
  });
});
