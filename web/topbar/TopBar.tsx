import { CircleQuestionMark } from 'lucide-react';
import { Brand } from './Brand.tsx';
import { FilterBox } from './FilterBox.tsx';
import { LiveChip } from './LiveChip.tsx';
import { PlaceOrderButton } from './PlaceOrderButton.tsx';
import { ProcessMenu } from './ProcessMenu.tsx';
import { ThemeButton } from './ThemeButton.tsx';
import { ZoneButton } from './ZoneButton.tsx';
import './topbar.css';

export function TopBar({ processId, onHelp }: { processId: string; onHelp: () => void }) {
  return (
    <header className="topbar">
      <Brand />
      <ProcessMenu processId={processId} />
      <FilterBox />
      <div className="topbar-right">
        <LiveChip />
        <PlaceOrderButton processId={processId} />
        <span className="rule" />
        <ZoneButton />
        <ThemeButton />
        <button
          type="button"
          className="icon-button help-button"
          aria-label="Keyboard help"
          title="Keys (?)"
          onClick={onHelp}
        >
          <CircleQuestionMark size={16} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}
