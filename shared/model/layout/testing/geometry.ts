import type { Box, Diagram, DiagramFlow, DiagramNode, Point } from '../../diagram.ts';

/** Checks of a drawing that know nothing about how it was made. Each returns what is wrong in words, so an empty list is right. */

export function allNodes(diagram: Diagram): DiagramNode[] {
  return [...diagram.nodes, ...diagram.interrupts.flatMap(({ start, end }) => [start, end])];
}

export function overlaps(diagram: Diagram): string[] {
  const boxes = [
    ...allNodes(diagram).map((node) => ({ name: node.id as string, box: node as Box })),
    ...allNodes(diagram).flatMap(({ id, labelBox }) =>
      labelBox === null ? [] : [{ name: `label of ${id}`, box: labelBox }],
    ),
  ];
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (doOverlap(one.box, other.box) ? [`${one.name} overlaps ${other.name}`] : [])),
  );
}

/** Flows that pass through a node they do not join, or through the inside of one they do, or through any label. */
export function hits(diagram: Diagram): string[] {
  const found: string[] = [];
  for (const flow of diagram.flows) {
    for (const segment of segmentsOf(flow)) {
      for (const node of diagram.nodes) {
        if (doOverlap(segment, node)) found.push(`${flow.id} passes through ${node.id}`);
        if (node.labelBox !== null && doOverlap(segment, node.labelBox))
          found.push(`${flow.id} crosses the label of ${node.id}`);
      }
    }
  }
  return found;
}

/** Segments that are neither horizontal nor vertical or have no length, and ends that do not dock on their node. */
export function badRoutes(diagram: Diagram): string[] {
  const byId = new Map(allNodes(diagram).map((node) => [node.id, node]));
  return [...diagram.flows, ...diagram.interrupts.map(({ flow }) => flow)].flatMap((flow) => {
    const [source, target] = [byId.get(flow.source), byId.get(flow.target)];
    const [first, last] = [flow.waypoints[0], flow.waypoints.at(-1)];
    const isOrthogonal = segmentsOf(flow).every(({ width, height }) => (width === 0) !== (height === 0));
    if (!isOrthogonal) return [`${flow.id} is not orthogonal`];
    const docks = source && target && first && last && isDocked(first, source) && isDocked(last, target);
    return docks ? [] : [`${flow.id} does not end on its nodes`];
  });
}

/** Flows that join different nodes and yet share a piece of line, so that one cannot tell which is which. */
export function sharedLines(diagram: Diagram): string[] {
  return diagram.flows.flatMap((one, index) =>
    diagram.flows.slice(index + 1).flatMap((other) => {
      if (one.source === other.source || one.target === other.target) return [];
      const isShared = segmentsOf(one).some((a) => segmentsOf(other).some((b) => shareLine(a, b)));
      return isShared ? [`${one.id} and ${other.id} lie on one another`] : [];
    }),
  );
}

export function outside({ nodes, flows, interrupts, width, height }: Diagram): string[] {
  const boxes: Box[] = [
    ...nodes,
    ...nodes.flatMap(({ labelBox }) => labelBox ?? []),
    ...interrupts,
    ...flows.flatMap(segmentsOf),
  ];
  const isInside = (box: Box): boolean =>
    box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
  return boxes.filter((box) => !isInside(box)).map((box) => `${JSON.stringify(box)} lies outside`);
}

const doOverlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function segmentsOf({ waypoints }: DiagramFlow): Box[] {
  return waypoints.slice(1).map((to, index) => {
    const from = waypoints[index] ?? to;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
  });
}

/** On the middle of a side: the only points of a border that rectangle, circle and diamond have in common. */
function isDocked({ x, y }: Point, node: Box): boolean {
  const [middleX, middleY] = [node.x + node.width / 2, node.y + node.height / 2];
  const onSide = y === middleY && (x === node.x || x === node.x + node.width);
  return onSide || (x === middleX && (y === node.y || y === node.y + node.height));
}

function shareLine(a: Box, b: Box): boolean {
  const along = (box: Box, other: Box): number =>
    Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const across = (box: Box, other: Box): number =>
    Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
  if (a.height === 0 && b.height === 0) return a.y === b.y && along(a, b) > 0;
  return a.width === 0 && b.width === 0 && a.x === b.x && across(a, b) > 0;
}
