import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties: how a component hands a measure to its style sheet. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
