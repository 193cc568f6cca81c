import type { Page } from 'playwright'
import type { AdministrationScenes } from './scenes.ts'

async function changeName(page: Page): Promise<void> {
  await page.locator('#field-name').fill('Contoso International')
}

async function save(page: Page): Promise<void> {
  await changeName(page)
  await page.keyboard.press('Control+s')
}

export const settingsScenes = {
  'settings-list': { description: 'All settings, a line each.', waitFor: '.entries' },
  'settings-of-site': {
    inDocs: true,
    description: 'Fields, lists, words in every language; the bar that saves is always in sight.',
    waitFor: '.draft-bar',
  },
  'settings-of-branding': { description: 'A picture and a colour.', waitFor: '.picture' },
  'settings-changed': {
    description: 'A change can be saved, undone and discarded.',
    perform: changeName,
    waitFor: '.draft-state:not(:empty)',
  },
  'settings-saved': {
    description: 'What is saved is said with its version.',
    perform: save,
    waitFor: '.draft-state:not(:empty)',
  },
  'settings-refused': {
    description: 'Problems stand at their fields; the first one has the focus, and nothing typed is lost.',
    perform: save,
    waitFor: '.field-note[data-problem]',
  },
  'settings-changed-meanwhile': {
    description: 'Two administrators saved: both versions side by side, part by part.',
    perform: save,
    waitFor: '.conflict',
  },
  'settings-left': {
    description: 'Leaving a page with changes asks first.',
    perform: async (page) => {
      await changeName(page)
      await page.locator('.masthead').evaluate(() => location.assign('#/'))
    },
    waitFor: '.dialog',
  },
  'settings-for-auditors': {
    description: 'An auditor reads every field; nothing can be changed, and the page says so.',
    waitFor: '.draft-fields[disabled]',
  },
  history: {
    description: 'Who changed it and when; a version shows what it changed, and can be restored.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.differences',
  },
  'history-empty': { description: 'Nothing has been changed yet.', waitFor: '.page-links + p' },
} satisfies AdministrationScenes
