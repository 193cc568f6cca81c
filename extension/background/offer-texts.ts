import { wordsFor } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { OfferTexts } from '../prompt/offer.ts'
import { readSettings } from '../settings.ts'
import { siteName } from './site-name.ts'

/** The words of the offer, in the language that the browser asks pages for. */
export async function offerTexts(says: 'expired' | 'change'): Promise<OfferTexts> {
  const settings = await readSettings()
  const language = pickLanguage(navigator.languages)
  const say = wordsFor(language)
  const host = settings.server && new URL(settings.server).host
  const organisation = settings.organisation ?? (await siteName()) ?? host
  const installed = (settings.serverLocked || settings.originsLocked) && organisation
  return {
    language,
    direction: 'ltr',
    organisation: organisation ?? say('extension.name'),
    sentence: say(says === 'expired' ? 'extension.prompt-expired' : 'extension.prompt-change'),
    accept: say('extension.prompt-accept'),
    decline: say('extension.prompt-decline'),
    from: installed ? say('extension.prompt-from', { organisation }) : say('extension.prompt-from-self'),
  }
}
