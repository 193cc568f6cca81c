import { describe, expect, test } from 'vitest'
import { changed, expired, notExpired, otherThingExpired } from './generic-texts.ts'
import { matchesAny, normalise } from './patterns.ts'

/** A sentence a language: it has expired; it must be changed; it was changed; in case it has expired; the session has expired. */
const sentences: Record<string, [string, string, string, string, string]> = {
  cs: [
    'Platnost vašeho hesla vypršela.',
    'Před pokračováním musíte změnit své heslo.',
    'Vaše heslo bylo úspěšně změněno.',
    'Pokud heslo vypršelo, obraťte se na podporu.',
    'Platnost relace vypršela.',
  ],
  da: [
    'Din adgangskode er udløbet.',
    'Du skal ændre din adgangskode, før du kan fortsætte.',
    'Din adgangskode er ændret.',
    'Hvis din adgangskode er udløbet, kontakt support.',
    'Sessionen er udløbet.',
  ],
  de: [
    'Ihr Kennwort ist abgelaufen.',
    'Sie müssen Ihr Kennwort vor der ersten Anmeldung ändern.',
    'Ihr Kennwort wurde erfolgreich geändert.',
    'Falls Ihr Kennwort abgelaufen ist, rufen Sie uns an.',
    'Ihre Sitzung ist abgelaufen.',
  ],
  en: [
    'Your password has expired.',
    'You must change your password before signing in.',
    'Your password has been changed.',
    'If your password has expired, call the service desk.',
    'Your session has expired.',
  ],
  es: [
    'Su contraseña ha caducado.',
    'Debe cambiar su contraseña para continuar.',
    'Su contraseña se ha cambiado.',
    'Si su contraseña ha caducado, llame a soporte.',
    'La sesión ha caducado.',
  ],
  fr: [
    'Votre mot de passe a expiré.',
    'Vous devez changer votre mot de passe pour continuer.',
    'Votre mot de passe a été modifié.',
    'Si votre mot de passe a expiré, contactez le support.',
    'Votre session a expiré.',
  ],
  it: [
    'La password è scaduta.',
    'È necessario cambiare la password prima di continuare.',
    'La password è stata modificata.',
    'Se la tua password è scaduta, contatta il supporto.',
    'La sessione è scaduta.',
  ],
  ja: [
    'パスワードの有効期限が切れています。',
    'パスワードを変更する必要があります。',
    'パスワードが変更されました。',
    'パスワードの有効期限が切れた場合はお問い合わせください。',
    'セッションの有効期限が切れました。',
  ],
  ko: [
    '비밀번호가 만료되었습니다.',
    '비밀번호를 변경해야 합니다.',
    '비밀번호가 변경되었습니다.',
    '비밀번호가 만료된 경우 문의하세요.',
    '세션이 만료되었습니다.',
  ],
  nl: [
    'Uw wachtwoord is verlopen.',
    'U moet uw wachtwoord wijzigen voordat u zich aanmeldt.',
    'Uw wachtwoord is gewijzigd.',
    'Als uw wachtwoord is verlopen, bel de helpdesk.',
    'Uw sessie is verlopen.',
  ],
  pl: [
    'Twoje hasło wygasło.',
    'Musisz zmienić hasło przed zalogowaniem.',
    'Hasło zostało zmienione.',
    'Jeśli hasło wygasło, skontaktuj się z pomocą.',
    'Sesja wygasła.',
  ],
  'pt-BR': [
    'Sua senha expirou.',
    'Você precisa alterar sua senha antes de entrar.',
    'Sua senha foi alterada.',
    'Se a sua senha expirou, fale com o suporte.',
    'Sua sessão expirou.',
  ],
  'pt-PT': [
    'A sua palavra-passe expirou.',
    'Tem de alterar a sua palavra-passe.',
    'A sua palavra-passe foi alterada.',
    'Se a palavra-passe expirou, contacte o suporte.',
    'A sessão expirou.',
  ],
  ru: [
    'Срок действия вашего пароля истёк.',
    'Необходимо сменить пароль.',
    'Ваш пароль изменён.',
    'Если срок действия пароля истёк, обратитесь в поддержку.',
    'Сеанс истёк.',
  ],
  sv: [
    'Ditt lösenord har gått ut.',
    'Du måste ändra ditt lösenord vid första inloggningen.',
    'Ditt lösenord har ändrats.',
    'Om ditt lösenord har gått ut, ring supporten.',
    'Sessionen har gått ut.',
  ],
  tr: [
    'Parolanızın süresi doldu.',
    'Devam etmek için şifrenizi değiştirmeniz gerekiyor.',
    'Parolanız değiştirildi.',
    'Parolanızın süresi dolduysa destek hattını arayın.',
    'Oturumunuzun süresi doldu.',
  ],
  'zh-CN': [
    '您的密码已过期。',
    '您必须更改密码。',
    '密码已成功修改。',
    '如果密码已过期，请联系支持人员。',
    '会话已过期。',
  ],
  'zh-TW': ['您的密碼已過期。', '您必須變更密碼。', '密碼已變更。', '如果密碼已過期，請聯絡支援人員。', '連結已過期。'],
}

describe.each(Object.entries(sentences))('%s', (_, [is, must, was, conditional, other]) => {
  const matches = (sentence: string, patterns: string[]) => matchesAny(normalise(sentence), patterns)
  test('"has expired" is an expiry', () =>
    expect([matches(is, expired), matches(is, notExpired), matches(is, changed)]).toEqual([true, false, false]))
  test('"must be changed" is an expiry', () =>
    expect([matches(must, expired), matches(must, notExpired)]).toEqual([true, false]))
  test('"was changed" is a success', () =>
    expect([matches(was, changed), matches(was, expired)]).toEqual([true, false]))
  test('"if it has expired" is not an expiry', () => expect(matches(conditional, notExpired)).toBe(true))
  test('the expiry of something else is not one of the password', () =>
    expect([matches(other, otherThingExpired), matches(other, expired)]).toEqual([true, false]))
})

test('there are sentences in 18 languages', () => expect(Object.keys(sentences)).toHaveLength(18))
