import { expect, test } from 'playwright/test'
import { findFieldFaults } from './screenshots/field-faults.ts'
import { findTextFaults } from './screenshots/text-faults.ts'

/** The checks of every declared state find what they are for. */
const faulty: [name: string, html: string, found: RegExp][] = [
  [
    'a text that its box cuts off',
    '<p style="width: 60px; overflow: hidden; white-space: nowrap">Passwortänderungsanfrage</p>',
    /^text is cut off: Passwort/,
  ],
  ['a text that leaves the page', '<p style="white-space: nowrap; margin-left: 280px">Passwortänderung</p>', /cut off/],
  [
    'a text over another one',
    '<p style="margin: 0">Aktuelles Passwort</p><p style="margin: -18px 0 0">Neues Passwort</p>',
    /^text lies over another part: Aktuelles Passwort \| Neues Passwort$/,
  ],
  [
    'a label over its control',
    '<label for="x" style="position: absolute">Ich habe es gelesen</label><input id="x" type="checkbox" style="margin-left: 20px">',
    /^text lies over another part: Ich habe es gelesen \| <input/,
  ],
  [
    'a name in two pieces',
    '<p style="width: 70px; overflow-wrap: anywhere">expired.user</p>',
    /^name is broken over 2/,
  ],
]

for (const [name, html, found] of faulty)
  test(`E34: ${name} is found`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.setContent(`<body style="margin: 8px; font: 16px/1.4 sans-serif">${html}</body>`)
    expect(await findTextFaults(page)).toEqual([expect.stringMatching(found)])
  })

test('E34: what scrolls, what only screen readers read, and what a dialog covers is no fault', async ({ page }) => {
  await page.setContent(`
    <div style="width: 60px; overflow-x: auto; white-space: nowrap">Passwortänderungsanfrage</div>
    <span style="position: absolute; clip-path: inset(50%); white-space: nowrap">only read</span>
    <button><span class="icon">+</span>Add</button>
    <p style="margin: 0">Behind</p><p style="margin: -18px 0 0">also behind</p>
    <dialog>In front</dialog>`)
  await page.evaluate(() => document.querySelector('dialog')?.showModal())
  expect(await findTextFaults(page)).toEqual([])
})

const newPassword = '<input id="new" autocomplete="new-password" aria-describedby="note"><i id="note">…</i>'
const faultyFields: [name: string, html: string, found: RegExp][] = [
  ['a field without its description', '<input aria-describedby="note"><input>', /^described by #note/],
  ['an empty paragraph', '<p></p><a href="/">Start</a>', /^empty paragraph/],
  [
    'a new password without its rules',
    `${newPassword}<ul class="rules" id="new-rules"><li>12</ul><input>`,
    /^#new is not/,
  ],
  ['a page without a way on', '<p>This task has ended.</p>', /^a page without a way on/],
  ['an end without its next door', '<div class="outcome"><a href="/">Start</a></div>', /^an end without a primary/],
  ['an only field without the heading', '<input id="field" autofocus>', /^the only field, #field, is not described/],
]

for (const [name, html, found] of faultyFields)
  test(`E25: ${name} is found`, async ({ page }) => {
    await page.setContent(`<main><h1 id="page-title" tabindex="-1">Title</h1>${html}</main>`)
    expect(await findFieldFaults(page)).toEqual([expect.stringMatching(found)])
  })
