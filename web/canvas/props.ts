import type { Ref } from 'react';
import type { Activity, EpochMs } from '../../shared/ids.ts';
import type { ModelMessage } from '../../shared/protocol/http.ts';
import type { TokenMove } from '../../shared/view/delta.ts';
import type { ViewRecord } from '../../shared/view/records.ts';
import type { ProvisionalStep } from './provisional/provisional.ts';

/** What the steps are coloured by. Only expiry speaks of alarm. */
export type HeatMode = 'expiry' | 'duration' | 'volume' | 'off';

/** The live view as the canvas reads it; `web/live` implements it. The same object for as long as the process is the same. */
export interface LiveFeed {
  /** The record under `kind` or `kind:element`. An untouched record keeps its identity. */
  readonly record: (key: string) => ViewRecord | undefined;
  /** Called after every applied delta or snapshot; returns the way out. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Tokens set in motion; one drawn move stands for `sampling` moves. Returns the way out. */
  readonly onMoves: (listener: (moves: readonly TokenMove[], sampling: number) => void) => () => void;
  readonly serverNow: () => EpochMs;
}

/** What is said about one element while an order is selected. */
export interface PathNote {
  /** In the badge: "47m 12s of 10m", "12.0 s", "waits for Payment". */
  readonly badge: string;
  /** Third line of a task: "due 10:12:11", "done at 10:02:23". */
  readonly line?: string;
}

/** The way of the selected order, by element id (nodes and flows); what is in none of the four was not taken. */
export interface OrderPath {
  readonly orderId: string;
  readonly attention: 'none' | 'at-risk' | 'overdue' | 'manual';
  readonly done: readonly string[];
  readonly waiting: readonly string[];
  /** Where an order stood that expired, failed or was cancelled. */
  readonly stopped: readonly string[];
  readonly blocked: readonly string[];
  readonly notes: Readonly<Record<string, PathNote>>;
}

/** Free space the fit leaves above and below the diagram, CSS pixels: 56/100 normally, 44/60 with the drawer open. */
export interface FitInsets {
  readonly top: number;
  readonly bottom: number;
}

/** For the keyboard table of the shell: `0`, `+`, `-`. */
export interface DiagramHandle {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** For the bench: keeps `tokens` moving until the way out is called, which returns the frames per second. */
  readonly keepMoving: (tokens: number) => () => number;
}

export interface DiagramCanvasProps {
  readonly processId: string;
  /** Null until the first model is known: the canvas stays empty (the shell says why). */
  readonly model: ModelMessage | null;
  /** Steps that may be an accident; the same list for as long as it says the same. */
  readonly provisional?: readonly ProvisionalStep[];
  readonly live: LiveFeed;
  readonly heat: HeatMode;
  /** Activity (raw type) of the step the list is filtered by. */
  readonly selectedStep: string | null;
  readonly orderPath: OrderPath | null;
  readonly insets?: FitInsets;
  /** A step or its trouble badge was clicked; the shell toggles the filter. */
  readonly onStepClick: (activity: Activity) => void;
  /** The zoom fell under 62 % (labels unreadable: the step list should lead) or rose above it again. */
  readonly onZoomTooSmall?: (tooSmall: boolean) => void;
  readonly ref?: Ref<DiagramHandle>;
}
