/** Child combinators and quotes are avoided: the text is escaped like any other. */
export const stylesheet = `
:root { color-scheme: light dark; --canvas: #fafbfc; --node: #fff; --node-line: #aab4c2; --ink: #12161c; --sub: #5a6474; --flow: #cfd7e1; --arrow: #8793a4; }
@media (prefers-color-scheme: dark) {
  :root { --canvas: #0c0f12; --node: #14181d; --node-line: #4d5765; --ink: #eceff4; --sub: #97a1af; --flow: #39424e; --arrow: #6c7887; }
}
text { font-family: Inter, system-ui, sans-serif; text-anchor: middle; }
.canvas { fill: var(--canvas); }
.task, .event, .gateway { fill: var(--node); stroke: var(--node-line); stroke-width: 1.25; }
.event, .gateway { stroke: var(--arrow); }
.end { stroke-width: 3; }
.glyph { fill: none; stroke: var(--sub); stroke-width: 2; stroke-linecap: round; }
.label { font-size: 13px; font-weight: 600; fill: var(--ink); }
.count, .small { font-size: 11px; fill: var(--sub); }
.small { font-size: 9px; }
.outside { paint-order: stroke; stroke: var(--canvas); stroke-width: 4px; stroke-linejoin: round; }
.flow { fill: none; stroke: var(--flow); stroke-linejoin: round; }
.arrow { fill: var(--arrow); }
`;
