import { Minus, Plus, Scan } from 'lucide-react';

interface ControlsProps {
  /** Zoom, 1 = life size. */
  readonly scale: number;
  readonly onFit: () => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
}

/** Zoom and fit, clear of the watermark. */
export function Controls({ scale, onFit, onZoomIn, onZoomOut }: ControlsProps) {
  return (
    <div className="cs-controls" role="toolbar" aria-label="Diagram">
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={onZoomOut}>
        <Minus size={16} aria-hidden="true" />
      </button>
      <span className="cs-zoom">{Math.round(scale * 100)} %</span>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={onZoomIn}>
        <Plus size={16} aria-hidden="true" />
      </button>
      <i className="cs-rule" />
      <button type="button" aria-label="Fit" title="Fit (0)" onClick={onFit}>
        <Scan size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
