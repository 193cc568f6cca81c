/** A saved page: the path it had, and what must be found there (`silent`: nothing may be). */
export interface SavedPage {
  file: string
  path: string
  finds: 'exchange-owa' | 'generic' | 'silent'
  /** Needs a browser that lays out, runs scripts or loads frames. */
  browserOnly?: true
}

/** Every file of `pages/`, in one line each. Origins that the person added: nothing here has the administrator's 20 points. */
export const savedPages: SavedPage[] = [
  { file: 'exchange-owa', path: '/owa/auth/expiredpassword.aspx?url=/owa/auth.owa', finds: 'exchange-owa' },
  { file: 'exchange-owa-de', path: '/owa/auth/ExpiredPassword.aspx', finds: 'exchange-owa' },
  { file: 'exchange-owa-ja-refused', path: '/OWA/auth/expiredpassword.aspx', finds: 'exchange-owa' },
  { file: 'exchange-ecp', path: '/ecp/auth/expiredpassword.aspx', finds: 'exchange-owa' },
  { file: 'generic-en', path: '/login/step2', finds: 'generic' },
  { file: 'generic-de', path: '/anmeldung/password-expired', finds: 'generic' },
  { file: 'generic-fr', path: '/connexion', finds: 'generic' },
  { file: 'generic-es', path: '/acceso', finds: 'generic' },
  { file: 'generic-ru', path: '/login', finds: 'generic' },
  { file: 'generic-ja', path: '/login', finds: 'generic' },
  { file: 'generic-tr', path: '/giris', finds: 'generic' },
  {
    file: 'keycloak-update-password',
    path: '/realms/example/login-actions/required-action?execution=UPDATE_PASSWORD&client_id=portal&tab_id=x',
    finds: 'silent',
  },
  { file: 'app-late', path: '/portal', finds: 'generic', browserOnly: true },
  { file: 'frame-outer', path: '/frames', finds: 'generic', browserOnly: true },
  { file: 'silent-exchange-owa-changed', path: '/owa/auth/expiredpassword.aspx', finds: 'silent' },
  { file: 'silent-sign-up', path: '/register', finds: 'silent' },
  { file: 'silent-vault', path: '/vault', finds: 'silent' },
  { file: 'silent-session-timeout', path: '/login?reason=timeout', finds: 'silent' },
  { file: 'silent-mfa', path: '/mfa', finds: 'silent' },
  { file: 'silent-forgot-start', path: '/forgot-password', finds: 'silent' },
  { file: 'silent-link-expired', path: '/change-password/expired', finds: 'silent' },
  { file: 'silent-policy-admin', path: '/admin/password-policy', finds: 'silent' },
  { file: 'silent-blog', path: '/blog/password-expired', finds: 'silent' },
  { file: 'silent-empty', path: '/change-password', finds: 'silent' },
  { file: 'silent-entra-sign-in', path: '/common/login', finds: 'silent', browserOnly: true },
  { file: 'silent-settings', path: '/settings/change-password', finds: 'silent' },
  { file: 'silent-reset-by-token', path: '/reset?token=abc', finds: 'silent' },
]
