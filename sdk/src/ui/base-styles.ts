/** What no rule of the page may undo is important: inside a shadow root that wins. Theme names, resets and the parts that every surface shares. The ten `--uptier-*` names are public. */
export const baseStyles = `
:host {
  all: initial !important; display: block !important; font-family: inherit !important; color: inherit !important; color-scheme: inherit !important;
  --_accent: var(--uptier-accent, light-dark(#0b6680, #4fb4cf));
  --_on-accent: var(--uptier-on-accent, light-dark(#fff, #04212a));
  --_surface: var(--uptier-surface, light-dark(#fff, #1d2222));
  --_text: var(--uptier-text, light-dark(#191d1c, #e8ebe9));
  --_muted: var(--uptier-muted, color-mix(in oklab, var(--_text) 74%, var(--_surface)));
  --_line: var(--uptier-line, color-mix(in oklab, var(--_text) 14%, var(--_surface)));
  --_ink: var(--_accent);
  --_hover: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  --_soft: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
  --_track: color-mix(in oklab, var(--_text) 11%, var(--_surface));
  --_warn: var(--uptier-warn, light-dark(#b87b0c, #d9a441));
  --_bad: var(--uptier-bad, light-dark(#c4433c, #e56a62));
  --_warn-text: color-mix(in oklab, var(--_warn) 58%, var(--_text));
  --_bad-text: color-mix(in oklab, var(--_bad) 70%, var(--_text));
  --_radius: var(--uptier-radius, 10px);
  --_radius-ctl: min(var(--_radius) * .7, 18px);
  --_shadow: 0 1px 2px rgb(0 0 0 / .08), 0 12px 36px light-dark(rgb(0 0 0 / .16), rgb(0 0 0 / .6));
}
:host([hidden]) { display: none !important; }
:host([data-at]) { position: fixed !important; }
.uptier {
  container: host / inline-size; inline-size: 100%;
  font-family: var(--uptier-font, inherit); font-size: 14px; line-height: 1.5; color: var(--_text); font-variant-numeric: tabular-nums;
}
* { box-sizing: border-box; }
:where(p, h2, ul, button) { margin: 0; padding: 0; list-style: none; font: inherit; }
.u-box { background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); box-shadow: var(--_shadow); position: relative; overflow-wrap: anywhere; }
.u-title { font-size: 16px; line-height: 1.35; font-weight: 600; letter-spacing: -.008em; text-wrap: balance; }
.u-body { color: var(--_muted); text-wrap: pretty; }
.u-body b { color: var(--_text); font-weight: 600; }
.u-actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.u-btn { display: inline-block; font-weight: 500; line-height: 20px; text-align: center; text-decoration: none; color: var(--_text); background: none; border: 1px solid var(--_line); border-radius: var(--_radius-ctl); padding: 7px 14px; min-block-size: 36px; cursor: pointer; max-inline-size: 100%; transition: background 90ms; }
.u-btn:hover { background: var(--_soft); }
.u-btn.main { background: var(--_accent); color: var(--_on-accent); border-color: var(--_accent); }
.u-btn.main:hover { background: var(--_hover); }
.u-btn.main[aria-disabled="true"] { background: var(--_track); color: var(--_muted); border-color: transparent; cursor: default; }
.u-btn.link { border-color: transparent; color: var(--_muted); padding-inline: 8px; }
.u-btn.link:hover { color: var(--_text); background: none; text-decoration: underline; text-underline-offset: 3px; }
.u-quiet { display: inline-flex; flex-wrap: wrap; gap: 0 4px; }
.u-quiet .u-btn { font-size: 13px; min-block-size: 28px; padding-block: 3px; font-weight: 400; }
.u-x { position: absolute; inset-block-start: 8px; inset-inline-end: 8px; inline-size: 30px; block-size: 30px; display: grid; place-items: center; border: 0; background: none; color: var(--_muted); border-radius: var(--_radius-ctl); cursor: pointer; }
.u-x:hover { background: var(--_track); color: var(--_text); }
.u-i { inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; flex: none; }
:focus-visible { outline: 2px solid transparent; box-shadow: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_ink); }
@container host (max-width: 480px) {
  .u-actions { column-gap: 12px; }
  .u-actions > .u-quiet { margin-inline: -9px; }
  .u-btn { min-block-size: 44px; padding-block: 11px; }
  .u-quiet .u-btn { min-block-size: 36px; padding-block: 7px; }
  .u-x { inline-size: 40px; block-size: 40px; inset-block-start: 4px; inset-inline-end: 4px; }
}
@media (prefers-reduced-motion: no-preference) {
  .u-in { animation: u-in 180ms cubic-bezier(.2, .7, .2, 1) both; }
  @keyframes u-in { from { opacity: 0; translate: 0 6px; } }
}
`;
