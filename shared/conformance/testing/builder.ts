import type { Reference, ReferenceNode } from '../reference.ts';

type Options = Partial<{
  scope: string;
  repeats: boolean;
  exits: 'all' | 'some';
  interrupts: boolean;
  terminates: boolean;
  byEvent: boolean;
  attachedTo: string;
}>;

/** A node by its id, which is also its name. */
export function node(kind: ReferenceNode['kind'], id: string, options: Options = {}): ReferenceNode {
  const { scope = 'process', repeats = false, exits = 'all', interrupts = true } = options;
  const base = { id, name: id, scope };
  switch (kind) {
    case 'task':
    case 'event':
      return { ...base, kind, repeats, exits };
    case 'start':
      return { ...base, kind, interrupts };
    case 'end':
      return { ...base, kind, terminates: options.terminates === true };
    case 'boundary':
      return { ...base, kind, attachedTo: options.attachedTo ?? '', interrupts };
    case 'sub-process':
      return { ...base, kind, repeats, exits, byEvent: options.byEvent === true };
    case 'xor':
    case 'and':
    case 'or':
      return { ...base, kind };
  }
}

/** Tasks by name in lower case, gateways `x…`, `a…`, `o…` with a number, `start` and `end`, and flows as words: `start>a a>x1`. */
export function reference(flows: string, nodes: readonly ReferenceNode[] = []): Reference {
  const pairs = flows.split(' ').map((flow) => flow.split('>'));
  const given = new Set(nodes.map(({ id }) => id));
  const drawn = [...new Set(pairs.flat())].filter((id) => !given.has(id)).map((id) => node(kindOf(id), id));
  return {
    id: 'process',
    nodes: [...nodes, ...drawn],
    flows: pairs.map(([source = '', target = '']) => ({ source, target })),
  };
}

function kindOf(id: string): ReferenceNode['kind'] {
  if (/^start\d*$/.test(id)) return 'start';
  if (/^end\d*$/.test(id)) return 'end';
  const gateway = /^([xao])\d+$/.exec(id)?.[1];
  return gateway === 'x' ? 'xor' : gateway === 'a' ? 'and' : gateway === 'o' ? 'or' : 'task';
}
