import { defineVocabulary } from './vocabulary.ts'

/** Croatian, Bosnian, and Serbian in Latin letters. Source: language files of SOGo, Group-Office, eLabFTW, HumHub, PKP and Redmine, 2026-11. */
export const hr = defineVocabulary({
  noun: 'lozink(a|e|u|om|i)\\b|\\bsifr(a|u|om|i)\\b|zapork(a|e|u|om|i)\\b',
  state:
    'istek(la|lo|ao)\\b|zastarj?el|(vise nij?e|nij?e vise) (vazec|valjan|validn|aktualn)|vise ne (vazi|vrij?edi)|prestara|starija od|prosla je|(ne )?(vazi|vrij?edi) vise|istekla nakon|zavrsila|istekl[ao]',
  stateBefore:
    '^istekl|istek(la|ao) (je|vam)|istekao (je )?rok|(prisilna|obav?ezna|obvezna) (prom|izm|zam)(ij|j)?ena|^zastarj?el',
  must: '\\bmora(te|s|ju|mo)?\\b|potrebn|neophodn|oba?v?ezn|nuzn|treba|trazi\\b|zahtij?eva|duzni|da (biste|bi|bi ste) (nastavili|se|pristupili|mogli)|kako biste (nastav|se|pristup|mogli)|za (nastavak|spajanje|povezivanje)|prij?e (nego (sto )?(se|nastav|prijav|mozete)|prijav|prv|nastav)|prv(a|e|u|oj|om|og) prij|\\bdok ne|ne mozete (nastaviti|da nastavite|se prijaviti|pristupiti|koristiti)|(kako|da) (biste|bi) (mogli|nastavili)|bez (promj?ene|izmj?ene)|oznacen[oa]? za|zatrazeno|trazi se',
  change:
    '(pro|iz|za)m(ije|je|e)n|azurira|obnov|(postav|odaber|odabr|izaber|izabr|kreira|defini|stvori)[a-z]{0,5}…(nov|drug)|reset|(postav|odaber|odabr|izaber|izabr|kreira|defini|stvori)[a-z]{0,5}…(sigurn|jak)|(postav|odaber|odabr|izaber|izabr|kreira|defini|stvori)[a-z]{0,5}…(vlastit|svoju|osobn)|zam(ij|j)?en|zamij?eni',
  set: '(postav|odaber|odabr|izaber|izabr|kreira|defini|stvori|izrad)[a-z]{0,5}',
  fresh: 'nov(u|a|e)|drug(u|a)|vlastit(u|a)|svoju|osobnu|trajnu|sopstvenu|licnu',
  goal: 'za (nastavak|pocetak|pristup|aktivaciju)|prij?e (nego|nast|prv|kori|prij)|da (biste|bi)|kako biste',
  needs: 'zahtij?eva|trazi|treba',
  please: 'molim(o)?( vas)?,?( da)?',
  unchanged:
    '(nij?e|niste) (prom|izm)(ij|j)?en[a-z]{1,5}[^.\\n]{0,30}\\d|niste (prom|izm)[a-z]{3,8} lozinku[^.\\n]{0,30}\\d',
  needed:
    '(potrebna|neophodna) vam je nova (lozinka|sifra)|morate (sada )?(da )?(postav|odab|izab|kreira|defini)[a-z]{1,6} novu|oznacen[oa]? za (promj?enu|resetiranje|resetovanje|ponovno postavljanje) (lozinke|zaporke|sifre)|bez promj?ene (lozinke|zaporke|sifre)',
  ask: 'molim(o)?( vas)?,?( da)? …((pro|iz|za)m(ije|je|e)n|azurir|obnov)|((pro|iz|za)mij?enite|azurirajte|obnovite)…(odmah|sada|molimo)|molim(o)?( vas)?,?( da)? …(postavi|odaber|izaber|unesi|kreira|definira)[a-z]{0,4}…(nov|drug|jac|sigurnij)|molim(o)?( vas)?,?( da)? …(postavi|odaber|izaber|kreira|definira)[a-z]{0,4}…(sigurn|jak)|vrij?eme je (za|da) …(prom|izm|zam)',
  initial:
    'privremen|pocetn|zadan[aeu]|podrazumij?evan|prv(a|e|u|oj|om|og) prij|prvi put|inicijaln|(od strane|postavio|reset[a-z]{2,5}o)…admin|admin[a-z]{0,10}…(postavio|reset)|jednokratn|administrator (je )?(resetira|promij?eni|postavi|resetova)[a-z]{1,3}|prva prijava|trajn|staln',
  welcome: 'dobrodosl',
  soon: '\\bce (vam )?(uskoro )?(istec|zastar)|istic[ae]|istec(i|e)\\b|uskoro|(za|u) \\d{1,3} dan|dana? (do|preosta)|preostal|\\bu roku od \\d|(sto|dok) (ne )?iste[ck]|\\b(skoro|gotovo|uskoro)\\b|vazi do|vrij?edi do',
  unless:
    '\\b(ako|ukoliko|kada?|u slucaju|redovito|redovno|svak(i|ih|e|og)|sl?j?i?edec(e|oj|eg|em|i) (pri[a-z]{1,10}|put)|nikada?|korisni(k|ci|ka) (ce )?(mora|treba)[a-z]{0,3}|od korisnika|zaborav[a-z]{0,6}|izgubl[a-z]{0,4}|pravil[a-z]{1,3}|politik[a-z]|da li|je li|broj dana)\\b|^dani prij?e|(?<!oznacen.{0,2} )za promj?enu|nij?e istekla|ne (mora|treba)|nakon (prom|sto)|da biste (prom|izm)|(stara|trenutna) lozinka(?! (vise|ne|nij?e))|razlicita od|drukcija od|razlikovati od|ne zaboravi',
  advise: 'preporuc|savj?etuj|predlaz',
  later:
    '((promijeni|promeni|podsjeti me|podseti me|mozda|ucini to) ?(lozinku |zaporku |sifru )?)?(kasnije|poslije|sljedeci put|sledeci put)|ne sada|sada ne|preskoci( (ovaj korak|za sada|zasad))?|ne,? hvala|odgodi|odlozi|(zadrzi|zadrzati)…(trenutnu|staru) (lozinku|zaporku|sifru)',
  done: '(je|su|bila) (vec )?(uspi?j?e?sno |sada )?((pro|iz)m(ij|j)?en|azurir|obnov|spremljen|sacuvan)|uspi?j?e?sno ((pro|iz)m(ij|j)?en|azurir|obnov)|(pro|iz)m(ij|j)?enjena (je|uspj?esno)',
  other:
    'sesij|poveznic|\\blink|\\bveza\\b|[cs]ertifikat|kartic|licenc|\\bkod(a|u)?\\b|pozivnic|token|zahtj?ev(?!a)|pretplat|jednokratni|kljuc|resetira?nj|resetovanj|oporavak',
  reset: '(reset|zaborav|oporav)',
  signUp: 'registr|(kreiraj|otvori|izradi)(te)? (racun|nalog)',
  current: 'trenutn|postojec|star[aeu]|dosadasnj|sadasnj|vazec',
})
