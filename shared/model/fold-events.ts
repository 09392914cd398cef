import { disconnect, liveNodes, type Net, nodeAt, onlyMember, removeNode } from './net.ts';
import { simplifyNet } from './simplify-net.ts';

/** Graphs of this many activities keep at least one task. */
const activitiesKeepingTask = 3;

/**
 * Lets the start event carry the one activity every order begins with, and makes every activity nothing follows an end event of its
 * own. Where that would leave no task, the start stays plain.
 */
export function foldEvents(net: Net): void {
  const tasks = liveNodes(net).filter((index) => nodeAt(net, index).kind === 'task');
  const first = firstTask(net);
  const last = tasks.filter((task) => task !== first && onlyEndFollows(net, task));
  const left = tasks.length - last.length - (first === null ? 0 : 1);
  if (first !== null && (left > 0 || tasks.length < activitiesKeepingTask)) foldStart(net, first);
  foldEnds(net, last);
}

/** The task right after the start event, if nothing else leads to it. */
function firstTask(net: Net): number | null {
  const start = liveNodes(net).find((index) => nodeAt(net, index).kind === 'start');
  const first = start === undefined ? undefined : onlyMember(nodeAt(net, start).after);
  return first !== undefined && nodeAt(net, first).kind === 'task' ? first : null;
}

function foldStart(net: Net, first: number): void {
  for (const start of [...nodeAt(net, first).before]) removeNode(net, start);
  nodeAt(net, first).kind = 'start';
}

/** Whether the task leads to the end event alone, straight or through a joining XOR. */
function onlyEndFollows(net: Net, task: number): boolean {
  let next = onlyMember(nodeAt(net, task).after);
  while (next !== undefined && nodeAt(net, next).kind === 'xor') next = onlyMember(nodeAt(net, next).after);
  return next !== undefined && nodeAt(net, next).kind === 'end';
}

function foldEnds(net: Net, tasks: readonly number[]): void {
  for (const task of tasks) {
    for (const next of [...nodeAt(net, task).after]) disconnect(net, task, next);
    nodeAt(net, task).kind = 'end';
  }
  for (let unused = unreached(net); unused !== undefined; unused = unreached(net)) removeNode(net, unused);
  simplifyNet(net);
}

/** A node that nothing leads to any more. */
function unreached(net: Net): number | undefined {
  return liveNodes(net).find((index) => nodeAt(net, index).before.size === 0 && nodeAt(net, index).kind !== 'start');
}
