import type { FeatureName, LimitName, PlacementName } from '../types.ts';

interface AnyAttributes {
  /** The client to take by its `instance`, where a page has several. */
  instance?: string;
}

/** Of `<uptier-slot>`, the spot where nudges of a placement may stand. */
export interface UptierSlotAttributes extends AnyAttributes {
  placement: PlacementName;
}

/** Of `<uptier-meter>`: used, limit, reset and forecast, kept up to date. */
export interface UptierMeterAttributes extends AnyAttributes {
  limit: LimitName;
  /** What it is called; unset: the name of the limit, spelt out. */
  label?: string;
}

/** Of `<uptier-gate>`: its children while the feature is allowed, else what unlocks it. */
export interface UptierGateAttributes extends AnyAttributes {
  feature: FeatureName;
}

/** The custom elements by their names, with what each takes. */
export interface UptierElements {
  'uptier-slot': UptierSlotAttributes;
  'uptier-meter': UptierMeterAttributes;
  'uptier-gate': UptierGateAttributes;
}
