import type { Translator } from '../../../../shared/languages/translator.ts'
import type { FakeReplies } from './fake-api.ts'
import type { PageFixture } from './page-fixture.ts'

/** Mail: its texts and one of them, the outbox, and the mail servers. */
export function createMailStates(t: Translator) {
  const template = createTemplate(t)
  const outbox: FakeReplies = { 'GET /api/v1/admin/outbox': { value: { items: mails, counts } } }
  const servers: FakeReplies = {
    'GET /api/v1/admin/environment': { value: { items: [smtp] } },
    'POST /api/v1/admin/checks/{id}': { value: { sections: [{ title: 'E-mail', findings }] } },
  }
  return {
    mail: {
      page: '#/mail',
      replies: {
        'GET /api/v1/admin/templates': {
          value: {
            items: [
              { id: 'code', title: 'Your code for {name}', languages: ['de', 'en'] },
              {
                id: 'workflow-failed.register',
                title: '{workflow} failed',
                workflowTitle: t('workflows.register.name'),
                languages: [],
              },
            ],
          },
        },
      },
    },
    'mail-text': { page: '#/mail/templates/workflow-failed.register', replies: template },
    'mail-text-sent': { page: '#/mail/templates/workflow-failed.register', replies: template },
    outbox: { page: '#/mail/outbox', replies: outbox },
    'outbox-empty': {
      page: '#/mail/outbox',
      replies: { 'GET /api/v1/admin/outbox': { value: { items: [], counts: { waiting: 0, givenUp: 0, sent: 0 } } } },
    },
    'outbox-discard': { page: '#/mail/outbox', replies: outbox },
    'mail-servers': { page: '#/mail/servers', replies: servers },
    connections: { page: '#/connections', replies: servers },
    'mail-servers-tested': { page: '#/mail/servers', replies: servers },
  } satisfies Record<string, PageFixture>
}

const createdAt = '2026-11-29T09:12:00.000Z'
const counts = { waiting: 1, givenUp: 1, sent: 412 }
const mails = [
  {
    id: '3',
    status: 'waiting',
    to: 'anna.lindqvist@contoso.example',
    template: 'code',
    attempts: 2,
    lastError: 'mail.contoso.example:587 ETIMEDOUT',
    createdAt,
    nextAttemptAt: '2026-11-29T09:20:00.000Z',
  },
  {
    id: '2',
    status: 'given-up',
    to: 'b.kowalski@contoso.example',
    template: 'invitation',
    attempts: 9,
    lastError: 'mail.contoso.example:587 550 5.1.1',
    createdAt,
  },
  {
    id: '1',
    status: 'sent',
    to: 'e.kaya@contoso.example',
    template: 'code',
    attempts: 1,
    createdAt,
    sentAt: createdAt,
  },
]

const smtp = {
  name: 'LATCHKEY_SMTP',
  meaning: 'smtp:// or smtps:// servers, tried in order. Unset or none: e-mails wait in the outbox',
  isSecret: true,
  isSet: true,
  servers: ['mail.contoso.example:587', 'mail2.contoso.example:587', 'relay.contoso.example:465'],
}
const findings = [
  { level: 'ok', subject: 'mail.contoso.example:587', text: 'accepts e-mail over TLS, signed in as latchkey' },
  { level: 'warn', subject: 'mail2.contoso.example:587', text: 'ends on 2026-12-09, in 9 days: renew it.' },
  {
    level: 'fail',
    subject: 'old.contoso.example:25',
    text: 'does not answer: check the port, and the firewall between here and there.',
  },
]

function createTemplate(t: Translator): FakeReplies {
  const supplied = { subject: '{workflow} failed', text: 'Hello {name},\n\n{workflow} was not finished.\n\nTry again.' }
  const changed = { ...supplied, text: 'Hello {name},\n\n{workflow} was not finished.\n\nCall extension 4711.' }
  const own = { en: changed, de: changed }
  const group = (title: string) => ({
    type: 'object',
    title,
    properties: {
      subject: { type: 'string', title: t('mail.own.subject') },
      text: { type: 'string', control: 'textarea', title: t('mail.own.text') },
    },
  })
  const heading = `${supplied.subject} · ${t('workflows.register.name')}`
  return {
    'GET /api/v1/admin/templates/{id}/form': {
      value: {
        title: heading,
        text: t('mail.own.page'),
        form: { type: 'object', properties: { en: group('English'), de: group('Deutsch') } },
      },
    },
    'GET /api/v1/admin/templates/{id}': {
      value: {
        id: 'workflow-failed.register',
        version: 2,
        own,
        supplied: { en: supplied, de: supplied },
        parameters: ['name', 'account', 'workflow'].map((name) => ({ name, kind: 'text', secret: false })),
      },
    },
    'POST /api/v1/admin/templates/{id}/preview': {
      value: { language: 'en', subject: 'Register failed', text: 'Hello Anna Berg,\n\nRegister was not finished.' },
    },
    'POST /api/v1/admin/templates/{id}/test': { value: { to: 'jonas.lindqvist@contoso.example' } },
  }
}
