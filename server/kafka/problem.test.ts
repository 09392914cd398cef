import { expect, test } from 'vitest';
import { explainProblem, LogReplaced, TopicMissing } from './problem.ts';

const fault = (name: string, message: string, fields: object = {}) =>
  Object.assign(new Error(message), { name, ...fields });
const explain = (error: unknown) => explainProblem(error, ['a:9092', 'b:9092']);

test('[SO10] what is inside a wrapper is what is told', () => {
  const inner = fault('KafkaJSConnectionError', 'connect ECONNREFUSED');
  const wrapped = fault('KafkaJSNumberOfRetriesExceeded', 'gave up', {
    cause: fault('KafkaJSNumberOfRetriesExceeded', 'gave up', { cause: inner }),
  });
  expect(explain(wrapped)).toBe('Kafka cannot be reached at a:9092, b:9092; trying again.');
});

test('[SO10] missing and replaced topics, rights and codecs have sentences of their own', () => {
  expect(explain(new TopicMissing('orders'))).toMatch(
    /^Topic orders does not exist on a:9092, b:9092; waiting for it\.$/,
  );
  expect(explain(new LogReplaced('orders'))).toMatch(/^Topic orders ends before what was already read of it/);
  const denied = { type: 'TOPIC_AUTHORIZATION_FAILED' };
  expect(explain(fault('KafkaJSProtocolError', 'Not authorized', denied))).toMatch(/READ and DESCRIBE/);
  const refused = { type: 'GROUP_AUTHORIZATION_FAILED' };
  expect(explain(fault('KafkaJSProtocolError', 'Not authorized', refused))).toMatch(/consumer group/);
  expect(explain(fault('KafkaJSNotImplemented', 'LZ4 compression not implemented'))).toMatch(/compressed with LZ4/);
  expect(explain(fault('KafkaJSSASLAuthenticationError', 'no'))).toMatch(/user name or password/);
});

test('[SO10] a coordinator that is still loading is no trouble of its own', () => {
  const loading = fault('KafkaJSProtocolError', 'The coordinator is loading', { type: 'GROUP_LOAD_IN_PROGRESS' });
  expect(explain(loading)).toBe('Kafka at a:9092, b:9092 is not ready yet; trying again.');
});

test('[SO10] the unforeseen is quoted in a sentence', () => {
  expect(explain(fault('Strange', 'the moon is full.'))).toMatch(/has a problem: the moon is full; trying again\.$/);
  expect(explain('text')).toMatch(/text; trying again\.$/);
});
