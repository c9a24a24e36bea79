export type {
  UptierElements,
  UptierGateAttributes,
  UptierMeterAttributes,
  UptierSlotAttributes,
} from './attributes.ts';
export { defineElements } from './define.ts';
