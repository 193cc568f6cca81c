import { defineVocabulary } from './vocabulary.ts'

/** Lithuanian. Source: language files and templates of Moodle, OpenProject, Feng Office, EGroupware and MediaWiki, 2026-11. */
export const lt = defineVocabulary({
  noun: 'slaptazod[a-z]{1,5}|\\bpassword',
  state:
    'nebegalioja\\b|nebegaliojant|negalioja\\b|\\b(pasi)?baige(si|s)?\\b|\\bpasibaig(e|es|o|usi|usio|usios)\\b|\\bbaig(esi|es)\\b|paseno\\b|pasenes|pasenus|per senas|senesnis nei',
  stateBefore:
    '^nebegalioj|(pasi)?baige(si|s)? (?=[^.]{0,20}slaptazod)|nebegaliojanti?s|(privalomas|priverstinis|butinas)(?= slaptazodzio)',
  must: 'privalo(te|ma|mas|mai)?\\b|\\bturi(te|me)?\\b|\\breik(ia|es)\\b|reikalin|reikalau|butin|\\bprivalu|kad galetumete (test|prisij)|nor(edami|int) (test|prisij)|pries (test|tes|prisij|naudo|prad)|pirm(as|a|o|ojo) (prisij|kart)|\\bkol\\b|neg(alite|alesite) (test|prisij|naudo)',
  change:
    'kei(sti|skit|tim|cia)|keist(as|i)|atnauji|(nustaty|pasirink|susikur|sukur|nurody|ivesk|ives)[a-z]{0,5}…(nauj|kit)|(nustaty|pasirink|susikur|sukur)[a-z]{0,5}…(saug|stipr|savo)|is naujo nustat',
  set: '(nustaty|pasirink|susikur|sukur|nurody)[a-z]{0,5}',
  fresh: 'nauj(a|as|o)\\b|kit(a|as|o)\\b|savo|nuolatin[a-z]{1,3}',
  goal: 'nor(edami|int) (test|prisij|naudo|prad)[a-z]{0,6}|pries (test|tes|prisij|naudo|prad)[a-z]{0,8}|kad galetumete',
  needs: 'reikalauja|reikia|reikalingas|butinas',
  please: 'prasom(e)?,?|maloniai prasome',
  needed:
    '(reikalingas|butinas|privalomas) naujas slaptazodis|naujas slaptazodis (yra )?(reikalingas|butinas|privalomas)|reikia naujo slaptazodzio|slaptazodzio (pa)?keitimas (yra )?(butinas|privalomas|reikalingas)',
  unchanged:
    '(nekeistas|nekeitete|nepakeistas|nebuvo (pa)?keistas|nepakeitete)[^.\\n]{0,30}\\d|\\d{1,3} (dien|men)[a-z]{0,4}[^.\\n]{0,20}(nekeistas|nekeitete|nepakeistas|nepakeitete)',
  ask: 'prasom(e)?…(keis|keit|atnauj)|(pakeiskite|pasikeiskite|keiskite|atnaujinkite)…(dabar|nedelsiant|prasom|iskart)|prasom(e)?…(nustaty|pasirink|sukur|nurody|ives)[a-z]{0,5}…(nauj|kit|saugesn|stipresn)|(nustatykite|pasirinkite|sukurkite|susikurkite) nauja',
  initial:
    'laikin|pradin|numatyt|pirm(as|a|o|ojo) (prisij|kart)|administrator[a-z]{1,4} …(nustat|atkur|pakeit|suteik|sukur)|vienkartinis slaptazod|nuolatin',
  welcome: 'sveiki',
  soon: 'nebegalios|baigsis|pasibaigs|baigia galioti|netrukus|greitai|\\bpo \\d{1,3} (d\\.|dien)|\\bliko \\d|\\bdar \\d{1,3} dien|\\bper \\d{1,3} dien|galioja iki|beveik|baigiasi',
  unless:
    '\\b(jei|jeigu|kai|kada|kas \\d{1,3}|kiekvien[a-z]{1,4}|reguliariai|periodiskai|kita karta|kito prisijungimo|niekada|naudotoj(as|ai|ui) (turi|privalo)|vartotoj(as|ai|ui) (turi|privalo)|pamirs[a-z]{1,6}|politik[a-z]{1,3})\\b|^ar\\b|nor(edami|int) (pa|pasi)?kei|nebutina|nereikia|po pakeitimo|dabartin[a-z]{1,3} slaptazod|skirtis nuo',
  advise: 'rekomenduoj|siulo|patari',
  later:
    '((keisti|pakeisti|priminti|primink(ite)?|galbut) ?(slaptazodi )?)?veliau|ne dabar|praleisti( si zingsni)?|ne,? aciu|kita karta|atideti',
  done: '(buvo |yra )?(sekmingai )?(pakeistas|atnaujintas|issaugotas|nustatytas)\\b|sekmingai (pakeit|pakeist|atnaujin)|\\bpakeistas\\b',
  other:
    'sesij|nuorod|sertifikat|kortel|licenc|\\bkod(as|o|a)\\b|kvietim|\\brakt|zeton|uzklaus|prenumerat|vienkartin|atkurim|atstatym',
  reset: '(pamirs|atkur|atstat)',
  signUp: 'registr|(susi)?kur(ti|kite) paskyra',
  current: 'dabartin|esam|\\bsen(as|a|o|aji)\\b|senasis',
})
