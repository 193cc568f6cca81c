import type { Page } from 'playwright'
import { sampleSvg } from '../../../../server/branding/testing.ts'
import type { AdministrationScenes } from './scenes.ts'

async function changeName(page: Page): Promise<void> {
  await page.locator('#field-name').fill('Contoso International')
}

async function save(page: Page): Promise<void> {
  await changeName(page)
  await page.keyboard.press('Control+s')
}

export const settingsScenes = {
  'settings-list': { description: 'All settings, a line each, and the search over their fields.', waitFor: '.entries' },
  'settings-found': {
    description: 'The search finds single fields, with their technical name.',
    waitFor: '.entries code',
  },
  'settings-found-in-environment': {
    description: 'What only the environment sets is found as well, with its name; a secret is never shown.',
    waitFor: '.environment',
  },
  'settings-differences': {
    description: 'What is not as supplied: what it is, what it would be, and the way back.',
    waitFor: '.differences',
  },
  'settings-set-back': {
    description: 'A setting is by default again, and that can be undone.',
    perform: (page, words) =>
      page
        .getByRole('button', { name: words('administration.set-back') })
        .first()
        .click(),
    waitFor: '.notice',
  },
  'settings-as-supplied': { description: 'Nothing differs from the default.', waitFor: '.page-text + div + p' },
  'configuration-parameters': {
    description: 'The configuration parameters as a tree, each with its value and its help.',
    waitFor: '.parameter-tree',
  },
  'configuration-parameters-found': {
    description: 'The search leaves the parameters that have the words, and the branches that lead to them.',
    waitFor: '.parameter-tree',
  },
  'configuration-parameters-form': {
    description: 'The form of all configuration parameters, under their full paths.',
    waitFor: '.draft-bar',
  },
  'settings-environment': { description: 'Everything that only the environment sets.', waitFor: '.environment' },
  'settings-of-site': {
    inDocs: true,
    description: 'Fields, lists, words in every language; the bar that saves is always in sight.',
    waitFor: '.draft-bar',
  },
  'settings-of-branding': {
    description: 'A logo, and a colour beside what becomes of it on light and on dark pages.',
    waitFor: '.swatches',
  },
  'logo-chosen': {
    description: 'A chosen logo beside the cleaned one, which is saved.',
    perform: (page) =>
      page
        .locator('#field-logo')
        .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(sampleSvg) }),
    waitFor: '.pictures figure + figure',
  },
  'logo-refused': {
    description: 'A picture with a script in it is refused at its field as soon as it is chosen.',
    perform: (page) =>
      page
        .locator('#field-logo')
        .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(sampleSvg) }),
    waitFor: '.field-note[data-problem]',
  },
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
  'settings-not-found': {
    description: 'An address that leads to nothing says so under a heading of its own, and the navigation remains.',
    waitFor: '.notice',
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
