import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { insertPolicy } from '../store/management-policies.ts'
import { temporaryStore } from '../store/testing.ts'
import { findCurrentWorkflow, publishWorkflow } from '../store/workflow-versions.ts'
import { createPolicies } from './policies.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { copyWorkflows, publishPredefined } from './publish-predefined.ts'

const clock = () => new Date()

test('after the first start the Self-Service site offers the predefined workflows in their order', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  expect(await policies.listWorkflows('self-service')).toEqual([])
  await policies.publishPredefined()
  const own = predefinedWorkflows.filter(({ site }) => site === 'self-service').map(({ id }) => id)
  expect(own.slice(0, 2)).toEqual(['manage-my-passwords', 'forgot-my-password'])
  expect((await policies.listWorkflows('self-service')).map(({ id }) => id)).toEqual(own)
  expect((await policies.listWorkflows('helpdesk')).map(({ site }) => site)).not.toContain('self-service')
})

test('a second start publishes nothing new', async () => {
  await using store = await temporaryStore()
  await createPolicies({ store, clock }).publishPredefined()
  const before = await store.read.selectFrom('WorkflowVersion').selectAll().orderBy('id').execute()
  await createPolicies({ store, clock }).publishPredefined()
  expect(await store.read.selectFrom('WorkflowVersion').selectAll().orderBy('id').execute()).toEqual(before)
})

test('a run finishes with the version it started with, although another is published meanwhile', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  await policies.publishPredefined()
  const begun = await policies.findWorkflow('register', 'self-service', 'default')
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, description: 'edited' })),
  )
  const anotherProcess = createPolicies({ store, clock })
  expect(await anotherProcess.loadWorkflowVersion(begun?.version ?? '')).toEqual(begun)
  expect((await anotherProcess.findWorkflow('register', 'self-service', 'default'))?.definition.description).toBe(
    'edited',
  )
})

test('the next start does not replace what an administrator published', async () => {
  await using store = await temporaryStore()
  await publishPredefined(store, predefinedWorkflows)
  const edited = JSON.stringify({ ...predefinedWorkflows[0], enabled: false })
  const of = { policy: 'default', workflow: 'manage-my-passwords' }
  await store.transaction((tx) => publishWorkflow(tx, { ...of, definition: edited }))
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, description: 'a newer release' })),
  )
  expect((await findCurrentWorkflow(store.read, of))?.definition).toBe(edited)
})

test('a later release updates workflows of a copy that the product published, and leaves the rest', async () => {
  await using store = await temporaryStore()
  await publishPredefined(store, predefinedWorkflows)
  const [first, second] = predefinedWorkflows
  await store.transaction(async (tx) => {
    await insertPolicy(tx, { id: 'copy', priority: 1, definition: JSON.stringify({ name: 'Copy' }) })
    await copyWorkflows(tx, 'default', 'copy', [first?.id ?? '', second?.id ?? ''])
    const edited = JSON.stringify({ ...first, description: 'edited' })
    await publishWorkflow(tx, { policy: 'copy', workflow: first?.id ?? '', definition: edited })
  })
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, description: 'a newer release' })),
  )
  const tasks = await createPolicies({ store, clock }).listWorkflowsFor('copy', 'self-service')
  const describedAs = (id: string | undefined) => tasks.find((one) => one.id === id)?.description
  expect(describedAs(first?.id)).toBe('edited')
  expect(describedAs(second?.id)).toBe('a newer release')
})

test('before authentication the workflows of all policies are offered', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  await policies.publishPredefined()
  const add = (id: string, priority: number, more: object) =>
    store.transaction(async (tx) => {
      await insertPolicy(tx, { id, priority, definition: JSON.stringify({ name: id, ...more }) })
      const own = JSON.stringify({ ...predefinedWorkflows[0], id: `${id}-task`, name: id })
      await publishWorkflow(tx, { policy: id, workflow: `${id}-task`, definition: own })
    })
  await add('finance', 1, {})
  await add('off', 2, { enabled: false })
  const ids = (await policies.listWorkflows('self-service')).map(({ id }) => id)
  expect(ids).toContain('finance-task')
  expect(ids).not.toContain('off-task')
  expect(ids.filter((id) => id === 'register')).toHaveLength(1)
})

test('a workflow that is disabled, unknown or of another site cannot be started', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, enabled: one.id !== 'register' })),
  )
  expect(await policies.findWorkflow('register', 'self-service', 'default')).toBeUndefined()
  expect(await policies.findWorkflow('made-up', 'self-service', 'default')).toBeUndefined()
  expect(await policies.findWorkflow('manage-my-passwords', 'helpdesk', 'default')).toBeUndefined()
  expect((await policies.listWorkflows('self-service')).map(({ id }) => id)).not.toContain('register')
})

test('a version that does not exist is an unknown workflow', async () => {
  await using store = await temporaryStore()
  await expect(createPolicies({ store, clock }).loadWorkflowVersion('none')).rejects.toMatchObject({
    code: 'workflow-unknown',
  })
})

test.each(predefinedWorkflows)('$id has only activities of its site, with valid settings', (workflow) => {
  for (const step of workflow.activities) {
    const activity = activities.find(({ id }) => id === step.activity)
    expect(activity?.sites).toContain(workflow.site)
    expect(activity?.settings.parse(step.settings)).toMatchObject(step.settings)
  }
})

/** docs/behaviour.md#predefined-workflows. */
test.each([
  [
    'forgot-my-password',
    [
      'authentication-methods',
      'lock-qa-profile',
      'reset-password-in-ad',
      'restart-workflow-if-error-occurs',
      'email-user-if-workflow-succeeds',
      'email-user-if-workflow-fails',
    ],
  ],
  [
    'manage-my-passwords',
    [
      'authenticate-with-password',
      'change-password-in-ad',
      'restart-workflow-if-error-occurs',
      'email-user-if-workflow-succeeds',
      'email-user-if-workflow-fails',
    ],
  ],
  [
    'register',
    ['authenticate-with-password', 'register', 'restart-workflow-if-error-occurs', 'email-user-if-workflow-fails'],
  ],
  [
    'manage-my-profile',
    [
      'authenticate-with-password',
      'manage-my-profile',
      'restart-workflow-if-error-occurs',
      'email-user-if-workflow-fails',
    ],
  ],
])('%s has its activities in the default order', (id, order) => {
  expect(predefinedWorkflows.find((one) => one.id === id)?.activities.map((step) => step.activity)).toEqual(order)
})
