import { readFile } from 'node:fs/promises';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { ComponentType } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { asking } from './asking.tsx';
import { Banner } from './banner.tsx';
import { Card } from './card.tsx';
import { Meter } from './meter.tsx';
import { Modal } from './modal.tsx';
import { Paywall } from './paywall.tsx';
import { Toast } from './toast.tsx';
import { Tooltip } from './tooltip.tsx';
import type { ViewProps } from './view.ts';

const views: Record<Surface, ComponentType<ViewProps>> = {
  banner: Banner,
  modal: Modal,
  toast: Toast,
  tooltip: Tooltip,
  card: Card,
  meter: Meter,
  paywall: Paywall,
};
const action = { label: 'Go', url: '/go' };
afterEach(() => vi.unstubAllGlobals());

/** Everything an author can write. */
const nudge: Nudge = {
  ...{ locale: 'en', action: 'upgrade' },
  content: {
    ...{ title: 'Title', body: 'Body', evidence: 'Evidence', bullets: ['One'], price: '$5', priceNote: 'today' },
    ...{ image: { src: '/a.png', alt: 'A' }, primary: action, secondary: action },
  },
  meter: { limit: 'runs', name: 'Runs', used: 8, max: 10, resetsAt: null, reachedAt: null },
};

/** The parts of a drawn view, in the order in which they stand. */
function partsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== 'object' || node === null || !('type' in node) || !('props' in node)) return [];
  const { type, props } = node;
  if (typeof type === 'function') return partsOf(type(props));
  if (typeof props !== 'object' || props === null) return [];
  const own = 'part' in props && typeof props.part === 'string' ? [props.part] : [];
  return [...own, ...('children' in props ? partsOf(props.children) : [])];
}

test('the guide lists the parts of each surface as they are drawn', async () => {
  const guide = await readFile(new URL('../../../docs/5-sdk.md', import.meta.url), 'utf8');
  const view = { kind: 'upgrade', decisionId: 'd', asking, isHeaded: false, floating: true, nudge } as const;
  // Links are told against the page's address.
  vi.stubGlobal('document', { baseURI: 'https://page.test/' });
  const drawn = Object.entries(views).map(([surface, View]) => {
    const parts = partsOf({ type: View, props: { ...view, act: () => undefined } });
    return [surface, [...new Set(parts)]];
  });
  const told = [...guide.matchAll(/^\| ([a-z]+) \| (`[a-z]+`(?: `[a-z]+`)*) \|$/gm)].map(([, surface, parts = '']) => [
    surface,
    parts.replaceAll('`', '').split(' '),
  ]);
  expect(told).toEqual(drawn);
});
