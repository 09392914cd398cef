import { type Activity, type ElementId, toElementId } from '../ids.ts';

/**
 * The element an activity is drawn as: `step_` + the raw type with every character that an XML NCName does not allow (and `_`
 * itself) written as `_` + its hexadecimal code point + `_`. Injective, so two types never share an element.
 */
export function elementIdOf(activity: Activity): ElementId {
  const name = activity.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
  return toElementId(`step_${name}`);
}
