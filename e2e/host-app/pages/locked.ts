import { html } from 'hono/html';
import type { Visit } from '../routes/visit.ts';
import { tierWith } from '../uptier/catalog.ts';
import { chip, day, emptyState, type Html, icon } from './parts.ts';
import { isLocked, shell } from './shell.ts';

/** API keys: a button that opens Uptier's paywall on tiers without the feature. */
export function apiPage(visit: Visit): Html {
  const { apiKeys, id } = visit.workspace;
  const locked = isLocked(visit, 'api_access');
  return shell(visit, {
    title: 'API access',
    lead: 'Pull reports into your own tools',
    actions: html`<span data-live="api-action">${
      locked
        ? html`<button class="button main" data-gate="api_access">${icon('lock')}Create API key</button>`
        : html`<form action="/api/keys" method="post" data-track-submit="api_access"><button class="button main">Create API key</button></form>`
    }</span>`,
    content: html`<div data-live="api">
      ${locked ? planNote(visit, 'api_access') : ''}
      <section class="card"><header class="card-head"><h2>Keys</h2></header>
        ${apiKeys.length > 0 && !locked ? html`<ul class="plain-list">${apiKeys.map((key) => html`<li>${icon('key')}<span><b>${key.name}</b><small>Created ${day(key.at)}</small></span><code>${key.hint}</code></li>`)}</ul>` : emptyState('No key yet', 'A key lets a script fetch any report you can see.')}
      </section>
      <section class="card"><header class="card-head"><h2>One request, one report</h2>${chip('REST')}</header>
        <pre class="code" tabindex="0" aria-label="Example request"><code>curl https://api.brightfold.example/v1/reports/${visit.workspace.reports[0]?.id ?? 'board-pack'} \\
  -H "Authorization: Bearer bf_live_…" \\
  -H "Brightfold-Company: ${id}"</code></pre>
      </section></div>`,
  });
}

/** Single sign-on: Uptier's own element stands in its place until the tier has it. */
export function ssoPage(visit: Visit): Html {
  return shell(visit, {
    title: 'Single sign-on',
    lead: 'One door for everyone, closed when they leave',
    content: html`<div data-live="sso">
      <uptier-gate feature="sso">
        ${isLocked(visit, 'sso') ? html`<div slot="locked" class="stack">${planNote(visit, 'sso')}<section class="card">${emptyState('Your directory opens the door', 'People sign in with Okta, Microsoft Entra ID or Google Workspace. Who leaves your company is signed out here the same minute.')}</section></div>` : ''}
        <section class="card"><header class="card-head"><h2>Identity provider</h2></header>
          <form class="stack-form" action="/sso" method="post" data-track-submit="sso">
            <label class="field"><span>Provider</span><select name="provider"><option>Okta</option><option>Microsoft Entra ID</option><option>Google Workspace</option></select></label>
            <label class="field"><span>Metadata address</span><input name="metadata" type="url" placeholder="https://id.example.com/saml/metadata" required></label>
            <label class="check"><input type="checkbox" name="enforce"> Everyone must sign in this way</label>
            <div><button class="button main" ${isLocked(visit, 'sso') ? html`type="button" data-gate="sso"` : ''}>${isLocked(visit, 'sso') ? icon('lock') : ''}Turn on</button></div>
          </form>
        </section>
      </uptier-gate></div>`,
  });
}

/** What Brightfold itself says about a locked feature, with or without Uptier. */
function planNote({ catalog, tier }: Visit, feature: string): Html {
  const needed = catalog && tierWith(catalog, feature);
  const name = catalog?.featureNames[feature] ?? 'This';
  return html`<p class="note">${icon('lock')}<span>${name} comes with ${needed?.name ?? 'a higher plan'}; you are on ${tier?.name ?? 'another plan'}. <a href="/billing">Compare plans</a></span></p>`;
}
