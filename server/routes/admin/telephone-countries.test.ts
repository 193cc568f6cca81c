import { expect, test } from 'vitest'
import { createServerHarness } from './testing.ts'

const settings = '/api/v1/admin/settings'

test('countries of telephone numbers are chosen by name, and offered only beside the one of numbers without country code', async () => {
  await using server = await createServerHarness()
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', `${settings}/site/form`)
  const { country, countries } = body.form.properties
  expect(country).toMatchObject({ control: 'country', choices: { DE: 'Germany (+49)', US: 'United States (+1)' } })
  expect(countries).toMatchObject({ control: 'countries', items: { choices: { AT: 'Austria (+43)' } } })
  const save = (site: object, version: number) => admin('PUT', `${settings}/site`, site, `"${version}"`)
  for (const [site, problem] of [
    [{ countries: ['AT'] }, { path: 'countries', code: 'default-country-missing' }],
    [
      { country: 'DE', countries: ['AT', ''] },
      { path: 'countries.1', code: 'value-invalid' },
    ],
    [{ country: 'Germany' }, { path: 'country', code: 'value-invalid' }],
  ] as const)
    expect((await save(site, 0)).body.problems).toMatchObject([problem])
  const saved = await save({ country: 'DE', countries: ['AT'] }, 0)
  expect(saved.body.settings).toMatchObject({ country: 'DE', countries: ['AT'] })
  const { items } = (await admin('GET', settings)).body
  const { fields } = items.find(({ name }: { name: string }) => name === 'site')
  expect(fields.find(({ path }: { path: string }) => path === 'countries').value).toBe('Austria (+43)')
})
