import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBrowser } from './find-browser.mjs'
import { practiceExtension } from './targets.mjs'

const practicePath = '/practice/expired'

/** Opens a browser with a fresh profile and the extension on the page of an account whose password has expired. */
export async function openPracticeBrowser(root, { log, server }) {
  const browser = findBrowser()
  if (!browser) {
    log(
      'No browser of the Chromium family was found: install Chromium, or open the page and load the extension by hand.',
    )
    return
  }
  const url = readServerUrl(root)
  if (!(await waitUntilHealthy(url, server)))
    return log(`The server did not answer at ${url}, so no browser was opened.`)
  const page = new URL(practicePath, url).href
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-practice-'))
  const extension = join(root, practiceExtension)
  const child = spawn(
    browser,
    [
      `--user-data-dir=${profile}`,
      `--load-extension=${extension}`,
      `--disable-extensions-except=${extension}`,
      // Chrome ignores --load-extension since 137 unless this feature is disabled.
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      '--no-first-run',
      '--no-default-browser-check',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      page,
    ],
    { stdio: 'ignore' },
  )
  child.on('error', (error) => log(`The browser ${browser} did not start: ${error.message}`))
  child.on('exit', (code) => code && log(`The browser ${browser} ended with ${code}.`))
  process.on('exit', () => {
    child.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  })
  log(`Opened ${browser} on ${page}; its profile is deleted at the end.`)
}

/** The server's address as `server/config.ts` reads it, which plain JavaScript cannot import. */
export function readServerUrl(root) {
  const file = join(root, '.env')
  const lines = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const read = (name) => process.env[name] ?? new RegExp(`^\\s*${name}\\s*=\\s*["']?([^"'\\s#]+)`, 'm').exec(lines)?.[1]
  return read('LATCHKEY_URL') ?? `http://localhost:${/\d+$/.exec(read('LATCHKEY_LISTEN') ?? '')?.[0] ?? 8080}`
}

async function waitUntilHealthy(url, server) {
  for (let attempts = 0; attempts < 300 && server.exitCode === null; attempts += 1) {
    const response = await fetch(new URL('/healthz', url)).catch(() => undefined)
    if (response?.ok) return true
    await sleep(100)
  }
  return false
}
