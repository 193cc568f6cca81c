import { defineVocabulary } from './vocabulary.ts'

export const da = defineVocabulary({
  noun: 'adgangskode[a-z]{0,4}|kodeord(et|s|ets)?|\\bpassword(et)?',
  state:
    '(er|har|var) …(udløbet|forældet|overskredet)|udløbet|ikke (længere|mere) (gyldig|gældende|brugbar)|(ikke|ej) længere gyldig|for gammel(t)?|forældet|udløb( d|\\.|$)|gælder ikke (længere|mere)|ophørt|udløb efter|ophørte|er kode[a-z]{0,4} udløbet|udløb (for|i|den)|ophørte',
  stateBefore: '^udløbe(t|n)|(tvungen|obligatorisk)(?= (adgangskode|kodeord))',
  must: '\\bskal\\b|\\bma du\\b|nødvendig|pakrævet|kræve[sr]|obligatorisk|tvunget|for at (fortsætte|logge|komme|ga videre)|før du|første (gang|login)|behøver|kræver,? at|kan (du )?ikke (fortsætte|ga videre|logge|bruge)|for (fortsat |stadig )?at kunne (bruge|fortsætte|logge|fa)|for fortsat at|uden at|spærret,? indtil|indtil du|\\binden du',
  change:
    'ændre[st]?\\b|ændring|skift(e|es|et)?\\b|opdater|forny|udskift|(vælg|angiv|opret|lav)…(ny|anden|andet)|nulstil|ændrer\\b|skifter\\b|(vælg|angiv|opret|lav)…(sikker|stærk)|(vælg|angiv|opret|lav)…(egen|eget|personlig)|udskift|erstat',
  set: 'vælge?|angiv(e)?|oprette?|lave?|bestem',
  fresh: 'nyt?|anden|andet|egen|eget|personlig[et]?|permanente?',
  goal: 'for at (fortsætte|komme|aktivere|kunne|begynde|fuldføre|logge|ga videre)|før du|inden du',
  needs: 'kræver|behøver',
  please: 'venligst|vær venlig at|vær sa venlig at|vi beder dig( om at)?|\\bbedes',
  unchanged: 'ikke (blevet )?(ændret|skiftet|opdateret)…(i|siden|de seneste) …\\d',
  needed:
    'en ny adgangskode (er )?(pakrævet|nødvendig|obligatorisk)|et nyt kodeord (er )?(pakrævet|nødvendigt)|kræves (en )?ny adgangskode|ny adgangskode skal (vælges|angives|oprettes)|kræver,? at (din )?adgangskode(n)? (ændres|skiftes)|(markeret|udvalgt) (til|for) …(nulstilling|ændring|skift) af adgangskode|uden at (ændre|skifte) (din |dit )?(adgangskode|kodeord)',
  ask: '(venligst|vær venlig at|vær sa venlig at|vi beder dig|\\bbedes)…(ændre?|skifte?|opdater|forny)|(skift|ændr|opdater|forny)…(venligst|\\bnu\\b|straks|med det samme)|(venligst|vær venlig at)…(vælge?|angive?|oprette?)…(ny|andet|anden|stærkere|sikrere)|(vælg|angiv|opret)…venligst…(ny|andet|anden|stærkere|sikrere)|(venligst|vær venlig at|vælg|angiv|opret)…(venligst )?…(sikker|sikkert|stærk|stærkt) (adgangskode|kodeord|password)|er tid til at (skifte|ændre|opdatere)',
  initial:
    'midlertidig|(standard|start|engangs)(adgang|kode)|første (gang|log)|nulstillet|af (en|din) admin|administrator[a-z]{0,2} har (nulstillet|ændret|sat)|første gang,? du|permanent',
  welcome: 'velkommen',
  soon: 'udløber\\b|vil udløbe|(om|inden for) \\d{1,3} dag|dage (tilbage|til)|snart|\\b(næsten|tæt pa at|inden længe)\\b|gyldig(t)? (til|i)',
  unless:
    '\\b(hvis|nar|safremt|i tilfælde|regelmæssigt|jævnligt|hver|næste (gang|login)|aldrig|bruger(e|en|ne)? skal|glemt|mistet|politik(?![^.\\n]{0,30}kræv))\\b|for at (ændre|skifte)|ikke udløbet|være logget|skal ikke|efter (ændring|skift|du har (ændret|skiftet))|glem ikke',
  advise: 'anbefal|foreslar|tilrad',
  later:
    '((skift|aendr|ændr|andr|pamind mig|maske|gor det) (adgangskode(n)? |kodeord(et)? )?)?(senere|naeste gang|næste gang)|ikke nu|spring (dette trin )?over|nej,? tak|pamind mig (senere|i morgen)|mind mig om det senere|udsaet|udsæt|behold…(nuvaerende|nuværende|gamle) (adgangskode|kodeord)',
  done: '(er|blev|har) (nu )?(blevet )?(ændret|opdateret|skiftet|fornyet|gemt)|ændret…(korrekt|med succes)|^adgangskode(n)? ændret',
  other:
    'session|link|certifikat|\\bkort|licens|\\bkode(n)?\\b|invitation|token|anmodning|abonnement|engangs|nøgle|nulstilling',
  reset: '(nulstil|glem)…(adgangskode|kodeord)|(adgangskode|kodeord)…glem',
  signUp: 'opret (konto|bruger)|tilmeld|registrer',
  current: 'nuværende|gammel|gamle|gammelt|aktuel|eksisterende',
})
