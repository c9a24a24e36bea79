import { html } from 'hono/html';
import type { Visit } from '../routes/visit.ts';
import type { Html } from './parts.ts';
import { document, logo } from './shell.ts';

export function signupPage(visit: Visit): Html {
  return document(
    visit,
    { title: 'Start a company', isQuiet: true },
    html`<main class="signup" id="content">
    <a class="logo" href="/">${logo()}Brightfold</a>
    <form class="card stack-form" action="/signup" method="post" data-once>
      <div><h1>Client reports that send themselves</h1><p class="quiet">Start on Starter; it takes ten seconds.</p></div>
      <label class="field"><span>Company</span><input name="company" autocomplete="organization" maxlength="60" required></label>
      <label class="field"><span>Your name</span><input name="name" autocomplete="name" maxlength="60" required></label>
      <button class="button main large">Start on Starter</button>
    </form>
    <p class="quiet">You come in as the owner. No card is asked for.</p>
  </main>`,
  );
}
