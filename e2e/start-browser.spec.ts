import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium, expect, test } from 'playwright/test'
import { executablePath } from './environment/browser.ts'
import { freePort } from './environment/free-port.ts'
import { repository } from './environment/server.ts'

/** The browser that the start finds first in PATH is ours: the real one, without a screen and with a port to look in. */
test('npm start -- --browser opens the practice page of an expired account, with the extension at work on it', async () => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-start-browser-'))
  const [port, debuggingPort] = [await freePort(), await freePort()]
  const wrapper = join(folder, 'chromium')
  const real = executablePath ?? chromium.executablePath()
  await writeFile(wrapper, `#!/bin/sh\nexec '${real}' --headless=new --remote-debugging-port=${debuggingPort} "$@"\n`)
  await chmod(wrapper, 0o755)
  const start = spawn(process.execPath, [join(repository, 'server/start.mjs'), '--browser'], {
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LATCHKEY_'))),
      PATH: [folder, process.env.PATH].join(delimiter),
      LATCHKEY_URL: `http://localhost:${port}`,
      LATCHKEY_LISTEN: `127.0.0.1:${port}`,
      LATCHKEY_DATA: join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  start.stdout.on('data', (data) => {
    output += data
  })
  try {
    await expect.poll(() => output, { timeout: 240_000 }).toContain('Opened')
    const devtools = `http://127.0.0.1:${debuggingPort}`
    await expect
      .poll(() =>
        fetch(`${devtools}/json/version`).then(
          (response) => response.ok,
          () => false,
        ),
      )
      .toBe(true)
    const targets = async () => {
      const list = await fetch(`${devtools}/json/list`).catch(() => undefined)
      return ((await list?.json()) ?? []).map(({ url }: { url: string }) => url)
    }
    await expect.poll(targets).toContainEqual(expect.stringContaining('/practice/owa/auth/expiredpassword.aspx'))
    await expect.poll(targets).toContainEqual(expect.stringMatching(/^chrome-extension:\/\/\w+\/background\.js/))
  } finally {
    const ended = once(start, 'close')
    start.kill('SIGINT')
    await ended
    // Nothing of it is left: the browser ends with the start.
    await expect.poll(() => fetch(`http://127.0.0.1:${debuggingPort}/json/version`).catch(() => 'gone')).toBe('gone')
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
})
