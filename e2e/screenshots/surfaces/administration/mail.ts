import type { AdministrationScenes } from './scenes.ts'

export const mailScenes = {
  mail: { description: 'Every e-mail by its subject, with the languages of own texts.', waitFor: '.entries' },
  'mail-text': {
    description: 'An e-mail with its texts by language, the preview as readers get it, and what the own text changed.',
    waitFor: '.mail-preview .differences',
  },
  'mail-text-sent': {
    description: 'A test e-mail goes to the administrator alone, and the page says to which address.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.mail-test') }).click(),
    waitFor: '.mail-preview > [role=status]:not(:empty)',
  },
  outbox: {
    description: 'E-mails with what became of them, the reason of the last attempt, and what can be done.',
    waitFor: '.entries',
  },
  'outbox-empty': { description: 'An empty outbox says so.', waitFor: '.choices' },
  'outbox-discard': {
    description: 'Before an e-mail is discarded its reader is named, and what follows.',
    perform: (page, words) =>
      page
        .getByRole('button', { name: words('administration.outbox-discard') })
        .first()
        .click(),
    waitFor: 'dialog[open]',
  },
  'mail-servers': { description: 'The order of the mail servers is set in the environment.', waitFor: '.environment' },
  connections: { description: 'The directory is named in the environment, and tested at a press.', waitFor: '.check' },
  'mail-servers-tested': {
    description: 'A test says of each mail server what is in order, what soon is not, and what to do.',
    perform: (page, words) => page.getByRole('button', { name: words('administration.check') }).click(),
    waitFor: '[data-level=fail]',
  },
} satisfies AdministrationScenes
