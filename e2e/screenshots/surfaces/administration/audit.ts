import type { AdministrationScenes } from './scenes.ts'

export const auditScenes = {
  audit: {
    description:
      'Events that fit the filters of the address, newest first, and whether the log held when it was last verified.',
    waitFor: '.audit-events',
  },
  'audit-broken': {
    description: 'A log that was changed is said first, with the places.',
    waitFor: '.audit-verification code',
  },
  'audit-empty': { description: 'Nothing fits, and nothing was verified yet.', waitFor: '.audit-events' },
  'audit-refused': {
    description: 'A date of the address that cannot be read is said at its field.',
    waitFor: '[data-problem]',
  },
  'audit-run': { description: 'One run step by step, in sentences.', waitFor: '.entries' },
} satisfies AdministrationScenes
