import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOrganisation } from '../../server/bootstrap/organisation.mjs'
import { chromeExtensionId, firefoxExtensionId } from '../../shared/extension-id.ts'
import { repository } from './server.ts'

/** An administrator copies these files: what they set must be what the extension reads. */
const folder = join(repository, 'docs/policies')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const schema = JSON.parse(readFileSync(join(repository, 'extension/public/managed-schema.json'), 'utf8'))
const documented = readFileSync(join(repository, 'docs/managed-settings.md'), 'utf8')
const types = Object.fromEntries(
  Object.entries<{ type: string }>(schema.properties).map(([name, { type }]) => [name, type]),
)
const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)

test('each setting of the schema is documented, and nothing else', () => {
  const rows = [...documented.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
  expect(rows.sort()).toEqual(Object.keys(types).sort())
})

test('each example is named in the document', () => {
  for (const file of readdirSync(folder).filter((name) => name.includes('.'))) {
    expect(documented, file).toContain(`policies/${file}`)
  }
})

test.each(readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'organisation.json'))(
  '%s sets what the schema knows, in its types',
  (file) => {
    const given = JSON.parse(read(file))
    const set =
      given.policies?.['3rdparty'].Extensions[firefoxExtensionId] ?? given['3rdparty'].extensions[chromeExtensionId]
    expect(Object.keys(set).length).toBeGreaterThan(0)
    for (const [name, value] of Object.entries(set)) expect(typeOf(value), name).toBe(types[name])
  },
)

test.each(['chrome-windows.reg', 'edge-windows.reg'])('%s sets what the schema knows', (file) => {
  const text = read(file)
  expect(text).toContain(`\\3rdparty\\extensions\\${chromeExtensionId}\\policy]`)
  const policy = text.split('\\policy]')[1]?.split('[')[0] ?? ''
  for (const [, name = '', value = ''] of policy.matchAll(/^"(\w+)"=(.)/gm)) {
    expect(types[name], name).toBe(value === 'd' ? 'boolean' : 'string')
  }
  expect(text).toContain('\\policy\\origins]')
})

test('the group policy sets what the schema knows, and words all of it in both languages', () => {
  const admx = read('latchkey.admx')
  const names = [...admx.matchAll(/valueName="(\w+)"/g)].map(([, name = '']) => name)
  expect(names.filter((name) => !types[name])).toEqual([])
  expect(new Set([...names, 'origins', 'organisations'])).toEqual(new Set(Object.keys(types)))
  const wanted = [...admx.matchAll(/\$\(string\.(\w+)\)/g)].map(([, id]) => id)
  for (const language of ['en-US', 'de-DE']) {
    const adml = read(`${language}/latchkey.adml`)
    for (const id of wanted) expect(adml, `${language} ${id}`).toContain(`<string id="${id}">`)
  }
})

test('the organisation can be built', () => {
  expect(readOrganisation(join(folder, 'organisation.json')).LATCHKEY_EXTENSION_SERVER).toBe(
    'https://latchkey.example.com',
  )
})
