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
      if (!locked.hidden) void gate.prompt(place);
    };
    // A nudge that comes or is closed changes what else stands; nobody is asked for another one.
    const watcher = new MutationObserver(() => {
      locked.hidden = client.gate(feature).allowed || place.childElementCount > 0;
    });
    watcher.observe(place, { childList: true });
    update();
    // A place without a name: what stands in it goes with the element.
    const close = client.place('', place);
    const undo = client.on('changed', update);
    return () => {
      watcher.disconnect();
      undo();
      close();
      content.hidden = false;
      locked.hidden = true;
    };
  });
