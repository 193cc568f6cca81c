/** A kind of page of a product that no detector names, in several languages: `product-pages/<kind>-<language>.html`. */
interface ProductPages {
  kind: string
  path: string
  /** `not-expired`: a voluntary change, which is a change or silent. */
  verdict: 'expired' | 'silent' | 'not-expired'
  languages: string
}

const all: ProductPages[] = [
  { kind: 'redmine-changed', path: '/my/account', verdict: 'silent', languages: 'ar cs de fr it ja ko nl' },
  {
    kind: 'redmine-expired',
    path: '/my/password',
    verdict: 'expired',
    languages: 'ar cs da de en es fr it ja ko nl pl pt-br pt ru sv tr zh zh-tw',
  },
  {
    kind: 'redmine-voluntary',
    path: '/my/password',
    verdict: 'not-expired',
    languages: 'ar cs de fr it ja ko nl pl ru sv tr zh-tw',
  },
  { kind: 'redmine-refused', path: '/login', verdict: 'silent', languages: 'ar cs de fr it ja ko nl pl ru sv' },
  {
    kind: 'redmine-link-expired',
    path: '/account/lost_password',
    verdict: 'silent',
    languages: 'cs de fr it ja ko pl ru sv',
  },
  {
    kind: 'redmine-admin-user',
    path: '/users/5/edit',
    verdict: 'silent',
    languages: 'cs de fr it ja ko nl pl ru sv tr zh-tw',
  },
  {
    kind: 'fusionauth-expired',
    path: '/password/change',
    verdict: 'expired',
    languages: 'ar da en es fr it ja nl pl pt-br sv tr zh',
  },
  {
    kind: 'fusionauth-reset-code-expired',
    path: '/password/forgot',
    verdict: 'silent',
    languages: 'ar fr it ja nl pl ru sv',
  },
  { kind: 'fusionauth-must', path: '/password/change', verdict: 'expired', languages: 'en es' },
  { kind: 'sogo-expired', path: '/SOGo/so/', verdict: 'expired', languages: 'ar cs de fr it ja ko nl pl ru sv tr' },
  { kind: 'sogo-soon', path: '/SOGo/so/', verdict: 'silent', languages: 'ar cs de fr it ja ko nl pl ru sv tr' },
  {
    kind: 'roundcube-passwdexpired',
    path: '/?_task=settings&_action=plugin.password',
    verdict: 'expired',
    languages: 'ar cs de fr it ja ko nl pl ru sv tr zh-tw',
  },
  {
    kind: 'roundcube-passwdexpirewarning',
    path: '/?_task=settings&_action=plugin.password',
    verdict: 'silent',
    languages: 'ar cs de fr it ja ko nl pl ru sv tr zh-tw',
  },
]

/** Every file of `product-pages/`. Their texts were taken from the products' language files by a script, and scored before anyone had read them. */
export const productPages = all.flatMap(({ kind, path, verdict, languages }) =>
  languages.split(' ').map((language) => ({ file: `${kind}-${language}`, path, verdict })),
)
