import { composePersonalMail } from './personal-mail.ts'
import { describeTimes } from './repeated.ts'
import { defineTemplate } from './template.ts'
import { nameTask, workflowParameters, workflowTextKey } from './templates/workflow-parameters.ts'

/** Tells a person how their workflow ended: the same mail for both outcomes, with different texts. */
export function defineWorkflowMail<const Id extends 'workflow-failed' | 'workflow-succeeded'>(
  id: Id,
  mood: 'good' | 'bad',
) {
  return defineTemplate({
    id,
    perWorkflow: true,
    parameters: workflowParameters,
    formatValues: (values, { translate }) => ({ workflow: nameTask(values, translate) }),
    compose({ account, workflow, task, time, times, ...recipient }, format) {
      const { translate } = format
      const { paragraphs, facts } = describeTimes({ time, times }, format)
      const textKey = workflowTextKey(workflow)
      const prefix = `mail.${id}.${textKey}` as const
      return composePersonalMail(recipient, translate, {
        subject: translate(`${prefix}.subject`),
        mood,
        paragraphs: [translate(`${prefix}.text`), ...paragraphs],
        facts: [
          // A text of its own names the workflow already.
          ...(textKey === 'other'
            ? [{ label: translate('mail.task'), value: nameTask({ workflow, task }, translate) }]
            : []),
          { label: translate('mail.account'), value: account },
          ...facts,
        ],
        warning: translate(`mail.${id}.not-you`),
      })
    },
  })
}
