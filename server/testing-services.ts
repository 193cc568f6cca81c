import { join } from 'node:path'
import { readConfig } from './config.ts'
import { buildServices, type Services } from './services.ts'
import { writeTestKeys } from './store/testing-keys.ts'

/** The services of a whole server on the sample company, with its data below `folder`. */
export function buildTestServices(folder: string, signal: AbortSignal): Promise<Services> {
  const config = readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder)
  writeTestKeys(config.keyFile)
  return buildServices(config, signal)
}
