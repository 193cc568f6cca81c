import { defineVocabulary } from './vocabulary.ts'

/** Estonian. Source: language files and templates of OpenProject, Auth0, EGroupware, phpBB and MediaWiki, 2026-11. */
export const et = defineVocabulary({
  noun: 'parool[a-z]{0,4}|salason[a-z]{0,3}|\\bpassword',
  state:
    'aegunud|\\baegus\\b|vananenud|ei (kehti|ole) enam|enam (ei kehti|kehtiv)|kehtivus[a-z]{0,5}…(loppe|labi|moodas)|liiga vana|kehtetuks muutunud|vanem kui \\d',
  stateBefore: '^aegunud|aegunud(?= parool$)|(kohustuslik|sunnitud)(?= parooli)',
  must: '\\bpea(te|d|me|b)?\\b|\\btuleb\\b|\\bvaja\\b|vajalik|kohustus|noutav|noutud|nouab|jatkamiseks|sisselogimiseks|enne (kui|jatkami|sisselog|kasuta)|esma[a-z]{0,4}|esimes[a-z]{1,4} (sisse|korda)|\\bkuni\\b|ei saa (jatkata|sisse|kasutada)|et (saaksi?te?|saaks|saada) (jatkata|sisse|kasutada)',
  change:
    'vahet|muuda|muut|muudat|uuend|asenda|lahtesta|(vali|maara|loo|sea|sisesta)[a-z]{0,4}…(uu[st]|uue|teine)|(vali|maara|loo|sea)[a-z]{0,4}…(turval|tugev|oma|isiklik)',
  set: '\\b(vali|maara|loo|sea)[a-z]{0,4}',
  fresh: 'uu(s|e|t|eks)\\b|\\boma\\b|teine|isiklik|pusiv',
  goal: 'jatkamiseks|sisselogimiseks|aktiveerimiseks|enne (kui|jatkami|sisselog|kasuta)[a-z]{0,4}',
  needs: 'nouab|vajab|on vaja',
  please: 'palun,?',
  verbLast: true,
  needed:
    'uus parool on (noutav|vajalik|kohustuslik)|(vajab|nouab|vaja|tarvis) uut parooli|parooli(vahetus|muutmine| vahetus| muutmine| vahetamine) on (kohustuslik|noutav|vajalik)',
  unchanged:
    '(ei ole|pole) …(vahetatud|muudetud|muutnud|vahetanud)[^.\\n]{0,30}\\d|\\d{1,3} (paeva|kuud)[^.\\n]{0,20}(vahetamata|muutmata)',
  ask: 'palun,? …(vahet|muud|muut|uuend)|(vaheta|vahetage|muuda|muutke|uuenda|uuendage)…(kohe|\\bnuud|palun)|palun,? …(vali|maara|loo|sea|sisesta)[a-z]{0,4}…(uu[st]|uue|tugevam|turvalisem)',
  initial:
    'ajuti|esialg|vaike|algne|algpar|algparool|esmakord|esimes[a-z]{1,4} (sisse|korda)|administraator[a-z]{0,2} …(lahtesta|maara|muut|seadis)|pusiv',
  welcome: 'tere',
  soon: 'aegub|aeguma|vananeb|peagi|varsti|\\d{1,3} (paeva|tunni) (parast|jooksul)|jaanud|loppeb|kehtib kuni|peaaegu',
  unless:
    '(?<!enne )\\bkui\\b|\\b(juhul|iga \\d{1,3}|iga kuu|regulaarselt|jargmi[a-z]{1,5}|kasutaja(d|le)? (peab|peavad)|unust[a-z]{1,6}|poliitika)\\b|^kas\\b|\\bet (muuta|vahetada)|ei (pea|ole vaja)|parast (vahetamist|muutmist)|praegune parool(?! on)|erinema',
  advise: 'soovita',
  later:
    '((vaheta|muuda|tuleta meelde) ?(parool )?)?hiljem|mitte praegu|jata vahele|ei,? aitah|jargmine kord|lukka edasi',
  done: '(on|sai) (edukalt )?(muudetud|vahetatud|uuendatud|salvestatud)|edukalt (muudetud|vahetatud|uuendatud)|(muutmine|vahetamine|uuendamine) onnestus',
  other:
    'sessioon|seanss|\\blink|\\blingi|sertifikaa|\\bkaart|litsents|\\bkood|\\bkutse|taotlus|tellimus|uhekord|\\bvoti|lahtestami',
  reset: '(unust|lahtesta|taasta)',
  signUp: 'registreeri|loo konto',
  current: 'praegu|\\bvana\\b|kehtiv\\b|senine',
})
