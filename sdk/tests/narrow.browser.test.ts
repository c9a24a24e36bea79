import type { Page } from '@playwright/test';
import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';
import { surfaces } from '@uptier/shared/contracts/surface.ts';
import { expect, test } from 'vitest';
import { start, visit } from './browser.ts';
import { show } from './full-nudge.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();

/** Words that are longer than a phone is wide. */
const german: NudgeContent = {
  title: 'Ihre Geschwindigkeitsbegrenzungsberichterstattung: 431 von 500 verbraucht',
  body: 'Bei **23 Berichtsausführungen am Tag** erreichen Sie die Nutzungsobergrenze am **23. November**.\nDonaudampfschifffahrtsgesellschaftskapitänsberichtsvorlagen bleiben.',
  evidence: 'Voraussichtlich etwa 660 Berichtsausführungskontingentseinheiten bis 30. November',
  bullets: ['Donaudampfschifffahrtsgesellschaftskapitänsberichtsvorlagen', 'Programmierschnittstelle, 100 Aufrufe'],
  price: '599,00 $ pro Abrechnungszeitraum',
  priceNote: 'heute anteilig etwa 147 $ bis zum Abrechnungszeitraumende',
  primary: { label: 'Auf Professional hochstufen', url: '/checkout' },
  secondary: { label: 'Funktionsumfangsvergleichstabelle öffnen' },
};
const arabic: NudgeContent = {
  title: 'أنجز فريقك ٤٣١ تقريرًا هذا الشهر من أصل ٥٠٠ تقرير',
  body: 'بمعدل **٢٣ تقريرًا في اليوم** تصلون إلى ٥٠٠ في **٢٣ نوفمبر**.',
  evidence: 'بهذا المعدل: نحو ٦٦٠ حتى ٣٠ نوفمبر',
  bullets: ['واجهة برمجية، ١٠٠ طلب في الدقيقة'],
  price: '٥٩٩ US$ في الشهر',
  priceNote: 'نحو ١٤٧ US$ اليوم لبقية نوفمبر',
  primary: { label: 'الترقية إلى Professional', url: '/checkout' },
  secondary: { label: 'قارن الباقات كلها' },
};
const languages = { de: german, ar: arabic };
type Language = keyof typeof languages;

const cases = surfaces.flatMap((surface) => [[surface, 'de'] as const, [surface, 'ar'] as const]);

async function open(surface: Lease['surface'], language: Language): Promise<Page> {
  wire.page.head += '<style>body { margin: 0; } #spot { min-height: 600px; }</style>';
  wire.page.body = `<main dir="${language === 'ar' ? 'rtl' : 'ltr'}"><button id="tip">Plan</button><div id="spot"></div></main>`;
  const name = language === 'de' ? 'Berichtsausführungskontingentseinheiten' : 'تشغيل التقارير';
  wire.session.leases = [
    leaseOf({
      surface,
      trigger: { kind: 'placement', placement: surface },
      nudge: {
        content: languages[language],
        locale: language,
        action: surface === 'card' ? 'ask' : 'upgrade',
        meter: { limit: 'runs', name, used: 431, max: 500, resetsAt: Date.UTC(2026, 11, 1), reachedAt: null },
      },
    }),
  ];
  // A phone, and at the same time what is left of a window of 640 pixels at 200 % zoom.
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  const { page } = await visit(context, wire);
  const isOver = surface === 'modal' || surface === 'toast';
  await show(page, surface, isOver ? null : surface === 'tooltip' ? '#tip' : '#spot');
  return page;
}

test.each(cases)(
  'a %s in %s, 320 px wide: nothing is cut off, and nothing scrolls sideways',
  async (surface, language) => {
    const page = await open(surface, language);
    const outside = await page.evaluate(() => {
      const box = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-box');
      const edge = box?.getBoundingClientRect();
      if (!box || !edge) return ['no box'];
      const lines = [...box.querySelectorAll('*')].flatMap((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const isOut = [...range.getClientRects()].some(
          ({ left, right }) => left < edge.left - 1 || right > edge.right + 1,
        );
        return isOut ? [`${element.className}: ${element.textContent}`] : [];
      });
      return edge.left < 0 || edge.right > 320 ? ['the box', ...lines] : lines;
    });
    expect(outside).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  },
);
