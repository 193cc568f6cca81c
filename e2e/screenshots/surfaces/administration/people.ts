import type { AdministrationScenes } from './scenes.ts'

export const peopleScenes = {
  people: { description: 'A person is found by name or account.', waitFor: '#person-search' },
  person: {
    inDocs: true,
    description:
      'One person’s whole record: account, policy and the line that decided, methods, attempts, sessions, 90 days.',
    waitFor: '.section time',
  },
  'person-run': {
    description: 'A task of the person opens to its steps, told in sentences.',
    perform: (page) => page.locator('.versions summary').first().click(),
    waitFor: '.audit-steps time',
  },
  'person-for-auditors': { description: 'An auditor sees the same and changes nothing.', waitFor: '.section time' },
  'person-passkey-removed': {
    description: 'Before a lost passkey is removed, the page says what follows.',
    perform: (page, words) =>
      page
        .getByRole('button', {
          name: words('administration.person-remove', { method: `${words('me.method-passkey')} Old phone` }),
        })
        .click(),
    waitFor: '.dialog',
  },
  'person-unregistered': {
    description: 'Before a person is unregistered, the page says what is deleted.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.person-unregister') }).click(),
    waitFor: '.dialog',
  },
  'person-signed-out': {
    description: 'Before a person is signed out everywhere, the page says what ends.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.person-sign-out') }).click(),
    waitFor: '.dialog',
  },
  'person-unknown': { description: 'Whom the directory does not have leads back to the search.', waitFor: '.notice' },
  'person-unreachable': { description: 'What could not be loaded is tried again.', waitFor: '.notice' },
} satisfies AdministrationScenes
