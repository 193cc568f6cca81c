import { defineVocabulary } from './vocabulary.ts'

/** Latvian. Source: language files and templates of EGroupware, Mifos X, Auth0 and OpenProject, 2026-11. */
export const lv = defineVocabulary({
  noun: 'parol(e|es|i|u|ei|em)\\b|\\bpassword',
  state:
    'beidzies|beigusies|beigusas|iztecej(is|usi)|izbeidzies|izbeigusies|noveco(jis|jusi)|vairs (nav (deriga|speka)|neder)|\\bnederiga\\b|zaudejusi|parak veca|vecaka par \\d',
  stateBefore:
    '(ir )?(beidzies|beigusies|iztecejis|iztecejusi)(?= [^.]{0,30}parol)|(obligata|piespiedu)(?= parol)|termins ir beidzies',
  must: '\\bja[a-z]{0,4}(main|jaun|iestat|izveid|ievad|nosaka)|nepieciesam|obligat|\\bvajag|\\bpieprasa|lai (turpinatu|piesleg|pieteik|varetu)|pirms (turpin|piesleg|pieteik|liet|sak)|pirm(a|o|aja|as) (piesleg|pieteik|reiz)|\\bkamer|nevar(at|esiet|esit) (turpinat|piesleg|pieteik|lietot)',
  change:
    'main(it|iet|a|isan|ot|ieties|u)|atjauno|atjauni|atiestati|(iestat|izvel|izveid|norad|ievad)[a-z]{0,5}…(jaun|cit)|(iestat|izvel|izveid)[a-z]{0,5}…(dros|spec|savu)|nomain',
  set: '(iestat|izvel|izveid|norad)[a-z]{0,5}',
  fresh: 'jaun(u|a|o)\\b|cit(u|a)\\b|savu|pastavig[a-z]{1,2}',
  goal: 'lai (turpinatu|piesleg|pieteik|varetu|sakt)[a-z]{0,5}|pirms (turpin|piesleg|pieteik|liet|sak)[a-z]{0,8}',
  needs: 'pieprasa|nepieciesama|vajadziga',
  please: 'ludzu,?|ludzam',
  needed:
    '(nepieciesama|vajadziga|obligata) jauna parole|jauna parole (ir )?(nepieciesama|obligata)|paroles (no)?maina (ir )?(obligata|nepieciesama)|\\bja[a-z]{0,4}(main|jaun)[a-z]{0,5} …parol|parol[a-z]{1,2} (ir )?(obligati |tulit )?\\bja[a-z]{0,4}(main|jaun)|\\bja(iestata|izveido|izvelas|ievada) (jauna|jaunu|cita) parol',
  unchanged: '(nav|neesat) (main|nomain|atjaun)[a-z]{0,6}[^.\\n]{0,30}\\d',
  ask: 'ludzu,? …(main|atjaun|nomain)|(nomainiet|mainiet|atjaunojiet|atjauniniet)…(tagad|tulit|nekavejoties|ludzu)|ludzu,? …(iestat|izvel|izveid|ievad)[a-z]{0,5}…(jaun|cit|drosak|speciga)',
  initial:
    'pagaidu|sakotnej|noklusej|pirm(a|o|aja|as) (piesleg|pieteik|reiz)|administrator[a-z]{0,3} …(atiestat|nomain|iestat|pieskir)|pastavig',
  welcome: 'laipni ludz|sveicinat',
  soon: 'beigsies|drizum|\\bdriz\\b|\\bpec \\d{1,3} dien|atlik|\\bvel \\d{1,3} dien|\\d{1,3} dienu laika|tuvojas|zaudes|beidzas|deriga lidz|gandriz',
  unless:
    '\\b(ja|kad|gadijuma|ik pec|ik \\d{1,3}|katr[a-z]{1,3}|regulari|nakam[a-z]{1,4}|nekad|lietotaj(am|iem|s|i) |aizmirs[a-z]{1,5}|politik[a-z]{1,2})\\b|^vai\\b|\\blai (no)?mainitu|nav (ja|nepiecie)|pec nomainas|pasreizej[a-z]{1,2} parol|atskirties',
  advise: 'iesak|rekomend',
  later: '((mainit|nomainit|atgadinat) ?(paroli )?)?velak|ne tagad|izlaist( so soli)?|ne,? paldies|nakamreiz|atlikt',
  done: '(ir|tika) (veiksmigi )?(nomainita|mainita|atjauninata|atjaunota|saglabata|atiestatita)|veiksmigi (nomain|main|atjaun)',
  other:
    'sesij|\\bsait(e|i|es)\\b|sertifikat|\\bkarte|licenc|\\bkod(s|u|a)\\b|uzaicin|zeton|pieprasijum(s|a)\\b|abonement|vienreiz|\\batsleg|atiestatisan',
  reset: '(aizmirs|atiestat|atgu)',
  signUp: 'registr|izveidot kontu',
  current: 'pasreizej|\\besos|\\bvec(a|o|u)\\b|tagadej',
})
