import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { executablePath } from '../environment/browser.ts'
import { repository } from '../environment/server.ts'
import { drawIcon } from './draw.ts'
import { packageIcons } from './package-icons.ts'

/** `node e2e/stores/icons.ts` draws the icons of the package. */
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
for (const { size, padding } of packageIcons) {
  const file = join(repository, 'extension/public/icons', `${size}.png`)
  await writeFile(file, await drawIcon(browser, size, padding))
}
await browser.close()
