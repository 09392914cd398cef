import type { Activity } from '../ids.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { isGateway, liveNodes, type Net, nodeAt } from './net.ts';

/** The start event leaves its token before the first step. */
const atStart = -1;

/**
 * How many orders took each flow, counted once per order. Orders are played on the graph, gateways passed only when a step needs
 * it: at an XOR join from where the latest token waits, at an AND join from every side. Exact for orders that fit the model; a
 * deviating or interrupted order is counted as far as it can be followed. O(log steps · gateways in between).
 */
export function countFlows(
  net: Net,
  log: VariantLog,
  interrupts: readonly Activity[],
): (from: number, to: number) => number {
  const nodeOf = new Map(liveNodes(net).map((node) => [nodeAt(net, node).activity, node]));
  const steps = log.activities.map((activity) => (interrupts.includes(activity) ? 'interrupt' : nodeOf.get(activity)));
  const plainStart = plainEvent(net, 'start');
  const plainEnd = plainEvent(net, 'end');
  const behind = gatewaysBehind(net);
  const counts = new Map<number, number>();
  for (const { trace, count } of log.variants) {
    const play = startPlay(net, behind);
    if (plainStart !== undefined) play.leave(plainStart, atStart);
    const cut = trace.findIndex((activity) => steps[activity] === 'interrupt');
    for (const [position, activity] of (cut === -1 ? trace : trace.slice(0, cut)).entries()) {
      const node = steps[activity];
      if (typeof node !== 'number') continue;
      play.enter(node);
      play.leave(node, position);
    }
    if (plainEnd !== undefined && cut === -1) play.enter(plainEnd);
    for (const flow of play.taken) counts.set(flow, (counts.get(flow) ?? 0) + count);
  }
  return (from, to) => counts.get(flowKey(net, from, to)) ?? 0;
}

function plainEvent(net: Net, kind: 'start' | 'end'): number | undefined {
  return liveNodes(net).find((node) => nodeAt(net, node).kind === kind && nodeAt(net, node).activity === null);
}

const flowKey = (net: Net, from: number, to: number): number => from * net.nodes.length + to;

/** One order on the graph. */
interface Play {
  readonly taken: ReadonlySet<number>;
  /** Brings the tokens a node needs to it and takes them; without them nothing happens. */
  readonly enter: (node: number) => void;
  readonly leave: (node: number, position: number) => void;
}

function startPlay(net: Net, behind: Surroundings): Play {
  /** Waiting tokens: flow → position of the step that left it there. */
  const tokens: Tokens = new Map();
  const taken = new Set<number>();

  /** Moves a token over a flow, passing the gateway before it if none waits on the flow itself. */
  function take(from: number, to: number, routes: ReadonlyMap<number, Route>): void {
    const flow = flowKey(net, from, to);
    taken.add(flow);
    const route = routes.get(from);
    if (tokens.delete(flow) || !route) return;
    for (const earlier of route.via) take(earlier, from, routes);
    if (nodeAt(net, from).kind !== 'and') return;
    for (const other of nodeAt(net, from).after)
      if (other !== to) tokens.set(flowKey(net, from, other), route.position);
  }

  return {
    taken,
    enter: (node) => {
      const routes = routesTo(net, behind.get(node) ?? [], tokens);
      for (const from of routes.get(node)?.via ?? []) take(from, node, routes);
    },
    leave: (node, position) => {
      for (const to of nodeAt(net, node).after) tokens.set(flowKey(net, node, to), position);
    },
  };
}

type Tokens = Map<number, number>;

/** How tokens can get to a node: from which nodes, left there at which position, over how many flows at most. */
interface Route {
  readonly position: number;
  readonly flows: number;
  readonly via: readonly number[];
}

/** Every node with the gateways behind it, the farthest first. */
type Surroundings = ReadonlyMap<number, readonly number[]>;

function gatewaysBehind(net: Net): Surroundings {
  return new Map(
    liveNodes(net).map((target) => {
      const nodes = new Set([target]);
      for (const node of nodes) for (const from of nodeAt(net, node).before) if (isGateway(net, from)) nodes.add(from);
      return [target, [...nodes].reverse()];
    }),
  );
}

/** Routes to all these nodes, as far as tokens can come; the latest token first, then the shortest way. */
function routesTo(net: Net, nodes: readonly number[], tokens: Tokens): Map<number, Route> {
  const routes = new Map<number, Route>();
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const node of nodes) {
      const found = routeOf(net, node, tokens, routes);
      const known = routes.get(node);
      if (!found || (known && !isBetter(found, known))) continue;
      routes.set(node, found);
      hasChanged = true;
    }
  }
  return routes;
}

/** An AND gateway is reached when the last of its tokens is: only so no route can lead through itself. */
function routeOf(net: Net, node: number, tokens: Tokens, routes: ReadonlyMap<number, Route>): Route | null {
  const { kind, before } = nodeAt(net, node);
  let chosen: Route | null = null;
  for (const from of before) {
    const waiting = tokens.get(flowKey(net, from, node));
    const behind = isGateway(net, from) ? routes.get(from) : undefined;
    const way = waiting === undefined ? behind : { position: waiting, flows: 0 };
    if (kind === 'and' && !way) return null;
    if (!way) continue;
    const route: Route = { position: way.position, flows: way.flows + 1, via: kind === 'and' ? [...before] : [from] };
    if (!chosen || (kind === 'and' ? isBetter(chosen, route) : isBetter(route, chosen))) chosen = route;
  }
  return chosen;
}

function isBetter(one: Route, other: Route): boolean {
  return one.position > other.position || (one.position === other.position && one.flows < other.flows);
}
