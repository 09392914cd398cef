import { file, type Violation } from './violation.ts';

const upwards = 'Rule 1, one direction: shared, server and web never import';
const laterStage = 'a stage of shared never imports a later one';
const wrongRoom = 'Rule 2, one library, one room';

/** Rule 1: one direction. Every stage of shared reaches for the next one. */
export const directions: readonly Violation[] = [
  file('web/from-server.ts', "export { innocent } from '../server/innocent.ts';", { lint: upwards, types: 'TS6307' }),
  file('server/from-web.ts', "export { innocent } from '../web/innocent.ts';", { lint: upwards, types: 'TS6307' }),
  file('shared/from-server.ts', "export { innocent } from '../server/innocent.ts';", {
    lint: upwards,
    types: 'TS6307',
  }),
  file('server/later.ts', "export const later = () => import('../web/innocent.ts');", { lint: upwards }),
  file('shared/view/from-library.ts', "export { assert } from 'fast-check';", {
    lint: 'shared imports only zod and itself',
  }),
  file('shared/view/from-node.ts', "export { join } from 'node:path';", { lint: 'shared imports only zod and itself' }),
  file('shared/from-stage.ts', "export type { Event } from './event/event.ts';", { lint: laterStage }),
  ...['event', 'order', 'variant', 'model', 'change', 'replay', 'quality', 'conformance', 'view', 'protocol'].flatMap(
    (later, index, stages) =>
      index === 0
        ? []
        : [
            file(`shared/${stages[index - 1]}/too-early.ts`, `export type { Late } from '../${later}/late.ts';`, {
              lint: laterStage,
            }),
          ],
  ),
  file('shared/view/chicken.ts', "import { egg } from './egg.ts';\n\nexport const chicken = () => egg;", {
    lint: 'noImportCycles',
  }),
  file('shared/view/egg.ts', "import { chicken } from './chicken.ts';\n\nexport const egg = () => chicken;", {
    lint: 'noImportCycles',
  }),
];

const strangers = [
  ['kafkajs', 'server/ledger'],
  ['kafkajs-snappy', 'server/gateway'],
  ['socket.io', 'server/kafka'],
  ['fastify', 'server/cli'],
  ['@fastify/static', 'server/cli'],
  ['prom-client', 'server/gateway'],
  ['saxes', 'server/config'],
  ['csv-parse', 'server/config'],
  ['yaml', 'server/file'],
  ['fastest-levenshtein', 'server/cli'],
  ['bpmn-moddle', 'server/gateway'],
  ['flatqueue', 'server/mining'],
  ['commander', 'server/kafka'],
  ['socket.io-client', 'web/orders'],
  ['bpmn-js/lib/NavigatedViewer', 'web/orders'],
  ['diagram-js/lib/core/Canvas', 'web/stage'],
  ['react', 'server/ledger'],
  ['react', 'web/live'],
  ['zustand', 'web/live'],
] as const;

/** Rule 2: one library, one room. */
export const libraries: readonly Violation[] = strangers.map(([library, room]) =>
  file(
    `${room}/stranger-${library
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replace(/^-/, '')}.ts`,
    `import '${library}';`,
    {
      lint: wrongRoom,
    },
  ),
);
