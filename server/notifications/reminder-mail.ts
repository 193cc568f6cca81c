import { z } from 'zod'
import { defineTemplate, type Say } from './template.ts'

const who = { displayName: z.string(), account: z.string(), url: z.url({ protocol: /^https?$/ }) }
type Who = z.output<z.ZodObject<typeof who>>

/** What the scheduled tasks write: something is to be done, here is where. The link names the task and nobody. */
export function reminderMail<const Id extends string, More extends z.ZodRawShape>(of: {
  id: Id
  more: More
  mood: 'good' | 'bad'
  say(values: z.output<z.ZodObject<More>>, say: Say): { subject: string; text: string; link: string; facts?: Fact[] }
}) {
  const shape = z.strictObject({ ...who, ...of.more })
  return defineTemplate({
    id: of.id,
    parameters: shape,
    compose(all, say) {
      const values = all as unknown as Who & z.output<z.ZodObject<More>>
      const { subject, text, link, facts = [] } = of.say(values, say)
      return {
        subject,
        mood: of.mood,
        title: subject,
        greeting: say.text('mail.greeting', { displayName: values.displayName }),
        paragraphs: [text],
        facts: [{ label: say.text('mail.account'), value: values.account }, ...facts],
        warning: { title: say.text('mail.genuine.title'), text: say.text('mail.genuine.text', { url: values.url }) },
        link: { label: link, url: values.url },
        footer: say.text('mail.footer'),
      }
    },
  })
}

interface Fact {
  label: string
  value: string
}
