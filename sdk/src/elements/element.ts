import { CONNECT, type ConnectDetail, type Look, READY } from '../connect.ts';
import type { Undo, Uptier } from '../types.ts';

/** What an element does while it stands in the page and has a client. Returns its undo. */
export type Attach = (element: HTMLElement, client: Uptier, look: Look) => Undo;

/** Makes a custom element class that finds its client, now or when one comes, and lets go of it when it leaves. */
export function createElement(attributes: readonly string[], attach: Attach): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = [...attributes, 'instance'];
    #undo: Undo | null = null;

    #connect = (): void => {
      this.#let();
      const detail: ConnectDetail = {
        instance: this.getAttribute('instance') ?? '',
        accept: (client, look, add = (undo) => undo) => {
          this.#let();
          this.#undo = add(attach(this, client, look));
        },
      };
      document.dispatchEvent(new CustomEvent(CONNECT, { detail }));
    };
    #let(): void {
      this.#undo?.();
      this.#undo = null;
    }
    connectedCallback(): void {
      document.addEventListener(READY, this.#connect);
      this.#connect();
    }
    disconnectedCallback(): void {
      document.removeEventListener(READY, this.#connect);
      this.#let();
    }
    attributeChangedCallback(): void {
      if (this.isConnected) this.#connect();
    }
  };
}
