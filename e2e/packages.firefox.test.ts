import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firefoxExtensionId } from '../shared/extension-id.ts'
import { runWxt } from './environment/build-extension.ts'
import { checkPackage, lintPackage } from './stores/check-packages.ts'
import { readZip } from './stores/zip.ts'

/** The packages that the stores get: what they ask for, what is in them, and what Mozilla's linter says. `npm run build -- packages` checks more. */
let firefox: string
let edge: string

beforeAll(async () => {
  firefox = await runWxt(['zip', '--browser', 'firefox', '--mv3'], { isForStore: true })
  edge = await runWxt(['zip', '--browser', 'edge'], { isForStore: true })
})
afterAll(() => Promise.all([firefox, edge].map((folder) => rm(folder, { recursive: true, force: true }))))

const find = async (folder: string, ending: string) =>
  join(folder, (await readdir(folder)).find((name) => name.endsWith(ending)) ?? '')
const manifestOf = (files: Map<string, Buffer>) => JSON.parse(String(files.get('manifest.json')))

/** The same in every store; a permission more is a question more to everybody who installs it. */
const everywhere = {
  manifest_version: 3,
  permissions: ['storage', 'scripting', 'activeTab', 'alarms'],
  // For the reminder, when a person wants it.
  optional_permissions: ['notifications'],
  optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
}
const nowhere = ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable', 'key']

test('Firefox: nothing is asked for at installation, and nothing is shown to pages', async () => {
  const files = readZip(await readFile(await find(firefox, '-firefox.zip')))
  expect(checkPackage('firefox', files)).toEqual([])
  const manifest = manifestOf(files)
  expect(manifest).toMatchObject(everywhere)
  for (const key of [...nowhere, 'storage']) expect(manifest[key], key).toBeUndefined()
  expect(manifest.browser_specific_settings.gecko.id).toBe(firefoxExtensionId)
  expect(manifest.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/)
})

test('Firefox: the linter of the store finds no error and no warning', async () => {
  expect(await lintPackage(await find(firefox, '-firefox.zip'))).toEqual([])
})

test('Firefox: the sources beside it hold code and how to build it', async () => {
  const names = [...readZip(await readFile(await find(firefox, '-sources.zip'))).keys()]
  expect(names).toContain('extension/entrypoints/background.ts')
  expect(names.filter((name) => !/^(extension|shared|server\/routes)\/[\w/.-]+\.\w+$/.test(name)).sort()).toEqual([
    'docs/stores/building.md',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    'wxt.config.ts',
  ])
  expect(names.filter((name) => /\.test\.|\.keys\.|\.env|detectors\/pages/.test(name))).toEqual([])
})

test('Edge: the same, with the administrator’s settings; the id is the store’s', async () => {
  const files = readZip(await readFile(await find(edge, '-edge.zip')))
  expect(checkPackage('edge', files)).toEqual([])
  const manifest = manifestOf(files)
  expect(manifest).toMatchObject({ ...everywhere, storage: { managed_schema: 'managed-schema.json' } })
  for (const key of [...nowhere, 'browser_specific_settings']) expect(manifest[key], key).toBeUndefined()
  expect(manifest.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/)
})
