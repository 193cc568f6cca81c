import type { AdministrationScenes } from './scenes.ts'

export const identityScenes = {
  identities: { description: 'A table of people with its search, and the way to the other tables.', waitFor: 'td' },
  'identities-none': { description: 'Nobody has a name that begins so.', waitFor: '[role=status]:not(.only-read)' },
  'identities-unreachable': { description: 'What could not be loaded is tried again.', waitFor: '.notice' },
  'identities-elsewhere': {
    description: 'The tables of another database are only shown, with its place.',
    waitFor: 'td',
  },
  identity: {
    description: 'One person: what follows the directory is locked; roles and system user have names.',
    waitFor: '.chip',
  },
  'identity-search': {
    description: 'A role is found by the beginning of its name.',
    perform: (page, words) =>
      page.getByLabel(words('administration.identities-find-application-roles')).pressSequentially('em'),
    waitFor: '[role=option]',
  },
  'identity-refused': {
    description: 'What is refused is said at its field, also at one role of several.',
    perform: async (page, words) => {
      await page.getByLabel(words('identities.decentralized')).fill('did:')
      await page.getByRole('button', { name: words('administration.save') }).click()
    },
    waitFor: '.notice',
  },
  'identity-changed-meanwhile': {
    description: 'Two administrators changed the same person: both versions part by part, people by their names.',
    perform: async (page, words) => {
      await page.getByLabel(words('identities.contact-mail')).fill('clara@example.net')
      await page.getByRole('button', { name: words('administration.save') }).click()
    },
    waitFor: '.conflict',
  },
  'identity-deleted': {
    description: 'Before a person is deleted, the page says what follows.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.delete', { name: 'Harris, Clara' }) }).click(),
    waitFor: '.dialog',
  },
  'identity-elsewhere': {
    description: 'A person of another database is shown, and cannot be changed.',
    waitFor: '.chip',
  },
  'identity-for-auditors': { description: 'An auditor sees the same and changes nothing.', waitFor: '.chip' },
  'identity-new': { description: 'A new application role, with its permission group.', waitFor: '.draft-bar' },
} satisfies AdministrationScenes
