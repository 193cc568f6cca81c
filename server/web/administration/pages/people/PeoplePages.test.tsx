// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import { useTestPage } from '../../../../../shared/wizard/testing-pages.ts'
import { createAddressBar, formatAddress, parseAddress } from '../../address.ts'
import type { Api } from '../../client.ts'
import { FormContext } from '../../form/form-context.ts'
import { readRights } from '../../rights.ts'
import { PeoplePages } from './PeoplePages.tsx'
import { toPersonAddress } from './person-address.ts'

const { show } = useTestPage()

test.each(['bulk', 'account', 'new', 'corp.example.com\\r.osei'])(
  'the address of an account named %s opens that person',
  async (account) => {
    const call = vi.fn(() => new Promise<never>(() => {}))
    const { parts } = parseAddress(formatAddress(toPersonAddress(account)))
    const api = call as unknown as Api
    const address = createAddressBar(new AbortController().signal)
    await act(() =>
      show(
        <FormContext.Provider value={{ api, rights: readRights({}), isReadOnly: true, domains: [], languages: [] }}>
          <PeoplePages api={api} address={address} parts={parts.slice(1)} language="en" />
        </FormContext.Provider>,
      ),
    )
    await vi.waitFor(() =>
      expect(call.mock.calls).toEqual([['GET /api/v1/admin/person-record', { query: { person: account } }]]),
    )
  },
)
