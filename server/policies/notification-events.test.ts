import { expect, test } from 'vitest'
import { listNotificationEvents } from './notification-events.ts'
import { findPredefined } from './testing.ts'
import type { WorkflowDefinition } from './workflow.ts'

const tells = (key: string, subscription?: string) => ({
  key,
  activity: 'email-user-if-workflow-succeeds',
  settings: subscription === undefined ? {} : { subscription },
})
const own = (...activities: WorkflowDefinition['activities']): WorkflowDefinition => ({
  id: 'visitors',
  site: 'self-service',
  name: { en: 'Visitors', de: 'Gäste' },
  description: '',
  enabled: true,
  availability: [],
  activities,
})

test('each mail of each workflow is one event, in order and in the person’s language', () => {
  expect(listNotificationEvents([findPredefined('unlock-my-account'), own(tells('a'))], 'de')).toMatchObject([
    { id: 'unlock-my-account-succeeded', mode: 'may-not-leave' },
    { id: 'unlock-my-account-failed', mode: 'may-leave' },
    { id: 'visitors-succeeded', label: 'Gäste: wenn es erledigt ist' },
  ])
})

test('finding 26: that a password was changed or an account was opened is a security notice', () => {
  const ids = ['manage-my-passwords', 'forgot-my-password', 'unlock-my-account', 'i-have-a-passcode']
  const events = listNotificationEvents(ids.map(findPredefined), 'en')
  const locked = events.filter(({ mode }) => mode === 'may-not-leave').map(({ id }) => id)
  expect(locked).toEqual(ids.map((id) => `${id}-succeeded`))
})

test('O26: changed methods are told by their own mail, and not a second time as the success of the task', () => {
  const ids = ['register', 'manage-my-profile']
  expect(listNotificationEvents(ids.map(findPredefined), 'en').map(({ id }) => id)).toEqual(
    ids.map((id) => `${id}-failed`),
  )
})

test('a change of notifications cannot be unsubscribed', () => {
  const modes = listNotificationEvents([findPredefined('my-notifications')], 'en').map(({ mode }) => mode)
  expect(modes).toEqual(['may-not-leave', 'may-not-leave'])
})

test('of two mails for one event, one that allows a choice decides', () => {
  const modes = (...given: (string | undefined)[]) =>
    listNotificationEvents([own(...given.map((mode, index) => tells(`t${index}`, mode)))], 'en').map(({ mode }) => mode)
  expect(modes('may-not-leave', 'may-join')).toEqual(['may-join'])
  expect(modes('may-leave', 'may-join')).toEqual(['may-leave'])
  expect(modes('something of a later version')).toEqual(['may-leave'])
})

test('a workflow without such mails has no event', () => {
  expect(listNotificationEvents([own({ key: 'x', activity: 'unlock-account', settings: {} })], 'en')).toEqual([])
})
