import type { AdministrationScenes } from './scenes.ts'

export const policiesScenes = {
  'policies-of-owner': {
    description:
      'People who own a policy decide here on what operators wait for before they help its privileged people.',
    waitFor: '.request',
  },
  policies: {
    inDocs: true,
    description:
      'The policies in the order in which they decide, and which of them holds for a person, with the line that decided.',
    perform: async (page) => {
      await page.locator('#who').fill('a.lindqvist')
      await page.keyboard.press('Enter')
    },
    waitFor: '[role=status] .entries',
  },
  'policy-order-history': {
    description: 'Who changed the order of the policies and when; an earlier order can be restored.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.differences',
  },
  policy: {
    description: 'Whom a policy covers and who may help them; what else holds for them has pages of its own.',
    waitFor: '.scope-count .examples',
  },
  'policy-group-search': {
    description: 'Groups are found while one types their name, each with where it lies in the directory.',
    perform: async (page) => {
      await page.locator('#field-userScope-include-groups-new').fill('execu')
      await page.locator('[role=option]').first().waitFor()
      await page.keyboard.press('ArrowDown')
    },
    waitFor: '[role=option][aria-selected=true]',
  },
  'policy-deleted': {
    description: 'Before a policy is deleted, the page says what goes with it.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.delete', { name: 'Executives' }) }).click(),
    waitFor: '.dialog',
  },
} satisfies AdministrationScenes
