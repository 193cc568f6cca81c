import { execFile } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromeExtensionKey, firefoxExtensionId } from '../shared/extension-id.ts'
import { runWxt } from './environment/build-extension.ts'
import { repository } from './environment/server.ts'

/** The packages that the stores get: what they ask for, what is in them, and what Mozilla's linter says. */
const run = promisify(execFile)
let folder: string

beforeAll(async () => {
  folder = await runWxt(['zip', '--browser', 'firefox', '--mv3'])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const manifestOf = async (output: string, build: string) =>
  JSON.parse(await readFile(join(output, build, 'manifest.json'), 'utf8'))

/** The same in every store; a permission more is a question more to everybody who installs it. */
const everywhere = {
  manifest_version: 3,
  permissions: ['storage', 'scripting', 'activeTab', 'alarms'],
  // For the reminder, when a person wants it.
  optional_permissions: ['notifications'],
  optional_host_permissions: ['https://*/*', 'http://*/*'],
}
const nowhere = ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']

test('Firefox: nothing is asked for at installation, and nothing is shown to pages', async () => {
  const manifest = await manifestOf(folder, 'firefox-mv3')
  expect(manifest).toMatchObject(everywhere)
  for (const key of [...nowhere, 'key', 'storage']) expect(manifest[key], key).toBeUndefined()
  expect(manifest.browser_specific_settings.gecko.id).toBe(firefoxExtensionId)
  expect(manifest.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/)
})

test('Firefox: the linter of the store finds no error, and but one known warning', async () => {
  const [zip] = (await readdir(folder)).filter((name) => name.endsWith('-firefox.zip'))
  const linter = join(repository, 'node_modules/addons-linter/bin/addons-linter')
  const { stdout } = await run(process.execPath, [linter, '--output', 'json', join(folder, zip ?? '')])
  const { errors, warnings } = JSON.parse(stdout)
  expect(errors).toEqual([])
  // Preact's own innerHTML, which none of our components uses.
  expect([...new Set(warnings.map(({ code }: { code: string }) => code))]).toEqual(['UNSAFE_VAR_ASSIGNMENT'])
})

test('Firefox: the sources beside it hold code only', async () => {
  const [zip] = (await readdir(folder)).filter((name) => name.endsWith('-sources.zip'))
  const names = listZip(await readFile(join(folder, zip ?? '')))
  expect(names).toContain('extension/entrypoints/background.ts')
  expect(names.filter((name) => !/^(extension|shared|server\/routes)\/[\w/.-]+\.\w+$/.test(name)).sort()).toEqual([
    'README.md',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    'wxt.config.ts',
  ])
  expect(names.filter((name) => /\.test\.|\.keys\.|\.env|detectors\/pages/.test(name))).toEqual([])
})

test('Edge: the same, with a fixed id and the administrator’s settings; Chrome: extension-settings.spec.ts', async () => {
  const output = await runWxt(['build', '--browser', 'edge'])
  const manifest = await manifestOf(output, 'edge-mv3')
  expect(manifest).toMatchObject({
    ...everywhere,
    key: chromeExtensionKey,
    storage: { managed_schema: 'managed-schema.json' },
  })
  for (const key of [...nowhere, 'browser_specific_settings']) expect(manifest[key], key).toBeUndefined()
  expect(manifest.content_security_policy.extension_pages).toMatch(/^default-src 'none'; script-src 'self';/)
  await rm(output, { recursive: true })
})

/** Names in a zip, from its central directory. */
function listZip(zip: Buffer): string[] {
  const names: string[] = []
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)))
  }
  return names
}
