import { defineVocabulary } from './vocabulary.ts'

/** Slovak. Source: language files of yii2-usuario, SOGo, LAM, Dotclear, eLabFTW, HumHub, Nextcloud, PWM and Roundcube, 2026-11. */
export const sk = defineVocabulary({
  noun: 'hesl(o|a|u|e|om|ami|am)?\\b',
  state:
    'vyprsal|vyprsan|expiroval|skoncil|uplynul|zastaral|presl[oae]\\b|prekroc|prilis stare|(uz|viac) (nie je|neplati)|(nie je|neplati) (uz|viac|nadalej)|stratilo platnost|starsie ako|expirovan|exspirovan|skoncila|vyprsala po',
  stateBefore: 'vyprsal|(skoncil|uplynul)|expiroval|(vynuten|povinn|nutn)a zmena|^(zastaral|exspirovan)',
  must: 'mus(ite|is|i|ime)\\b|nutn[aeo]|treba|nevyhnut|vyzad(ov|uj)|povinn|potreb|pozaduj|pre (pokracovan|prihlasen|dals)|na (pokracovanie|prihlasenie|pripojenie)|aby ste (mohli|sa)|pred (pokracov|prihlas|prvym)|(skor ako|predtym ako) (sa|budete|pokrac)|\\bkym|prv(e|om|ym|eho) prihl|chcete (sa )?(prihlasit|pokracovat)|nemozete (pokracovat|sa prihlasit|pouzivat)|aby ste mohli|bez (zmeny|zmenenia)|oznacen[yae]? (na|pre)',
  change:
    'zmen(it|te|ene|ena|u|a|y|ou|ili)|aktualiz|obnov|vymen|(zvol|nastav|vytvor|vyber)[a-z]{0,4}…(nov|ine)|resetov|(zvol|nastav|vytvor|vyber)[a-z]{0,4}…(bezpecn|siln)|(zvol|nastav|vytvor|vyber)[a-z]{0,4}…(vlastn|osobn)|nahrad|vymen',
  set: 'zvol(te|it)?|nastav(te|it)?|vytvor(te|it)?|vyber(te)?|vybrat',
  fresh: 'nove|ine|vlastne|osobne|trvale',
  goal: 'pre (pokracovanie|dokoncenie|aktivaciu)|na pokracovanie|aby ste (mohli|sa)|kym (budete|zacnete)|pred (pokrac|prv|pouzit|vstup)|chcete pokracovat',
  needs: 'vyzaduje|potrebuje',
  please: 'prosim,?|prosime,?',
  unchanged: '(nebolo|nebola|nezmenil|ste nezmenil|nie je)[^.\\n]{0,30}(dlhsie ako |viac ako |uz )?\\d{1,3} dn',
  needed:
    '(potrebne|treba|nutne)( je)? nastavit nove heslo|nove heslo musi byt (nastaven|zvolen|vytvoren)|(nutne|potrebne|treba|musite) (si )?(teraz )?(nastavit|zvolit|vytvorit) nove|oznacen[yae]? (na|pre) (zmenu|obnovenie|reset[a-z]{0,6}|obnovu) hesla|bez zmeny hesla',
  ask: '(prosim|prosime)[, ]…(zmen|aktualizuj|obnov|vymen)|(zmen|aktualizuj|obnov|vymen)te (si )?…(prosim|teraz|ihned|okamzite)|(prosim|prosime)[, ]…(zvol|nastav|vytvor|vyber|zadaj)…(nov|ine|silnejsie|bezpecnejsie)|(zvol|nastav|vytvor|vyber|zadaj)te( si)?,? prosim…(nov|ine|silnejsie|bezpecnejsie)|(prosim|prosime)[, ]?…(zvol|nastav|vytvor|vyber)[a-z]{0,4}…(bezpecn|siln)|(zvol|nastav|vytvor|vyber)te (si )?prosim…(bezpecn|siln)|je cas (si )?zmenit',
  initial:
    'docasn|predvolen|pociatocn|prv(e|om|ym|eho) prihl|prvykrat|prvy raz|resetovan|(spravcom|administratorom)|jednorazove heslo|(spravca|administrator) (vam )?(obnovil|resetoval|zmenil|nastavil)|prve prihlasenie|trvale',
  welcome: 'vitajte|vitame',
  soon: '(vyprsi|skonci|expiruje|uplynie)\\b|coskoro|(za|o|do) \\d{1,3} d[ne]|zostava|dni do|blizi|\\b(takmer|skoro|zanedlho)\\b|platne do|plati do',
  unless:
    '\\b(ak(?! sa chcete prihlasit| chcete pokracovat)|ked|v pripade|akonahle|pravideln[a-z]{0,3}|kazdych|pri (dalsom|najblizsom|nasledujucom|kazdom)|nikdy|pouzivatel(ia|a|ov)? (si )?(bude |budu )?(mus|nuten)[a-z]{0,4}|zabud[a-z]{0,4}|strat[a-z]{1,4}|zasad[a-z]{1,3}|ci|pocet (dni|sekund)|datum)\\b|(?<!oznacen.{0,2} )na zmenu|chcete zmenit|nevyprsal|nemusi|po zmene|pred zmenou|(lisit|odlisne) od|ne(vyprsal|skoncil|uplynul)|nezabudn',
  advise: 'odporuc|navrhuj',
  later:
    '((zmenit|zmenit heslo|pripomenut( mi)?|mozno|urobit) ?(heslo )?)?(neskor|nabuduce|inokedy)|(teraz|nateraz) nie|nie teraz|preskocit( (tento krok|zatial))?|nie,? dakujem|pripomenut (neskor|zajtra)|odlozit|(ponechat|zachovat)…(aktualne|sucasne|stare) heslo',
  done: '(bolo|bola|je) (uspesne |prave )?(zmenen|aktualizovan|ulozen|obnoven)|uspesne (zmenen|aktualiz)|^heslo zmenene|zmena hesla (prebehla|bola)',
  other:
    'relaci|odkaz|\\blink|certifikat|\\bkart|licenc|\\bkod|pozvank|token|ziadost|predplatn|jednorazov(y|a)\\b|kluc|obnoven|reset(u|ovani)',
  reset: '(reset|obnov|zabud)…hesl|hesl…zabud|zabudnut',
  signUp: 'registr(ovat|aci|uj)|vytvorit ucet',
  current: 'sucasn|stare|aktualn|povodn|doterajs|existujuc',
})
