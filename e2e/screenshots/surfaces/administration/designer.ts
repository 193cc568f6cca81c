import type { AdministrationScenes } from './scenes.ts'

export const designerScenes = {
  designer: {
    inDocs: true,
    description: 'Activities, the steps with their paths, and the settings of the chosen step.',
    waitFor: '.step-branch',
  },
  'designer-for-auditors': {
    description: 'An auditor reads every step and its settings, and can simulate the workflow.',
    waitFor: '.step-branch',
  },
  'designer-of-supplied': {
    description: 'Names that come with the product are shown in every language, until others are written.',
    perform: (page) => page.locator('.step').first().click(),
    waitFor: '.settings-column .button',
  },
  'designer-preview': {
    description: 'The page of the chosen step, drawn as people meet it, in its own width and colours.',
    waitFor: '.preview-frame',
  },
  'designer-preview-not-met': {
    description: 'A step that people do not notice says so in place of its page.',
    waitFor: '.preview [data-not-met]',
  },
  'designer-moved': {
    description: 'A step is moved by Alt and an arrow key; the change can be saved, undone and published.',
    perform: async (page) => {
      await page.locator('.step-branch').first().waitFor()
      await page.locator('.step').nth(4).click()
      await page.keyboard.press('Alt+ArrowDown')
    },
    waitFor: '.draft-state',
  },
  'designer-findings': {
    description: 'What the check finds stands at its step and in the bar.',
    waitFor: '.step-finding',
  },
  'designer-empty': { description: 'A new workflow says how its first step is added.', waitFor: '.step-finding' },
  'designer-of-two-hundred': {
    description: 'Two hundred steps are drawn as any others.',
    waitFor: '.step-row:nth-child(200)',
  },
  'designer-of-deleted-policy': {
    description: 'The draft of a deleted policy can be read, and the page says that it cannot be saved.',
    waitFor: '.designer',
  },
  'designer-gone': { description: 'A workflow that does not exist leads back to the list.', waitFor: '.notice' },
  'designer-changed-meanwhile': {
    description: 'Two administrators saved the same draft: both side by side, step by step.',
    perform: async (page) => {
      await page.locator('.step-branch').first().waitFor()
      await page.locator('.step').nth(2).click()
      await page.keyboard.press('Control+d')
      await page.keyboard.press('Control+s')
    },
    waitFor: '.conflict',
  },
  'designer-published-meanwhile': {
    description: 'A version was published since the draft was begun: both side by side, before the draft continues.',
    waitFor: '.conflict',
  },
} satisfies AdministrationScenes
