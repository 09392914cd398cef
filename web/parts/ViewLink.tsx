import type { ComponentProps, MouseEvent } from 'react';
import { navigate, useViewLink } from '../url/use-view-state.ts';
import type { ViewState } from '../url/view-state.ts';

/** A link to what `change` makes of the current view: a plain click stays in the page, any other click is the browser's. */
export function ViewLink({ change, ...rest }: { change: Partial<ViewState> } & Omit<ComponentProps<'a'>, 'href'>) {
  const linkTo = useViewLink();
  const follow = (domEvent: MouseEvent): void => {
    if (domEvent.button !== 0 || domEvent.metaKey || domEvent.ctrlKey || domEvent.shiftKey || domEvent.altKey) return;
    domEvent.preventDefault();
    navigate(change);
  };
  return <a {...rest} href={linkTo(change)} onClick={follow} />;
}
