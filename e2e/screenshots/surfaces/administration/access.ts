import type { AdministrationScenes } from './scenes.ts'

export const accessScenes = {
  access: { description: 'Who may do what: roles, keys of scripts, second factors of staff.', waitFor: '.entries' },
  'access-roles': {
    description: 'Which groups have which role, and which policy an owner has; a group that was deleted is named.',
    waitFor: '.chip-warning',
  },
  'access-keys': {
    inDocs: true,
    description: 'Keys of scripts: what each may, when it was used and when it ends.',
    waitFor: '.entries .button',
  },
  'access-encryption': { description: 'Each encryption key, and what still needs an older one.', waitFor: '.key-uses' },
  'access-key-made': {
    description: 'A new key is shown once, to be copied.',
    perform: async (page, words) => {
      await page.locator('#field-name').fill('Deployment')
      await page.getByRole('button', { name: words('administration.keys-create') }).click()
    },
    waitFor: '.shown-once',
  },
  'access-key-revoked': {
    description: 'Before a key is revoked, the page says what follows.',
    perform: (page, words) =>
      page.getByRole('button', { name: words('administration.keys-revoke', { name: 'Nightly report' }) }).click(),
    waitFor: '.dialog',
  },
  'access-staff': {
    description: 'The second factors of one member of staff, and what can be done about them.',
    waitFor: '.section .buttons',
  },
  'access-staff-code': {
    description: 'An enrolment code for another person is shown once.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.staff-issue') }).click(),
    waitFor: '.shown-once',
  },
  'access-staff-lost': {
    description: 'Before a lost factor is replaced, the page says what ends with it.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.staff-recover') }).click(),
    waitFor: '.dialog',
  },
  'access-staff-own': {
    description: 'Whoever looks at their own factors reads who can issue a code for them.',
    waitFor: '.section .notice',
  },
  'access-staff-refused': {
    description: 'A request that the role does not allow is refused where it was made, and the page remains.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.staff-issue') }).click(),
    waitFor: '.section .notice',
  },
} satisfies AdministrationScenes
