// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { useTestPage } from '../../../shared/wizard/testing-pages.ts'
import { formatExact } from '../exact-time.ts'
import type { PasswordHealth } from './client.ts'
import { HealthPage } from './HealthPage.tsx'
import { createHealthStore } from './health-store.ts'
import { createFakeClient, type HealthFixture } from './states/fake-client.ts'
import { createStates } from './states/states.ts'

const { find, settle, show, text } = useTestPage()
const states: Record<keyof ReturnType<typeof createStates>, HealthFixture> = createStates(getTranslator('en'))

/** The page of this state; its store, to act on it. */
async function showHealth(state: HealthFixture, changes: Partial<PasswordHealth> = {}) {
  const client = createFakeClient({ ...state, health: state.health && { ...state.health, ...changes } })
  const store = createHealthStore(client, new AbortController().signal, () => {})
  await store.begin()
  const { health } = store.state.value
  if (!health) throw new Error('no session')
  show(<HealthPage store={store} health={health} language="en" />)
  await settle()
  return store
}

const linksTo = (workflow: string) =>
  Array.from(document.querySelectorAll(`.glance a[href*="task=${workflow}&"]`), (link) =>
    link.getAttribute('data-look'),
  )

test('9: the change of the password is offered while all is well, and once where it is the next step', async () => {
  await showHealth(states.well)
  expect(linksTo('manage-my-passwords')).toEqual(['second'])
  await showHealth(states.soon)
  expect(linksTo('manage-my-passwords')).toEqual(['primary'])
  await showHealth(states.disabled)
  expect(linksTo('manage-my-passwords')).toEqual([])
})

test('27: the policy is named only where it has a name of its own', async () => {
  await showHealth(states.well, { policy: { id: 'default', name: 'Default' } })
  expect(text()).not.toContain('Policy')
  await showHealth(states.well, { policy: { id: 'default', name: 'Head office' } })
  expect(text()).toContain('PolicyHead office')
})

test('27: a request says exactly until when it can be decided; decided ones are no longer counted', async () => {
  const store = await showHealth(states.requests)
  const [request] = store.state.value.requests
  expect(text()).toContain('2 requests wait for your decision')
  expect(find('.request .facts')?.textContent).toContain(formatExact(request?.until ?? '', 'en'))
  for (const { id } of store.state.value.requests) await store.decide(id, { decision: 'refuse' })
  await settle()
  expect(document.querySelectorAll('.requests'), 'their outcomes stay').toHaveLength(1)
  expect(document.querySelectorAll('.requests h2')).toHaveLength(0)
  expect(text()).not.toContain('0 request')
})
