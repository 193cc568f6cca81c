import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for the packages of one run of journeys, so that `buildExtension` makes each of them once. Called by Playwright and Vitest before their workers begin. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-extensions-'))
  process.env.LATCHKEY_TEST_EXTENSIONS = folder
  return () => rm(folder, { recursive: true, force: true })
}
