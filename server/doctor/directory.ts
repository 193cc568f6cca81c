import type { ActiveDirectoryConfig } from '../config.ts'
import { controllersOf, inspectControllers } from '../directory/active-directory/inspection/inspect.ts'
import { activeDirectoryOptions } from '../directory-options.ts'
import { type Check, fail, note, type Section } from './check.ts'
import { controllerSection } from './controller.ts'
import { primaryFinding } from './primary.ts'
import { reasonOf } from './reason.ts'

/** Every controller of the directory, and what the service account may do there. */
export const directory: Check = {
  id: 'directory',
  async look({ directory: settings }, signal) {
    if (settings.kind === 'sample')
      return [
        {
          title: 'Directory',
          findings: [note('sample', 'the sample company lies in the data folder; nothing to reach.')],
        },
      ]
    return lookAt(settings, signal)
  },
}

async function lookAt(settings: ActiveDirectoryConfig, signal: AbortSignal): Promise<Section[]> {
  const title = 'Directory'
  let options: ReturnType<typeof activeDirectoryOptions>
  try {
    options = activeDirectoryOptions(settings)
  } catch (error) {
    const sentence = `LATCHKEY_DIRECTORY_CA_FILE cannot be read (${reasonOf(error)}): correct its path or mode.`
    return [{ title, findings: [fail('authority', sentence)] }]
  }
  let urls: string[]
  try {
    urls = await controllersOf(options)
  } catch (error) {
    const sentence = `DNS names no controllers (${reasonOf(error)}): use the domain's DNS servers, or list them as ldaps://host.`
    return [{ title, findings: [fail('discovery', sentence)] }]
  }
  const inspections = await inspectControllers(urls, options, signal)
  const sections = inspections.map((inspection) => controllerSection(inspection, settings))
  const primary = primaryFinding(inspections)
  return primary ? [...sections, { title: 'Domain', findings: [primary] }] : sections
}
