import { X } from 'lucide-react';
import { useSteps } from '../live/live-context.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';

/** The step the list is filtered by, with the way to let go of it. */
export function StepChip() {
  const { step } = useViewState();
  const label = useSteps().find(({ activity }) => activity === step)?.label ?? step;
  if (step === null) return null;
  return (
    <button
      type="button"
      className="step-chip"
      aria-label={`Only ${label}: clear`}
      onClick={() => navigate({ step: null })}
    >
      <span>{label}</span>
      <X size={12} aria-hidden="true" />
    </button>
  );
}
