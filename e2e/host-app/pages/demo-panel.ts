import { html } from 'hono/html';
import { companies } from '../companies/companies.ts';
import type { Visit } from '../routes/visit.ts';
import { type Html, icon } from './parts.ts';

/** The discreet panel of the demo: who looks, how it looks, and what went over the wire. */
export function demoPanel(visit: Visit): Html {
  const { workspace } = visit;
  return html`<details class="demo" data-demo>
    <summary>${icon('demo')}<span>Demo</span></summary>
    <div class="demo-body" role="region" aria-label="Demo controls">
      <div class="demo-lead"><b>You are looking at a demo</b><p>Brightfold is a made-up product that embeds Uptier. Change who you are, then use it.</p></div>
      ${companyForm(visit)}
      <div class="demo-two">${personForm(visit)}${lookForm(visit)}</div>
      <form class="demo-row" action="/demo/open" method="post">
        <label for="demo-open">Any account</label>
        <div class="with-button"><input id="demo-open" name="account" placeholder="account id from the console" autocomplete="off" required><button class="button small">Open</button></div>
      </form>
      <section class="demo-log"><h2>What happened</h2><ol data-demo-log><li class="quiet">Nothing yet on this page.</li></ol></section>
      <p class="demo-links">
        <a href="${visit.uptierUrl}/console/accounts/${encodeURIComponent(workspace.id)}" target="_blank" rel="noopener">This account in the console</a>
        <a href="/signup">Start a new company</a>
      </p>
    </div>
  </details>`;
}

function companyForm({ workspace }: Visit): Html {
  const isFixed = companies.some((company) => company.id === workspace.id);
  return html`<form class="demo-row" action="/demo/open" method="post">
    <label for="demo-company">Company, as it began</label>
    <div class="with-button">
      <select id="demo-company" name="account" data-submit>
        ${isFixed ? '' : html`<option value="${workspace.id}" selected>${workspace.name}</option>`}
        ${companies.map((company) => html`<option value="${company.id}" ${company.id === workspace.id ? html`selected` : ''}>${company.name}: ${company.situation}</option>`)}
      </select>
      <button class="button small">Switch</button>
    </div>
  </form>`;
}

function personForm({ workspace, member }: Visit): Html {
  const people = workspace.members.filter((person, index) => person.id === member.id || index < 3);
  return html`<form class="demo-row" action="/demo/open" method="post">
    <label for="demo-person">Person</label>
    <input type="hidden" name="account" value="${workspace.id}">
    <div class="with-button">
      <select id="demo-person" name="as" data-submit>${people.map((person) => html`<option value="${person.id}" ${person.id === member.id ? html`selected` : ''}>${person.name}, ${person.role}</option>`)}</select>
      <button class="button small">Switch</button>
    </div>
  </form>`;
}

function lookForm({ look, path }: Visit): Html {
  const option = (value: string, label: string, isOn: boolean) =>
    html`<option value="${value}" ${isOn ? html`selected` : ''}>${label}</option>`;
  return html`<form class="demo-row" action="${path}" method="get">
    <label for="demo-theme">Theme</label>
    <div class="with-button">
      <select id="demo-theme" name="theme" data-submit>${option('system', 'As the system', look.theme === 'system')}${option('light', 'Light', look.theme === 'light')}${option('dark', 'Dark', look.theme === 'dark')}</select>
      <select name="dir" aria-label="Direction" data-submit>${option('ltr', 'Left to right', look.dir === 'ltr')}${option('rtl', 'Right to left', look.dir === 'rtl')}</select>
      <button class="button small">Apply</button>
    </div>
  </form>`;
}
