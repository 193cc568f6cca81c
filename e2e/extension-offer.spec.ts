import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import type { OfferTexts } from '../extension/prompt/offer.ts'
import { de } from '../shared/languages/de.ts'
import { buildOffer, type OfferInPage, openClosedRoots } from './environment/build-offer.ts'

declare const offer: OfferInPage['offer']

/** The offer by itself, its closed root opened for axe alone: what ships is closed to all scripts. */
const texts: OfferTexts = {
  language: 'de',
  direction: 'ltr',
  organisation: 'Donaudampfschifffahrtsgesellschaft Rotterdam-Antwerpen mbH',
  sentence: de['extension.prompt-expired'],
  accept: de['extension.prompt-accept'],
  decline: de['extension.prompt-decline'],
  refused: de['extension.prompt-refused'],
  outdated: de['extension.prompt-outdated'],
  from: 'Von Latchkey, installiert durch Donaudampfschifffahrtsgesellschaft',
}

let script = ''
test.beforeAll(async () => {
  script = await buildOffer()
})

async function show(page: Page, given = texts) {
  await page.setContent(
    '<!doctype html><html lang="de"><style>*{--surface:red;--text:red}html{font-size:40px}section,button{background:red!important}</style><title>Seite</title><main><h1>Seite</h1></main></html>',
  )
  await page.evaluate(openClosedRoots)
  await page.addScriptTag({ content: script })
  await page.evaluate(
    (words) =>
      void offer.showOffer(words, (decision) => {
        document.body.append(decision)
        return true
      }),
    given,
  )
  await page.waitForTimeout(400)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`passes axe in ${colorScheme}, with long words, on a page with hostile styles`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await show(page)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    const card = page.getByRole('region', { name: texts.organisation })
    const box = await card.boundingBox()
    expect(box?.width).toBeLessThanOrEqual(360)
    expect(await card.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    expect(await card.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe('rgb(255, 0, 0)')
  })
}

test('stays within the page, and on its other side in a right-to-left language', async ({ page }) => {
  await page.setViewportSize({ width: 500, height: 480 })
  await show(page, { ...texts, direction: 'rtl' })
  const box = await page.getByRole('region').boundingBox()
  expect(box?.x).toBe(16)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(376)
})

for (const width of [320, 390, 480]) {
  test(`on a page of ${width} pixels it is a sheet at the lower edge, and the page's heading stays in sight`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 640 })
    await show(page)
    const card = await page.getByRole('region').boundingBox()
    const heading = await page.getByRole('heading', { level: 1 }).boundingBox()
    expect(card).toMatchObject({ x: 0, width })
    expect((card?.y ?? 0) + (card?.height ?? 0)).toBe(640)
    expect(card?.y).toBeGreaterThan((heading?.y ?? 0) + (heading?.height ?? 0))
  })
}

test('on a very small page, as of 500 % zoom, both buttons can be reached by scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 150 })
  await show(page)
  const card = page.getByRole('region')
  expect((await card.boundingBox())?.height).toBeLessThanOrEqual(118)
  for (const name of [texts.accept, texts.decline]) {
    await page.getByRole('button', { name }).scrollIntoViewIfNeeded()
    await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
  }
})

test('is not printed', async ({ page }) => {
  await show(page)
  await expect(page.getByRole('region')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('region')).toBeHidden()
})

test('replaces a card that an earlier version of the extension left in the page', async ({ page }) => {
  await show(page)
  await page.evaluate((words) => void offer.showOffer(words, () => true), texts)
  await expect(page.getByRole('region')).toHaveCount(1)
})

test('says to reload the page where the extension can no longer be reached, and declining still closes it', async ({
  page,
}) => {
  await show(page)
  await page.evaluate((words) => void offer.showOffer(words, () => false), texts)
  const press = async (name: string) => {
    await page.getByRole('button', { name }).click()
    return page.getByRole('alert').textContent({ timeout: 500 })
  }
  await expect.poll(() => press(texts.accept).catch(() => '')).toBe(texts.outdated)
  await page.getByRole('button', { name: texts.decline }).click()
  await expect(page.getByRole('region')).toHaveCount(0)
})

test('points to the toolbar where something transparent lies over it, and declining still closes it', async ({
  page,
}) => {
  await show(page)
  await page.addStyleTag({ content: '#over{position:fixed;inset:0;opacity:.01;pointer-events:none}' })
  await page.evaluate(() => {
    const over = document.createElement('div')
    over.id = 'over'
    over.popover = 'manual'
    document.body.append(over)
    over.showPopover()
  })
  const press = async () => {
    await page.getByRole('button', { name: texts.accept }).click()
    return page.getByRole('alert').textContent({ timeout: 500 })
  }
  await expect.poll(() => press().catch(() => '')).toBe(texts.refused)
  await page.getByRole('button', { name: texts.decline }).click()
  await expect(page.getByRole('region')).toHaveCount(0)
})

test('holds nothing to type into', async ({ page }) => {
  await show(page)
  await expect(page.locator('input, textarea, select, [contenteditable], form, a')).toHaveCount(0)
})

test('takes the keyboard: Tab to it, Enter decides, Escape declines', async ({ page }) => {
  for (const [key, decision] of [
    ['Enter', 'accepted'],
    ['Escape', 'declined'],
  ] as const) {
    await show(page)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: texts.accept })).toBeFocused()
    // A key in the first half second does not count.
    const press = async () => {
      await page.keyboard.press(key)
      return page.locator('body').textContent()
    }
    await expect.poll(press).toContain(decision)
  }
})
