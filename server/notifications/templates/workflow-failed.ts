import { defineTemplate } from '../template.ts'
import { wordedAs, workflowParameters } from './workflow-parameters.ts'

export const workflowFailed = defineTemplate({
  id: 'workflow-failed',
  parameters: workflowParameters,
  compose({ displayName, account, workflow, time, url }, { text, moment }) {
    const words = `mail.workflow-failed.${wordedAs(workflow)}` as const
    return {
      subject: text(`${words}.subject`),
      mood: 'bad',
      title: text(`${words}.subject`),
      greeting: text('mail.greeting', { displayName }),
      paragraphs: [text(`${words}.text`)],
      facts: [
        { label: text('mail.account'), value: account },
        { label: text('mail.time'), value: moment(time) },
      ],
      warning: { title: text('mail.not-you.title'), text: text('mail.workflow-failed.not-you') },
      link: { label: text('mail.site'), url },
      footer: text('mail.footer'),
    }
  },
})
