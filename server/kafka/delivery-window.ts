/** Bounds how much is on its way to somebody who says when something has been handled. */
export interface DeliveryWindow {
  /** Takes a place for what has just been sent; resolves when there is one for the next. */
  sent(): Promise<void>;
  handled(): void;
  /** Whoever waits goes on: nobody handles anything any more. */
  open(): void;
}

export function createDeliveryWindow(placesMax: number): DeliveryWindow {
  let taken = 0;
  let isOpen = false;
  let wake = (): void => {};
  return {
    async sent() {
      taken++;
      while (taken >= placesMax && !isOpen) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    handled() {
      taken--;
      wake();
    },
    open() {
      isOpen = true;
      wake();
    },
  };
}
