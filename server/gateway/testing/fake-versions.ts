import type { ModelChange, ModelVersion } from '../../../shared/protocol/versions.ts';
import type { VersionAnswers } from '../../process.ts';

const none = { added: [], removed: [], more: [], less: [] };
const fraudCheck = { activity: 'fraud-checked', label: 'Fraud checked', element: 'step_fraud-checked' };
const change: ModelChange = { steps: { ...none, added: [fraudCheck], moved: [] }, flows: none };
const first: ModelVersion = {
  version: 1,
  since: 100,
  orders: 20,
  fitting: 1,
  cause: 'first',
  startsAt: null,
  change: null,
};

/** Two versions, of which the second brought the fraud check, and two ways to go. */
export const fakeVersions: VersionAnswers = {
  all: () => ({
    versions: [first, { ...first, version: 2, since: 500, cause: 'changed', startsAt: 450, change }],
    provisional: [],
    hidden: [],
  }),
  compare: (from, to) => (from <= 2 && to <= 2 ? { from, to, change } : null),
  picture: (version = 2) => (version <= 2 ? '<svg/>' : null),
  variants: (limit) => ({
    orders: 4,
    total: 2,
    variants: [
      { steps: [{ activity: 'a', label: 'A' }], count: 3, share: 0.75, cumulative: 0.75 },
      { steps: [{ activity: 'b', label: 'B' }], count: 1, share: 0.25, cumulative: 1 },
    ].slice(0, limit),
  }),
};
