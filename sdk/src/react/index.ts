export {
  UptierGate,
  type UptierGateProps,
  UptierMeter,
  type UptierMeterProps,
  UptierProvider,
  type UptierProviderProps,
  UptierSlot,
  type UptierSlotProps,
} from './components.ts';
export { useGate, useUptier, useUptierEvent, useUsage } from './hooks.ts';
