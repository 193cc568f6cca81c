// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import { useTestPage } from '../../../../shared/wizard/testing-pages.ts'
import type { Api } from '../client.ts'
import { FormContext, type FormTools } from '../form/form-context.ts'
import { readRights } from '../rights.ts'
import { EntryList } from './EntryList.tsx'

const { show, find, text } = useTestPage()

const groups = Array.from({ length: 120 }, (_, index) => `S-1-5-21-${index}`)

/** A directory that has a name for every group but the first. */
const api = (async (_call: string, { body }: { body: { entries: string[] } }) => ({
  ok: true,
  value: {
    items: body.entries.map((entry) =>
      entry === groups[0] ? { entry, state: 'gone' } : { entry, state: 'found', name: `Group ${entry.slice(9)}` },
    ),
  },
})) as unknown as Api

const tools: FormTools = {
  api,
  rights: readRights({ roles: ['auditor'] }),
  isReadOnly: true,
  domains: [],
  languages: [],
}

const showReadOnly = () =>
  act(() =>
    show(
      <FormContext.Provider value={tools}>
        <fieldset disabled>
          <EntryList kind="group" entries={groups} field={{ path: 'groups', problems: new Map(), onRemove() {} }} />
        </fieldset>
      </FormContext.Provider>,
    ),
  )

const count = () => document.querySelectorAll('.chip').length
const more = () => find('[role="button"]')

test('groups are shown by their names, and one that the directory no longer has as it is stored', async () => {
  await showReadOnly()
  await vi.waitFor(() => expect(text()).toContain('Group 1'))
  expect(find('.chip')?.textContent).toMatch(/^S-1-5-21-0.+no longer/)
})

test.each([
  ['a press', () => new MouseEvent('click', { bubbles: true })],
  ['Enter', () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })],
  ['the space bar', () => new KeyboardEvent('keydown', { key: ' ', bubbles: true })],
])('an auditor reads on in a long list by %s, although the form is disabled', async (_, createEvent) => {
  await showReadOnly()
  expect(count()).toBe(50)
  // Browsers disable form controls in a disabled fieldset; this one must be none.
  expect(more()?.matches('button, input, select, textarea')).toBe(false)
  await act(() => void more()?.dispatchEvent(createEvent()))
  expect(count()).toBe(100)
  await act(() => void more()?.dispatchEvent(createEvent()))
  expect([count(), more()]).toEqual([120, null])
})
