import { expect, test } from 'vitest'
import { settings } from '../../../../policies/settings.ts'
import { describeSettingFields } from '../../../../routes/admin/setting-fields.ts'
import { type FoundSetting, findSettings } from './find-settings.ts'

const createFields = (language: string): FoundSetting[] =>
  (['branding', 'mail', 'site', 'staff'] as const).flatMap((name) =>
    describeSettingFields(settings[name], {}, language).map((field) => ({ ...field, name, group: name })),
  )
const find = (typed: string, language = 'en') =>
  findSettings(createFields(language), typed).map(({ name, path }) => `${name}.${path}`)

test.each([
  ['logo', 'branding.logo'],
  ['PNG picture', 'branding.logo'],
  ['farbe', 'branding.colour'],
  ['site.support', 'site.support'],
  ['truncatenames', 'site.helpdeskSearch.truncateNames'],
  ['zweiter faktor', 'staff.secondFactor'],
])('“%s” finds %s', (typed, id) => expect(find(typed)).toContain(id))

test('a page in German finds a setting by its English words, too', () => {
  expect(find('logo of the organisation', 'de')).toEqual(['branding.logo'])
  expect(find('tastatur')).toEqual([])
})

test('a title that may break inside is found by its whole word', () => {
  const field = { title: 'Konfigurations\u00adparameter', text: '', path: 'x', otherWords: '', name: 'n', group: 'g' }
  const [found] = findSettings([{ ...createFields('de')[0], ...field } as FoundSetting], 'Konfigurationsparameter')
  expect(found?.path).toBe('x')
})

test('a setting that has the words in its name comes before one that has them in its text', () => {
  const fields = createFields('en').map((field) => ({ ...field, otherWords: '' }))
  const titles = findSettings(fields, 'page').map(({ title }) => title.toLowerCase().includes('page'))
  expect(titles).toContain(false)
  expect(titles).toEqual(titles.toSorted((one, other) => Number(other) - Number(one)))
})
