import { expect, test } from 'vitest'
import { type HealthFacts, nextStep } from './next-step.ts'

const everything = () => true
const well: HealthFacts = {
  ...{ unusable: false, locked: false, passwordExpired: false, daysLeft: 60, profile: 'complete' },
  methods: ['questions', 'totp', 'corporate-mail'],
  offers: everything,
}
const of = (facts: Partial<HealthFacts>) => nextStep({ ...well, ...facts })

test.each<[string, Partial<HealthFacts>, ReturnType<typeof nextStep>]>([
  ['all is well', {}, { code: 'nothing' }],
  ['a password that never expires', { daysLeft: undefined }, { code: 'nothing' }],
  ['expired', { passwordExpired: true, daysLeft: 0 }, { code: 'change-expired', workflow: 'manage-my-passwords' }],
  ['locked', { locked: true }, { code: 'unlock', workflow: 'unlock-my-account' }],
  ['not registered', { profile: 'not-registered', methods: [] }, { code: 'register', workflow: 'register' }],
  ['answers out of date', { profile: 'must-update' }, { code: 'update-profile', workflow: 'manage-my-profile' }],
  ['one method', { methods: ['totp'] }, { code: 'add-method', workflow: 'manage-my-profile' }],
  [
    'the company’s mailbox and telephones do not count',
    { methods: ['questions', 'corporate-mail', 'corporate-mobile'] },
    { code: 'add-method', workflow: 'manage-my-profile' },
  ],
  ['13 days left', { daysLeft: 13 }, { code: 'change-soon', workflow: 'manage-my-passwords' }],
  ['14 days left', { daysLeft: 14 }, { code: 'nothing' }],
  ['too many wrong answers', { profile: 'locked' }, { code: 'wait-for-profile' }],
  ['disabled', { unusable: true }, { code: 'ask-helpdesk' }],
])('%s', (_what, facts, expected) => {
  expect(of(facts)).toEqual(expected)
})

test('what keeps one from everything else goes first', () => {
  const worst = {
    unusable: true,
    locked: true,
    passwordExpired: true,
    daysLeft: 0,
    profile: 'not-registered',
    methods: [],
  } as const
  const codes = [
    of(worst),
    of({ ...worst, unusable: false }),
    of({ ...worst, unusable: false, locked: false }),
    of({ ...worst, unusable: false, locked: false, passwordExpired: false }),
    of({ daysLeft: 3, methods: ['questions'] }),
  ].map(({ code }) => code)
  expect(codes).toEqual(['ask-helpdesk', 'unlock', 'change-expired', 'register', 'add-method'])
})

test('a task that is switched off is not named, and nobody is sent to add what cannot be added', () => {
  const offers = (workflow: string) => !['manage-my-passwords', 'manage-my-profile'].includes(workflow)
  expect(of({ passwordExpired: true, offers })).toEqual({ code: 'change-expired' })
  expect(of({ methods: ['questions'], offers })).toEqual({ code: 'nothing' })
  expect(of({ methods: ['questions'], daysLeft: 2, offers })).toEqual({ code: 'change-soon' })
})
