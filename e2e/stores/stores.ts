/** How long a text may be, in characters as JavaScript counts them. */
export interface Limit {
  min?: number
  max: number
}

/** What a store asks for beside the package. Limits without a comment are in the store's own documents, read on 2026-11-29. */
export interface Store {
  name: string
  /** How `wxt zip` ends the package's name, and what becomes of it. */
  package: { zip: string; file: string }
  texts: { name: Limit; summary: Limit; description: Limit; purpose?: Limit; reason?: Limit; review: Limit }
  searchTerms?: { max: number; maxCharacters: number; maxWords: number }
  /** Names of `pictures`. */
  pictures: readonly string[]
  maxScreenshots: number
}

/** Pictures without text in them are the same in every language. A screenshot is one of `screenshots` each. */
export const pictures = {
  icon: { width: 128, height: 128, alpha: true },
  logo: { width: 300, height: 300, alpha: true },
  screenshot: { width: 1280, height: 800, alpha: false },
  'screenshot-small': { width: 640, height: 400, alpha: false },
  'promotion-small': { width: 440, height: 280, alpha: false },
  'promotion-large': { width: 1400, height: 560, alpha: false },
} as const

export type PictureName = keyof typeof pictures

/** Limits that only the stores' forms state: publishers report them. A text within them fits the forms of all years since 2022. */
const formLimits = { purpose: { max: 1000 }, reason: { max: 1000 } }

export const stores = {
  chrome: {
    name: 'Chrome Web Store',
    package: { zip: '-chrome.zip', file: 'chrome.zip' },
    // Test instructions: as the form states it.
    texts: {
      name: { max: 75 },
      summary: { max: 132 },
      description: { max: 16_000 },
      ...formLimits,
      review: { max: 500 },
    },
    pictures: ['icon', 'screenshot', 'screenshot-small', 'promotion-small', 'promotion-large'],
    maxScreenshots: 5,
  },
  edge: {
    name: 'Microsoft Edge Add-ons',
    package: { zip: '-edge.zip', file: 'edge.zip' },
    // Notes for certification: as the form states it.
    texts: {
      name: { max: 45 },
      summary: { max: 132 },
      description: { min: 250, max: 10_000 },
      ...formLimits,
      review: { max: 2000 },
    },
    searchTerms: { max: 7, maxCharacters: 30, maxWords: 21 },
    pictures: ['logo', 'screenshot', 'promotion-small', 'promotion-large'],
    maxScreenshots: 6,
  },
  firefox: {
    name: 'addons.mozilla.org',
    package: { zip: '-firefox.zip', file: 'firefox.xpi' },
    // The description and the notes to reviewers: as the forms state it.
    texts: { name: { max: 50 }, summary: { max: 132 }, description: { min: 10, max: 15_000 }, review: { max: 3000 } },
    pictures: ['icon', 'screenshot'],
    maxScreenshots: 10,
  },
} as const satisfies Record<string, Store>

export type StoreId = keyof typeof stores
