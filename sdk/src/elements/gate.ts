import { createElement } from './element.ts';

/**
 * `<uptier-gate feature="sso">`: its children stand while the feature is allowed; else they are hidden, and what
 * unlocks the feature stands in their place. A child with `slot="locked"` is shown where there is no such nudge.
 */
export const createGate = (): CustomElementConstructor =>
  createElement(['feature'], (element, client) => {
    const feature = element.getAttribute('feature') ?? '';
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const content = document.createElement('slot');
    const locked = document.createElement('slot');
    const place = document.createElement('div');
    locked.name = 'locked';
    root.replaceChildren(content, locked, place);
    const update = (): void => {
      const gate = client.gate(feature);
      content.hidden = !gate.allowed;
      locked.hidden = gate.allowed || place.childElementCount > 0;
      if (gate.allowed || place.childElementCount) return;
      gate.prompt(place).then((outcome) => {
        locked.hidden = locked.hidden || outcome === 'shown';
      }, undefined);
    };
    update();
    // A place without a name: what stands in it goes with the element.
    const close = client.place('', place);
    const undo = client.on('changed', update);
    return () => {
      undo();
      close();
      content.hidden = false;
      locked.hidden = true;
    };
  });
