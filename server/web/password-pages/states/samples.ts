import type { Translator } from '../../../../shared/languages/translator.ts'
import type { Passwords, Questions, Result, Rules } from '../client.ts'

/** A person with every kind of account. */
export function createPasswordSamples(t: Translator): Passwords {
  const target = (id: string, name: string, more: Partial<Passwords['targets'][number]> = {}) => ({
    id: `ADSAccount-${id}`,
    table: 'ADSAccount',
    name,
    relation: 'self' as const,
    identity: 'Erika Mustermann',
    ...more,
  })
  const obstacle = (code: 'protected' | 'excluded' | 'not-connected') => ({
    obstacle: code,
    note: t(`password-pages.target-${code}`),
  })
  return {
    displayName: 'Erika Mustermann',
    account: 'erika.mustermann',
    secondsLeft: 900,
    hasCentral: false,
    hasQuestions: true,
    targets: [
      target('1', 'erika.mustermann@contoso.example'),
      target('2', 'erika.mustermann@branch.contoso.example'),
      target('3', 'erika.project@contoso.example', { relation: 'sub-identity', identity: 'Erika (project)' }),
      target('4', 'svc-build@contoso.example', { relation: 'sponsored', identity: 'Build server' }),
      target('5', 'svc-payroll-transfer@contoso.example', {
        relation: 'sponsored',
        identity: 'Payroll transfer',
        ...obstacle('protected'),
      }),
      target('6', 'erika.test@contoso.example', obstacle('excluded')),
      target('7', 'ERIKAM', { table: 'SAPUser', ...obstacle('not-connected') }),
    ],
  }
}

export const createRuleSamples = (t: Translator): Rules => [
  { id: 'length', where: 'page', settings: { min: 12 }, text: t('rules.length', { min: 12 }) },
  { id: 'history', where: 'server', settings: {}, text: t('rules.history', { count: 24 }) },
]

export const createResultSamples = (t: Translator): Result[] => [
  {
    target: 'ADSAccount-1',
    name: 'erika.mustermann@contoso.example',
    outcome: 'applied',
    text: t('password-pages.outcome-applied'),
  },
  {
    target: 'ADSAccount-2',
    name: 'erika.mustermann@branch.contoso.example',
    outcome: 'unknown',
    text: t('password-pages.outcome-unknown'),
  },
  {
    target: 'ADSAccount-4',
    name: 'svc-build@contoso.example',
    outcome: 'refused',
    text: t('problems.password-history', { count: 24 }),
  },
]

export function createQuestionSamples(t: Translator): Questions {
  const ids = ['first-school', 'first-pet', 'birth-city'] as const
  const answer = { type: 'string', title: t('activities.fields.answer'), minLength: 1, secret: true, chosen: true }
  return {
    registered: ids.map((id) => ({ id, text: t(`questions.${id}`), isLocked: id === 'first-pet' })),
    required: 3,
    answer: {
      type: 'object',
      properties: {
        answers: {
          type: 'array',
          prefixItems: ids.map((id) => ({
            type: 'object',
            title: t(`questions.${id}`),
            properties: { question: { const: id }, answer: { ...answer, type: 'string' } },
            required: ['question', 'answer'],
          })),
        },
      },
      required: ['answers'],
    },
  }
}
