import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBrowser } from './find-browser.mjs'
import { practiceExtension } from './targets.mjs'

const page = '/practice/expired'

/** Opens a browser of its own (fresh profile) with the extension on the page of an account whose password has expired. */
export async function openPractice(root, { say, server }) {
  const browser = findBrowser()
  if (!browser) {
    say(
      'No browser of the Chromium family was found: install Chromium, or open the page and load the extension by hand.',
    )
    return
  }
  const url = serverUrl(root)
  if (!(await answers(url, server))) return say(`The server did not answer at ${url}, so no browser was opened.`)
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-practice-'))
  const extension = join(root, practiceExtension)
  const child = spawn(
    browser,
    [
      `--user-data-dir=${profile}`,
      `--load-extension=${extension}`,
      `--disable-extensions-except=${extension}`,
      // Chrome ignores --load-extension since 137 unless told otherwise.
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      '--no-first-run',
      '--no-default-browser-check',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      new URL(page, url).href,
    ],
    { stdio: 'ignore' },
  )
  child.on('error', (error) => say(`The browser ${browser} did not start: ${error.message}`))
  child.on('exit', (code) => code && say(`The browser ${browser} ended with ${code}.`))
  process.on('exit', () => {
    child.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  })
  say(`Opened ${browser} on ${new URL(page, url).href}; its profile is thrown away at the end.`)
}

/** Where the server will be: as `server/config.ts` reads it, which no plain JavaScript can import. */
export function serverUrl(root) {
  const file = join(root, '.env')
  const line = existsSync(file) && /^\s*LATCHKEY_URL\s*=\s*["']?([^"'\s#]+)/m.exec(readFileSync(file, 'utf8'))?.[1]
  return process.env.LATCHKEY_URL ?? (line || 'http://localhost:8080')
}

async function answers(url, server) {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    const response = await fetch(new URL('/healthz', url)).catch(() => undefined)
    if (response?.ok) return true
    await sleep(100)
  }
  return false
}
