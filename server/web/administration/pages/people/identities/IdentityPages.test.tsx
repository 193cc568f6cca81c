// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import { useTestPage } from '../../../../../../shared/wizard/testing-pages.ts'
import { createAddressBar } from '../../../address.ts'
import type { Api } from '../../../client.ts'
import { FormContext } from '../../../form/form-context.ts'
import { readRights } from '../../../rights.ts'
import { IdentityPages } from './IdentityPages.tsx'

const { show } = useTestPage()

const form = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Name' },
    permissionGroup: { control: 'identity', table: 'permission-groups', title: 'Group', choices: { g1: 'Portal' } },
  },
}

/** Opens a page for an administrator; what the server replies is by call. */
async function open(parts: readonly string[], replies: Record<string, unknown>) {
  const call = vi.fn(async (name: string, _sent?: unknown) =>
    name in replies ? { ok: true, value: replies[name] } : new Promise<never>(() => {}),
  )
  const api = call as unknown as Api
  const address = createAddressBar(new AbortController().signal)
  const tools = { api, rights: readRights({ roles: ['administrator'] }), isReadOnly: false, domains: [], languages: [] }
  await act(() =>
    show(
      <FormContext.Provider value={tools}>
        <IdentityPages api={api} address={address} parts={parts} language="en" />
      </FormContext.Provider>,
    ),
  )
  const calls = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, sent]) => sent)
  return { address, calls }
}

const roles = 'GET /api/v1/admin/identities/application-roles'
const forms = 'GET /api/v1/admin/identity-forms/{table}'
const role = { id: 'new', version: 3, name: 'Employees', description: null, permissionGroup: 'g1' }
const buttons = () => [...document.querySelectorAll('button')].map(({ textContent }) => textContent?.trim())

test('an entry whose id is new is opened, and is not the page that makes one', async () => {
  const entry = await open(['application-roles', 'entry', 'new'], {})
  await vi.waitFor(() => expect(entry.calls(`${roles}/{id}`)).toEqual([{ params: { id: 'new' } }]))
  const made = await open(['application-roles', 'new'], {})
  await vi.waitFor(() => expect(made.calls(forms)).toEqual([{ params: { table: 'application-roles' }, query: {} }]))
  expect(made.calls(`${roles}/{id}`)).toEqual([])
})

test('what an entry refers to has its name, and what is chosen has the name that was found', async () => {
  const page = await open(['application-roles', 'entry', 'new'], {
    [`${roles}/{id}`]: role,
    [forms]: { title: 'Employees', text: '', form },
    'GET /api/v1/admin/identities/permission-groups': { items: [{ id: 'g2', name: 'Approvers', description: null }] },
    'PUT /api/v1/admin/identities/application-roles/{id}': { ...role, permissionGroup: 'g2' },
  })
  await vi.waitFor(() => expect(document.querySelector('.chip')?.textContent).toBe('Portal'))
  await act(() => document.querySelector<HTMLButtonElement>('.chip button')?.click())
  const search = await vi.waitFor(() => {
    const input = document.querySelector<HTMLInputElement>('[role=combobox]')
    if (!input) throw new Error('there is no search')
    return input
  })
  search.value = 'app'
  await act(() => void search.dispatchEvent(new Event('input', { bubbles: true })))
  await vi.waitFor(() => expect(document.querySelector('[role=option]')?.textContent).toContain('Approvers'))
  await act(() => document.querySelector<HTMLElement>('[role=option]')?.click())
  expect(document.querySelector('.chip')?.textContent).toBe('Approvers')
  await act(
    () => void document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
  )
  await vi.waitFor(() =>
    expect(page.calls('PUT /api/v1/admin/identities/application-roles/{id}')).toEqual([
      { params: { id: 'new' }, version: 3, body: { name: 'Employees', permissionGroup: 'g2' } },
    ]),
  )
})

test('an entry of another database has its place, and nothing to save, choose or delete', async () => {
  await open(['application-roles', 'entry', 'new'], {
    [`${roles}/{id}`]: role,
    [forms]: { title: 'Employees', text: '', form, elsewhere: 'sql.example.com, OneIM' },
  })
  await vi.waitFor(() => expect(document.querySelector('.chip')?.textContent).toBe('Portal'))
  expect(document.body.textContent).toContain('sql.example.com, OneIM')
  expect(document.body.textContent).not.toContain('auditor')
  expect([buttons().filter(Boolean), document.querySelector('[role=combobox]')]).toEqual([[], null])
})

test('a list goes on after its last entry', async () => {
  const page = await open(['accounts'], {
    'GET /api/v1/admin/identities/accounts': { items: [{ id: 'a1', name: 'Clara', account: 'clarah' }], next: 'c1' },
  })
  await vi.waitFor(() => expect(document.querySelector('tbody')?.textContent).toBe('Claraclarah'))
  await act(() => [...document.querySelectorAll('button')].at(-1)?.click())
  await vi.waitFor(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(2))
  expect(page.calls('GET /api/v1/admin/identities/accounts')).toEqual([{ query: {} }, { query: { after: 'c1' } }])
})
