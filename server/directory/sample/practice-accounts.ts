/** One account to practise with: printed by the start, listed in the README, given by `GET /practice/accounts.json`. */
export interface SampleAccount {
  /** As typed into Latchkey. */
  account: string
  password: string
  state: SampleState
  /** Registered answers, by question id; without them the person has never registered. */
  answers?: { question: string; answer: string }[]
}

export type SampleState =
  | 'active'
  | 'expired'
  | 'must-change'
  | 'locked'
  | 'disabled'
  | 'account-expired'
  | 'unregistered'
  | 'protected'
  | 'fine-grained'
  | 'helpdesk-operator'
  | 'site-administrator'
  | 'second-domain'
  | 'ambiguous'
  | 'manager'
  | 'contractor'

const answers = (...texts: [string, string, string]) => {
  const questions = ['first-school', 'first-pet', 'birth-city', 'favourite-teacher', 'first-car']
  // Every person has another three of the five, so that a decoy's choice does not stand out.
  const from = [...texts[0]].length % questions.length
  return texts.map((answer, index) => ({ question: questions[(from + index) % questions.length] ?? '', answer }))
}

export const sampleAccounts: SampleAccount[] = [
  {
    account: 'active.user',
    password: 'Harbour-Lantern-41',
    state: 'active',
    answers: answers('Elm Street', 'Biscuit', 'Lisbon'),
  },
  {
    account: 'expired.user',
    password: 'Copper-Meadow-52',
    state: 'expired',
    answers: answers('Riverside', 'Pickles', 'Turin'),
  },
  {
    account: 'mustchange.user',
    password: 'Walnut-Station-63',
    state: 'must-change',
    answers: answers('Hillcrest', 'Domino', 'Ghent'),
  },
  {
    account: 'locked.user',
    password: 'Marble-Orchard-74',
    state: 'locked',
    answers: answers('St. Martin', 'Whisker', 'Bergen'),
  },
  {
    account: 'disabled.user',
    password: 'Velvet-Compass-85',
    state: 'disabled',
    answers: answers('Northfield', 'Rascal', 'Porto'),
  },
  {
    account: 'accountexpired.user',
    password: 'Pebble-Thunder-96',
    state: 'account-expired',
    answers: answers('Oakwood', 'Button', 'Graz'),
  },
  { account: 'unregistered.user', password: 'Saffron-Bridge-17', state: 'unregistered' },
  {
    account: 'protected.user',
    password: 'Granite-Feather-28',
    state: 'protected',
    answers: answers('Lakeside', 'Nimbus', 'Malmö'),
  },
  {
    account: 'finegrained.user',
    password: 'Cinnamon-Lighthouse-39',
    state: 'fine-grained',
    answers: answers('Brookvale', 'Pepper', 'Krakow'),
  },
  { account: 'helpdesk.operator', password: 'Amber-Telescope-40', state: 'helpdesk-operator' },
  { account: 'site.admin', password: 'Juniper-Anvil-51', state: 'site-administrator' },
  {
    account: 'BRANCH\\branch.user',
    password: 'Timber-Mosaic-62',
    state: 'second-domain',
    answers: answers('Westgate', 'Cookie', 'Basel'),
  },
  {
    account: 'CORP\\ambiguous.user',
    password: 'Silver-Pumpkin-73',
    state: 'ambiguous',
    answers: answers('Eastfield', 'Shadow', 'Leeds'),
  },
  {
    account: 'BRANCH\\ambiguous.user',
    password: 'Golden-Thistle-84',
    state: 'ambiguous',
    answers: answers('Southbank', 'Rusty', 'Kiel'),
  },
  { account: 'team.manager', password: 'Lemon-Viaduct-95', state: 'manager' },
  {
    account: 'contractor.user',
    password: 'Cobalt-Windmill-16',
    state: 'contractor',
    answers: answers('Fairview', 'Clover', 'Bilbao'),
  },
]
