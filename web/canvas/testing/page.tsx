import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../tokens.css';
import '../../base.css';
import '../../stage/stage.css';
import { DiagramCanvas } from '../DiagramCanvas.tsx';
import type { DiagramHandle, HeatMode } from '../props.ts';
import { busyRecords } from './busy-records.ts';
import { createFakeFeed, movesOver } from './fake-feed.ts';
import { changedOrderModel, choosingModel, longModel, orderModel } from './order-model.fixture.ts';
import { stuckOrderPath } from './stuck-order.ts';

/**
 * The canvas without the shell, for looking at it and for measuring it: `?theme=dark&heat=duration&model=long&path&empty&tokens=40`.
 * `window.canvasPage` changes the model and runs the bench.
 */
const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
const models = { order: orderModel, changed: changedOrderModel, long: longModel, choosing: choosingModel };
const modelNamed = (name: string | null) => models[(name ?? 'order') as keyof typeof models]();

const feed = createFakeFeed();

function Page() {
  const handle = useRef<DiagramHandle>(null);
  const [model, setModel] = useState(() => modelNamed(query.get('model')));
  const [step, setStep] = useState<string | null>(null);
  useEffect(() => {
    Object.assign(window, {
      canvasPage: {
        handle: () => handle.current,
        show: (name: string) => setModel(modelNamed(name)),
        move: (count: number) => feed.move(movesOver(model, count)),
      },
    });
    if (!query.has('empty')) feed.put(...busyRecords(model));
  }, [model]);
  const withPath = query.has('path');
  return (
    <div className="stage" style={{ position: 'fixed', inset: 0 }}>
      <DiagramCanvas
        ref={handle}
        processId="orders"
        model={model}
        live={feed}
        heat={(query.get('heat') ?? 'expiry') as HeatMode}
        selectedStep={step}
        orderPath={withPath ? stuckOrderPath(model) : null}
        insets={withPath ? { top: 44, bottom: 60 } : { top: 56, bottom: 100 }}
        onStepClick={(activity) => setStep((held) => (held === activity ? null : activity))}
      />
    </div>
  );
}

const root = document.getElementById('app');
if (root) createRoot(root).render(<Page />);
const tokens = Number(query.get('tokens') ?? 0);
let seed = 0;
if (tokens > 0) {
  setInterval(() => {
    seed += tokens;
    feed.move(movesOver(modelNamed(query.get('model')), tokens, seed), Number(query.get('sampling') ?? 1));
  }, 100);
}
