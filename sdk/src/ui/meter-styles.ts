/** An action is a link here, unless it sells: a meter is a line of the page, not a plea. */
export const meterStyles = `
.u-strong { color: var(--_text); font-weight: 600; }
.u-meter { display: grid; gap: 7px; padding: 12px 14px; grid-template-columns: minmax(0, 1fr); }
.u-meter > .u-small { display: flex; justify-content: space-between; gap: 0 12px; flex-wrap: wrap; }
.u-meter .u-title { font-size: 13px; }
.u-meter .u-quiet { margin-inline: -8px; }
.u-level { display: inline-flex; align-items: center; gap: 5px; font-weight: 500; font-size: 13px; }
.u-level .u-i { inline-size: 14px; block-size: 14px; }
.u-row .u-level { color: var(--_muted); }
.u-row .u-level[data-level="near"] { color: var(--_warn-text); }
.u-row .u-level[data-level="full"] { color: var(--_bad-text); }
.u-meter .u-btn { font-size: 13px; min-block-size: 32px; padding-block: 5px; }
.u-meter .u-btn:not(.main, .link) { color: var(--_ink); border: 0; padding-inline: 0; margin-block: -4px; }
.u-meter .u-btn:not(.main, .link):hover { background: none; text-decoration: underline; text-underline-offset: 3px; }
`;
