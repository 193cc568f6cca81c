import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { checkWorkflow } from './check-workflow.ts'
import { findPredefined } from './testing.ts'

const register = findPredefined('register')

/** Own words of a workflow's mail steps are held to the same as templates, when the workflow is published. */
const problems = (activity: string, settings: Record<string, unknown>) => {
  const workflow = { ...register, activities: [...register.activities, { key: 'own-mail', activity, settings }] }
  const at = `activities.${register.activities.length}.settings.`
  return checkWorkflow(workflow, activities).problems.map(({ path, code }) => `${path.replace(at, '')}: ${code}`)
}
const words = (text: string) => ({ words: { fr: { subject: 'Bonjour {displayName}', text } } })

test('a problem in a mail to the person is reported at its field', () => {
  expect(problems('email-user-if-workflow-fails', { ...words('{account}'), everyTry: true })).toEqual([])
  expect(problems('email-user-if-workflow-fails', words('{newPassword}'))).toEqual(['words.fr.text: parameter-secret'])
  expect(problems('email-user-if-workflow-succeeds', words('{operator}'))).toEqual(['words.fr.text: parameter-unknown'])
  expect(problems('email-user-if-workflow-succeeds', { subscription: 'sometimes' })).toEqual([
    'subscription: value-invalid',
  ])
  expect(problems('email-user-if-workflow-succeeds', { everyTry: true })).toEqual(['everyTry: field-unknown'])
})

test('a problem in a mail to administrators is reported at its field', () => {
  const mail = { recipients: ['ops@corp.example.com'], subject: '{account}', text: '{operator} {ticket} {error}' }
  expect(problems('email-administrator-if-workflow-fails', { ...mail, everyTry: true })).toEqual([])
  expect(problems('email-administrator-if-workflow-succeeds', { ...mail, text: '{code}' })).toEqual([
    'text: parameter-secret',
  ])
  expect(problems('email-administrator-if-workflow-succeeds', { ...mail, recipients: ['nobody'] })).toEqual([
    'recipients.0: value-invalid',
  ])
})
