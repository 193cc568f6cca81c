import type { Translator } from '../../../../shared/languages/translator.ts'
import { markTime } from '../../../../shared/wizard/moment.ts'
import type { WaitStep } from '../../../../shared/wizard/page.ts'
import type { OperatorRequest } from '../../approvals/operator-requests.ts'
import { longBrief } from './people.ts'

/** What a colleague waits for. */
export function createRequests(t: Translator): OperatorRequest[] {
  return [
    {
      id: 'one',
      person: { displayName: 'Erika Mustermann', account: 'e.mustermann' },
      operator: { displayName: 'Amara Okafor', account: 'a.okafor' },
      task: { workflow: 'reset-password', title: t('workflows.reset-password.name') },
      ticket: 'INC-4711',
      reason: 'Three wrong answers on the telephone, then called back on the number of the company',
      when: 'checks-used-up',
      since: '2026-11-28T09:00:00.000Z',
      until: '2026-11-28T09:15:00.000Z',
    },
    {
      id: 'two',
      person: { displayName: longBrief.displayName, account: longBrief.account ?? '' },
      operator: { displayName: 'Jun Park', account: 'j.park' },
      task: { workflow: 'assign-passcode', title: t('workflows.assign-passcode.name') },
      when: 'always',
      check: t('activities.authenticate-by-identity-document.request', {
        document: 'residence_permit',
        seen: 'by_video',
      }),
      since: '2026-11-28T09:04:00.000Z',
      until: '2026-11-28T09:19:00.000Z',
    },
  ]
}

const text = <const Part extends string>(part: Part) => `activities.approve-by-operator.${part}` as const

/** The page of the operator who asks. */
export const waitForOperator = (t: Translator, why: 'wait-text' | 'wait-text-checks-used-up'): WaitStep => ({
  status: 'wait',
  number: 1,
  title: t(text('wait-title')),
  text: t(text(why)),
  shown: { label: t(text('number')), value: '42' },
  retryAfter: 60,
})

/** When the second operator decided, in the pictures. */
export const decision = { name: 'Ina Berg', at: markTime(new Date('2026-11-28T09:03:00.000Z')) }
