import { type Brand, writeBrandRules } from '../shared/ui/brand.ts'

/** Gives one of the extension's pages the look of an organisation, in place of the one that it had; `head`: selector of what the logo comes before. */
export function applyBrand(brand: Brand | undefined, head: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(writeBrandRules(brand ?? {}, { head }))
  document.adoptedStyleSheets = [sheet]
}
