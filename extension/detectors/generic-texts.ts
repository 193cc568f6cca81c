/**
 * What pages say, in the languages of features.md G.4. Patterns of `detector.ts`: lower case, compared without diacritics; a gap
 * of up to 40 characters stands for words between ("Ihr Kennwort ist leider abgelaufen").
 */
const gap = '[^.\\n]{0,40}'

export const expired = [
  // en
  `password (has|is) (now |already )?expired`,
  `your password${gap}expired`,
  `expired password`,
  `must change (your|the) password`,
  `(need|have) to (change|update) your password`,
  `password must be changed`,
  `update your password`,
  `choose a new password`,
  // de
  `(kennwort|passwort)${gap}abgelaufen`,
  `abgelaufenes? (kennwort|passwort)`,
  `(kennwort|passwort)${gap}(muss|mussen)${gap}(geandert|andern)`,
  `mussen${gap}(kennwort|passwort)${gap}andern`,
  // fr
  `mot de passe${gap}expire`,
  `mot de passe${gap}doit etre (change|modifie)`,
  `devez${gap}(changer|modifier)${gap}mot de passe`,
  // es
  `contrasena${gap}ha (caducado|expirado)`,
  `debe${gap}cambiar${gap}contrasena`,
  // it
  `password${gap}scaduta`,
  `necessario cambiare${gap}password`,
  // pt
  `(senha|palavra-passe)${gap}(expirou|expirada)`,
  // nl
  `wachtwoord${gap}verlopen`,
  // pl
  `hasło${gap}wygasło`,
  // cs
  `heslo${gap}(vyprselo|vyprsela platnost)`,
  `platnost${gap}hesla${gap}vyprsela`,
  // da
  `adgangskode${gap}udløbet`,
  // sv
  `losenord${gap}gatt ut`,
  // ru
  `срок действия пароля${gap}(истек)`,
  // ja, ko, zh
  `パスワードの有効期限`,
  `(암호|비밀번호)${gap}만료`,
  `密码已过期`,
  `密碼已過期`,
  // tr
  `parola(nız|nızın)?${gap}suresi (doldu|bitti)`,
]

export const signUp = [
  `sign up`,
  `create (an|your) account`,
  `\\bregister\\b`,
  `registrieren`,
  `konto (erstellen|anlegen)`,
  `s.inscrire`,
  `creer un compte`,
  `registrarse`,
  `crear una cuenta`,
  `registrati`,
  `criar conta`,
  `registreren`,
]

/** Something ran out, but not the password. */
export const otherThingExpired = [
  `(session|link|token|invitation|certificate|card)${gap}(has |is |was )?(expired|timed out)`,
  `expired (session|link|token|certificate|card)`,
  `(sitzung|link|token|einladung|zertifikat|karte)${gap}abgelaufen`,
  `(session|lien|jeton|certificat|carte)${gap}expire`,
  `(sesion|enlace|certificado|tarjeta)${gap}(caducado|expirado)`,
  `(sessione|certificato|carta)${gap}scadut`,
  `(sessie|koppeling|certificaat|kaart)${gap}verlopen`,
]

/** Names, ids and autocomplete tokens of a field that holds the account's name. */
export const username = ['user', 'login', 'account', 'e-?mail', 'upn', 'benutzer']

/** Names, ids and labels of a field that takes the password in force. */
export const currentPassword = [
  'current',
  'old-?_?p',
  '\\bold\\b',
  'existing',
  'aktuell',
  'bisherig',
  '\\balte',
  'actuel',
  'ancien',
  'actual',
  'attuale',
  'atual',
  'huidig',
  'obecne',
  'soucasne',
  'nuværende',
  'nuvarande',
  'текущ',
  '現在',
  '현재',
  '当前',
  '目前',
  'mevcut',
]
