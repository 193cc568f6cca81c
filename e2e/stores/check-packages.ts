import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { repository } from '../environment/server.ts'
import { readAnswers } from './listing.ts'
import { packageIcons } from './package-icons.ts'
import type { StoreId } from './stores.ts'
import { readZip } from './zip.ts'

const run = promisify(execFile)
const notShipped = /\.(map|tsx?|test\.js)$|^(node_modules|\.)/
/** What only an organisation's own package has, or what would show the extension to pages. */
const keysRefused = ['key', 'update_url', 'content_scripts', 'web_accessible_resources', 'externally_connectable']

/** Sentences about what a store or its reviewers would refuse in a package. */
export function checkPackage(id: StoreId, files: Map<string, Buffer>): string[] {
  const manifest = JSON.parse(String(files.get('manifest.json') ?? '{}'))
  const faults: string[] = []
  for (const key of [...keysRefused, 'host_permissions']) if (manifest[key]) faults.push(`the manifest has "${key}"`)
  const hasGecko = manifest.browser_specific_settings?.gecko !== undefined
  if (hasGecko !== (id === 'firefox')) faults.push('the manifest is for another browser')
  const asked = ['permissions', 'optional_permissions', 'optional_host_permissions'].flatMap(
    (key) => manifest[key] ?? [],
  )
  const { reasons } = readAnswers()
  for (const name of asked) if (!reasons[name]) faults.push(`the permission ${name} has no reason`)
  for (const { size } of packageIcons) {
    const icon = files.get(manifest.icons?.[size] ?? '')
    if (!icon || icon.readUInt32BE(16) !== size) faults.push(`the icon of ${size} pixels is missing`)
  }
  for (const [name, content] of files) {
    if (notShipped.test(name)) faults.push(`${name} does not belong into a package`)
    if (name.endsWith('.html') && /<script(?![^>]*\bsrc="\/)|\bsrc="https?:/.test(String(content))) {
      faults.push(`${name} has a script that is not in the package`)
    }
  }
  for (const language of ['en', 'de']) {
    if (!files.has(`_locales/${language}/messages.json`)) faults.push(`${language} is missing`)
  }
  return faults
}

/** What Mozilla's linter says about a package. Errors and warnings both stop a review. */
export async function lintPackage(file: string): Promise<string[]> {
  const linter = join(repository, 'node_modules/addons-linter/bin/addons-linter')
  // It exits with 1 where it finds errors.
  const { stdout } = await run(process.execPath, [linter, '--output', 'json', file]).catch((error) => error)
  const { errors, warnings } = JSON.parse(stdout) as Record<'errors' | 'warnings', { code: string; file?: string }[]>
  return [...errors, ...warnings].map(
    ({ code, file: where }) => `Mozilla’s linter: ${code}${where ? ` in ${where}` : ''}`,
  )
}

/** Builds the sources as `docs/stores/building.md` says, and compares the result with the package. */
export async function checkSources(sources: Buffer, submitted: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sources-'))
  try {
    const files = readZip(sources)
    for (const [name, content] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    // In place of `npm ci`: the same packages.
    await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'))
    const { LATCHKEY_EXTENSION_OUTPUT: _, ...env } = process.env
    await run(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'zip', '--browser', 'firefox', '--mv3'], {
      cwd: folder,
      env,
    })
    const output = join(folder, '.output')
    const built = (await readdir(output)).find((name) => name.endsWith('-firefox.zip'))
    return compare(readZip(await readFile(join(output, built ?? ''))), readZip(submitted))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function compare(built: Map<string, Buffer>, submitted: Map<string, Buffer>): string[] {
  const names = new Set([...built.keys(), ...submitted.keys()])
  const hash = (content: Buffer | undefined) => content && createHash('sha256').update(content).digest('hex')
  return [...names]
    .filter((name) => hash(built.get(name)) !== hash(submitted.get(name)))
    .map((name) => `the sources build another ${name}`)
}
