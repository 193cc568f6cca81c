import type { AdministrationScenes } from './scenes.ts'

export const questionsScenes = {
  questions: { description: 'The questions of every policy, a line each.', waitFor: '.entries' },
  'questions-of-policy': {
    description: 'The questions of a policy, and below them the list of each language as people see it.',
    waitFor: '.section > section .entries',
  },
  'questions-counted': {
    description: 'Before a change is saved, a count says who must update their answers, and why.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.updates-count') }).click(),
    waitFor: '[role=status] .entries',
  },
  'questions-with-problems': {
    description: 'While the questions have problems, the page says so in place of their lists.',
    waitFor: '.section > section .notice',
  },
} satisfies AdministrationScenes
