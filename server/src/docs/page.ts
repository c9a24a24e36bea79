/** One entry of the side list. */
export interface Chapter {
  name: string;
  title: string;
}

export interface Page extends Chapter {
  html: string;
}

/** A whole page in the look of the product; works without scripts. */
export function renderPage({ name, title, html }: Page, chapters: readonly Chapter[]): string {
  const links = chapters.map((chapter) => {
    const current = chapter.name === name ? ' aria-current="page"' : '';
    return `<li><a href="/docs/${encodeURIComponent(chapter.name)}"${current}>${escapeHtml(chapter.title)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Uptier docs</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><a class="brand" href="/docs">Uptier <span>docs</span></a><a href="/console/">Console</a></header>
<div class="page">
<nav aria-label="Chapters"><ul>${links.join('')}</ul></nav>
<main id="content">${html}</main>
</div>
</body>
</html>`;
}

export function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
