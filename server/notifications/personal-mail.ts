import type { MailContent, MailFormatter } from './template.ts'

interface PersonalMail extends Partial<Omit<MailContent, 'warning'>> {
  subject: string
  paragraphs: MailContent['paragraphs']
  facts: MailContent['facts']
  /** What to do if the recipient has not caused this mail; or another warning. */
  warning: string | MailContent['warning']
}

/** A mail to a person: greeting, a warning, a link to the site (which names no person) unless another is given, and the footer. */
export function composePersonalMail(
  { displayName, url }: { displayName: string; url: string },
  translate: MailFormatter['translate'],
  { warning, ...mail }: PersonalMail,
): MailContent {
  return {
    mood: 'good',
    title: mail.subject,
    greeting: translate('mail.greeting', { displayName }),
    warning: typeof warning === 'string' ? { title: translate('mail.not-you.title'), text: warning } : warning,
    link: { label: translate('mail.site'), url },
    footer: translate('mail.footer'),
    ...mail,
  }
}
