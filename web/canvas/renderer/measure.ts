/** Fonts of the diagram's labels: keep in step with canvas.css. */
export const labelFonts = {
  near: '600 13px "Inter Variable", Inter, system-ui, sans-serif',
  far: '600 16px "Inter Variable", Inter, system-ui, sans-serif',
  farSmall: '600 14px "Inter Variable", Inter, system-ui, sans-serif',
  event: '500 12px "Inter Variable", Inter, system-ui, sans-serif',
} as const;

/** Measures text without touching the document; the fonts must be loaded. */
export function createMeasure(): (text: string, font: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (!context) return text.length * 7;
    context.font = font;
    return context.measureText(text).width;
  };
}

/** Resolves when the diagram's fonts can be measured; a font that does not come is no reason to show nothing. */
export async function loadLabelFonts(): Promise<void> {
  await Promise.allSettled(Object.values(labelFonts).map((font) => document.fonts.load(font)));
}
