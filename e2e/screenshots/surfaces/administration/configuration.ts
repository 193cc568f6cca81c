import type { Page } from 'playwright'
import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AdministrationScenes } from './scenes.ts'

async function chooseConfiguration(page: Page): Promise<void> {
  const lines = ['format: latchkey-configuration', 'formatVersion: 1', 'policies: []', 'settings:', '  site:']
  const document = [...lines, '    nmae: Contoso', '    pages: [mail.contoso.example]', '...', ''].join('\n')
  await page
    .locator('#configuration-file')
    .setInputFiles({ name: 'latchkey.yaml', mimeType: 'application/yaml', buffer: Buffer.from(document) })
}

async function applyConfiguration(page: Page, words: Translator): Promise<void> {
  await chooseConfiguration(page)
  await page.getByRole('button', { name: words('administration.configuration-apply', { count: 3 }) }).click()
}

export const configurationScenes = {
  configuration: {
    description: 'The whole configuration is saved as one file, and taken from one.',
    waitFor: '#configuration-file',
  },
  'configuration-compared': {
    description: 'Before anything is applied, the page says what the file would change.',
    perform: chooseConfiguration,
    waitFor: '.configuration-changes > li',
  },
  'configuration-applied': {
    description: 'The changes of the file were applied.',
    perform: applyConfiguration,
    waitFor: '.notice[data-tone=good]',
  },
  'configuration-changed-meanwhile': {
    description: 'Another administrator was first: the file is compared once more before it can be applied.',
    perform: applyConfiguration,
    waitFor: '[role=status] .notice[data-tone=warn]',
  },
  'configuration-refused': {
    description: 'Each problem of a file stands with its line; nothing can be applied.',
    perform: chooseConfiguration,
    waitFor: '.configuration-line',
  },
  'configuration-too-large': {
    description: 'A file that is larger than any configuration is refused before it is sent.',
    perform: (page) =>
      page
        .locator('#configuration-file')
        .setInputFiles({ name: 'large.yaml', mimeType: 'application/yaml', buffer: Buffer.alloc(3_000_000, 'x') }),
    waitFor: '.notice',
  },
} satisfies AdministrationScenes
