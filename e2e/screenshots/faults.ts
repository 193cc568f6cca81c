import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** Minified, since every page of a state gets it anew: what `axe-core` exports is twice as long. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules whose result changes with the colours of a page; all others find the same in each look of one width. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * Returns what axe finds in the current page, and whether the page scrolls sideways. `isNewLayout`: false where all rules have passed over the page at
 * this width.
 */
export async function findFaults(page: Page, isNewLayout = true): Promise<string[]> {
  // The page loads axe once and runs it there: that is six times as fast as a new browser tab for each look.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axeScript)
  // A frame holds a document of its own, such as a mail, and has no axe that would answer.
  const options = {
    iframes: false,
    ...(isNewLayout ? { rules: { 'target-size': { enabled: true } } } : { runOnly: colourRules }),
  }
  const violations = await page.evaluate(
    async (options) => (await window.axe?.run(document, { resultTypes: ['violations'], ...options }))?.violations,
    options,
  )
  if (!violations) throw new Error('axe did not run')
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [
    ...violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' · ')})`),
    ...(sideways > 0 ? [`can be scrolled sideways by ${sideways} px`] : []),
  ]
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
