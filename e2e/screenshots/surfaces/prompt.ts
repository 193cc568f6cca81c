import type { Page } from 'playwright'
import type { OfferTexts } from '../../../extension/prompt/offer.ts'
import { expiredPage } from '../../../server/web/practice/mail-pages.ts'
import { practiceStyle } from '../../../server/web/practice/style.ts'
import { sampleBrand } from '../../../server/web/sample-brand.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { buildOffer, type OfferInPage, openClosedRoots } from '../../environment/build-offer.ts'
import { createRoutedDriver } from '../environment/routed.ts'
import type { Language, Scene, Surface } from '../surface.ts'

declare const offer: OfferInPage['offer']

/** A press counts only once the card has been seen for a moment. */
async function pressUntilExplained(page: Page): Promise<void> {
  for (;;) {
    await page.locator('.accept').click()
    const isExplained = await page
      .locator('.problem')
      .waitFor({ timeout: 250 })
      .then(
        () => true,
        () => false,
      )
    if (isExplained) return
  }
}

const scenes = {
  expired: {
    inDocs: true,
    description: 'A card in the corner says whose it is, what it saw and what it offers; the page stays as it is.',
  },
  undecided: {
    description:
      'Until the person has decided whether their account name may be read from the page, a third button asks, with what it means below.',
  },
  change: { description: 'When a page itself asks for a new password, the offer says nothing about the old one.' },
  'own-choice': { description: 'Without an administrator the card says that the person installed the extension.' },
  'long-names': { description: 'Long names break within the card, which never grows wider than 360 pixels.' },
  branded: { description: 'With branding the card has the organisation’s logo and colour.' },
  refused: {
    description: 'A press while the page hides or covers the card opens nothing, and the card says why.',
    async perform(page) {
      // Chromium then cannot vouch that the card is seen.
      await page.evaluate(() => {
        const host = document.querySelector<HTMLElement>('[data-help-card]')
        host?.style.setProperty('opacity', '0.99', 'important')
      })
      await pressUntilExplained(page)
    },
    waitFor: '.problem',
  },
  outdated: {
    description: 'A press after the extension was updated says that the page has to be loaded again.',
    perform: pressUntilExplained,
    waitFor: '.problem',
  },
  'right-to-left': { description: 'In a language from right to left the card is mirrored in the other corner.' },
} satisfies Record<string, Scene>

function textsOf(scene: keyof typeof scenes, language: Language): OfferTexts {
  const t = getTranslator(language)
  const organisation =
    scene === 'long-names' ? 'Donaudampfschifffahrtsgesellschaft Rotterdam-Antwerpen mbH' : 'Example Company'
  return {
    language,
    direction: scene === 'right-to-left' ? 'rtl' : 'ltr',
    organisation,
    sentence: t(scene === 'change' ? 'extension.prompt-change' : 'extension.prompt-expired'),
    accept: t('extension.prompt-accept'),
    ...(scene === 'undecided' && {
      acceptWithName: { label: t('extension.prompt-accept-with-name'), note: t('extension.prompt-name-note') },
    }),
    decline: t('extension.prompt-decline'),
    refused: t('extension.prompt-refused'),
    outdated: t('extension.prompt-outdated'),
    brand: scene === 'branded' ? sampleBrand : undefined,
    from:
      scene === 'own-choice' || scene === 'undecided'
        ? t('extension.prompt-from-self')
        : t('extension.prompt-from', { organisation }),
  }
}

/** The card in the practice mail, its closed root opened for axe alone. */
export const prompt: Surface = {
  title: 'Offer in a page',
  description:
    'A page with an expired password shows this offer when an organisation or a person has put the page on the list.',
  scenes,
  async start({ browser }) {
    const script = await buildOffer()
    return createRoutedDriver(browser, {
      html: () => String(expiredPage()),
      files: { '/practice/practice.css': { contentType: 'text/css; charset=utf-8', body: practiceStyle } },
      async after(page, scene, language) {
        await page.evaluate(openClosedRoots)
        await page.evaluate(script.replace(/^var offer\b/, 'globalThis.offer'))
        await page.evaluate(({ texts, reaches }) => void offer.showOffer(texts, () => reaches), {
          texts: textsOf(scene as keyof typeof scenes, language),
          reaches: scene !== 'outdated',
        })
      },
    })
  },
}
