import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { insertPolicy } from '../store/management-policies.ts'
import { temporaryStore } from '../store/testing.ts'
import { currentWorkflow, publishWorkflow } from '../store/workflow-versions.ts'
import { createPolicies } from './policies.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { copyWorkflows, publishPredefined } from './publish-predefined.ts'

const clock = () => new Date()

test('after the first start the Self-Service site offers the predefined tasks, in their order', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  expect(await policies.tasks('self-service')).toEqual([])
  await policies.publish()
  const own = predefinedWorkflows.filter(({ site }) => site === 'self-service').map(({ id }) => id)
  expect(own.slice(0, 2)).toEqual(['manage-my-passwords', 'forgot-my-password'])
  expect((await policies.tasks('self-service')).map(({ id }) => id)).toEqual(own)
  expect((await policies.tasks('helpdesk')).map(({ site }) => site)).not.toContain('self-service')
})

test('a second start publishes nothing new', async () => {
  await using store = await temporaryStore()
  await createPolicies({ store, clock }).publish()
  const before = await store.read.selectFrom('WorkflowVersion').selectAll().orderBy('id').execute()
  await createPolicies({ store, clock }).publish()
  expect(await store.read.selectFrom('WorkflowVersion').selectAll().orderBy('id').execute()).toEqual(before)
})

test('a run finishes on the version that it began with, whatever is published meanwhile', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  await policies.publish()
  const begun = await policies.workflow('register', 'self-service', 'default')
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, description: 'edited' })),
  )
  const anotherProcess = createPolicies({ store, clock })
  expect(await anotherProcess.version(begun?.version ?? '')).toEqual(begun)
  expect((await anotherProcess.workflow('register', 'self-service', 'default'))?.definition.description).toBe('edited')
})

test('what an administrator published is not replaced by the next start', async () => {
  await using store = await temporaryStore()
  await publishPredefined(store, predefinedWorkflows)
  const edited = JSON.stringify({ ...predefinedWorkflows[0], enabled: false })
  const of = { policy: 'default', workflow: 'manage-my-passwords' }
  await store.transaction((tx) => publishWorkflow(tx, { ...of, definition: edited }))
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, description: 'a newer release' })),
  )
  expect((await currentWorkflow(store.read, of))?.definition).toBe(edited)
})

test('a later release renews what a copy still has from the product, and leaves the rest', async () => {
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
  const tasks = await createPolicies({ store, clock }).tasksFor('copy', 'self-service')
  const describedAs = (id: string | undefined) => tasks.find((one) => one.id === id)?.description
  expect(describedAs(first?.id)).toBe('edited')
  expect(describedAs(second?.id)).toBe('a newer release')
})

test('before anybody has said who they are, the tasks of all policies are offered', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  await policies.publish()
  const add = (id: string, priority: number, more: object) =>
    store.transaction(async (tx) => {
      await insertPolicy(tx, { id, priority, definition: JSON.stringify({ name: id, ...more }) })
      const own = JSON.stringify({ ...predefinedWorkflows[0], id: `${id}-task`, name: id })
      await publishWorkflow(tx, { policy: id, workflow: `${id}-task`, definition: own })
    })
  await add('finance', 1, {})
  await add('off', 2, { enabled: false })
  const ids = (await policies.tasks('self-service')).map(({ id }) => id)
  expect(ids).toContain('finance-task')
  expect(ids).not.toContain('off-task')
  expect(ids.filter((id) => id === 'register')).toHaveLength(1)
})

test('a task that is switched off, unknown, or of another site cannot be begun', async () => {
  await using store = await temporaryStore()
  const policies = createPolicies({ store, clock })
  await publishPredefined(
    store,
    predefinedWorkflows.map((one) => ({ ...one, enabled: one.id !== 'register' })),
  )
  expect(await policies.workflow('register', 'self-service', 'default')).toBeUndefined()
  expect(await policies.workflow('made-up', 'self-service', 'default')).toBeUndefined()
  expect(await policies.workflow('manage-my-passwords', 'helpdesk', 'default')).toBeUndefined()
  expect((await policies.tasks('self-service')).map(({ id }) => id)).not.toContain('register')
})

test('a version that never was is an unknown workflow', async () => {
  await using store = await temporaryStore()
  await expect(createPolicies({ store, clock }).version('none')).rejects.toMatchObject({ code: 'workflow-unknown' })
})

test.each(predefinedWorkflows)('$id names only activities of its site, with settings that they take', (workflow) => {
  for (const step of workflow.activities) {
    const activity = activities.find(({ id }) => id === step.activity)
    expect(activity?.sites).toContain(workflow.site)
    expect(activity?.settings.parse(step.settings)).toMatchObject(step.settings)
  }
})

/** Features B.1. */
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
    [
      'authenticate-with-password',
      'register',
      'restart-workflow-if-error-occurs',
      'email-user-if-workflow-succeeds',
      'email-user-if-workflow-fails',
    ],
  ],
  [
    'manage-my-profile',
    [
      'authenticate-with-password',
      'manage-my-profile',
      'restart-workflow-if-error-occurs',
      'email-user-if-workflow-succeeds',
      'email-user-if-workflow-fails',
    ],
  ],
])('%s takes its activities in the default order', (id, order) => {
  expect(predefinedWorkflows.find((one) => one.id === id)?.activities.map((step) => step.activity)).toEqual(order)
})
