import { defineVocabulary } from './vocabulary.ts'

/** Basque. Source: language files and templates of Moodle, Plone, GLPI and public web applications, 2026-11. */
export const eu = defineVocabulary({
  noun: 'pasahitz[a-z]{0,6}|\\bpassword',
  state:
    'iraungi(ta|tu|k)?\\b|epe(a|muga|aldia)…(amaitu|bete|pasa)|ez da (jada )?baliozko|ez du (jada )?balio|zaharkitu|zaharregi|kaduka(tu|tuta)',
  stateBefore: '^iraungi|iraungita(ko)?(?= pasahitz)|(derrigorrezko|nahitaezko)(?= pasahitz)',
  must: '\\bbehar|derrigor|nahitaez|ezinbestek|eskatzen|jarraitzeko|sartzeko|(jarraitu|sartu|erabili|hasi)( baino)? (aurretik|lehen)|lehen(engo)? (saio|sarrera|aldi)|ezin (duzu|izango)',
  change:
    'alda(tu|ket|tzea|tzeko|tze|ezazu|tuta)|aldatu|eguneratu|berritu|berriztu|ordez|berrezar|(aukera|ezar|sortu|zehaz)[a-z]{0,5}…(berri|beste)|(berri|beste)[a-z]{0,2}…(aukera|ezar|sortu|zehaz)',
  set: '(aukera|ezar|sortu|zehaz)[a-z]{0,5}',
  fresh: 'berri(a|bat)?\\b|beste bat|zeure|propio|behin betiko|iraunkor',
  goal: 'jarraitzeko|sartzeko|hasteko|(jarraitu|sartu|erabili|hasi)( baino)? (aurretik|lehen)',
  needs: 'behar du|behar da|eskatzen du',
  please: 'mesedez,?',
  verbLast: true,
  conditionLast: true,
  needed:
    'pasahitz berria? (bat )?(behar|beharrezkoa|derrigorrezkoa)|pasahitza aldatzea (derrigorrezkoa|beharrezkoa|nahitaezkoa)|pasahitza aldatu gabe',
  unchanged: '\\d{1,3} (egun|hilabete)[a-z]{0,5}…ez (da|duzu) …(aldatu|eguneratu)',
  ask: 'mesedez,? …(alda|egunera|berri)|(alda|egunera)[a-z]{0,6}…(orain|berehala|mesedez)|mesedez,? …(aukera|ezar|sortu|zehaz|sartu)[a-z]{0,5}…(berri|beste)',
  initial:
    'behin-behineko|aldi baterako|hasierako|lehenetsi|aurrez zehaztu|aurretik zehaztu|lehen(engo)? (saio|sarrera|aldi)|administratzaileak …(berrezarri|aldatu|ezarri)|behin betiko',
  welcome: 'ongi etorri',
  soon: 'iraungiko|iraungitze|laster|\\d{1,3} egun (barru|gelditzen|geratzen|falta|bar)|egun barru|gelditzen|geratzen|\\bia\\b|arte balio',
  unless:
    '\\b(baldin|denean|bakoitzean|aldian behin|hurrengo (saio|sarrera|aldi)[a-z]{0,5}|inoiz ez|erabiltzaile(ak|ek)|ahaztu|politika|\\d{1,3} egunez|egunero|nahi baduzu)\\b|\\b(ba)(da|dago)\\b|aldatzeko,|beharko (du|zenuke)|ez (da|duzu) (behar|beharrezk)|desberdin',
  advise: 'gomenda|beharko zenuke',
  later:
    '((aldatu|gogorarazi) ?)?(geroago|beranduago|gero)|orain ez|saltatu( urrats hau)?|ez,? eskerrik asko|hurrengoan',
  done: '(aldatu|eguneratu|gorde) (da|egin da|zen)\\b|(ondo|behar bezala) (aldatu|eguneratu)',
  other:
    '\\bsaioa (iraungi|amaitu)|\\bsaioak|esteka|ziurtagiri|txartel|lizentzia|\\bkode|gonbid|token|eskaera|harpidetza|erabilera bakarreko|gako|berrezartze|berreskura',
  reset: '(berrezar|berreskura|ahaztu)',
  signUp: 'erregistra|sortu kontua',
  current: 'oraingo|uneko|zaharr|indarreko',
})
