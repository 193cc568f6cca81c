import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['firefox-esr', 'firefox']
const usualPlaces = (env) => [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...[env.PROGRAMFILES, env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
]

/** A Firefox on this machine, or undefined. */
export function findFirefox(env = process.env) {
  if (env.LATCHKEY_TEST_FIREFOX) return env.LATCHKEY_TEST_FIREFOX
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...usualPlaces(env)].find((file) => existsSync(file))
}
