import type { AdministrationScenes } from './scenes.ts'

export const jobsScenes = {
  scheduled: {
    description: 'Every scheduled task: what it does now, its last result, its next run.',
    waitFor: '.entries .button',
  },
  'scheduled-task': {
    description: 'When a task runs, in weekdays and times, with its next three moments; and what it does.',
    waitFor: '.weekdays',
  },
} satisfies AdministrationScenes
