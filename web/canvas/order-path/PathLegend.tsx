import type { OrderPath } from '../props.ts';

/** What the styles of a selected order's way mean; waiting has the colour of its urgency, a way cut off stops instead. */
export function PathLegend({ path }: { readonly path: OrderPath }) {
  return (
    <section className={`cs-legend cs-legend-path cs-path cs-path-${path.attention}`} aria-label="Legend">
      <b className="cs-legend-order" title={path.orderId}>
        Order <code>{path.orderId}</code>
      </b>
      <span className="cs-way cs-way-done">done</span>
      {path.stopped.length > 0 ? (
        <span className="cs-way cs-way-stopped">stopped here</span>
      ) : (
        <span className="cs-way cs-way-waiting">waiting</span>
      )}
      <span className="cs-way cs-way-blocked">blocked</span>
      <span className="cs-way cs-way-not-taken">not taken</span>
    </section>
  );
}
