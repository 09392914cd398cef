import { describe, expect, it } from 'vitest';
import { createChecker } from '../../shared/conformance/checker.ts';
import { matchSteps } from '../../shared/conformance/match-steps.ts';
import { conforms } from '../../shared/conformance/verdict.ts';
import { toActivity } from '../../shared/ids.ts';
import { renderBpmn } from '../../shared/model/bpmn/bpmn.ts';
import { discover } from '../../shared/model/discover.ts';
import { toFlowGraph } from '../../shared/model/graph.ts';
import { layout } from '../../shared/model/layout/layout.ts';
import { logOf } from '../../shared/model/testing/simulate.ts';
import { readReference } from './read-reference.ts';
import { bpmn, flows, orderFlowBpmn } from './testing/bpmn-text.ts';

async function referenceIn(xml: string) {
  const read = await readReference(xml);
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}

/** Which of the orders, given as words, conform; every node is told of by the type that is its id. */
async function conforming(content: string, types: string, orders: readonly string[]): Promise<readonly boolean[]> {
  const reference = await referenceIn(bpmn(content));
  const checker = createChecker(reference, matchSteps(reference, types.split(' ').map(toActivity), {}, new Map()));
  return orders.map((words) => {
    const verdict = checker.judge(words.split(' ').map(toActivity), true);
    return verdict !== null && conforms(verdict);
  });
}

describe('what is read', () => {
  it('[CO2] reads events, tasks, gateways and flows; a label is one line', async () => {
    const { id, nodes, flows: read } = await referenceIn(orderFlowBpmn);
    expect(id).toBe('Process_1');
    expect(nodes.map(({ kind, name }) => `${kind} ${name}`.trim())).toEqual([
      'start Order placed',
      'and',
      'task Payment',
      'task Stock reserved',
      'task Order shipped',
      'and',
      'end Order completed',
    ]);
    expect(read).toHaveLength(7);
  });

  it('[CO2] conditions on the exits of a task, markers of repetition, an event-based gateway', async () => {
    const condition = '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">x</bpmn:conditionExpression>';
    const content = `<bpmn:task id="a"/><bpmn:task id="b"><bpmn:standardLoopCharacteristics/></bpmn:task><bpmn:task id="c"/>
      <bpmn:sequenceFlow id="f1" sourceRef="a" targetRef="b">${condition}</bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="c">${condition}</bpmn:sequenceFlow>`;
    expect(await conforming(content, 'a b c', ['a b', 'a c b b', 'a'])).toEqual([true, true, false]);
    const waiting = `<bpmn:startEvent id="start"/><bpmn:eventBasedGateway id="g"/><bpmn:intermediateCatchEvent id="a"/>
      <bpmn:intermediateCatchEvent id="b"/>${flows('start>g g>a g>b')}`;
    expect(await conforming(waiting, 'a b', ['a', 'b', 'a b'])).toEqual([true, true, false]);
  });

  it('[CO3] sub-processes, border events and event sub-processes, with what stops what', async () => {
    const content = `<bpmn:startEvent id="start"/><bpmn:subProcess id="sub"><bpmn:task id="p"/><bpmn:task id="q"/></bpmn:subProcess>
      <bpmn:boundaryEvent id="late" attachedToRef="sub"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>
      <bpmn:boundaryEvent id="note" attachedToRef="sub" cancelActivity="false"/>
      <bpmn:task id="b"/><bpmn:task id="r"/>
      <bpmn:subProcess id="off" triggeredByEvent="true"><bpmn:startEvent id="cancelled"/><bpmn:task id="refund"/>${flows('cancelled>refund')}</bpmn:subProcess>
      ${flows('start>sub sub>b late>r')}`;
    const types = 'p q late note b r cancelled refund';
    const fine = ['p q b', 'q p b', 'p late r', 'p note q b', 'p cancelled refund', 'p q b cancelled refund'];
    expect(await conforming(content, types, fine)).toEqual([true, true, true, true, true, false]);
    expect(await conforming(content, types, ['p b', 'p late b', 'p cancelled q b'])).toEqual([false, false, false]);
  });

  it('[B29] our own export is a reference like any other, its expiry included', async () => {
    const orders = ['placed paid shipped done', 'placed shipped paid done'].flatMap((words) =>
      Array.from({ length: 20 }, () => words.split(' ')),
    );
    const log = logOf([...orders, ['placed', 'expired']]);
    const model = discover(log, { interrupts: [toActivity('expired')] });
    const { diagram } = layout(toFlowGraph(model, log), { labelOf: (activity) => activity });
    const reference = await referenceIn(renderBpmn(diagram, { processId: 'p', processName: 'p' }));
    const checker = createChecker(reference, matchSteps(reference, log.activities, {}, new Map()));
    const verdicts = ['placed paid shipped done', 'placed expired', 'placed done', 'placed expired paid'].map((words) =>
      checker.judge(words.split(' ').map(toActivity), true),
    );
    expect(verdicts.map((verdict) => verdict !== null && conforms(verdict))).toEqual([true, true, false, false]);
  });
});

describe('what cannot be read', () => {
  const sentences: readonly (readonly [xml: string, sentence: string])[] = [
    ['not xml at all', 'is not BPMN 2.0 XML'],
    ['<html/>', 'is not BPMN 2.0 XML'],
    [bpmn(''), 'holds no process with steps'],
    [
      bpmn('<bpmn:task id="a"/>', '<bpmn:process id="P2" name="Two"><bpmn:task id="b"/></bpmn:process>'),
      'holds 2 processes (Process_1, Two); put the one that orders go through in a file of its own',
    ],
    [
      bpmn('<bpmn:complexGateway id="g" name="Hard choice"/>'),
      "cannot be judged by: 'Hard choice' (g): the complex gateway is not supported",
    ],
    [bpmn('<bpmn:adHocSubProcess id="s"/>'), 'cannot be judged by: s: the ad hoc sub process is not supported'],
    [bpmn('<bpmn:task id="t" isForCompensation="true"/>'), 'cannot be judged by: t: compensation is not supported'],
    [
      bpmn('<bpmn:task id="t"/><bpmn:sequenceFlow id="f" sourceRef="t"/>'),
      'has a flow f that does not lead from one element to another',
    ],
  ];
  it.each(sentences)('[CO8] says why in one sentence that names the element: %#', async (xml, sentence) => {
    const read = await readReference(xml);
    expect(read.ok ? '' : read.failure).toContain(sentence);
    expect(read.ok ? '' : read.failure).not.toContain('\n');
  });
});
