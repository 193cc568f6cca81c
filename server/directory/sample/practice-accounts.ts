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

/** Each person has a different three of five questions, so that a decoy's choice does not stand out. */
type Answers = Partial<Record<'first-school' | 'first-pet' | 'birth-city' | 'favourite-teacher' | 'first-car', string>>

const practice = (account: string, password: string, state: SampleState, answers?: Answers): SampleAccount => ({
  account,
  password,
  state,
  ...(answers && { answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })) }),
})

export const sampleAccounts: SampleAccount[] = [
  practice('active.user', 'Harbour-Lantern-41', 'active', {
    'first-school': 'Elm Street',
    'first-pet': 'Biscuit',
    'birth-city': 'Lisbon',
  }),
  practice('expired.user', 'Copper-Meadow-52', 'expired', {
    'first-car': 'Volvo 240',
    'first-school': 'Riverside',
    'first-pet': 'Pickles',
  }),
  practice('mustchange.user', 'Walnut-Station-63', 'must-change', {
    'first-car': 'Fiat Panda',
    'first-school': 'Hillcrest',
    'first-pet': 'Domino',
  }),
  practice('locked.user', 'Marble-Orchard-74', 'locked', {
    'first-school': 'St. Martin',
    'first-pet': 'Whisker',
    'birth-city': 'Bergen',
  }),
  practice('disabled.user', 'Velvet-Compass-85', 'disabled', {
    'first-school': 'Northfield',
    'first-pet': 'Rascal',
    'birth-city': 'Porto',
  }),
  practice('accountexpired.user', 'Pebble-Thunder-96', 'account-expired', {
    'birth-city': 'Graz',
    'favourite-teacher': 'Lindner',
    'first-car': 'Opel Corsa',
  }),
  practice('unregistered.user', 'Saffron-Bridge-17', 'unregistered'),
  practice('protected.user', 'Granite-Feather-28', 'protected', {
    'favourite-teacher': 'Sandberg',
    'first-car': 'Saab 900',
    'first-school': 'Lakeside',
  }),
  practice('finegrained.user', 'Cinnamon-Lighthouse-39', 'fine-grained', {
    'first-car': 'Skoda Octavia',
    'first-school': 'Brookvale',
    'first-pet': 'Pepper',
  }),
  practice('helpdesk.operator', 'Amber-Telescope-40', 'helpdesk-operator'),
  practice('site.admin', 'Juniper-Anvil-51', 'site-administrator'),
  practice('BRANCH\\branch.user', 'Timber-Mosaic-62', 'second-domain', {
    'favourite-teacher': 'Keller',
    'first-car': 'Renault 4',
    'first-school': 'Westgate',
  }),
  practice('CORP\\ambiguous.user', 'Silver-Pumpkin-73', 'ambiguous', {
    'first-car': 'Austin Mini',
    'first-school': 'Eastfield',
    'first-pet': 'Shadow',
  }),
  practice('BRANCH\\ambiguous.user', 'Golden-Thistle-84', 'ambiguous', {
    'first-car': 'Ford Fiesta',
    'first-school': 'Southbank',
    'first-pet': 'Rusty',
  }),
  practice('team.manager', 'Lemon-Viaduct-95', 'manager'),
  practice('contractor.user', 'Cobalt-Windmill-16', 'contractor', {
    'favourite-teacher': 'Aguirre',
    'first-car': 'Seat Ibiza',
    'first-school': 'Fairview',
  }),
]
