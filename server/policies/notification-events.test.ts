import { expect, test } from 'vitest'
import { notificationsOf } from './notification-events.ts'
import { myNotifications } from './predefined/my-notifications.ts'
import { register } from './predefined/register.ts'
import type { WorkflowDefinition } from './workflow.ts'

const tells = (key: string, subscription?: string) => ({
  key,
  activity: 'email-user-if-workflow-succeeds',
  settings: subscription === undefined ? {} : { subscription },
})
const own = (...activities: WorkflowDefinition['activities']): WorkflowDefinition => ({
  ...{ id: 'visitors', site: 'self-service', name: { en: 'Visitors', de: 'Gäste' }, description: '' },
  ...{ enabled: true, availability: [], activities },
})

test('one event for each mail of each workflow, in its order and in the language of the person', () => {
  expect(notificationsOf([register, own(tells('a'))], 'de')).toMatchObject([
    { id: 'register-succeeded', mode: 'may-leave' },
    { id: 'register-failed', mode: 'may-leave' },
    { id: 'visitors-succeeded', label: 'Gäste: wenn es erledigt ist' },
  ])
})

test('that notifications were changed is told in any case', () => {
  const modes = notificationsOf([myNotifications], 'en').map(({ mode }) => mode)
  expect(modes).toEqual(['may-not-leave', 'may-not-leave'])
})

test('of two mails about the same, one that leaves a choice decides', () => {
  const modes = (...given: (string | undefined)[]) =>
    notificationsOf([own(...given.map((mode, index) => tells(`t${index}`, mode)))], 'en').map(({ mode }) => mode)
  expect(modes('may-not-leave', 'may-join')).toEqual(['may-join'])
  expect(modes('may-leave', 'may-join')).toEqual(['may-leave'])
  expect(modes('something of a later version')).toEqual(['may-leave'])
})

test('a workflow without such mails has none', () => {
  expect(notificationsOf([own({ key: 'x', activity: 'unlock-account', settings: {} })], 'en')).toEqual([])
})
