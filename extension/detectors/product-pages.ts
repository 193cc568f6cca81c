/** A kind of page of a product that no detector names, in several languages: `product-pages/<kind>-<language>.html`. */
interface ProductPages {
  kind: string
  path: string
  /**
   * `after-sign-in`: expired right after a sign-in, and not otherwise: a page without a field, or a polite request. `not-expired`: a
   * voluntary change, which is a change or silent.
   */
  verdict: 'expired' | 'after-sign-in' | 'silent' | 'not-expired'
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
  {
    kind: 'owncloud-expired',
    path: '/index.php/apps/password_policy/update_password',
    verdict: 'expired',
    languages: 'ar ko nl zh-tw',
  },
  {
    kind: 'owncloud-first-login',
    path: '/index.php/apps/password_policy/password',
    verdict: 'after-sign-in',
    languages: 'ar de es ko nl ru tr zh',
  },
  { kind: 'owncloud-reminder', path: '/index.php/apps/files/', verdict: 'silent', languages: 'ar de it ko tr zh' },
  { kind: 'zimbra-expired', path: '/', verdict: 'expired', languages: 'ar de it ja ko pt-br sv' },
  {
    kind: 'zimbra-session',
    path: '/?loginErrorCode=service.AUTH_EXPIRED',
    verdict: 'silent',
    languages: 'ar da ja pl sv zh-tw',
  },
  { kind: 'zimbra-changed', path: '/h/changepass', verdict: 'silent', languages: 'fr ru tr' },
  { kind: 'zimbra-voluntary', path: '/h/changepass', verdict: 'not-expired', languages: 'de ja pl' },
  { kind: 'guacamole-expired', path: '/guacamole/#/', verdict: 'expired', languages: 'en es fr ja pl' },
  {
    kind: 'guacamole-voluntary',
    path: '/guacamole/#/settings/preferences',
    verdict: 'not-expired',
    languages: 'es it ko',
  },
  { kind: 'horde-expired', path: '/services/changepassword.php', verdict: 'expired', languages: 'cs da pt sv tr zh' },
  { kind: 'horde-soon', path: '/services/portal/', verdict: 'silent', languages: 'cs fr nl sv' },
  { kind: 'horde-voluntary', path: '/services/changepassword.php', verdict: 'not-expired', languages: 'cs it pl' },
  { kind: 'horde-reset-done', path: '/login.php', verdict: 'silent', languages: 'ja nl sv tr' },
  {
    kind: 'cacti-forced',
    path: '/cacti/auth_changepassword.php',
    verdict: 'expired',
    languages: 'de fr it nl pl ru sv tr',
  },
  { kind: 'cacti-weak', path: '/cacti/auth_changepassword.php', verdict: 'expired', languages: 'ar ko zh' },
  { kind: 'cacti-voluntary', path: '/cacti/auth_changepassword.php', verdict: 'not-expired', languages: 'pt ru zh' },
  { kind: 'casdoor-expired', path: '/login', verdict: 'expired', languages: 'de ja tr' },
  { kind: 'nextcloud-expired', path: '/login', verdict: 'expired', languages: 'cs da ko zh-tw' },
  { kind: 'nextcloud-policy-admin', path: '/settings/admin/security', verdict: 'silent', languages: 'ar cs ko nl' },
  { kind: 'freeipa-expired', path: '/ipa/ui/', verdict: 'expired', languages: 'ru sv' },
  { kind: 'freeipa-soon', path: '/ipa/ui/#/e/user/search', verdict: 'silent', languages: 'de fr sv' },
  { kind: 'ruoyi-expired', path: '/index', verdict: 'expired', languages: 'zh' },
  { kind: 'ruoyi-initial', path: '/index', verdict: 'after-sign-in', languages: 'zh' },
  { kind: 'ruoyi-lock', path: '/lockscreen', verdict: 'silent', languages: 'zh' },
  {
    kind: 'syncope-must',
    path: '/syncope-enduser/mustchangepassword',
    verdict: 'expired',
    languages: 'en it ja pt-br ru',
  },
  { kind: 'ssp-voluntary', path: '/index.php', verdict: 'not-expired', languages: 'ar de en ko zh' },
  {
    kind: 'ssp-token-invalid',
    path: '/index.php?action=resetbytoken&token=x',
    verdict: 'silent',
    languages: 'fr ja tr',
  },
  { kind: 'snipeit-token-expired', path: '/password/reset', verdict: 'silent', languages: 'da es it ja sv' },
  { kind: 'snipeit-admin-user', path: '/users/5/edit', verdict: 'silent', languages: 'cs de ko pt-br tr zh' },
  { kind: 'snipeit-suspended', path: '/login', verdict: 'silent', languages: 'ar fr pl' },
  { kind: 'gogs-voluntary', path: '/user/settings/password', verdict: 'not-expired', languages: 'it sv' },
  { kind: 'gogs-code-expired', path: '/user/reset_password?code=x', verdict: 'silent', languages: 'de es ko zh-tw' },
  { kind: 'gogs-sign-up', path: '/user/sign_up', verdict: 'silent', languages: 'cs fr ja nl' },
]

/** Every file of `product-pages/`. Their texts were taken from the products' language files by a script, and scored before anyone had read them. */
export const productPages = all.flatMap(({ kind, path, verdict, languages }) =>
  languages.split(' ').map((language) => ({ file: `${kind}-${language}`, path, verdict })),
)
