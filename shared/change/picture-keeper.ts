import type { Activity } from '../ids.ts';
import type { Picture } from '../model/difference.ts';
import type { ActivityPair } from '../order/overlaps.ts';
import type { FlowWatch } from './flow-watch.ts';
import { flippedActivities, noRelations, type Relations, relationsOf } from './relations.ts';
import { replaces } from './replacement.ts';

/** The state of things in which a picture is asked for. */
export interface Occasion {
  /** Of the flow; 0 where a picture is drawn before there are finished orders. */
  readonly version: number;
  readonly orders: number;
  readonly relations: Relations;
  /** Provisional steps, interrupts and pairs seen at work at the same time: each is shown as soon as it is there. */
  readonly marks: string;
}

/** A mined picture beside the one on screen, and how well either explains the orders now, 0 … 1. */
export interface Rivals {
  readonly shown: Picture;
  readonly shownScore: number;
  readonly candidate: Picture;
  readonly candidateScore: number;
}

/** Decides when a new picture is looked for and whether it is shown. */
export interface PictureKeeper {
  /**
   * The occasion to mine, with whether it must not wait; null where nothing could have changed. `overlapping`: pairs proven concurrent by their
   * intervals. O(activities²).
   */
  occasion(
    watch: FlowWatch,
    overlapping?: readonly ActivityPair[],
  ): { readonly occasion: Occasion; readonly isUrgent: boolean } | null;
  /** The occasion that is mined for. */
  ask(occasion: Occasion): void;
  /** What was asked for came to nothing: the reason for it stands again. */
  giveBack(occasion: Occasion): void;
  /** Whether what was mined is shown; null for what is shown where there is nothing. */
  accepts(occasion: Occasion, rivals: Rivals | null, activities: readonly Activity[]): boolean;
}

/** So many orders more are a reason to look for a better picture though no relation flipped. */
const growth = 1.5;

export const noOccasion: Occasion = { version: 0, orders: 0, relations: noRelations, marks: '' };

export function createPictureKeeper(): PictureKeeper {
  let asked = noOccasion;
  let askedBefore = noOccasion;
  let shownFor = noOccasion;
  return {
    occasion(watch, overlapping = []) {
      if (watch.orders === 0) return null;
      const isUrgent = watch.version.number !== asked.version;
      const occasion = {
        version: watch.version.number,
        orders: watch.orders,
        relations: relationsOf(watch.tables, isUrgent ? noRelations : asked.relations),
        marks: JSON.stringify([watch.provisional(), watch.interruptedBy(), overlapping]),
      };
      const isReason =
        isUrgent ||
        occasion.marks !== asked.marks ||
        occasion.orders >= growth * asked.orders ||
        flippedActivities(asked.relations, occasion.relations).size > 0;
      return isReason ? { occasion, isUrgent } : null;
    },
    ask(occasion) {
      askedBefore = asked;
      asked = occasion;
    },
    giveBack(occasion) {
      if (asked === occasion) asked = askedBefore;
    },
    accepts(occasion, rivals, activities) {
      const flipped = [...flippedActivities(shownFor.relations, occasion.relations)];
      const isAccepted =
        rivals === null ||
        occasion.version !== shownFor.version ||
        occasion.marks !== shownFor.marks ||
        replaces({ ...rivals, flipped: new Set(flipped.map((index) => activities[index] as Activity)) });
      if (isAccepted) shownFor = occasion;
      return isAccepted;
    },
  };
}
