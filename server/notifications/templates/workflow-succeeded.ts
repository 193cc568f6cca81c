import { defineTemplate } from '../template.ts'
import { wordedAs, workflowParameters } from './workflow-parameters.ts'

export const workflowSucceeded = defineTemplate({
  id: 'workflow-succeeded',
  parameters: workflowParameters,
  compose({ displayName, account, workflow, time, url }, { text, moment }) {
    const words = `mail.workflow-succeeded.${wordedAs(workflow)}` as const
    return {
      subject: text(`${words}.subject`),
      mood: 'good',
      title: text(`${words}.subject`),
      greeting: text('mail.greeting', { displayName }),
      paragraphs: [text(`${words}.text`)],
      facts: [
        { label: text('mail.account'), value: account },
        { label: text('mail.time'), value: moment(time) },
      ],
      warning: { title: text('mail.not-you.title'), text: text('mail.workflow-succeeded.not-you') },
      link: { label: text('mail.site'), url },
      footer: text('mail.footer'),
    }
  },
})
