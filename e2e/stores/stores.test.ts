import { expect, test } from 'vitest'
import wxtConfig from '../../wxt.config.ts'
import { checkPackage } from './check-packages.ts'
import { checkTexts } from './check-texts.ts'
import { listingLanguages, readAnswers, readListing, readReviewInstructions } from './listing.ts'
import { captioned } from './screenshots.ts'

/** The manifest as `npm run build -- packages` makes it. */
function readManifest(browser: 'chrome' | 'edge' | 'firefox') {
  const { manifest } = wxtConfig
  if (typeof manifest !== 'function') throw new Error('The configuration makes no manifest')
  return manifest({ browser, command: 'build', mode: 'production', manifestVersion: 3 }) as Record<string, string[]>
}

test('the texts fit the forms of every store', () => {
  expect(checkTexts()).toEqual([])
})

test.each(['chrome', 'edge', 'firefox'] as const)(
  '%s: each permission has its reason, and there is none more',
  (browser) => {
    const manifest = readManifest(browser)
    const asked = ['permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions']
    expect(asked.flatMap((key) => manifest[key] ?? []).sort()).toEqual(Object.keys(readAnswers().reasons).sort())
  },
)

test('what Firefox declares about data is in the answers about data use', () => {
  const { gecko } = readManifest('firefox').browser_specific_settings as unknown as {
    gecko: { data_collection_permissions: { required: string[] } }
  }
  expect(gecko.data_collection_permissions.required).toEqual(['authenticationInfo', 'personallyIdentifyingInfo'])
})

test.each(listingLanguages)('the listing in %s has a caption for each picture', (language) => {
  expect(Object.keys(readListing(language).captions).sort()).toEqual([...captioned].sort())
})

test('reviewers get the whole instructions, and those of a small form the short ones', () => {
  expect(readReviewInstructions(3000)).toContain('1. Get the repository')
  expect(readReviewInstructions(3000)).not.toMatch(/[`*]/)
  expect(readReviewInstructions(500)).toContain('npm start')
  expect(readReviewInstructions(500).length).toBeGreaterThan(300)
})

test('a package is refused with a key, with hosts of its own, for another browser, without an icon, or with foreign scripts', () => {
  const manifest = { key: 'MIIB', host_permissions: ['https://mail.example.com/*'], permissions: ['tabs'], icons: {} }
  const files = new Map([
    ['manifest.json', JSON.stringify(manifest)],
    ['popup.html', '<script src="https://cdn.example/x.js"></script>'],
    ['background.js.map', '{}'],
    ['_locales/en/messages.json', '{}'],
  ])
  const given = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]))
  expect(checkPackage('firefox', given)).toEqual([
    'the manifest has "key"',
    'the manifest has "host_permissions"',
    'the manifest is for another browser',
    'the permission tabs has no reason',
    ...[16, 32, 48, 128].map((size) => `the icon of ${size} pixels is missing`),
    'popup.html has a script that is not in the package',
    'background.js.map does not belong into a package',
    'de is missing',
  ])
})
