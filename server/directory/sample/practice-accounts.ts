/** One account to practise with: printed when the server starts, listed in the README, returned by `GET /practice/accounts.json`. */
export interface SampleAccount {
  /** As typed into Latchkey. */
  account: string
  password: string
  state: SampleState
  /** Registered answers by question id; absent if the person has never registered. */
  answers?: { question: string; answer: string }[]
}

type SampleState =
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

function practice(
  account: string,
  password: string,
  state: SampleState,
  answers?: [string, string, string],
): SampleAccount {
  if (!answers) return { account, password, state }
  const questions = ['first-school', 'first-pet', 'birth-city', 'favourite-teacher', 'first-car']
  // Each person has a different three of the five, so that a decoy's choice does not stand out.
  const from = [...answers[0]].length % questions.length
  const toAnswer = (answer: string, index: number) => ({
    question: questions[(from + index) % questions.length] ?? '',
    answer,
  })
  return { account, password, state, answers: answers.map(toAnswer) }
}

export const sampleAccounts: SampleAccount[] = [
  practice('active.user', 'Harbour-Lantern-41', 'active', ['Elm Street', 'Biscuit', 'Lisbon']),
  practice('expired.user', 'Copper-Meadow-52', 'expired', ['Riverside', 'Pickles', 'Turin']),
  practice('mustchange.user', 'Walnut-Station-63', 'must-change', ['Hillcrest', 'Domino', 'Ghent']),
  practice('locked.user', 'Marble-Orchard-74', 'locked', ['St. Martin', 'Whisker', 'Bergen']),
  practice('disabled.user', 'Velvet-Compass-85', 'disabled', ['Northfield', 'Rascal', 'Porto']),
  practice('accountexpired.user', 'Pebble-Thunder-96', 'account-expired', ['Oakwood', 'Button', 'Graz']),
  practice('unregistered.user', 'Saffron-Bridge-17', 'unregistered'),
  practice('protected.user', 'Granite-Feather-28', 'protected', ['Lakeside', 'Nimbus', 'Malmö']),
  practice('finegrained.user', 'Cinnamon-Lighthouse-39', 'fine-grained', ['Brookvale', 'Pepper', 'Krakow']),
  practice('helpdesk.operator', 'Amber-Telescope-40', 'helpdesk-operator'),
  practice('site.admin', 'Juniper-Anvil-51', 'site-administrator'),
  practice('BRANCH\\branch.user', 'Timber-Mosaic-62', 'second-domain', ['Westgate', 'Cookie', 'Basel']),
  practice('CORP\\ambiguous.user', 'Silver-Pumpkin-73', 'ambiguous', ['Eastfield', 'Shadow', 'Leeds']),
  practice('BRANCH\\ambiguous.user', 'Golden-Thistle-84', 'ambiguous', ['Southbank', 'Rusty', 'Kiel']),
  practice('team.manager', 'Lemon-Viaduct-95', 'manager'),
  practice('contractor.user', 'Cobalt-Windmill-16', 'contractor', ['Fairview', 'Clover', 'Bilbao']),
]
