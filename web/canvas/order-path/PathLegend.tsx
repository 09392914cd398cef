/** What the four styles of a selected order's way mean. */
export function PathLegend({ orderId }: { readonly orderId: string }) {
  return (
    <section className="cs-legend cs-legend-path" aria-label="Legend">
      <b className="cs-legend-order" title={orderId}>
        Order <code>{orderId}</code>
      </b>
      <span className="cs-way cs-way-done">done</span>
      <span className="cs-way cs-way-waiting">waiting</span>
      <span className="cs-way cs-way-blocked">blocked</span>
      <span className="cs-way cs-way-not-taken">not taken</span>
    </section>
  );
}
