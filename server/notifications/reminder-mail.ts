import { z } from 'zod'
import { composePersonalMail } from './personal-mail.ts'
import { defineTemplate, type MailContent, type MailFormatter } from './template.ts'

const recipient = { displayName: z.string(), account: z.string(), url: z.url({ protocol: /^https?$/ }) }
type Recipient = z.output<z.ZodObject<typeof recipient>>

interface ReminderText {
  subject: string
  text: string
  /** An administrator's own words below it; an empty line begins a paragraph. */
  message?: string
  link: string
  facts?: MailContent['facts']
}

/** A mail of a scheduled job: what is to be done, and where. The link names the workflow and no person. */
export function defineReminderMail<const Id extends string, More extends z.ZodRawShape>({
  id,
  more,
  mood,
  compose,
}: {
  id: Id
  /** Parameters besides those of every reminder. */
  more: More
  mood: MailContent['mood']
  compose(values: z.output<z.ZodObject<More>>, formatter: MailFormatter): ReminderText
}) {
  return defineTemplate({
    id,
    isBulk: true,
    parameters: z.strictObject({ ...recipient, ...more }),
    compose(all, formatter) {
      // zod infers no output type for a shape that is only partly known.
      const values = all as unknown as Recipient & z.output<z.ZodObject<More>>
      const { translate } = formatter
      const { subject, text, message = '', link, facts = [] } = compose(values, formatter)
      return composePersonalMail(values, translate, {
        subject,
        mood,
        paragraphs: [text, ...message.split(/\n\s*\n/).filter((part) => part.trim() !== '')],
        facts: [{ label: translate('mail.account'), value: values.account }, ...facts],
        warning: { title: translate('mail.genuine.title'), text: translate('mail.genuine.text', { url: values.url }) },
        link: { label: link, url: values.url },
      })
    },
  })
}
