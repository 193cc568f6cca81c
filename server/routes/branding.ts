import type { Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { type Branding, brandingPath } from '../branding/branding.ts'

export interface BrandingServices {
  branding(): Promise<Branding>
}

/** Nothing in a picture runs or loads anything, even where its address is opened as a page. */
const pictureRules = "default-src 'none'; sandbox"

/** The logo and the style sheet, for as long as they are the current ones; their names change with them. */
export function brandingRoutes(app: Hono, { branding }: BrandingServices): void {
  app.get(`${brandingPath}:file`, async (context) => {
    const { picture, sheet } = await branding()
    const file = [picture, sheet].find((one) => one?.address === context.req.path)
    if (!file) throw new AppError('not-found')
    if (file === picture) context.header('Content-Security-Policy', pictureRules)
    context.header('Content-Type', file.type)
    context.header('Cache-Control', 'public, max-age=31536000, immutable')
    return context.body(file.content)
  })
}

/** Links to the organisation's own pages, in this language; undefined if there are none. */
export function listLinks({ helpLink, portal, feedbackLink }: Branding, name: string, language: string) {
  const t = getTranslator(language)
  const links = [
    helpLink && { href: helpLink, text: t('site.link-help') },
    portal && { href: portal, text: t('site.link-portal', { name }) },
    feedbackLink && { href: feedbackLink, text: t('site.link-feedback') },
  ].filter((link) => typeof link === 'object')
  return links.length > 0 ? links : undefined
}
