import { defineTemplate } from './template.ts'
import { wordedAs, workflowParameters } from './templates/workflow-parameters.ts'

/** What a person is told of the end of their own task: the same mail for every end, in other words. */
export function workflowMail<const Id extends 'workflow-failed' | 'workflow-succeeded'>(id: Id, mood: 'good' | 'bad') {
  return defineTemplate({
    id,
    perWorkflow: true,
    parameters: workflowParameters,
    shown: ({ workflow, task }) => ({ workflow: task ?? workflow }),
    compose({ displayName, account, workflow, task, time, url }, { text, moment }) {
      const worded = wordedAs(workflow)
      const words = `mail.${id}.${worded}` as const
      return {
        subject: text(`${words}.subject`),
        mood,
        title: text(`${words}.subject`),
        greeting: text('mail.greeting', { displayName }),
        paragraphs: [text(`${words}.text`)],
        facts: [
          // Words of their own say what it was.
          ...(worded === 'other' ? [{ label: text('mail.task'), value: task ?? workflow }] : []),
          { label: text('mail.account'), value: account },
          { label: text('mail.time'), value: moment(time) },
        ],
        warning: { title: text('mail.not-you.title'), text: text(`mail.${id}.not-you`) },
        link: { label: text('mail.site'), url },
        footer: text('mail.footer'),
      }
    },
  })
}
