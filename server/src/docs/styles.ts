/** The look of the docs: the product's colours and type, light and dark by the system. */
export const docStyles = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f6f3, #0f1212); --surface: light-dark(#ffffff, #161a1a); --sunken: light-dark(#efefea, #0b0d0d);
  --line: light-dark(#e4e4de, #272d2d); --text: light-dark(#191d1c, #e8ebe9); --text-2: light-dark(#4d5452, #b0b7b4);
  --text-3: light-dark(#656c69, #8f9794); --accent-text: light-dark(#0a5c74, #71c5dc); --accent-soft: light-dark(#e2eff2, #10303a);
  --good-text: light-dark(#0d6650, #5fd0aa); --warn-text: light-dark(#7a4c00, #e3b761); --bad-text: light-dark(#9d2521, #f2958d);
  --font: -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, "Noto Sans", Lato, system-ui, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: .875rem/1.5rem var(--font); font-variant-numeric: tabular-nums; }
a { color: var(--accent-text); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; inset-inline-start: -999px; }
.skip:focus { inset-inline-start: 1rem; top: .5rem; }
header { display: flex; justify-content: space-between; align-items: center; padding: .75rem 1.5rem; border-block-end: 1px solid var(--line); background: var(--surface); }
.brand { color: var(--text); font-weight: 600; text-decoration: none; }
.brand span { color: var(--text-3); font-weight: 400; }
.page { display: grid; grid-template-columns: 13rem minmax(0, 48rem); gap: 3rem; padding: 2rem 1.5rem 5rem; max-width: 72rem; margin: 0 auto; }
nav ul { list-style: none; margin: 0; padding: 0; position: sticky; top: 2rem; }
nav a { display: block; padding: .25rem .625rem; border-radius: 6px; color: var(--text-2); text-decoration: none; }
nav a:hover { color: var(--text); }
nav a[aria-current] { background: var(--accent-soft); color: var(--accent-text); font-weight: 500; }
h1 { font-size: 1.625rem; line-height: 2rem; letter-spacing: -.012em; margin: 0 0 1rem; font-weight: 600; }
h2 { font-size: 1.25rem; line-height: 1.625rem; letter-spacing: -.012em; margin: 2.5rem 0 .75rem; font-weight: 600; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; font-weight: 600; }
p, ul, ol { margin: 0 0 .875rem; }
code { font: .8125rem/1.25rem var(--mono); background: var(--sunken); border-radius: 4px; padding: .0625rem .25rem; overflow-wrap: anywhere; }
pre { background: var(--sunken); border: 1px solid var(--line); border-radius: 8px; padding: .875rem 1rem; overflow-x: auto; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .8125rem; display: block; overflow-x: auto; }
th { text-align: start; color: var(--text-3); font-weight: 500; font-size: .6875rem; }
th, td { padding: .375rem .75rem .375rem 0; border-block-end: 1px solid var(--line); vertical-align: top; }
.call { border-block-start: 1px solid var(--line); padding-block-start: 1.25rem; margin-block-start: 1.25rem; }
.call h3 { margin: 0 0 .25rem; font: 600 .875rem/1.5rem var(--mono); overflow-wrap: anywhere; }
.verb { display: inline-block; min-width: 3.75rem; text-transform: uppercase; font-size: .75rem; }
.get { color: var(--accent-text); } .post { color: var(--good-text); } .put { color: var(--warn-text); } .delete { color: var(--bad-text); }
.who { color: var(--text-3); font-size: .75rem; }
dl.fields { margin: 0 0 .75rem; } dl.fields dl { margin: 0; padding-inline-start: 1rem; border-inline-start: 1px solid var(--line); }
dt { font: .8125rem/1.5rem var(--mono); } dt span { color: var(--text-3); font-family: var(--font); font-size: .75rem; } dd { margin: 0 0 .25rem; }
h4 { font-size: .75rem; color: var(--text-3); font-weight: 500; margin: .75rem 0 .25rem; }
@media (max-width: 48rem) { .page { grid-template-columns: minmax(0, 1fr); gap: 1rem; } nav ul { position: static; display: flex; flex-wrap: wrap; } }
`;
