import { join } from 'node:path'
import { readConfig } from './config.ts'
import { writeSampleCompany } from './directory/sample/testing-sample.ts'
import { createTestHasher } from './profiles/testing-hasher.ts'
import { buildServices, type Services } from './services.ts'
import { writeTestKeys } from './store/testing-keys.ts'
import { writeMigratedDatabase } from './store/testing-migrated.ts'

/** The services of a whole server on the sample company, with its data below `folder`. */
export async function buildTestServices(
  folder: string,
  signal: AbortSignal,
  env: Record<string, string> = {},
): Promise<Services> {
  const config = readConfig({ LATCHKEY_DATA: join(folder, 'data'), ...env }, folder)
  writeTestKeys(config.keyFile)
  await writeMigratedDatabase(config.data)
  await writeSampleCompany(config.data)
  return buildServices(config, signal, { hasher: createTestHasher() })
}
