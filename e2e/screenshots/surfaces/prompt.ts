import type { OfferTexts } from '../../../extension/prompt/offer.ts'
import { expiredPage, practiceStyle } from '../../../server/web/practice/pages.ts'
import { words } from '../../../shared/languages/words.ts'
import { builtOffer, type OfferInPage, openClosedRoots } from '../../environment/built-offer.ts'
import { stageOf } from '../environment/routed.ts'
import type { Language, Scene, Surface } from '../surface.ts'

const scenes = {
  expired: {
    says: 'A card in the corner says whose it is, what it saw and what it offers; the page stays as it is.',
    also: ['narrow', 'wide-dark'],
  },
  change: { says: 'Where a page asks for a new password by itself, the offer claims nothing about the old one.' },
  'own-choice': { says: 'Without an administrator the card says that the person installed the extension.' },
  'long-names': { says: 'Long names break within the card, which never grows wider than 360 pixels.' },
  'right-to-left': { says: 'In a language from right to left the card stands in the other corner, mirrored.' },
} satisfies Record<string, Scene>

function textsOf(scene: keyof typeof scenes, language: Language): OfferTexts {
  const say = words(language)
  const organisation =
    scene === 'long-names' ? 'Donaudampfschifffahrtsgesellschaft Rotterdam-Antwerpen mbH' : 'Example Company'
  return {
    language,
    direction: scene === 'right-to-left' ? 'rtl' : 'ltr',
    organisation,
    sentence: say(scene === 'change' ? 'extension.prompt-change' : 'extension.prompt-expired'),
    accept: say('extension.prompt-accept'),
    decline: say('extension.prompt-decline'),
    from: scene === 'own-choice' ? say('extension.prompt-from-self') : say('extension.prompt-from', { organisation }),
  }
}

/** The card in the practice mail, its closed root opened for axe alone. */
export const prompt: Surface = {
  title: 'Offer in a page',
  about: 'What a page with an expired password shows, where an organisation or a person has put it on the list.',
  scenes,
  async start({ browser }) {
    const script = await builtOffer()
    return stageOf(browser, {
      html: () => String(expiredPage()),
      files: { '/practice/practice.css': { contentType: 'text/css; charset=utf-8', body: practiceStyle } },
      async after(page, scene, language) {
        await page.evaluate(openClosedRoots)
        await page.evaluate(script.replace(/^var offer\b/, 'globalThis.offer'))
        await page.evaluate(
          (texts) => void (globalThis as unknown as OfferInPage).offer.showOffer(texts, () => {}),
          textsOf(scene as keyof typeof scenes, language),
        )
      },
    })
  },
}
