import { defineVocabulary } from './vocabulary.ts'

/** Norwegian, Bokmål and Nynorsk. Source: language files of SOGo, Group-Office, Dotclear, Feng Office, HumHub, ownCloud and Nextcloud, 2026-11. */
export const nb = defineVocabulary({
  noun: 'passord(et|ets|a)?\\b|passord(?=bytte|endring|skifte)|\\bpassword',
  state:
    'utløpt|utgatt|(har|er) gatt ut|gikk ut|gjekk ut|utløp( d|\\.|$)|(ikke|ikkje) (lenger|lengre|lengjer|meir) (gyldig|gjeldende|gjeldande)|gjelde?r? (ikke|ikkje) (lenger|lengre|lengjer)|for gammelt|foreld[ea]|utdatert|eldre enn ([%\\d])|overskredet|utløp etter|opphørte|opphørt|slutta a gjelde|utløp (for|i|den)|tok slutt',
  stateBefore: '^utløpt|(tvungen|tvunge|obligatorisk) (?=passord|endring|bytte)',
  must: '\\bma\\b|\\bskal\\b|nødvendig|naudsynt|pakrev|pakravd|kreve?[rsd]?t?\\b|kreves|krevst|obligatorisk|tvunge[nt]?|for a (fortsette|logge|fa|komme|ga videre|halde fram|koble)|før du (kan |far )?(fortsett|logg|ga|bruk|far|koble)|før (innlogging|palogging)|første (gang|innlogging|palogging)|behøver|trenger|ber deg|inntil|kan ikk?j?e (fortsette|ga videre|logge|bruke|halde fram)|for a kunne (fortsette|bruke|logge)|for a bruke|uten a|utan a|sperret (inn)?til|\\btil du har',
  change:
    'endr(e|es|et|a|ast|er)?\\b|endring|bytt?(e|es|et|a|ast|er)?\\b|skift(e|es|et|a|ast|er)?\\b|oppdater|forny|erstatt|(velg|velje?|angi|opprett|lag|sett|skriv inn)…(nytt|annet|anna)|tilbakestill|(velg|velje?|angi|opprett|lag|sett)…(sikkert|trygt|sterkt)|(velg|velje?|angi|opprett|lag|sett)…(eget|egen|personlig)|bytte? ut|erstatt',
  set: 'velg[ea]?|velje?|angi|opprette?|lage?|sett(e)?',
  fresh: 'nytt|annet|anna|eget|ditt eget|personlig|permanent',
  goal: 'for a (fortsette|komme|aktivere|kunne|fullføre|logge|ga videre|begynne|halde fram)|før du',
  needs: 'krever|trenger|krev\\b',
  please: 'vennligst|vær (vennlig|snill)|ver (venleg|snill)|vi ber deg( om a)?|venlegast',
  unchanged: '(ikke|ikkje) (blitt )?(endret|endra|byttet|bytta|skiftet|oppdatert)…(pa|siden|i løpet av|de siste) …\\d',
  needed:
    'nytt passord (er )?(pakrevd|nødvendig|kreves|krevst)|(krever|trenger) (et|eit) nytt passord|\\bma (na )?(velge|angi|sette|lage|opprette|velja) (et|eit) nytt passord|(merket|merkt|markert|flagget) for …(tilbakestilling|endring|bytte) av passord|(uten|utan) a (endre|bytte|skifte) passord|før du har (endret|byttet|skiftet|endra|bytta) passord|passordbytte (kreves|er pakrevd|nødvendig)|passordbytte (kreves|er pakrevd)',
  ask: '(vennligst|vær (vennlig|snill)|ver (venleg|snill)|vi ber deg|venlegast)…(endre?|bytte?|skifte?|oppdatere?|forny)|(endr|bytt|skift|oppdater)e?…(vennligst|\\bna\\b|\\bno\\b|straks|umiddelbart|med en gang)|(vennligst|vær (vennlig|snill)|ver (venleg|snill))…(velge?|angi|opprette?|fyll ut|skriv inn|sette?|lage?)…(nytt|annet|anna|sterkere|sikrere)|(vennligst|vær (vennlig|snill)|ver (venleg|snill))…(velge?|angi|opprette?|sette?|lage?)…(sikkert|trygt|sterkt)|(pa tide a|tid for a) (endre|bytte|skifte|oppdatere)',
  initial:
    'midlertidig|mellombels|(standard|start|engangs|første|initial)passord|førstegangs|første (gang|inn|pa)|tilbakestilt|nullstilt|av (en|din|ein) admin|fra admin|administrator[a-z]{0,2} har (tilbakestilt|nullstilt|endret|satt)|(din|deres) første innlogging|permanent',
  welcome: 'velkommen',
  soon: 'utløper\\b|gar ut\\b|(vil|kommer til a|tur til a|ferd med a|skal) (snart )?(utløpe|ga ut)|utløpe (om|i|snart)|(om|innen) \\d{1,3} dag|dag(er|ar)? (igjen|til)|snart|\\b(nesten|nær ved|innen kort tid)\\b|gyldig (til|i)',
  unless:
    '\\b(hvis|viss|dersom|nar|om (du|passordet|ditt)|i tilfelle|regelmessig|jevnlig|hver|kvar|neste (gang|innlogging|palogging)|aldri|bruker(e|en|ne)? (ma|skal)|glemt|gløymt|mistet|retningslinjer|antall(et)? dag(er)?)\\b|^dag(er)? før|for a (endre|bytte|skifte)|ikk?j?e utløpt|være (innlogget|palogget)|(ma|trenger) ikk?j?e|etter (endring|bytte|at du har)|glem ikke|ikkje gløym',
  advise: 'anbefal|tilra|foreslar',
  later:
    '((endre|bytt|byt|skift|pamin|minn|kanskje|gjor det)( meg)?( pa det)?( passord(et)?)? )?(senere|seinare|neste gang)|ikke na|ikkje no|(hopp over|hopp)( dette( steget| trinnet)?)?|nei,? takk|pa(minn|min) meg (senere|i morgen)|utsett|behold…(navaerende|nåværende|navarende|gamle) passord(et)?',
  done: '(er|ble|har|vart|blei) (na )?(blitt )?(endret|endra|oppdatert|byttet|bytta|skiftet|fornyet|lagret)|endring(en)? var vellykket|(endret|oppdatert)…(vellykket|korrekt)|^passord(et)? (endret|oppdatert)|passord(et)? er (endra|endret|bytta)',
  other:
    'sesjon|pollet|økt(en|a)?\\b|lenke|kobling|sertifikat|\\bkort|lisens|\\bkode[nr]?\\b|invitasjon|token|forespørsel|førespurnad|abonnement|engangskode|nøkkel|tilbakestilling',
  reset: '(tilbakestill|nullstill|glem|gløym)…passord|passord…(glem|gløym)',
  signUp: 'opprett (en )?(konto|bruker)|registrer|meld deg',
  current: 'naværende|gammelt?|gamle|gjeldende|eksisterende',
})
