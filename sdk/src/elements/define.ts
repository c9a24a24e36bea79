import { createGate } from './gate.ts';
import { createMeter } from './meter.ts';
import { createSlot } from './slot.ts';

const elements = { 'uptier-slot': createSlot, 'uptier-meter': createMeter, 'uptier-gate': createGate };

/**
 * Defines `<uptier-slot>`, `<uptier-meter>` and `<uptier-gate>`. Names that are taken stay as they are, so calling it
 * twice, or from two copies, is safe; on a server it does nothing.
 */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return;
  for (const [name, create] of Object.entries(elements)) {
    try {
      if (!customElements.get(name)) customElements.define(name, create());
    } catch {
      // A registry that others have replaced: the page goes on without our elements.
    }
  }
}
