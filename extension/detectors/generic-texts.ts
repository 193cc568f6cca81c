/**
 * What pages say, in 18 languages: cs, da, de, en, es, fr, it, ja, ko, nl, pl, pt-BR, pt-PT, ru, sv, tr, zh-CN, zh-TW. Patterns of
 * `detector.ts`. Source: features.md G.4 and the wording of the products in this folder, 2026-11.
 */
/** The password is no longer good, or a change is demanded now. An invitation to change it is not among these. */
export const expired = [
  // en
  `your password…expired`,
  `password (has |is )?(now |already )?expired($|[^?])`,
  `(must|need to|have to|required to) (change|update|reset) (your|the) password`,
  `password must be (changed|updated|reset)`,
  // de
  `(kennwort|passwort)…(abgelaufen|nicht mehr gültig)`,
  `abgelaufene.? (kennwort|passwort)`,
  `(kennwort|passwort)…(muss|müssen)…(geändert|ändern)`,
  `(musst|müssen)…(kennwort|passwort)…ändern`,
  // fr
  `mot de passe…(expiré|plus valide|périmé)`,
  `mot de passe…doit être (changé|modifié|renouvelé)`,
  `(devez|dois)…(changer|modifier|renouveler)…mot de passe`,
  // es
  `contraseña…(ha |está )(caducad|expirad|vencid)`,
  `(debe|debes|tiene que|necesita)…cambiar…contraseña`,
  // it
  `password…scadut`,
  `(necessario|obbligatorio|deve|devi)…(cambiare|modificare|aggiornare)…password`,
  // pt
  `(senha|palavra-passe)…(expirou|expirad|venceu|caducou)`,
  `(deve|precisa|tem de|tem que|necessário)…(alterar|mudar|trocar)…(senha|palavra-passe)`,
  // nl
  `wachtwoord…(verlopen|verstreken)`,
  `(moet|dient)…wachtwoord…(wijzigen|veranderen)`,
  // pl
  `hasło…(wygasło|straciło ważność)`,
  `(ważność|termin)…hasła…(wygas|upłyną)`,
  `(musisz|należy|trzeba|wymagana)…(zmiana|zmienić)…hasł`,
  // cs
  `heslo…vypršel`,
  `platnost…hesla…(vypršel|skončil|uplynul)`,
  `(musíte|nutné|třeba)…změnit…heslo`,
  // da
  `adgangskode…udløbet`,
  `skal…(ændre|skifte)…adgangskode`,
  // sv
  `lösenord…(gått ut|löpt ut|upphört)`,
  `måste…(byta|ändra)…lösenord`,
  // ru
  `срок…парол…(истек|закончил)`,
  `пароль…(истек|просрочен|устарел)`,
  `(необходимо|нужно|должны|требуется)…(сменить|изменить)…пароль`,
  // ja
  `パスワード…(期限|期間)…(切れ|過ぎ|終了)`,
  `パスワード…変更(する必要|が必要|しなければ)`,
  // ko
  `(암호|비밀번호)…만료`,
  `(암호|비밀번호)…변경(해야|하셔야|이 필요)`,
  // zh
  `密码…(过期|到期|失效)`,
  `(必须|需要)…(更改|修改)…密码`,
  `密碼…(過期|到期|失效)`,
  `(必須|需要)…(變更|更改|修改)…密碼`,
  // tr
  `(parola|şifre)…süresi…(dol|bit|geç)`,
  `(parola|şifre)…değiştirme(niz|lisiniz|k zorunda)`,
]

/** Says what one may do in case it has expired, which every sign-in page may; or that it will, which is no hindrance yet. */
export const notExpired = [
  `(if|when|once|after|before|unless)…password…expire`,
  `(forgot|forgotten|lost)…expired`,
  `(wenn|falls|sobald)…(kennwort|passwort)…(abgelaufen|abläuft)`,
  `\\b(lorsque|quand|si) (votre |ton |le )mot de passe`,
  `\\b(si|cuando) (su |tu |la )contraseña`,
  `\\b(se|quando) (a sua |la tua |la |a )(password|senha|palavra-passe)`,
  `\\b(als|wanneer) (uw|je) wachtwoord`,
  `(jeśli|jeżeli|gdy) (twoje )?hasło`,
  `(pokud|když|jestliže) (vaše )?heslo`,
  `\\b(hvis|når) din adgangskode`,
  `\\b(om|när) ditt lösenord`,
  `(если|когда) (ваш|срок)`,
  `パスワード…場合`,
  `(암호|비밀번호)…(경우|되면)`,
  `如果…密[码碼]`,
  `(parola|şifre)…(dolduysa|dolarsa)`,
]

export const signUp = [
  `sign up`,
  `create (an|your|a new) account`,
  `\\bregister\\b`,
  `registrieren`,
  `konto (erstellen|anlegen)`,
  `s.inscrire`,
  `créer un compte`,
  `registr(arse|ati|eren|ace|uj)`,
  `(crear|criar)…(cuenta|conta)`,
  `(opret|skapa) konto`,
  `zarejestruj`,
  `зарегистр`,
  `регистрац`,
  `新規登録|会員登録`,
  `회원가입`,
  `注册|註冊`,
  `kaydol|üye ol`,
]

/** Something else ran out. */
export const otherThingExpired = [
  `(session|link|token|invitation|certificate|card|trial|subscription|licen[cs]e)…(has |is |was )?(expired|timed out)`,
  `expired (session|link|token|certificate|card)`,
  `(sitzung|link|token|einladung|zertifikat|karte|lizenz)…abgelaufen`,
  `(session|lien|jeton|certificat|carte|invitation)…expiré`,
  `(sesión|enlace|certificado|tarjeta)…(caducad|expirad)`,
  `(sessione|certificato|carta|collegamento)…scadut`,
  `(sessão|ligação|certificado)…expir`,
  `(sessie|koppeling|link|certificaat|kaart)…verlopen`,
  `(sesja|link)…wygas`,
  `(relace|odkaz)…vypršel`,
  `(sessionen|linket|länken)…(udløbet|gått ut)`,
  `(сеанс|сессия|ссылк)…истек`,
  `(セッション|リンク)…(切れ|期限)`,
  `(세션|링크)…만료`,
  `(会话|會話|链接|連結)…(过期|過期|超时|逾時|失效)`,
  `(oturum|bağlantı)…(süresi|dol)`,
]

/** A forgotten password is being replaced: the old one is not known, so "change" would be the wrong help. */
export const reset = [
  `(reset|recover|forg[eo]t|restore)…password`,
  `(kennwort|passwort)…(zurücksetzen|vergessen)`,
  `(réinitialis|oublié)`,
  `(restablecer|recuperar|olvid)…contraseña`,
  `(reimposta|recupera|dimenticat)`,
  `(redefinir|recuperar|repor|esquec)`,
  `wachtwoord (vergeten|herstellen|opnieuw instellen)`,
  `(reset|odzysk|obnov|zapomn)…(hasł|hesl)`,
  `(nulstil|återställ|glem|glöm)`,
  `(сброс|восстанов|забыл)`,
  `(再設定|リセット|忘れ)`,
  `(재설정|찾기|잊)`,
  `(重置|重設|找回|忘记|忘記)`,
  `(sıfırla|unut)`,
]

/** Names, ids and autocomplete tokens of a field that holds the account's name. */
export const username = [
  `user`,
  `login`,
  `account`,
  `e-?mail`,
  `upn`,
  `benutzer`,
  `anv[aä]ndar`,
  `utente`,
  `u[zż]ytkow`,
]

/** Names, ids and labels of a field that takes the password in force. */
export const currentPassword = [
  `current`,
  `\\bold|old-?_?p|txtold`,
  `existing`,
  `aktuell|bisherig|\\balte|derzeitig`,
  `actuel|ancien`,
  `actual|anterior`,
  `attuale|vecchia`,
  `atual|antiga`,
  `huidig|\\boud`,
  `obecne|aktualne|stare`,
  `soucasn|stavajici`,
  `nuværende|nuvarande|gam(mel|mal)`,
  `текущ|старый`,
  `現在|旧`,
  `현재|기존`,
  `当前|原密码|旧密码`,
  `目前|原密碼|舊密碼`,
  `mevcut|\\beski|geçerli`,
]

/** The page itself says that it is done. */
export const changed = [
  `password (has been|was|is) (now )?(successfully )?(changed|updated)`,
  `password (changed|updated) successfully`,
  `successfully (changed|updated)…password`,
  `(kennwort|passwort)…(erfolgreich|wurde)…geändert`,
  `mot de passe…(a été|avec succès)…(modifi|chang)?`,
  `contraseña…(cambiad|actualizad)`,
  `password…(modificata|cambiata|aggiornata)`,
  `(senha|palavra-passe)…(alterad|atualizad)`,
  `wachtwoord…(gewijzigd|veranderd)`,
  `hasło…zmienion`,
  `heslo…změněn`,
  `adgangskode…(ændret|opdateret)`,
  `lösenord…(ändrats|bytts|uppdaterats)`,
  `пароль…(изменен|обновлен)`,
  `パスワード…(変更され|変更しま|更新され)`,
  `(암호|비밀번호)…변경되`,
  `密[码碼]…(已|成功)…(更改|修改|變更)`,
  `(parola|şifre)…değiştirildi`,
]
