import { html } from 'hono/html';
import type { Visit } from '../routes/visit.ts';
import { demoPanel } from './demo-panel.ts';
import { chip, face, type Html, icon } from './parts.ts';

export type Page = {
  readonly title: string;
  readonly actions?: Html;
  readonly lead?: string;
  readonly content: Html;
  readonly modules?: readonly string[];
  /** True where nothing may interrupt. */
  readonly isQuiet?: boolean;
};

const WORK = [
  ['/', 'home', 'Home'],
  ['/reports', 'reports', 'Reports'],
  ['/dashboards', 'dashboards', 'Dashboards'],
  ['/schedules', 'schedules', 'Schedules'],
  ['/projects', 'projects', 'Projects'],
] as const;
const COMPANY = [
  ['/members', 'members', 'Members', ''],
  ['/api', 'key', 'API access', 'api_access'],
  ['/sso', 'shield', 'Single sign-on', 'sso'],
  ['/billing', 'billing', 'Billing', ''],
] as const;

const ROLES = { owner: 'Owner', admin: 'Admin', member: 'Member' } as const;

/** A whole page of Brightfold around its content. */
export function shell(visit: Visit, page: Page): Html {
  return document(
    visit,
    page,
    html`
    <a class="skip" href="#content">Skip to content</a>
    <div class="shell">
      ${sidebar(visit)}
      <div class="pane">
        <main id="content" tabindex="-1">
          <header class="page-head">
            <div><h1>${page.title}</h1>${page.lead ? html`<p>${page.lead}</p>` : ''}</div>
            <div class="actions">${page.actions ?? ''}</div>
          </header>
          ${page.content}
        </main>
      </div>
    </div>
    <div class="notices" role="status" aria-live="polite" data-notices></div>
    ${demoPanel(visit)}`,
  );
}

/** The document with its head: one style, our modules, and Uptier's script as its docs say. */
export function document(visit: Visit, page: Pick<Page, 'title' | 'modules' | 'isQuiet'>, body: Html): Html {
  const { options } = visit.host;
  const { workspace, member, look } = visit;
  return html`<!doctype html>
<html lang="en" dir="${look.dir}" data-theme="${look.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Brightfold</title>
<link rel="icon" href="/web/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/web/base.css">
<link rel="stylesheet" href="/web/app.css">
<link rel="stylesheet" href="/web/demo.css">
<script src="/web/stub.js"></script>
<script type="module" src="/web/app.js"></script>
${(page.modules ?? []).map((name) => html`<script type="module" src="/web/${name}.js"></script>`)}
<script async src="${visit.uptierUrl}/sdk/uptier.js" data-key="${options.publicKey}" data-host="${visit.uptierUrl}"${look.dir === 'rtl' ? html` data-locale="ar"` : ''}></script>
</head>
<body data-account="${workspace.id}" data-account-name="${workspace.name}" data-user="${member.id}" data-user-name="${member.name}" data-role="${member.role}" data-busy="${page.isQuiet ? 'yes' : 'no'}">
${body}
</body>
</html>`;
}

/** On a narrow screen the navigation is a popover behind the menu button; CSS lays it flat on a wide one. */
function sidebar(visit: Visit): Html {
  const { workspace, member, tier } = visit;
  return html`<header class="top">
      <a class="logo" href="/">${logo()}Brightfold</a>
      <button class="button quiet-button" popovertarget="side" aria-label="Menu">${icon('menu')}</button>
    </header>
    <aside class="side" id="side" popover aria-label="Menu">
      <a class="logo" href="/">${logo()}Brightfold</a>
      <nav aria-label="Brightfold">
        <ul>${WORK.map(([href, symbol, label]) => navLink(visit, href, symbol, label, false))}</ul>
        <h2><span>${workspace.name}</span><span data-live="tier-chip">${tier ? chip(tier.name, 'brand') : ''}</span></h2>
        <ul data-live="company-nav">${COMPANY.map(([href, symbol, label, feature]) => navLink(visit, href, symbol, label, isLocked(visit, feature)))}</ul>
      </nav>
      <div class="me">
        ${face(member.name)}
        <span><b>${member.name}</b><small>${ROLES[member.role]}</small></span>
      </div>
    </aside>`;
}

function navLink({ path }: Visit, href: string, symbol: string, label: string, locked: boolean): Html {
  const isHere = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
  return html`<li><a href="${href}" ${isHere ? html`aria-current="page"` : ''}>${icon(symbol)}<span>${label}</span>${locked ? html`<span class="lock">${icon('lock')}<span class="sr">not in your plan</span></span>` : ''}</a></li>`;
}

/** True when the account's tier does not have the feature; unknown counts as open. */
export function isLocked({ tier }: Visit, feature: string): boolean {
  return feature !== '' && tier !== null && !tier.features.includes(feature);
}

export function logo(): Html {
  return html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="M5 0h6a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5H0V5a5 5 0 0 1 5-5z"></path></svg>`;
}
