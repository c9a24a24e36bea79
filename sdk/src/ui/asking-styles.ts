/** Who asked, and when: only nudges that somebody asks by need it. */
export const askingStyles = `
.u-line { color: var(--_muted); font-size: 13px; }
.u-who { display: inline-block; max-inline-size: 100%; }
.u-people { display: flex; gap: 10px; font-size: 13px; }
.u-faces { display: flex; block-size: 24px; }
.u-face { inline-size: 24px; block-size: 24px; border-radius: 50%; display: grid; place-items: center; font-size: 10px; font-weight: 600; background: color-mix(in oklab, var(--_accent) 22%, var(--_surface)); color: var(--_text); border: 2px solid var(--_surface); margin-inline-start: -6px; }
.u-face:first-child { margin-inline-start: -2px; }
.u-names { display: block; color: var(--_muted); font-size: 12.5px; line-height: 1.45; }
.u-reqs { display: grid; }
.u-reqs li { display: grid; grid-template-columns: 28px minmax(0, 1fr) auto; align-items: center; gap: 10px; padding-block: 8px; border-block-start: 1px solid var(--_line); font-size: 13.5px; }
.u-reqs .u-face { margin: 0; border: 0; inline-size: 26px; block-size: 26px; }
.u-reqs li > bdi { justify-self: start; max-inline-size: 100%; overflow-wrap: anywhere; }
.u-ago, .u-more { color: var(--_muted); font-size: 12.5px; }
.u-reqs .u-more { grid-template-columns: minmax(0, 1fr); padding-inline-start: 38px; }
`;
