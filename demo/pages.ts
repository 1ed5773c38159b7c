// The pages of the Maren Courier, a newspaper that exists only to have the comments of another
// origin embedded in it. Three lines of every article page are Afterword's; they say `after-word`.

import { type Article, articles } from './articles.ts'
import { courtRuling } from './stories/court-ruling.ts'
import { ferry } from './stories/ferry.ts'
import { secondChamber } from './stories/second-chamber.ts'
import { talks } from './stories/talks.ts'

const bodies: Record<string, string> = {
  '/': talks,
  '/ferry': ferry,
  '/archive': secondChamber,
  '/held': courtRuling,
}

const notes: Record<string, string> = {
  '/held':
    'A jury is about to be chosen in this case. An editor therefore reads every comment on this ' +
    'page before it appears, usually within the hour between 7.00 and 22.00.',
}

/** One article with its comments, which the page takes from the origin `widget`. */
export function articlePage(article: Article, widget: string): string {
  const { path, site, thread, title, section, summary, byline, published, dateline } = article
  const note = notes[path]
  return page({
    path,
    title,
    summary,
    edition: dateline.split(',')[0] ?? '',
    embed: `<style>after-word{display:block;min-height:100svh}</style>
<script type="module" src="${attribute(widget)}/afterword.js"></script>`,
    main: `<article>
<header>
<p class="kicker">${section}</p>
<h1>${title}</h1>
<p class="standfirst">${summary}</p>
<p class="byline">By ${byline}<br><time datetime="${published}">${dateline}</time></p>
</header>
${bodies[path] ?? ''}
</article>
<section class="talk" aria-label="Comments">
${note ? `<p class="note">${note}</p>` : ''}
<noscript><p class="note">To read what others say about this, allow JavaScript.</p></noscript>
<after-word site="${site}" thread="${thread}"></after-word>
</section>
${more(path)}`,
  })
}

/** What a reader sees at an address where nothing was ever printed. */
export function missingPage(): string {
  return page({
    path: '',
    title: 'This page was never printed',
    summary: 'The address may be mistyped, or the page may have moved.',
    edition: '',
    embed: '<meta name="robots" content="noindex">',
    main: `<article>
<header>
<p class="kicker">Error 404</p>
<h1>This page was never printed</h1>
<p class="standfirst">The address may be mistyped, or the page may have moved. The day’s paper
begins on the <a href="/">front page</a>.</p>
</header>
</article>
${more('')}`,
  })
}

interface Page {
  path: string
  title: string
  summary: string
  edition: string
  embed: string
  main: string
}

function page({ path, title, summary, edition, embed, main }: Page): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | The Maren Courier</title>
<meta name="description" content="${attribute(summary)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/furniture.css">
<link rel="stylesheet" href="/map.css">
${embed}
<link rel="stylesheet" href="/print.css" media="print">
</head>
<body>
<a class="skip" href="#main">Skip to the article</a>
<header class="masthead">
<p class="edition"><span>${edition || 'Maren'}</span> <span>Founded 1871</span></p>
<p class="name"><a href="/">The Maren Courier</a></p>
<nav class="sections" aria-label="Sections">
<ul>
${articles.map((article) => navItem(article, path)).join('\n')}
</ul>
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="colophon">
<p class="name">The Maren Courier</p>
<p>Printed in Maren every day except the first of January. The paper, its country and everyone in it
are invented.</p>
<p>Write to the editor at 4 Ropewalk, or under the article.</p>
</footer>
</body>
</html>
`
}

function navItem({ path, section }: Article, current: string): string {
  const here = path === current ? ' aria-current="page"' : ''
  return `<li><a href="${path}"${here}>${section}</a></li>`
}

function more(current: string): string {
  const others = articles.filter(({ path }) => path !== current)
  const items = others.map(
    ({ path, section, title, summary }) => `<li>
<p class="kicker">${section}</p>
<h3><a href="${path}">${title}</a></h3>
<p>${summary}</p>
</li>`,
  )
  return `<aside class="more" aria-labelledby="more">
<h2 id="more">More in politics</h2>
<ul>
${items.join('\n')}
</ul>
</aside>`
}

/** Text that may stand in a double-quoted attribute. */
function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
