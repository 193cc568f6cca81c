import { defineVocabulary } from './vocabulary.ts'

export const sv = defineVocabulary({
  noun: 'losenord(et|en|ets|s)?|\\bpassword',
  state:
    '(har|ar|hade) …(gatt ut|lopt ut|utgatt|upphort|forfallit|passerat)|gatt ut|lopt ut|utgang(et|na)|upphort|(inte|ej) langre (giltig|aktuell)|for gammalt|foraldrat|forfallit|slutat|ogiltigt sedan|galler inte langre|gick ut|lopte ut|upphorde|gatt ut efter|tog slut|gick ut',
  stateBefore: '^utganget|(tvingad|tvingat|obligatorisk|obligatoriskt)(?= losenord)',
  must: '\\bmaste\\b|behover\\b|kravs|kraver|krav pa|obligatorisk|nodvandig|tvung|for att (fortsatta|logga|komma|ga vidare)|innan du|forsta (gang|inlogg)|\\bska(ll)?\\b|forran|begar att|kraver att|kan inte (fortsatta|ga vidare|logga|anvanda)|for att kunna (fortsatta|logga|anvanda|ga)|for att (ga|anvanda)|utan att|sparra[dt] tills|tills du har|\\btills du\\b',
  change:
    'byt(a|as|er|e|t|s)?\\b|byte av|andra(s|t)?\\b|andring|uppdater|forny|ersatt|(valj|ange|skapa|satt)…(nytt|annat)|aterstall|(valj|ange|skapa|satt)…(sakert|starkt)|(valj|ange|skapa|satt)…(eget|personligt)|byta ut|byt ut|ersatt',
  set: 'valj(a|er)?|ange|skapa(r)?|satt(a)?|bestam',
  fresh: 'nytt|annat|eget|personligt|permanent',
  goal: 'for att (fortsatta|komma|aktivera|kunna|borja|slutfora|logga|ga vidare)|innan du',
  needs: 'kraver|behover',
  please: 'vanligen|var god|var vanlig|snalla|vi ber dig( att)?',
  unchanged: 'inte (har )?(bytt|bytts|andrat|andrats|uppdaterats)…(pa|sedan|under|de senaste) …\\d',
  needed:
    'ett nytt losenord (kravs|behovs|ar nodvandigt|ar obligatoriskt)|(kravs|behovs|behover) ett nytt losenord|kraver att losenordet (byts|andras)|(markerat|flaggat)s? …(losenordsbyte|losenordsandring|aterstallning av losenord|byte av losenord)|utan att (andra|byta|uppdatera) (ditt )?losenord',
  ask: '(vanligen|var god|var vanlig|vi ber dig|snalla)…(byt|andra|uppdatera|forny)|(byt|andra|uppdatera|forny)…(\\bnu\\b|genast|omgaende|tack)|(vanligen|var god|var vanlig|vi ber dig)…(valj|skapa|satt)…(nytt|annat|starkare|sakrare)|(vanligen|var god|var vanlig|vi ber dig|snalla)…(valj|skapa|satt|ange)…(sakert|starkt)|dags att (byta|andra|uppdatera)',
  initial:
    'tillfallig|temporar|(standard|start|engangs)losen|forsta (gang|inlogg)|aterstallts|av (en|din) admin|(administrator|admin)[a-z]{0,4} har (aterstallt|andrat|bytt|satt)|forsta gangen du|permanent',
  welcome: 'valkommen',
  soon: '(gar|loper) (snart )?ut\\b|kommer att (ga|lopa) ut|(om|inom) \\d{1,3} dag|dagar (kvar|till)|snart|upphor\\b|\\b(nastan|nara|inom kort)\\b|giltigt (till|i)',
  unless:
    '\\b(om (ditt|du|losen|det|ert)|nar|ifall|regelbundet|varje|var \\d{1,3}|nasta (gang|inlogg)[a-z]{0,4}|aldrig|anvandare(n|s)? maste|glomt|forlorat|policy(?![^.\\n]{0,30}krav))\\b|for att (byta|andra|uppdatera)|inte (gatt|lopt)|vara inloggad|behover inte|efter (byte|andring|att du (har )?(bytt|andrat))|glom inte|\\banvandare\\b',
  advise: 'rekommender|rader (dig|er)|foreslar',
  later:
    '((andra|byt|uppdatera|pamin(n)? mig|kanske|gor det) (losenord(et)? )?)?(senare|nasta gang)|inte nu|hoppa over( (det har steget|tills vidare))?|nej,? tack|pamin(n)? mig (senare|imorgon|i morgon)|skjut upp|behall…(nuvarande|gamla) losenord(et)?',
  done: '(har|ar|blev) (nu )?(andrats|bytts|uppdaterats|fornyats|sparats|andrat|bytt|uppdaterat)|(andrat|bytt|andrades|uppdaterades)\\b…(utan problem|korrekt)?|^losenordet (andrat|bytt|uppdaterat)',
  other:
    'session|lank(en|ar)?\\b|certifikat|\\bkort\\b|licens|kod(en)?\\b|inbjudan|token|begaran|prenumeration|engangs|nyckel|aterstallning',
  reset: '(aterstall|glom)…losenord|losenord…glom',
  signUp: 'skapa konto|registrera|bli medlem',
  current: 'nuvarande|gammal|gamla|gammalt|befintlig|aktuell',
})
