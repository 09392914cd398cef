/** A BPMN file around the content of its one process. */
export function bpmn(content: string, more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="urn:test">
  <bpmn:process id="Process_1" isExecutable="false">${content}</bpmn:process>${more}
</bpmn:definitions>`;
}

/** Flows as words: `start>a a>end`. */
export const flows = (words: string): string =>
  words
    .split(' ')
    .map((word, index) => {
      const [source, target] = word.split('>');
      return `<bpmn:sequenceFlow id="f_${source}_${target}_${index}" sourceRef="${source}" targetRef="${target}"/>`;
    })
    .join('');

/** The parallel order flow as somebody would model it. */
export const orderFlowBpmn = bpmn(
  `<bpmn:startEvent id="start" name="Order placed"/>
   <bpmn:parallelGateway id="split"/>
   <bpmn:receiveTask id="Task_1" name="Payment"/>
   <bpmn:task id="Task_2" name="Stock&#10;reserved"/>
   <bpmn:task id="Task_3" name="Order shipped"/>
   <bpmn:parallelGateway id="join"/>
   <bpmn:endEvent id="end" name="Order completed"/>
   ${flows('start>split split>Task_1 split>Task_2 Task_2>Task_3 Task_1>join Task_3>join join>end')}`,
);
