import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './trouble.mjs'

const known = ['server', 'origins', 'name', 'everyHost']

/**
 * Settings of an organisation's own package of the extension, from a JSON file (docs/managed-settings.md):
 * `{"server": "https://latchkey.example.com", "origins": ["https://mail.example.com"], "name": "Example", "everyHost": false}`.
 * Gives them as `wxt.config.ts` reads them. Throws Trouble that names what is wrong.
 */
export function readOrganisation(file) {
  const wrong = (why) => new Trouble(`${file} is no organisation: ${why}.`)
  let given
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? 'it is not JSON' : `it cannot be read (${error.code})`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong('it holds no JSON object')
  const stranger = Object.keys(given).find((key) => !known.includes(key))
  if (stranger) throw wrong(`"${stranger}" is none of ${known.join(', ')}`)
  const { server, origins = [], name = '', everyHost = false } = given
  if (!isOrigin(server)) throw wrong('"server" must be an address such as https://latchkey.example.com')
  if (!Array.isArray(origins)) throw wrong('"origins" must be a list')
  const bad = origins.find((origin) => !isOrigin(origin))
  if (bad !== undefined)
    throw wrong(`${JSON.stringify(bad)} in "origins" is no origin such as https://mail.example.com`)
  if (typeof name !== 'string') throw wrong('"name" must be a text')
  if (typeof everyHost !== 'boolean') throw wrong('"everyHost" must be true or false')
  if (origins.length === 0 && !everyHost) throw wrong('"origins" is empty, so the package would see no page')
  return {
    LATCHKEY_EXTENSION_SERVER: server,
    LATCHKEY_EXTENSION_NAME: name,
    LATCHKEY_EXTENSION_HOSTS: [...origins, ...(everyHost ? ['https://*', 'http://*'] : [])].join(','),
    LATCHKEY_EXTENSION_OUTPUT: join('.output', 'organisation'),
  }
}

/** An origin and nothing else: a path in it would be lost without a word. */
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
