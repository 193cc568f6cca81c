import { defineVocabulary } from './vocabulary.ts'

export const da = defineVocabulary({
  noun: 'adgangskode[a-z]{0,4}|kodeord(et|s|ets)?|\\bpassword(et)?',
  state:
    '(er|har|var) …(udløbet|forældet|overskredet)|udløbet|ikke (længere|mere) (gyldig|gældende|brugbar)|(ikke|ej) længere gyldig|for gammel(t)?|forældet|udløb( d|\\.|$)|gælder ikke (længere|mere)',
  stateBefore: '^udløbe(t|n)|(tvungen|obligatorisk)(?= (adgangskode|kodeord))',
  must: '\\bskal\\b|\\bma du\\b|nødvendig|pakrævet|kræve[sr]|obligatorisk|tvunget|for at (fortsætte|logge|komme|ga videre)|før du|første (gang|login)|behøver|er tid til|kræver,? at',
  change:
    'ændre[st]?\\b|ændring|skift(e|es|et)?\\b|opdater|forny|udskift|(vælg|angiv|opret|lav)…(ny|anden|andet)|nulstil|ændrer\\b|skifter\\b',
  unchanged: 'ikke (blevet )?(ændret|skiftet|opdateret)…(i|siden|de seneste) …\\d',
  needed:
    'en ny adgangskode (er )?(pakrævet|nødvendig|obligatorisk)|et nyt kodeord (er )?(pakrævet|nødvendigt)|kræves (en )?ny adgangskode|ny adgangskode skal (vælges|angives|oprettes)|kræver,? at (din )?adgangskode(n)? (ændres|skiftes)',
  ask: '(venligst|vær venlig at|vær sa venlig at|vi beder dig|\\bbedes)…(ændre?|skifte?|opdater|forny)|(skift|ændr|opdater|forny)…(venligst|\\bnu\\b|straks|med det samme)|(venligst|vær venlig at)…(vælge?|angive?|oprette?)…(ny|andet|anden|stærkere|sikrere)|(vælg|angiv|opret)…venligst…(ny|andet|anden|stærkere|sikrere)',
  initial: 'midlertidig|(standard|start|engangs)(adgang|kode)|første (gang|log)|nulstillet|af (en|din) admin',
  soon: 'udløber\\b|vil udløbe|(om|inden for) \\d{1,3} dag|dage (tilbage|til)|snart',
  unless:
    '\\b(hvis|nar|safremt|i tilfælde|regelmæssigt|jævnligt|hver|næste (gang|login)|aldrig|bruger(e|en|ne)? skal|glemt|mistet|politik)\\b|for at (ændre|skifte)|ikke udløbet|være logget|skal ikke|efter (ændring|skift|du har (ændret|skiftet))',
  done: '(er|blev|har) (nu )?(blevet )?(ændret|opdateret|skiftet|fornyet|gemt)|ændret…(korrekt|med succes)|^adgangskode(n)? ændret',
  other:
    'session|link|certifikat|\\bkort|licens|\\bkode(n)?\\b|invitation|token|anmodning|abonnement|engangs|nøgle|nulstilling',
  reset: '(nulstil|glem)…(adgangskode|kodeord)|(adgangskode|kodeord)…glem',
  signUp: 'opret (konto|bruger)|tilmeld|registrer',
  current: 'nuværende|gammel|gamle|gammelt|aktuel|eksisterende',
})
