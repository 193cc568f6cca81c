import type { MailContent } from './template.ts'

/** The plain half of a mail. */
export function renderText({ title, greeting, paragraphs, facts, warning, link, footer }: MailContent): string {
  return [
    title,
    greeting,
    ...paragraphs,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    `${warning.title}\n${warning.text}`,
    `${link.label}: ${link.url}`,
    `-- \n${footer}`,
  ]
    .join('\n\n')
    .concat('\n')
}
