import { file, type Violation } from './violation.ts';

const askTheClock = 'Rule 3, time is an argument: ask the clock';
const atTheRim = 'Rule 3, timers exist only at the rim';
const byChance = 'Rule 3, randomness is an argument';
const atTheEdge = 'Rule 4, translate once at the edge';
const oneOwner = 'Rule 5, one owner';
const ownPace = 'Rule 6, our own pace';
const derived = 'Rule 7, what depends on now is derived';

/** Rule 3: time and randomness are arguments. */
export const timeAndChance: readonly Violation[] = [
  file('shared/order/clock.ts', 'export const at = () => Date.now();', { lint: askTheClock }),
  file('shared/order/dates.ts', 'export const at = (text: string) => new Date(text).getTime();', {
    lint: 'shared knows Date.parse and Date.UTC only',
  }),
  file('shared/order/dates-now.ts', 'export const at = () => new Date();', { lint: askTheClock }),
  file('shared/order/waits.ts', 'export const wait = (run: () => void) => setTimeout(run, 1);', {
    lint: atTheRim,
    types: 'TS2304',
  }),
  file('shared/order/chance.ts', 'export const chance = () => Math.random();', { lint: byChance }),
  file('shared/order/unseeded.test.ts', 'export const chance = () => Math.random();', { lint: byChance }),
  file('server/ledger/clock.ts', 'export const at = () => Date.now();', { lint: askTheClock }),
  file('server/ledger/timer.ts', 'export const beat = (run: () => void) => setInterval(run, 1);', { lint: atTheRim }),
  file('server/ledger/sleep.ts', "export { setTimeout as sleep } from 'node:timers/promises';", { lint: atTheRim }),
  file('web/orders/clock.ts', 'export const at = () => new Date();', { lint: askTheClock }),
  file('web/orders/timer.ts', 'export const wait = (run: () => void) => setTimeout(run, 1);', { lint: atTheRim }),
];

/** Rule 4: translate once at the edge; inside, trust types. */
export const edges: readonly Violation[] = [
  file('server/ledger/schema.ts', "export { z } from 'zod';", { lint: atTheEdge }),
  file('web/orders/parse.ts', 'export const parse = (text: string): unknown => JSON.parse(text);', { lint: atTheEdge }),
  file('web/orders/request.ts', "export const ask = () => fetch('/api');", { lint: atTheEdge }),
  file('server/anything.ts', 'export const anything = (value: any): unknown => value;', { lint: 'noExplicitAny' }),
  file('server/hope.ts', 'export const hope = (value: string | null) => value!;', { lint: 'noNonNullAssertion' }),
  file('server/colour.ts', "export enum Colour {\n  Red = 'red',\n}", { lint: 'noEnum', types: 'TS1294' }),
  file('server/quiet.ts', '// @ts-ignore\nexport const quiet = 1;', { lint: 'noTsIgnore' }),
  file(
    'server/forgets.ts',
    [
      "export function f(kind: 'one' | 'two'): number {",
      '  switch (kind) {',
      "    case 'one':",
      '      return 1;',
      '  }',
      '}',
    ],
    { types: 'TS2366' },
  ),
];

/** Rule 5: ifs up, leaves pure; the ledger alone changes the state of the domain. */
export const owners: readonly Violation[] = [
  file('server/gateway/knows-ledger.ts', "export type { Ledger } from '../ledger/ledger.ts';", { lint: oneOwner }),
  file('server/kafka/knows-ledger.ts', "export type { Ledger } from '../ledger/ledger.ts';", { lint: oneOwner }),
  file('server/ledger/knows-gateway.ts', "export type { Door } from '../gateway/door.ts';", { lint: oneOwner }),
  file('shared/order/module-state.ts', 'let seen = 0;\n\nexport const see = () => ++seen;', { lint: oneOwner }),
  file('shared/order/leaf.ts', 'export function leaf(count: number) {\n  count += 1;\n  return count;\n}', {
    lint: 'noParameterAssign',
  }),
];

/** Rule 6: at our own pace; nothing queues up without a bound. */
export const pace: readonly Violation[] = [
  file(
    'server/gateway/shout.ts',
    [
      'interface Room {',
      '  emit(name: string, value: number): void;',
      '}',
      '',
      'export const shout = (io: { to(name: string): Room }) => io.to("all").emit("delta", 1);',
    ],
    { lint: ownPace },
  ),
  file(
    'server/ledger/chatty.ts',
    [
      'interface Socket {',
      '  emit(name: string, value: number): void;',
      '}',
      '',
      'export const tell = (socket: Socket) => socket.emit("event", 1);',
    ],
    { lint: ownPace },
  ),
  file('server/unwatched.ts', 'export const go = (run: () => Promise<void>) => {\n  run();\n};', {
    lint: 'noFloatingPromises',
  }),
];

/** Rule 7: state is a fold over the log; what depends on now is never stored. */
export const folds: readonly Violation[] = [
  file('shared/order/state.ts', 'export interface OrderState {\n  readonly overdue: boolean;\n}', { lint: derived }),
  file('shared/variant/kept.ts', 'export interface Node {\n  readonly ageMs: number;\n}', { lint: derived }),
  file('server/store/kept.ts', 'export interface Kept {\n  readonly heat: number;\n}', { lint: derived }),
];
