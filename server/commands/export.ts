import type { Config } from '../config.ts'
import { exportConfiguration } from '../configuration-document/import-configuration.ts'
import { printErrors, printLines } from '../log.ts'
import { schemaPath } from '../routes/configuration-schema.ts'
import { withConfigurationServices } from './configuration-services.ts'

const usage = 'Write the configuration to a file: npm start --silent -- export > latchkey.yaml'

/** `export` writes the whole configuration to standard output, as one YAML document without secrets. */
export async function exportToOutput(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  if (args.length > 0) {
    printErrors(usage)
    return 2
  }
  return withConfigurationServices(config, signal, async ({ store, staffUrl }) => {
    const { text } = await exportConfiguration(store, staffUrl + schemaPath)
    printLines(...text.trimEnd().split('\n'))
    return 0
  })
}
