/** What pins the script: its version, and the hash of that version. */
export interface Pin {
  version: string;
  integrity: string;
}

/** The five lines of the npm package. */
export const npmLines = (key: string, host: string): string =>
  [
    "import { createUptier } from '@uptier/sdk';",
    `const uptier = createUptier({ key: '${key}', host: '${host}' });`,
    "uptier.identify({ user: { id: 'user-1', traits: { role: 'admin' } }, account: { id: 'account-1' } });",
    "uptier.track('report.exported', { quantity: 1 });",
    "uptier.place('billing-page');",
  ].join('\n');

/** The same as a script tag. */
export const tagLines = (key: string, host: string): string =>
  [
    `<script async src="${host}/sdk/uptier.js" data-key="${key}" data-host="${host}"></script>`,
    '<script>',
    '  window.uptier = window.uptier || [];',
    "  uptier.push(['identify', { user: { id: 'user-1' }, account: { id: 'account-1' } }]);",
    '</script>',
  ].join('\n');

/** The script of one version, which the browser runs only while it is the one that hashes to `integrity`. */
export const pinnedLines = (key: string, host: string, pin: Pin): string =>
  [
    `<script async crossorigin="anonymous" data-key="${key}" data-host="${host}"`,
    `  src="${host}/sdk/${pin.version}/uptier.js"`,
    `  integrity="${pin.integrity}"></script>`,
    '<script>',
    '  window.uptier = window.uptier || [];',
    "  uptier.push(['identify', { user: { id: 'user-1' }, account: { id: 'account-1' } }]);",
    '</script>',
  ].join('\n');

/** A first event without any SDK. */
export const curlLines = (key: string, host: string): string =>
  [
    `curl ${host}/v1/events -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\`,
    `  -d '{"events":[{"id":"first-1","type":"usage","accountId":"account-1","userId":"user-1","name":"report.exported"}]}'`,
  ].join('\n');
