import { createElement } from './element.ts';

/** `<uptier-slot placement="billing-page">`: the spot where nudges of a placement may stand. */
export const createSlot = (): CustomElementConstructor =>
  createElement(['placement'], (element, client) => client.place(element.getAttribute('placement') ?? '', element));
