import type { Page } from 'playwright'
import type { AdministrationScenes } from './scenes.ts'

const chooseEverybody = (page: Page) => page.locator('#field-scope-everybody').check()

export const bulkScenes = {
  bulk: {
    description: 'What was and is done to many people at once, newest first, with its state and progress.',
    waitFor: '.entries a',
  },
  'bulk-none': { description: 'The list is empty at first.', waitFor: '.page-text' },
  'bulk-new': {
    description: 'Whom it is about, the waves and the e-mail; the count says how many, and why others are left out.',
    perform: chooseEverybody,
    waitFor: '.scope-count .examples',
  },
  'bulk-new-empty': { description: 'As long as nobody is chosen, the page says so.', waitFor: '.mail-text' },
  'bulk-asked': {
    description: 'Before it starts the page says what happens to how many people, in how many waves.',
    perform: async (page, words) => {
      await chooseEverybody(page)
      await page.locator('.scope-count .examples').waitFor()
      await page.getByRole('button', { name: words('administration.bulk-start') }).click()
    },
    waitFor: 'dialog[open]',
  },
  'bulk-running': {
    description: 'How far a wave is, who is left by name, and the ways to pause and stop it.',
    waitFor: '.entries a',
  },
  'bulk-between-waves': {
    description: 'Between two waves the page says when the next one begins.',
    waitFor: '.entries a',
  },
  'bulk-waits': { description: 'Without a controller it waits, says why and when it tries again.', waitFor: '.notice' },
  'bulk-paused': { description: 'One that paused by itself says why and what to do.', waitFor: '.notice' },
  'bulk-stop': {
    description: 'Before it is stopped the page says what stays done and how many are not reached.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.bulk-stop') }).click(),
    waitFor: 'dialog[open]',
  },
  'bulk-switched-off': { description: 'Where its scheduled task is off, the page leads to it.', waitFor: '.notice a' },
  'bulk-done': { description: 'At its end it says what became of everybody.', waitFor: '.entries a' },
  'bulk-for-auditors': { description: 'An auditor sees the same and changes nothing.', waitFor: '.entries a' },
  'bulk-unreachable': { description: 'What could not be loaded is tried again.', waitFor: '.notice' },
} satisfies AdministrationScenes
