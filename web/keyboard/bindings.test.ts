import { expect, test } from 'vitest';
import { actionOf, bindings, type KeyPress, keyName } from './bindings.ts';

const press = (key: string, overrides: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  focus: 'page',
  ...overrides,
});

test('[UI30] no key means two things, and every binding says what it does', () => {
  const keys = bindings.flatMap((binding) => [...binding.keys]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(bindings.map(({ action }) => action)).size).toBe(bindings.length);
  for (const { does } of bindings) expect(does).toMatch(/^[A-Z].{4,}/);
});

test('[UI30] every key of the table reaches its action from the page', () => {
  for (const { action, keys } of bindings) for (const key of keys) expect(actionOf(press(key))).toBe(action);
  expect(actionOf(press('q'))).toBeNull();
});

test('[UI31] the browser keeps its shortcuts, typed text its letters, a focused control Enter and arrows', () => {
  expect(actionOf(press('x', { metaKey: true }))).toBeNull();
  expect(actionOf(press('-', { ctrlKey: true }))).toBeNull();
  expect(actionOf(press('j', { focus: 'text' }))).toBeNull();
  expect(actionOf(press('Escape', { focus: 'dialog' }))).toBeNull();
  expect(actionOf(press('Enter', { focus: 'control' }))).toBeNull();
  expect(actionOf(press('ArrowDown', { focus: 'control' }))).toBeNull();
  expect(actionOf(press('j', { focus: 'control' }))).toBe('nextRow');
});

test('[UI30] keys are printed as on the cap', () => {
  expect(['Enter', 'Escape', '-', 'j'].map(keyName)).toEqual(['↵', 'Esc', '−', 'j']);
});
