import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from './startup-error.mjs'

const knownKeys = ['server', 'origins', 'name', 'everyHost']

/**
 * Settings of an organisation's own package of the extension, from a JSON file (docs/managed-settings.md):
 * `{"server": "https://latchkey.example.com", "origins": ["https://mail.example.com"], "name": "Example", "everyHost": false}`.
 * Returns them as `wxt.config.ts` reads them. Throws a StartupError that names what is wrong.
 */
export function readOrganisation(file) {
  const refuse = (reason) => new StartupError(`${file} is no organisation: ${reason}.`)
  let content
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw refuse(error instanceof SyntaxError ? 'it is not JSON' : `it cannot be read (${error.code})`)
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw refuse('it holds no JSON object')
  const unknownKey = Object.keys(content).find((key) => !knownKeys.includes(key))
  if (unknownKey) throw refuse(`"${unknownKey}" is none of ${knownKeys.join(', ')}`)
  const { server, origins = [], name = '', everyHost = false } = content
  if (!isOrigin(server)) throw refuse('"server" must be an address such as https://latchkey.example.com')
  if (!Array.isArray(origins)) throw refuse('"origins" must be a list')
  const invalid = origins.find((origin) => !isOrigin(origin))
  if (invalid !== undefined)
    throw refuse(`${JSON.stringify(invalid)} in "origins" is no origin such as https://mail.example.com`)
  if (typeof name !== 'string') throw refuse('"name" must be a text')
  if (typeof everyHost !== 'boolean') throw refuse('"everyHost" must be true or false')
  if (origins.length === 0 && !everyHost) throw refuse('"origins" is empty, so the package would see no page')
  return {
    LATCHKEY_EXTENSION_SERVER: server,
    LATCHKEY_EXTENSION_NAME: name,
    LATCHKEY_EXTENSION_HOSTS: [...origins, ...(everyHost ? ['https://*', 'http://*'] : [])].join(','),
    LATCHKEY_EXTENSION_OUTPUT: join('.output', 'organisation'),
  }
}

/** An origin and nothing else: a path in it would be ignored silently. */
function isOrigin(text) {
  try {
    const { protocol, hostname, origin } = new URL(text)
    return (
      ['https:', 'http:'].includes(protocol) && !hostname.includes('*') && (text === origin || text === `${origin}/`)
    )
  } catch {
    return false
  }
}
