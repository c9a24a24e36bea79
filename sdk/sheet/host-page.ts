import { themes } from '../src/ui/themes.ts';

export type Scheme = 'light' | 'dark';
export type Direction = 'ltr' | 'rtl';
type ThemeName = keyof typeof themes;

/** One look of the sheet: what the host says about itself. `theme` is null where it sets none of the ten names. */
export interface Look {
  theme: ThemeName | null;
  scheme: Scheme;
  dir: Direction;
}

export const looks: readonly Look[] = [null, ...Object.keys(themes).filter(isTheme)].flatMap((theme) =>
  (['light', 'dark'] as const).flatMap((scheme) => (['ltr', 'rtl'] as const).map((dir) => ({ theme, scheme, dir }))),
);

function isTheme(name: string): name is ThemeName {
  return name in themes;
}

/** What a product of each theme's kind looks like around the nudge: page, side and how its own things are rounded. */
const characters: Record<ThemeName | 'none', { page: string; side: string }> = {
  none: { page: 'light-dark(#f7f7f4, #121515)', side: 'light-dark(#efefea, #0d0f0f)' },
  neutral: { page: 'light-dark(#ffffff, #0b0b0d)', side: 'light-dark(#fafafa, #0b0b0d)' },
  slate: { page: 'light-dark(#f6f8fb, #101722)', side: 'light-dark(#ffffff, #141c28)' },
  indigo: { page: 'light-dark(#fbfaff, #121120)', side: 'light-dark(#f3f2fc, #0e0d19)' },
  forest: { page: 'light-dark(#f4f5ef, #111814)', side: 'light-dark(#eaede4, #0d130f)' },
  rounded: { page: 'light-dark(#fdf6f9, #180f14)', side: 'light-dark(#fdf6f9, #180f14)' },
  compact: { page: 'light-dark(#ecedec, #161719)', side: 'light-dark(#e2e3e2, #111213)' },
};

const words = {
  ltr: {
    nav: ['Home', 'Reports', 'Dashboards', 'Members', 'Billing'],
    title: 'Reports',
    go: 'Run report',
    tip: 'Schedule',
    tiles: [
      ['Delivered on time', '94.2%'],
      ['Orders this week', '1,284'],
    ],
    rows: [
      ['Client delivery', 'Priya Raman', 'Today, 8:31'],
      ['Warehouse moves', 'Tom Adeyemi', 'Yesterday'],
      ['Board pack', 'Lena Voss', 'Nov 17'],
      ['Late orders', 'Priya Raman', 'Nov 16'],
      ['Returns by region', 'Joel Marsh', 'Nov 12'],
    ],
  },
  rtl: {
    nav: ['الرئيسية', 'التقارير', 'لوحات المتابعة', 'الأعضاء', 'الفوترة'],
    title: 'التقارير',
    go: 'تشغيل التقرير',
    tip: 'جدولة',
    tiles: [
      ['التسليم في الموعد', '٩٤٫٢٪'],
      ['طلبات هذا الأسبوع', '١٬٢٨٤'],
    ],
    rows: [
      ['تسليم العملاء', 'Priya Raman', 'اليوم، ٨:٣١'],
      ['حركة المستودع', 'Tom Adeyemi', 'أمس'],
      ['ملف مجلس الإدارة', 'Lena Voss', '١٧ نوفمبر'],
      ['طلبات متأخرة', 'Priya Raman', '١٦ نوفمبر'],
      ['المرتجعات حسب المنطقة', 'Joel Marsh', '١٢ نوفمبر'],
    ],
  },
} as const;

/** The host's own face. Only names of its own, so that what a nudge takes comes from the theme alone. */
export function hostStyles({ theme, scheme }: Look): string {
  const look = theme ? themes[theme] : null;
  const { page, side } = characters[theme ?? 'none'];
  return `:root { color-scheme: ${scheme}; --brand: ${look?.accent ?? 'light-dark(#0b6680, #4fb4cf)'}; --on: ${look?.onAccent ?? 'light-dark(#fff, #04212a)'};
  --card: ${look?.surface ?? 'light-dark(#fff, #1d2222)'}; --ink: ${look?.text ?? 'light-dark(#191d1c, #e8ebe9)'}; --quiet: ${look?.muted ?? 'light-dark(#5b6361, #a9b0ad)'};
  --edge: ${look?.line ?? 'light-dark(#dfe1df, #363c3c)'}; --round: ${look?.radius ?? '10px'}; --page: ${page}; --side: ${side}; }
* { box-sizing: border-box; }
body { margin: 0; block-size: 100vh; overflow: hidden; display: flex; font: 400 14px/1.5 Inter, "Noto Sans Arabic", system-ui, sans-serif; background: var(--page); color: var(--ink); font-variant-numeric: tabular-nums; }
nav { inline-size: 132px; flex: none; background: var(--side); border-inline-end: 1px solid var(--edge); padding: 14px 8px; display: grid; gap: 2px; align-content: start; font-size: 13px; }
nav b { padding: 0 8px 10px; display: flex; gap: 8px; align-items: center; font-weight: 600; font-size: 14px; } nav b i { inline-size: 15px; block-size: 15px; border-radius: min(var(--round), 6px); background: var(--brand); }
nav a { padding: 5px 8px; border-radius: min(var(--round), 8px); color: var(--quiet); } nav a.on { background: color-mix(in oklab, var(--brand) 11%, var(--side)); color: var(--ink); font-weight: 500; }
main { flex: 1; min-inline-size: 0; display: flex; flex-direction: column; } .page { padding: 16px 20px; display: grid; gap: 14px; align-content: start; grid-template-columns: minmax(0, 1fr); }
header { display: flex; align-items: center; justify-content: space-between; gap: 8px; } h1 { margin: 0; font-size: 18px; line-height: 1.4; font-weight: 600; letter-spacing: -.012em; }
.do { display: flex; gap: 8px; } .do button { font: inherit; font-size: 13px; line-height: 18px; font-weight: 500; padding: 6px 12px; border-radius: min(var(--round) * .7, 18px); border: 1px solid var(--edge); background: var(--card); color: var(--ink); white-space: nowrap; } .do button.on { background: var(--brand); border-color: transparent; color: var(--on); }
.tiles { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; } .tile, .rows { background: var(--card); border: 1px solid var(--edge); border-radius: var(--round); } .tile { padding: 12px 14px; font-size: 13px; color: var(--quiet); } .tile b { display: block; font-size: 20px; line-height: 1.3; font-weight: 600; color: var(--ink); }
.bars { display: flex; align-items: end; gap: 5px; block-size: 64px; margin-block-start: 8px; } .bars i { flex: 1; border-radius: 2px 2px 0 0; background: color-mix(in oklab, var(--brand) 34%, var(--card)); } .bars i:last-child { background: var(--brand); }
.rows div { display: grid; grid-template-columns: 1.5fr 1.2fr auto; gap: 10px; padding: 8px 14px; font-size: 13px; border-block-start: 1px solid var(--edge); white-space: nowrap; } .rows div:first-child { border: 0; } .rows b { font-weight: 500; overflow: hidden; text-overflow: ellipsis; } .rows span { color: var(--quiet); }
.spots { display: grid; gap: 14px; } .spots:empty { display: none; }`;
}

const bar = (share: number): string => `<i style="block-size: ${share}%"></i>`;
const bars = `<div class="bars" aria-hidden="true">${[42, 56, 48, 66, 60, 74, 64, 82, 76, 92, 84, 100].map(bar).join('')}</div>`;

/** A page of a reporting product. `spots` is markup of the places that it reserved. */
export function hostBody({ dir }: Look, spots: { top?: string; page?: string; isBare?: boolean }): string {
  const { nav, title, go, tip, tiles, rows } = words[dir];
  const links = nav.map((name, index) => `<a${index === 1 ? ' class="on"' : ''}>${name}</a>`).join('');
  const cells = tiles.map(([name, value]) => `<div class="tile">${name}<b>${value}</b>${bars}</div>`).join('');
  const lines = rows.map(([name, by, at]) => `<div><b>${name}</b><span>${by}</span><span>${at}</span></div>`).join('');
  return `<nav${spots.isBare ? ' style="display: none"' : ''}><b><i></i><bdi>Brightfold</bdi></b>${links}</nav>
<main>${spots.top ?? ''}<div class="page"><header><h1>${title}</h1><span class="do"><button id="tip">${tip}</button><button class="on">${go}</button></span></header>
<div class="spots">${spots.page ?? ''}</div><div class="tiles">${cells}</div><div class="rows">${lines}</div></div></main>`;
}
