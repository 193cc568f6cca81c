import type { Browser, Page } from 'playwright'
import type { Language, SurfaceDriver } from '../surface.ts'

/** The origin of pages that no server serves. */
export const origin = 'https://password.contoso.example'

/** A stage of pages that are written here: `html` by scene, and files beside them by path. */
export async function createRoutedDriver(
  browser: Browser,
  { html, files, after }: Written & { after?: (page: Page, scene: string, language: Language) => Promise<void> },
): Promise<SurfaceDriver> {
  const context = await browser.newContext()
  const page = await context.newPage()
  let shown = ''
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const file = files[pathname]
    return route.fulfill(file ?? { contentType: 'text/html; charset=utf-8', body: shown })
  })
  return {
    page,
    async open(scene, language) {
      shown = html(scene, language)
      await page.goto(`${origin}/${scene}`)
      await after?.(page, scene, language)
    },
    close: () => context.close(),
  }
}

interface Written {
  html: (scene: string, language: Language) => string
  files: Record<string, { contentType: string; body: string }>
}
