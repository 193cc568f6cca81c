import { expect, test } from 'vitest'
import { createIdentityReader } from '../identity/create-reader.ts'
import type { TableDescription } from '../identity/identity-schema.ts'
import type { IdentitySource, RowQuery, SourceRow } from '../identity/identity-source.ts'
import { findByTypedName, findCommonRefusal, findStatusRefusal } from './find-identity.ts'
import { findParameterProblems } from './parameters/check-parameters.ts'
import { type ConfigurationParameters, configurationParameters } from './parameters/configuration-parameters.ts'

/** Another database of Identity Manager, with a table of the organisation's own that leads to people by `CCC_UID_Person`. */
const flag = (name: string) => ({ name, kind: 'flag', isSearchable: false }) as const
const table: TableDescription = {
  name: 'CCC_Logins',
  isView: true,
  personKey: 'CCC_UID_Person',
  columns: [{ name: 'LoginName', kind: 'text', isSearchable: true }, flag('A'), flag('B'), flag('Off'), flag('Gone')],
}

function createSource(rows: readonly SourceRow[]): IdentitySource {
  return {
    isForeign: true,
    describeTables: async () => [table],
    async selectRows({ table, where }: RowQuery) {
      if (table === 'Person') return [{ UID_Person: 'clara', InternalName: 'Clara' }]
      return rows.filter((row) => 'name' in where && row.LoginName === where.name)
    },
    listRows: async () => ({ rows: [] }),
  }
}

const authenticator = 'QER | Person | PasswordResetAuthenticator'

async function tryFlags(row: object, changes: Record<string, string>) {
  const identity = createIdentityReader(createSource([{ CCC_UID_Person: 'clara', LoginName: 'clara', ...row }]))
  const parameters: ConfigurationParameters = configurationParameters.parse({
    [`${authenticator} | SearchTable`]: 'CCC_Logins',
    [`${authenticator} | SearchColumn`]: 'LoginName',
    ...changes,
  })
  expect(await findParameterProblems(parameters, identity)).toEqual([])
  const { person, refusal } = await findByTypedName({ identity }, parameters, 'clara')
  expect(person?.id).toBe('clara')
  return refusal
}

const refused = 'account-disabled'

test('SE-4: a table with CCC_UID_Person alone finds its person', async () => {
  expect(await tryFlags({}, {})).toBeUndefined()
})

test.each([
  [{ A: true, B: true }, undefined, undefined],
  [{ A: true, B: false }, refused, undefined],
  [{ A: true, B: null }, refused, undefined],
  [{ A: null, B: null }, refused, refused],
])('EN-1: with EnabledBy=A|B an account with %o is refused by AND: %s, by OR: %s', async (row, all, any) => {
  const enabledBy = { [`${authenticator} | EnabledBy`]: 'A|B' }
  expect(await tryFlags(row, enabledBy)).toBe(all)
  const rule = { 'Latchkey | Person | PasswordResetAuthenticator | EnabledByRule': 'any' }
  expect(await tryFlags(row, { ...enabledBy, ...rule })).toBe(any)
})

test('EN-2: without EnabledBy no column is asked', async () => {
  expect(await tryFlags({ A: false, B: false }, {})).toBeUndefined()
})

test.each([
  [{ Off: false, Gone: false }, undefined],
  [{ Off: null, Gone: null }, undefined],
  [{ Off: true, Gone: false }, refused],
  [{ Off: null, Gone: true }, refused],
])('DI-1, DI-2: with DisabledBy=Off|Gone an account with %o: %s', async (row, expected) => {
  expect(await tryFlags(row, { [`${authenticator} | DisabledBy`]: 'Off|Gone' })).toBe(expected)
})

test('DI-3: disabled wins over enabled', async () => {
  const both = { [`${authenticator} | EnabledBy`]: 'A', [`${authenticator} | DisabledBy`]: 'Off' }
  expect(await tryFlags({ A: true, Off: true }, both)).toBe(refused)
  expect(await tryFlags({ A: true, Off: false }, both)).toBeUndefined()
})

test('a person of another database who is suspended is refused by every module, also with the certification status New', async () => {
  const identity = createIdentityReader({
    ...createSource([]),
    selectRows: async () => [{ UID_Person: 'clara', IsInActive: true, ApprovalState: 1, IsTemporaryDeactivated: true }],
  })
  const person = await identity.findPerson('clara')
  if (!person) throw new Error('there is nobody')
  const parameters = configurationParameters.parse({})
  expect(findStatusRefusal(person, parameters)).toBe('suspended')
  expect(findCommonRefusal(person, parameters)).toBe('suspended')
  expect(findStatusRefusal({ ...person, isSuspended: false }, parameters)).toBeUndefined()
})
