import { describe, expect, test } from 'vitest'
import { findLanguages } from './find-languages.ts'
import { readStatements, type Statements } from './grammar.ts'
import { normalise } from './patterns.ts'
import { vocabularies } from './vocabularies/index.ts'

/** By language: it has expired; it must be changed; it was changed; in case it has expired; the session has expired; it will expire. */
const sentences: Record<
  string,
  [is: string, must: string, was: string, conditional: string, other: string, soon: string]
> = {
  ar: [
    'انتهت صلاحية كلمة المرور الخاصة بك.',
    'يجب عليك تغيير كلمة المرور للمتابعة.',
    'تم تغيير كلمة المرور بنجاح.',
    'إذا انتهت صلاحية كلمة المرور فاتصل بالدعم.',
    'انتهت صلاحية الجلسة.',
    'ستنتهي صلاحية كلمة المرور خلال 5 أيام.',
  ],
  cs: [
    'Platnost vašeho hesla vypršela.',
    'Před pokračováním musíte změnit své heslo.',
    'Vaše heslo bylo úspěšně změněno.',
    'Pokud heslo vypršelo, obraťte se na podporu.',
    'Platnost relace vypršela.',
    'Platnost vašeho hesla vyprší za 5 dní.',
  ],
  da: [
    'Din adgangskode er udløbet.',
    'Du skal ændre din adgangskode, før du kan fortsætte.',
    'Din adgangskode er ændret.',
    'Hvis din adgangskode er udløbet, kontakt support.',
    'Sessionen er udløbet.',
    'Din adgangskode udløber om 5 dage.',
  ],
  de: [
    'Ihr Kennwort ist abgelaufen.',
    'Sie müssen Ihr Kennwort vor der ersten Anmeldung ändern.',
    'Ihr Kennwort wurde erfolgreich geändert.',
    'Falls Ihr Kennwort abgelaufen ist, rufen Sie uns an.',
    'Ihre Sitzung ist abgelaufen.',
    'Ihr Kennwort läuft in 5 Tagen ab.',
  ],
  en: [
    'Your password has expired.',
    'You must change your password before signing in.',
    'Your password has been changed.',
    'If your password has expired, call the service desk.',
    'Your session has expired.',
    'Your password will expire in 5 days.',
  ],
  es: [
    'Su contraseña ha caducado.',
    'Debe cambiar su contraseña para continuar.',
    'Su contraseña se ha cambiado.',
    'Si su contraseña ha caducado, llame a soporte.',
    'La sesión ha caducado.',
    'Su contraseña caducará en 5 días.',
  ],
  fr: [
    'Votre mot de passe a expiré.',
    'Vous devez changer votre mot de passe pour continuer.',
    'Votre mot de passe a été modifié.',
    'Si votre mot de passe a expiré, contactez le support.',
    'Votre session a expiré.',
    'Votre mot de passe expirera dans 5 jours.',
  ],
  it: [
    'La password è scaduta.',
    'È necessario cambiare la password prima di continuare.',
    'La password è stata modificata.',
    'Se la tua password è scaduta, contatta il supporto.',
    'La sessione è scaduta.',
    'La password scadrà tra 5 giorni.',
  ],
  ja: [
    'パスワードの有効期限が切れています。',
    'パスワードを変更する必要があります。',
    'パスワードが変更されました。',
    'パスワードの有効期限が切れた場合はお問い合わせください。',
    'セッションの有効期限が切れました。',
    'パスワードの有効期限はあと5日です。',
  ],
  ko: [
    '비밀번호가 만료되었습니다.',
    '비밀번호를 변경해야 합니다.',
    '비밀번호가 변경되었습니다.',
    '비밀번호가 만료된 경우 문의하세요.',
    '세션이 만료되었습니다.',
    '비밀번호가 5일 후에 만료됩니다.',
  ],
  nl: [
    'Uw wachtwoord is verlopen.',
    'U moet uw wachtwoord wijzigen voordat u zich aanmeldt.',
    'Uw wachtwoord is gewijzigd.',
    'Als uw wachtwoord is verlopen, bel de helpdesk.',
    'Uw sessie is verlopen.',
    'Uw wachtwoord verloopt over 5 dagen.',
  ],
  pl: [
    'Twoje hasło wygasło.',
    'Musisz zmienić hasło przed zalogowaniem.',
    'Hasło zostało zmienione.',
    'Jeśli hasło wygasło, skontaktuj się z pomocą.',
    'Sesja wygasła.',
    'Twoje hasło wygaśnie za 5 dni.',
  ],
  'pt-BR': [
    'Sua senha expirou.',
    'Você precisa alterar sua senha antes de entrar.',
    'Sua senha foi alterada.',
    'Se a sua senha expirou, fale com o suporte.',
    'Sua sessão expirou.',
    'Sua senha vai expirar em 5 dias.',
  ],
  'pt-PT': [
    'A sua palavra-passe expirou.',
    'Tem de alterar a sua palavra-passe.',
    'A sua palavra-passe foi alterada.',
    'Se a palavra-passe expirou, contacte o suporte.',
    'A sessão expirou.',
    'A sua palavra-passe expira dentro de 5 dias.',
  ],
  ru: [
    'Срок действия вашего пароля истёк.',
    'Необходимо сменить пароль.',
    'Ваш пароль изменён.',
    'Если срок действия пароля истёк, обратитесь в поддержку.',
    'Сеанс истёк.',
    'Срок действия вашего пароля истекает через 5 дней.',
  ],
  sv: [
    'Ditt lösenord har gått ut.',
    'Du måste ändra ditt lösenord vid första inloggningen.',
    'Ditt lösenord har ändrats.',
    'Om ditt lösenord har gått ut, ring supporten.',
    'Sessionen har gått ut.',
    'Ditt lösenord går ut om 5 dagar.',
  ],
  tr: [
    'Parolanızın süresi doldu.',
    'Devam etmek için şifrenizi değiştirmeniz gerekiyor.',
    'Parolanız değiştirildi.',
    'Parolanızın süresi dolduysa destek hattını arayın.',
    'Oturumunuzun süresi doldu.',
    'Parolanızın süresi 5 gün sonra dolacak.',
  ],
  'zh-CN': [
    '您的密码已过期。',
    '您必须更改密码。',
    '密码已成功修改。',
    '如果密码已过期，请联系支持人员。',
    '会话已过期。',
    '您的密码将在5天后过期。',
  ],
  'zh-TW': [
    '您的密碼已過期。',
    '您必須變更密碼。',
    '密碼已變更。',
    '如果密碼已過期，請聯絡支援人員。',
    '連結已過期。',
    '您的密碼將於5天後過期。',
  ],
}

/** By language: a polite request; the same for a password that somebody else set, or in two sentences. */
const requests: Record<string, [politely: string, initially: string]> = {
  ar: ['يرجى تغيير كلمة المرور.', 'كلمة المرور هذه مؤقتة. يرجى تغيير كلمة المرور.'],
  cs: ['Změňte si prosím heslo.', 'Toto heslo je dočasné. Prosím, změňte ho.'],
  da: ['Skift venligst din adgangskode.', 'Din adgangskode er midlertidig. Skift den venligst.'],
  de: [
    'Bitte ändern Sie Ihr Passwort.',
    'Ihr Passwort wurde vom Administrator zurückgesetzt. Bitte wählen Sie ein neues.',
  ],
  en: ['Please change your password.', 'Your password was reset by an administrator. Please choose a new one.'],
  es: ['Por favor, cambie su contraseña.', 'Su contraseña es provisional. Por favor, cámbiela.'],
  fr: ['Veuillez changer votre mot de passe.', 'Votre mot de passe est provisoire. Merci de le modifier.'],
  it: ['Si prega di cambiare la password.', 'La password è provvisoria. Si prega di modificarla.'],
  ja: ['パスワードを変更してください。', '初期パスワードです。変更をお願いします。'],
  ko: ['비밀번호를 변경해 주세요.', '임시 비밀번호입니다. 변경해 주시기 바랍니다.'],
  nl: ['Gelieve uw wachtwoord te wijzigen.', 'Dit is een tijdelijk wachtwoord. Wijzig het alstublieft.'],
  pl: ['Prosimy o zmianę hasła.', 'To jest hasło tymczasowe. Prosimy o zmianę.'],
  'pt-BR': ['Por favor, altere sua senha.', 'Esta senha é temporária. Por favor, troque-a.'],
  'pt-PT': ['Por favor, altere a sua palavra-passe.', 'A palavra-passe é provisória. Por favor, altere-a.'],
  ru: ['Пожалуйста, смените пароль.', 'Это временный пароль. Пожалуйста, измените его.'],
  sv: ['Vänligen byt ditt lösenord.', 'Lösenordet är tillfälligt. Vänligen byt det.'],
  tr: ['Lütfen parolanızı değiştirin.', 'Bu geçici bir paroladır. Lütfen değiştirin.'],
  'zh-CN': ['请修改密码。', '您的密码还是初始密码，请修改密码！'],
  'zh-TW': ['請變更密碼。', '您的密碼為預設密碼，請立即變更。'],
}

/** Reads a sentence in the languages that it is found to be in, as a page would be. */
function read(text: string, lang = ''): (keyof Statements)[] {
  const normalised = normalise(text)
  const languages = findLanguages(normalised, lang).flatMap((language) => vocabularies[language] ?? [])
  const statements = readStatements(normalised, languages)
  return (Object.keys(statements) as (keyof Statements)[]).filter((name) => statements[name])
}

describe.each(Object.entries(sentences))('%s', (lang, [is, must, was, conditional, other, soon]) => {
  test('"has expired" is an expiry', () => expect(read(is, lang)).toEqual(['expired']))
  test('"must be changed" is an expiry', () => expect(read(must, lang)).toEqual(['expired']))
  test('"was changed" is a success', () => expect(read(was, lang)).toEqual(['changed']))
  test('"if it has expired" is a description', () => expect(read(conditional, lang)).toEqual(['describes']))
  test('"will expire" is no expiry yet', () => expect(read(soon, lang)).toEqual(['soon']))
  test('the expiry of something else is not one of the password', () => {
    expect(read(other, lang)).not.toContain('expired')
    const words = vocabularies[lang.slice(0, 2)]
    expect(words && readStatements(normalise(other), [words]).other).toBe(true)
  })
})

describe.each(Object.entries(requests))('%s', (lang, [politely, initially]) => {
  test('"please change it" is a request, and no expiry', () => expect(read(politely, lang)).toEqual(['asks']))
  test('the same of a password that somebody else set is a request at any time', () =>
    expect(read(initially, lang)).toEqual(['asks', 'asksInitially']))
})

test('an instruction to set a new password is a request where the password is a default one', () => {
  expect(read('Update your password. This account should not use the default password.')).toEqual(['asks'])
  expect(read('Update your password.')).toEqual(['names'])
})

test.each([
  'Please enter your current password and your new password.',
  'To change your password, please enter the old one first.',
  'Um Ihr Kennwort zu ändern, geben Sie bitte zuerst das alte ein.',
  'Please change your password regularly.',
  'Please change your password if you think that somebody else knows it.',
  'Your password expires in 5 days. Please change it in time.',
  '비밀번호를 변경하려면 현재 비밀번호를 입력하세요.',
  '新しいパスワードを入力して、変更ボタンを押してください。',
  '请输入新密码以修改密码。',
  'Pour changer votre mot de passe, veuillez saisir l’ancien.',
])('%s: no request', (sentence) => expect(read(sentence, 'en')).not.toContain('asks'))

test('there are sentences and requests in 19 languages', () => {
  expect(Object.keys(sentences)).toHaveLength(19)
  expect(Object.keys(requests)).toEqual(Object.keys(sentences))
})

test('the word for a password decides the language of a text, not the `lang` attribute of the page', () => {
  expect(read('Ihr Kennwort ist abgelaufen.', 'en')).toEqual(['expired'])
  expect(findLanguages(normalise('Ihr Kennwort ist abgelaufen.'), 'en')).toEqual(['de'])
  expect(findLanguages('su password ha caducado', 'es')).toContain('es')
  expect(findLanguages('welcome back', 'en')).toEqual([])
})

test.each([
  'The user name or password is not valid.',
  'You must log in to change your password.',
  'Has your password expired?',
  'Your password reset link has expired.',
  'The link to change your password has expired.',
  'Users must change their password at next logon.',
  'You must change your password every 90 days.',
  'Your password has not expired.',
  'Please enter your current password and a new password.',
  'Angemeldet sein müssen Sie, um Ihr Kennwort zu ändern.',
  'Your password reset has expired.',
  'La réinitialisation du mot de passe a expiré.',
  'Die Anfrage zum Zurücksetzen des Passworts ist abgelaufen.',
  'Lösenordslänken gäller inte längre.',
  'After changing your password you must sign in again.',
  'Nach der Änderung des Passworts müssen Sie sich neu anmelden.',
  'После смены пароля необходимо войти снова.',
  '修改密码后需要重新登录',
  'Current password is required to update your settings.',
  'Your new password must be different from the old one.',
])('%s: no expiry', (sentence) => expect(read(sentence, 'en')).not.toContain('expired'))

test.each([
  'Your password expired 3 days ago.',
  'You cannot sign in because your password has expired.',
  'Your session has ended: your password has expired.',
  'Your password has expired, if in doubt call the service desk.',
  'Your password for erika at portal.example.com has expired.',
  'A password change is required.',
  'Mandatory password change',
  'Erzwungene Passwortänderung',
  'Wymuszona zmiana hasła',
  'Aus Sicherheitsgründen müssen Sie ein neues Passwort festlegen.',
  '새 비밀번호를 설정해야 합니다.',
  '您必須設定新密碼。',
  '암호가 만료되었습니다, 암호를 잊었을 때처럼 재설정하세요.',
  'Your credentials have expired.',
  'Prima di proseguire la password deve essere cambiata.',
  'Ce mot de passe n’est plus valable.',
])('%s: an expiry', (sentence) =>
  expect(read(sentence, sentence.startsWith('Prima') ? 'it' : 'en')).toEqual(['expired']),
)

test('patterns run in linear time: no repeated group, no open repetition', () => {
  const all = Object.values(vocabularies).flatMap((words) =>
    Object.values(words).filter((each) => typeof each === 'string'),
  )
  expect(all.length).toBeGreaterThan(150)
  expect(all.filter((pattern) => /\)[*+{]|[*+]|\{\d+,\}/.test(pattern))).toEqual([])
})
