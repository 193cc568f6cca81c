import { defineVocabulary } from './vocabulary.ts'

export const cs = defineVocabulary({
  noun: 'hesl(o|a|em|u|ům|um)?\\b',
  state:
    'vyprsel|propadl|expiroval|(jiz|uz) (neni|neplati)|neni (jiz|uz|nadale) (platne|aktualni)|pozbylo platnosti|skoncil|uplynul|zastaral|prosl[eoa]\\b|neplatnym|prekroc|prilis stare|(skoncila|ukoncena)|vyprsela po|je po platnosti',
  stateBefore: 'vyprsel|(skoncil|uplynul)|expiroval|^prosle|(vynucena|povinna|nutna) zmena',
  must: 'mus(ite|is|i|ime)\\b|je (nutn|treba|potreb|vyzadov|nezbyt|povinn)|nutn[aeéo]|treba|nezbytn|vyzad(ov|uj)|povinn|potreb|pozad|pro (pokracovani|prihlaseni|dalsi)|abyste mohli (pokracovat|se prihlasit)|pred (pokracov|prihlas|prvnim)|nez (budete|se)|prvni(m|ho)? prihl|zapotrebi|dokud|zada(?= o zmen)|vyzaduje,? aby|nemuzete (pokracovat|se prihlasit|pouzivat)|abyste mohli …(pokrac|prihl|pouziv|vyuziv)|bez (zmeny|zmeneni)|oznacen[oay]? (pro|k)',
  change:
    'zmen(it|te|eno|u|a|eny|ou)|aktualiz|obnov|vymen|(zvol|nastav|vytvor|vybr)…(nov|jin)|resetov|zmenili|nezmenit|(zvol|nastav|vytvor|vybr|vyber)[a-z]{0,4}…(bezpecn|siln)|(zvol|nastav|vytvor|vybr|vyber)[a-z]{0,4}…(vlastn|osobn)|nahrad|vymen',
  set: 'zvol(te|it)?|nastav(te|it|ime)?|vytvor(te|it)?|vyber(te)?|vybrat',
  fresh: 'nove|nova|noveho|jine|vlastni|osobni|trvale',
  goal: 'pro (pokracovani|dokonceni|aktivaci|prihlaseni)|abyste (mohli|se)|nez (budete|zacnete|se)|pred (pokrac|prvn|pouzit|vstup)|k pokracovani|chcete-li pokracovat',
  needs: 'vyzaduje|potrebuje',
  please: 'prosim,?|prosime,?|laskave',
  unchanged: '(nebylo|nebyla|nezmenil|jste nezmenil|neni)[^.\\n]{0,30}(dele nez |vice nez |jiz |uz )?\\d{1,3} dn',
  needed:
    '(vyzadovano|potreba|nutne|treba|potrebne)( je)? (zadat |nastavit )?nove heslo|nove heslo (musi byt|je nutne|je treba) (nastaveno|zvoleno|vytvoreno|nastavit|zvolit|vytvorit)|oznacen[oay]? (pro|k) (zmen[eu]|obnoven[ií]|reset[a-z]{0,4}) hesla|bez zmeny hesla',
  ask: '(prosim|prosime|laskave),? …(zmen|aktualizuj|obnov|vymen)|(zmen|aktualizuj|obnov|vymen)te (si )?…(prosim|nyni|ihned|okamzite)|(prosim|prosime),? …(zvol|nastav|vytvor|vyber)…(nov|jin|silnejsi|bezpecnejsi)|(zvol|nastav|vytvor|vyber)te (si )?prosim…(nov|jin|silnejsi|bezpecnejsi)|(prosim|prosime)[, ]?…(zvol|nastav|vytvor|vyber)[a-z]{0,4}…(bezpecn|siln)|(zvol|nastav|vytvor|vyber)te (si )?prosim…(bezpecn|siln)|je cas (si )?zmenit',
  initial:
    'docasn|vychozi|pocatecni|prvni(m|ho)? prihl|poprve|resetovan|(spravcem|administratorem)|(spravce|administrator) (vam )?(obnovil|resetoval|zmenil|nastavil)|prvni prihlaseni|trvale',
  welcome: 'vitejte|vitame',
  soon: '(vyprsi|skonci|expiruje|prestane platit)\\b|brzy|za \\d{1,3} dn|zbyva|dni do|blizi|\\b(do|behem) \\d{1,3} dn|nez vyprsi|\\b(temer|skoro|takrka|zanedlouho)\\b|platne do|plati do',
  unless:
    '\\b(pokud|jestlize|kdyz|v pripade|jakmile|pravideln|kazdych|pri (pristim|dalsim)|nikdy|uzivatel(e|i)? mus|zapomn|ztrat|zasad|zda\\b)|(?<!oznacen.{0,2} )pro zmenu|chcete-li zmenit|k zmene|nevyprsel|nemusite|byt prihlasen|po zmene|platnost…ne(skonc|uplynul|vyprs)|(lisit|odlisne) od|nezapome',
  advise: 'doporuc|navrhuj',
  later:
    '((zmenit|zmenit heslo|pripomenout( mi)?|pripomen(te)?( mi)?( to)?|mozna|udelat) ?(heslo )?)?(pozdeji|priste|nekdy jindy)|(ted|nyni) ne|ne(,)? ted|preskocit( (tento krok|zatim|prozatim))?|ne,? dekuji|pripomenout (pozdeji|zitra)|odlozit|(ponechat|zachovat)…(stavajici|soucasne|stare) heslo',
  done: '(bylo|byla|je) (uspesne |prave )?(zmenen|aktualizovan|ulozen|obnoven)|uspesne (zmenen|aktualiz)|^heslo zmeneno|zmena hesla (probehla|byla)',
  other:
    'relac|odkaz|\\blink|certifikat|\\bkart|licenc|\\bkod|pozvank|token|zadost|predplatn|jednorazov|sezeni|\\bklic|obnoveni hesla|reset(u|ovani)? hesla',
  reset: '(reset|obnov|zapomn)…hesl|hesl…zapomn|zapomenut',
  signUp: 'registr(ovat|ace|uj)|vytvorit ucet|zalozit ucet',
  current: 'soucasn|stavajici|stare|aktualni|puvodni|dosavadni',
})
