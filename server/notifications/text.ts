import type { Inline, MailContent, Paragraph } from './template.ts'

/** The plain-text part of a mail. */
export function renderText({ title, greeting, paragraphs, facts, warning, link, footer }: MailContent): string {
  const parts = [
    title,
    greeting,
    ...paragraphs.map(toPlainParagraph),
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    warning && `${warning.title}\n${warning.text}`,
    link && `${link.label}: ${link.url}`,
    `-- \n${footer}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const toPlainParagraph = (paragraph: Paragraph): string =>
  typeof paragraph === 'string' ? paragraph : paragraph.map(toPlainInline).join('')

const toPlainInline = ({ text, url }: Inline): string => (url === undefined || url === text ? text : `${text}: ${url}`)
