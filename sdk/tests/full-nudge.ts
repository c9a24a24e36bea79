import type { Page } from '@playwright/test';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';

const at = Date.UTC(2026, 10, 20);
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** A nudge with every part there is. */
export function fullNudge(locale: string, given: Partial<Nudge> = {}): Nudge {
  const day = 86_400_000;
  return {
    locale,
    action: 'upgrade',
    meter: {
      limit: 'reports',
      name: 'Report runs',
      used: 412,
      max: 500,
      resetsAt: at + 11 * day,
      reachedAt: at + 3 * day,
    },
    content: {
      title: 'Your team ran 412 reports this month',
      body: 'At **23 a day** you reach 500 on **Nov 23**.\nPro gives you **5,000 runs a month**.',
      evidence: 'At this pace: about 660 by Nov 30',
      bullets: ['API access, 100 calls a minute', '20 seats, now 10'],
      image: { src: PIXEL, alt: 'Runs a day' },
      price: '$599 a month',
      priceNote: 'you pay $199 now',
      primary: { label: 'Upgrade to Pro', url: 'https://shop.test/checkout' },
      secondary: { label: 'Compare tiers' },
      edge: 'top',
    },
    ...given,
  };
}

/** The same for who cannot buy: colleagues asked, and so has this user. */
export function askedNudge(locale: string): Nudge {
  const people = [
    { name: 'Ana Lindqvist', askedAt: at },
    { name: 'Tom Adeyemi', askedAt: at },
  ];
  const names = people.map(({ name }) => name);
  return fullNudge(locale, {
    action: 'ask',
    requests: { count: 5, askedAt: Date.now(), names, people, for: 'Pro' },
  });
}

/** Reaches the placement that is named after a surface, and waits until its nudge stands with what it announces. */
export async function show(page: Page, surface: string, selector: string | null): Promise<void> {
  await page.evaluate(
    ([name, place]) => Reflect.get(window, 'uptier').place(name, place && document.querySelector(place)),
    [surface, selector] as const,
  );
  await page.waitForFunction(() => {
    const root = document.querySelector('uptier-nudge')?.shadowRoot;
    return root?.querySelector('.u-box') && !root.querySelector('[role=status]:empty');
  });
}
