import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** Minified, since it is sent to pages: what `axe-core` exports is twice as long. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Gives axe to every document that is opened in this page from now on: the browser keeps the script, so that its 650 kB are sent once. */
export const provideAxe = (page: Page): Promise<unknown> => page.addInitScript(axeScript)

/** Rules whose result changes with the colours of a page; all others find the same in each look of one width. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * Returns what axe finds in the current page, and whether the page scrolls sideways. `isNewLayout`: false where all rules have passed over the page at
 * this width.
 */
export async function findFaults(page: Page, isNewLayout = true): Promise<string[]> {
  // A frame holds a document of its own, such as a mail, and has no axe that would answer.
  const options = {
    iframes: false,
    ...(isNewLayout ? { rules: { 'target-size': { enabled: true } } } : { runOnly: colourRules }),
  }
  // The page loads axe once and runs it there: that is six times as fast as a new browser tab for each look.
  const run = () => page.evaluate(runAxe, options)
  let found = await run()
  if (!found) {
    await page.evaluate(axeScript)
    found = await run()
  }
  if (!found) throw new Error('axe did not run')
  const { violations, sideways } = found
  return [
    ...violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' · ')})`),
    ...(sideways > 0 ? [`can be scrolled sideways by ${sideways} px`] : []),
  ]
}

/** Runs in the page; undefined where it has no axe. */
async function runAxe(options: axe.RunOptions) {
  const results = await window.axe?.run(document, { resultTypes: ['violations'], ...options })
  return results && { violations: results.violations, sideways: document.documentElement.scrollWidth - innerWidth }
}

/** Collects what the page complains of from now on. */
export function collectPageErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // A server that cannot be reached is part of some scenes; the browser tells of it by itself.
    const own = !message.text().startsWith('Failed to load resource')
    if (own && ['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  return errors
}
