/**
 * Texts of pages, in 18 languages: cs, da, de, en, es, fr, it, ja, ko, nl, pl, pt-BR, pt-PT, ru, sv, tr, zh-CN, zh-TW. Patterns of
 * `detector.ts`, written without diacritics, as they are compared.
 *
 * Source: docs/detection.md#points-for-any-other-page and the wording of the products in this folder, 2026-11.
 */

/** The password has expired, or a change is required now. An invitation to change it is not included. */
export const expired = [
  // en
  `your password…expired`,
  `password (has |is )?(now |already )?expired($|[^?])`,
  `(must|need to|have to|required to) (change|update|reset) (your|the) password`,
  `password must be (changed|updated|reset)`,
  // de
  `(kennwort|passwort)…(abgelaufen|nicht mehr gultig)`,
  `(kennwort|passwort)…(muss|mussen)…(geandert|andern)`,
  `(musst|mussen)…(kennwort|passwort)…andern`,
  // fr
  `mot de passe…(expire|plus valide)`,
  `mot de passe…doit etre (change|modifie)`,
  `devez…(changer|modifier)…mot de passe`,
  // es
  `contrasena…(ha |esta )(caducad|expirad|vencid)`,
  `(debe|debes|tiene que|necesita)…cambiar…contrasena`,
  // it
  `password…scadut`,
  `(necessario|obbligatorio|deve|devi)…(cambiare|modificare)…password`,
  // pt
  `(senha|palavra-passe)…(expirou|expirad|venceu|caducou)`,
  `(deve|precisa|tem de|tem que|necessario)…(alterar|mudar|trocar)…(senha|palavra-passe)`,
  // nl
  `wachtwoord…verlopen`,
  `(moet|dient)…wachtwoord…(wijzigen|veranderen)`,
  // pl
  `hasło…(wygasło|straciło waznosc)`,
  `(waznosc|termin)…hasła…(wygas|upłyna)`,
  `(musisz|nalezy|trzeba|wymagana)…(zmiana|zmienic)…hasł`,
  // cs
  `heslo…vyprsel`,
  `platnost…hesla…(vyprsel|skoncil|uplynul)`,
  `(musite|nutne|treba)…zmenit…heslo`,
  // da
  `adgangskode…udløbet`,
  `skal…(ændre|skifte)…adgangskode`,
  // sv
  `losenord…(gatt|lopt) ut`,
  `maste…(byta|andra)…losenord`,
  // ru
  `срок…парол…истек`,
  `пароль…истек`,
  `(необходимо|нужно|должны|требуется)…(сменить|изменить)…пароль`,
  // ja
  `パスワード…(期限|期間)…(切れ|過ぎ)`,
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
  `(parola|sifre)…suresi…(dol|bit|gec)`,
  `(parola|sifre)…degistirme(niz|lisiniz|k zorunda)`,
]

/** Conditional texts that any sign-in page may show: what to do if the password has expired, or that it will expire. */
export const notExpired = [
  `(if|when|once|after|before|unless)…password…expire`,
  `(forgot|lost)…expired`,
  `(wenn|falls|sobald)…(kennwort|passwort)…(abgelaufen|ablauft)`,
  `\\b(lorsque|quand|si) (votre |ton |le )mot de passe`,
  `\\b(si|cuando) (su |tu |la )contrasena`,
  `\\b(se|quando) (a sua |la tua |la |a )(password|senha|palavra-passe)`,
  `\\b(als|wanneer) (uw|je) wachtwoord`,
  `(jesli|jezeli|gdy) (twoje )?hasło`,
  `(pokud|kdyz|jestlize) (vase )?heslo`,
  `\\b(hvis|nar) din adgangskode`,
  `\\b(om|nar) ditt losenord`,
  `(если|когда) (ваш|срок)`,
  `パスワード…場合`,
  `(암호|비밀번호)…(경우|되면)`,
  `如果…密[码碼]`,
  `(parola|sifre)…(dolduysa|dolarsa)`,
]

export const signUp = [
  `sign up`,
  `create (an|your) account`,
  `\\bregister\\b`,
  `registrieren`,
  `konto (erstellen|anlegen)`,
  `s.inscrire`,
  `creer un compte`,
  `registr(arse|ati|eren|ace|uj)`,
  `(crear|criar)…(cuenta|conta)`,
  `(opret|skapa) konto`,
  `zarejestruj`,
  `зарегистр`,
  `регистрац`,
  `新規登録|会員登録`,
  `회원가입`,
  `注册|註冊`,
  `kaydol|uye ol`,
]

/** Something other than a password has expired. */
export const otherThingExpired = [
  `(session|link|token|invitation|certificate|card|licen[cs]e)…(expired|timed out)`,
  `expired (session|link|token|certificate|card)`,
  `(sitzung|link|token|einladung|zertifikat|karte|lizenz)…abgelaufen`,
  `(session|lien|jeton|certificat|carte)…expire`,
  `(sesion|enlace|certificado|tarjeta)…(caducad|expirad)`,
  `(sessione|certificato|carta|collegamento)…scadut`,
  `(sessao|ligacao|certificado)…expir`,
  `(sessie|koppeling|link|certificaat|kaart)…verlopen`,
  `(sesja|link)…wygas`,
  `(relace|odkaz)…vyprsel`,
  `(sessionen|linket|lanken)…(udløbet|gatt ut)`,
  `(сеанс|сессия|ссылк)…истек`,
  `(セッション|リンク)…(切れ|期限)`,
  `(세션|링크)…만료`,
  `(会话|會話|链接|連結)…(过期|過期|超时|逾時|失效)`,
  `(oturum|baglantı)…(suresi|dol)`,
]

/** Resets of a forgotten password: the old one is unknown, so changing it would be the wrong help. */
export const reset = [
  `(reset|recover|forg[eo]t|restore)…password`,
  `(kennwort|passwort)…(zurucksetzen|vergessen)`,
  `(reinitialis|oublie)`,
  `(restablecer|recuperar|olvid)…contrasena`,
  `(reimposta|recupera|dimenticat)`,
  `(redefinir|recuperar|repor|esquec)`,
  `wachtwoord (vergeten|herstellen|opnieuw instellen)`,
  `(reset|odzysk|obnov|zapomn)…(hasł|hesl)`,
  `(nulstil|aterstall|glem|glom)`,
  `(сброс|восстанов|забыл)`,
  `(再設定|リセット|忘れ)`,
  `(재설정|찾기|잊)`,
  `(重置|重設|找回|忘记|忘記)`,
  `(sıfırla|unut)`,
]

/** Names, ids and autocomplete tokens of fields with the account's name. */
export const username = [
  `user`,
  `login`,
  `account`,
  `e-?mail`,
  `upn`,
  `benutzer`,
  `anv[aa]ndar`,
  `utente`,
  `u[zz]ytkow`,
]

/** Names, ids and labels of fields for the current password. */
export const currentPassword = [
  `current`,
  `(\\b|_)old`,
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
  `mevcut|\\beski|gecerli`,
]

/** The page confirms the change. */
export const changed = [
  `password (has been|was|is) (now )?(successfully )?(changed|updated)`,
  `password (changed|updated) successfully`,
  `successfully (changed|updated)…password`,
  `(kennwort|passwort)…(erfolgreich|wurde)…geandert`,
  `mot de passe…(a ete|avec succes)…(modifi|chang)?`,
  `contrasena…(cambiad|actualizad)`,
  `password…(modificata|cambiata|aggiornata)`,
  `(senha|palavra-passe)…(alterad|atualizad)`,
  `wachtwoord…(gewijzigd|veranderd)`,
  `hasło…zmienion`,
  `heslo…zmenen`,
  `adgangskode…(ændret|opdateret)`,
  `losenord…(andrats|bytts|uppdaterats)`,
  `пароль…(изменен|обновлен)`,
  `パスワード…(変更され|変更しま|更新され)`,
  `(암호|비밀번호)…변경되`,
  `密[码碼]…(已|成功)…(更改|修改|變更)`,
  `(parola|sifre)…degistirildi`,
]
