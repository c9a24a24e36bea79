import type { Browser, Page } from '@playwright/test';
import type { Look } from './host-page.ts';
import type { Scene } from './scenes.ts';

/** All surfaces in one look. */
export interface Panel {
  look: Look;
  shots: { scene: Scene; png: Buffer }[];
}

const GAP = 12;
/** Width of a panel in the pixels of its shots, and how much smaller the sheet shows it. */
const PANEL_WIDTH = 1936;
const SCALE = 0.62;
const QUALITY = 0.7;

const styles = `* { box-sizing: border-box; margin: 0; } body { background: #e9e9e4; color: #191d1c; font: 13px/1.4 Inter, system-ui, sans-serif; }
.panel { inline-size: ${PANEL_WIDTH}px; display: grid; gap: ${GAP}px; grid-template: "warning warning pitch pitch" 150px "modal paywall card tooltip" 240px "modal paywall card toast" 180px "modal paywall card meter" 386px / 540px 480px 460px 420px; }
.panel.rows { grid-template: none; } .two { grid-column: 1 / -1; display: flex; gap: ${GAP}px; }
.panel img { display: block; border-radius: 6px; }
.sheet { padding: 28px; display: grid; gap: 28px; } .row { display: grid; grid-template-columns: repeat(2, ${PANEL_WIDTH * SCALE}px); gap: 8px 24px; }
h2 { font-size: 17px; font-weight: 600; grid-column: 1 / -1; text-transform: capitalize; } h2 span { font-weight: 400; color: #5b6361; text-transform: none; }
.row .panel { zoom: ${SCALE}; }`;

const image = (png: Buffer): string => `<img src="data:image/png;base64,${png.toString('base64')}" alt="">`;

function markup({ shots }: Panel): string {
  const [first, second, ...rest] = shots.map(({ scene, png }) => ({ name: scene.name, html: image(png) }));
  const placed = rest.map(({ name, html }) => `<div style="grid-area: ${name}">${html}</div>`).join('');
  return `<div class="panel"><div class="two">${first?.html ?? ''}${second?.html ?? ''}</div>${placed}</div>`;
}

async function pageWith(browser: Browser, body: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: PANEL_WIDTH, height: 900 } });
  await page.setContent(`<style>${styles}</style>${body}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  return page;
}

/** One look at full size, as PNG. */
export async function composePanel(browser: Browser, panel: Panel): Promise<Buffer> {
  const page = await pageWith(browser, markup(panel));
  const png = await page.locator('.panel').screenshot();
  await page.close();
  return png;
}

/** The browser's own encoder keeps the project free of another tool. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const text = await page.evaluate(
    async ([data, quality]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    [png.toString('base64'), QUALITY] as const,
  );
  return Buffer.from(text, 'base64');
}

/** Every look on one sheet, a row for each theme and scheme, left to right beside right to left; as WebP. */
export async function composeSheet(browser: Browser, panels: readonly Panel[]): Promise<Buffer> {
  const rows = new Map<string, string>();
  for (const panel of panels) {
    const { theme, scheme } = panel.look;
    const title = `<h2>${theme ?? 'Default'} <span>${scheme}</span></h2>`;
    const key = `${theme} ${scheme}`;
    rows.set(key, (rows.get(key) ?? title) + markup(panel));
  }
  const body = [...rows.values()].map((row) => `<section class="row">${row}</section>`).join('');
  const page = await pageWith(browser, `<main class="sheet">${body}</main>`);
  const width = Math.ceil(PANEL_WIDTH * SCALE * 2 + 24 + 56);
  await page.setViewportSize({ width, height: 900 });
  const webp = await toWebp(page, await page.screenshot({ fullPage: true }));
  await page.close();
  return webp;
}
