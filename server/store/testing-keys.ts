import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from './database.ts'
import { writeKeyFile } from './key-file.ts'
import { type Keys, loadKeys } from './keys.ts'
import { openKeys } from './open-keys.ts'
import { bindKeys } from './signed-rows.ts'

/** The same in every test run, since the policies, questions and methods of decoys are derived from it. */
const fixedKey = { id: '0123456789ab', secret: Buffer.alloc(32, 'latchkey'), createdAt: '2026-11-28T00:00:00.000Z' }

/** Opens the keys of a test, so that nothing in it depends on chance. A key file that is already there is kept. */
export async function openTestKeys(store: Store, folder: string): Promise<Keys> {
  const file = join(folder, 'keys')
  if (!existsSync(file)) writeTestKeys(file)
  return openKeys(store, file)
}

export function writeTestKeys(file: string): void {
  writeKeyFile(file, { keys: [fixedKey], rowsSigned: true }, { replace: false })
}

/** Signs the rows of a store whose test opens no key file. */
export function bindTestKeys(store: Pick<Store, 'read'>): void {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-keys-'))
  const file = join(folder, 'keys')
  writeTestKeys(file)
  bindKeys(store, loadKeys(file, { mayCreate: false }))
  // They stay in memory.
  rmSync(folder, { recursive: true })
}
