import type { AdministrationScenes } from './scenes.ts'

export const workflowsScenes = {
  workflows: {
    inDocs: true,
    description: 'The workflows of a policy: who sees each, its steps, whether it is on.',
    waitFor: '.step-chip',
  },
  'workflow-unnamed': {
    description: 'A new workflow needs a name; the field says so.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.create') }).click(),
    waitFor: '.field-note[data-problem]',
  },
  'draft-discarded': {
    description: 'Before a draft is discarded, the page says what is lost.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.discard-draft', { name: 'Visitors' }) }).click(),
    waitFor: '.dialog',
  },
  'workflow-to-publish': { description: 'What publishing changes, in words.', waitFor: '.differences' },
  'workflow-not-published': {
    description: 'A workflow with a problem is not published; the page says which.',
    perform: async (page) => {
      await page.locator('.draft-bar .button').click()
    },
    waitFor: '.notice li',
  },
  'workflow-history': {
    description: 'Who published which version; each with what it changed, and the way back to it.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.differences',
  },
  'workflow-deleted': {
    description: 'Before a workflow is deleted, the page says what stays.',
    perform: (page, words) =>
      page
        .getByRole('button', {
          name: words('administration.delete', { name: words('workflows.unlock-my-account.name') }),
        })
        .click(),
    waitFor: '.dialog',
  },
  'workflows-refused': {
    description: 'A file that cannot be added is refused as a whole, with each problem and its place.',
    perform: (page) =>
      page
        .locator('#workflows-file')
        .setInputFiles({ name: 'workflows.json', mimeType: 'application/json', buffer: Buffer.from('{}') }),
    waitFor: '.notice li',
  },
} satisfies AdministrationScenes
