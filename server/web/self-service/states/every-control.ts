import type { WizardPage } from '../../../../shared/wizard/page.ts'

/** Each kind of field once, including those that no workflow uses yet. */
export const everyControl: WizardPage = {
  title: 'Every kind of field',
  account: 'expired.user',
  answer: {
    type: 'object',
    properties: {
      method: {
        type: 'string',
        title: 'Where to send the code',
        enum: ['mail', 'phone'],
        control: 'radio',
        choices: { mail: 'E-mail to e…@contoso.example', phone: 'Text message to …42' },
      },
      code: {
        type: 'string',
        title: 'Code',
        description: 'Six digits, valid for 5 minutes.',
        autocomplete: 'one-time-code',
      },
      days: { type: 'integer', title: 'Days', minimum: 1, maximum: 30, default: 7 },
      reason: { type: 'string', title: 'Reason', control: 'textarea', maxLength: 500 },
      accept: { type: 'boolean', const: true, title: 'I have read what this means for my account' },
    },
    required: ['method', 'code', 'accept'],
  },
  submit: 'Continue',
}
