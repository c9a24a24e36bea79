import { createServer } from 'node:http';

/** What a customer's page remembers of all that comes up in it, and of what the SDK says. */
const RECORDER = `
window.bad = []; window.told = [];
addEventListener('error', (event) => bad.push('error: ' + event.message));
addEventListener('unhandledrejection', (event) => bad.push('rejection: ' + event.reason));
document.addEventListener('securitypolicyviolation', (event) => bad.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
for (const level of ['log', 'info', 'warn', 'error', 'debug']) { const say = console[level]; console[level] = (...words) => { bad.push(level + ': ' + words.join(' ')); say.apply(console, words); }; }
const { searchParams } = new URL(location.href);
window.uptier = [['identify', { user: { id: searchParams.get('user'), traits: { role: 'owner' } }, account: { id: searchParams.get('account') } }]];
uptier.push((client) => { for (const name of ['shown', 'clicked', 'dismissed', 'error']) client.on(name, () => told.push(name)); });
addEventListener('DOMContentLoaded', () => {
  document.getElementById('run').addEventListener('click', () => uptier.track('report_runs', { quantity: 10 }));
  document.getElementById('export').addEventListener('click', () => uptier.track('export.finished'));
});`;

/** A customer's page of its own origin, under a policy without `unsafe-inline` and `unsafe-eval`. */
export async function serveSite(uptierUrl: string): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><html lang="en"><head><title>Somebody's site</title><script nonce="n">${RECORDER}</script>
    <script nonce="n" async src="${uptierUrl}/sdk/uptier.js" data-key="pk_demo"></script></head>
    <body><main><h1>Reports</h1><button id="run">Run for 10 clients</button><button id="export">Export</button>
    <uptier-meter limit="report_runs"></uptier-meter></main></body></html>`;
  const policy = `default-src 'none'; script-src 'nonce-n' ${uptierUrl}; connect-src ${uptierUrl}; img-src 'self'; base-uri 'none'`;
  const server = createServer((request, response) => {
    const isPage = /^\/(\?|$)/.test(request.url ?? '');
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html', 'content-security-policy': policy });
    response.end(isPage ? html : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
