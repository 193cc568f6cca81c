import { type Brand, writeBrandRules } from './brand.ts'

/** Gives a page that loads no style sheet of the server the look of an organisation, in place of the one that it had; `head`: selector of what the logo comes before. */
export function applyBrand(brand: Brand | undefined, head: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(writeBrandRules(brand ?? {}, { head }))
  document.adoptedStyleSheets = [sheet]
}
