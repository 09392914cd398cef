import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { type Activity, toActivity } from '../../../shared/ids.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { StepRecord } from '../../../shared/view/records.ts';
import type { HeatService } from '../heat/heat.ts';
import { isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { badgeScale, eventHook, gatewayHook, type Hook, taskHooks } from './anchors.ts';
import { type BadgeNode, createBadgeNode } from './badge-node.ts';
import { heatFace, pillFace, troubleFace, waitingFace } from './faces.ts';

interface TaskBadges {
  readonly waiting: BadgeNode;
  readonly trouble: BadgeNode;
  readonly number: BadgeNode;
}

/**
 * The numbers on the diagram. Overlays are made once per model and changed in place: adding and removing them is what makes a
 * diagram slow. While an order is selected the style sheet hides them.
 */
function createBadges(
  elementRegistry: ElementRegistry,
  overlays: Overlays,
  eventBus: CanvasBus,
  heat: HeatService,
): void {
  const tasks = new Map<string, TaskBadges>();
  const pills = new Map<string, BadgeNode>();

  function add(element: string, hook: Hook, activity: Activity | null): BadgeNode {
    const press = activity ? () => eventBus.fire('step.click', { activity }) : null;
    const badge = createBadgeNode(hook.anchor, press);
    overlays.add(element, 'live', { position: hook.position, html: badge.html, scale: badgeScale });
    return badge;
  }

  function build({ diagram }: ModelMessage): void {
    tasks.clear();
    pills.clear();
    for (const { id, type, activity } of diagram.nodes) {
      const shape = elementRegistry.get(id);
      if (!shape || !isShape(shape)) continue;
      const named = activity === null ? null : toActivity(activity);
      if (type === 'task') {
        tasks.set(id, {
          waiting: add(id, taskHooks.waiting, named),
          trouble: add(id, taskHooks.trouble, named),
          number: add(id, taskHooks.number, named),
        });
      } else {
        pills.set(id, add(id, type === 'xor' || type === 'and' ? gatewayHook(shape) : eventHook(shape), named));
      }
    }
  }

  function showStep(element: string, step: StepRecord | null): void {
    pills.get(element)?.show(step && pillFace(step));
    const badges = tasks.get(element);
    badges?.waiting.show(step && waitingFace(step));
    badges?.trouble.show(step && troubleFace(step));
  }

  function showNumbers(): void {
    for (const [element, { number }] of tasks) number.show(heatFace(heat.of(element)));
  }

  eventBus.on('model.shown', ({ model }) => build(model));
  eventBus.on('live.changed', ({ steps, gateways }) => {
    for (const [element, step] of steps) showStep(element, step);
    for (const [element, gateway] of gateways) pills.get(element)?.show(gateway && pillFace(gateway));
    if (steps.length > 0) showNumbers();
  });
  eventBus.on('heat.changed', showNumbers);
}
createBadges.$inject = ['elementRegistry', 'overlays', 'eventBus', 'heat'];

export const badgesModule = {
  __init__: [createBadges],
};
