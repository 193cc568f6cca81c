import type { Page } from 'playwright/test'
import { checkAppearance } from './check-appearance.ts'

/** Holds what a page without scripts shows against axe, in another one in which axe can run. */
export async function lookWithoutScripts(page: Page, scripted: Page, name: string): Promise<void> {
  const body = await page.content()
  await scripted.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await scripted.goto(page.url())
  await checkAppearance(scripted, name)
  await scripted.unrouteAll()
}
