import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readOrganisation } from '../../server/bootstrap/organisation.mjs'

const folder = mkdtempSync(join(tmpdir(), 'latchkey-organisation-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (content: unknown) => {
  const file = join(folder, 'organisation.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readOrganisation(file)
}
const server = 'https://latchkey.example.com'
const origins = ['https://mail.example.com', 'https://vpn.example.com:8443']

test('an organisation brings server, name and pages, which become required hosts', () => {
  expect(read({ server, origins, name: 'Example' })).toMatchObject({
    LATCHKEY_EXTENSION_SERVER: server,
    LATCHKEY_EXTENSION_NAME: 'Example',
    LATCHKEY_EXTENSION_HOSTS: 'https://mail.example.com,https://vpn.example.com:8443',
  })
})

test('with every host, the administrator’s policy says which pages they are', () => {
  expect(read({ server, everyHost: true }).LATCHKEY_EXTENSION_HOSTS).toBe('https://*,http://*')
})

test.each([
  ['no JSON', /it is not JSON/],
  [[], /holds no JSON object/],
  [{ origins }, /"server" must be an address/],
  [{ server: 'https://*.example.com', origins }, /"server" must be an address/],
  [
    { server, origins: ['https://mail.example.com/owa'] },
    /"https:\/\/mail.example.com\/owa" in "origins" is no origin/,
  ],
  [{ server, origins: ['mail.example.com'] }, /"mail.example.com" in "origins" is no origin/],
  [{ server, origins: 'https://mail.example.com' }, /"origins" must be a list/],
  [{ server, origins, orgins: [] }, /"orgins" is none of server, origins/],
  [{ server, origins: [] }, /would see no page/],
])('%j is refused with a sentence', (content, sentence) => {
  expect(() => read(content)).toThrow(sentence)
})

test('a file that is not there is named', () => {
  expect(() => readOrganisation(join(folder, 'none.json'))).toThrow(/none\.json is no organisation: it cannot be read/)
})
