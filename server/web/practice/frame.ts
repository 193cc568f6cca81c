import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const places = [
  ['/practice/', 'What to try'],
  ['/practice/inbox', 'Inbox'],
  ['/practice/telephone', 'Phone'],
] as const

export type PracticePlace = (typeof places)[number][0]

/** The frame of the pages that help to practise: what to try, the inbox and the telephone. */
export function practiceFrame(
  { title, at, live }: { title: string; at: PracticePlace; live?: boolean },
  body: Html,
): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Latchkey practice</title>
<link rel="stylesheet" href="/practice/practice.css">
${live ? html`<script src="/practice/practice.js" defer></script>` : ''}
</head>
<body class="practice">
<main>
<p class="brand">Example Company <span>Practice</span></p>
<nav aria-label="Practice pages"><ul>${places.map(
    ([path, name]) => html`<li><a href="${path}"${path === at ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav>
${body}
<p class="note">This is a practice page of Latchkey's sample company. Nothing here leaves this computer.</p>
</main>
</body>
</html>`
}
