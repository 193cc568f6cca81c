import { expect, test } from 'vitest'
import { chooseNextStep, type NextStepFacts } from './next-step.ts'

const everything = () => true
const well: NextStepFacts = {
  unusable: false,
  isStaff: false,
  locked: false,
  passwordExpired: false,
  daysLeft: 60,
  profile: 'complete',
  methods: ['questions', 'totp', 'corporate-mail'],
  offers: everything,
}
const staff = { isStaff: true, offers: () => false }
const choose = (facts: Partial<NextStepFacts>) => chooseNextStep({ ...well, ...facts })

test.each<[string, Partial<NextStepFacts>, ReturnType<typeof chooseNextStep>]>([
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
  ['H6: staff whom no workflow helps, locked', { ...staff, locked: true }, { code: 'ask-colleague' }],
  ['H6: staff whom no workflow helps, expired', { ...staff, passwordExpired: true }, { code: 'ask-colleague' }],
  ['H6: staff who never registered', { ...staff, profile: 'not-registered', methods: [] }, { code: 'nothing' }],
  ['H6: staff, 13 days left', { ...staff, daysLeft: 13 }, { code: 'change-soon' }],
  [
    'H6: staff to whom a workflow opens',
    { ...staff, locked: true, offers: everything },
    { code: 'unlock', workflow: 'unlock-my-account' },
  ],
])('%s', (_what, facts, expected) => {
  expect(choose(facts)).toEqual(expected)
})

test('the most urgent step comes first', () => {
  const worst = {
    unusable: true,
    locked: true,
    passwordExpired: true,
    daysLeft: 0,
    profile: 'not-registered',
    methods: [],
  } as const
  const codes = [
    choose(worst),
    choose({ ...worst, unusable: false }),
    choose({ ...worst, unusable: false, locked: false }),
    choose({ ...worst, unusable: false, locked: false, passwordExpired: false }),
    choose({ daysLeft: 3, methods: ['questions'] }),
  ].map(({ code }) => code)
  expect(codes).toEqual(['ask-helpdesk', 'unlock', 'change-expired', 'register', 'add-method'])
})

test('a workflow that is switched off is not suggested', () => {
  const offers = (workflow: string) => !['manage-my-passwords', 'manage-my-profile'].includes(workflow)
  expect(choose({ passwordExpired: true, offers })).toEqual({ code: 'change-expired' })
  expect(choose({ methods: ['questions'], offers })).toEqual({ code: 'nothing' })
  expect(choose({ methods: ['questions'], daysLeft: 2, offers })).toEqual({ code: 'change-soon' })
})
