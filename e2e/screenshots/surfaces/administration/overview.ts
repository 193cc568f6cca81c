import type { AdministrationScenes } from './scenes.ts'

export const overviewScenes = {
  overview: {
    inDocs: true,
    description:
      'What needs an administrator, what became of tasks today and in two weeks, what is still to be set up, and who changed what last.',
    waitFor: '.checklist',
  },
  'overview-figures': {
    description: 'The figures behind the lines, day by day.',
    perform: (page) => page.locator('.section summary').click(),
    waitFor: 'details[open] .figures',
  },
  'overview-quiet': {
    description: 'Where nothing is missing, the page says so, and the checklist is gone.',
    waitFor: '.entries',
  },
  'overview-unreachable': { description: 'What could not be loaded is tried again.', waitFor: '.notice' },
  'page-loading': { description: 'Outlines keep the place of a page that is loading.', waitFor: '.section .skeletons' },
  jump: {
    description: 'Ctrl+K goes to a page or a setting by its name.',
    perform: async (page) => {
      await page.locator('.checklist').waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('s')
    },
    waitFor: '.jump li:nth-child(2)',
  },
} satisfies AdministrationScenes
