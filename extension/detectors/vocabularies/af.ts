import { defineVocabulary } from './vocabulary.ts'

/** Afrikaans. Source: language files and templates of Joomla, MediaWiki and public web applications, 2026-11. */
export const af = defineVocabulary({
  noun: 'wagwoord(e|verandering)?\\b|\\bpassword',
  state:
    '\\b(het|is|was)( [a-z]{2,8})? (verval|verstryk|verouderd)|verval(?! (oor|binne|in|na|oor))$|nie meer geldig|verstreke|verouderd|te oud|ongeldig geword',
  stateBefore: '^verval|(verpligte|gedwonge)(?= wagwoord)',
  must: '\\bmoet\\b|verplig|vereis|nodig|noodsaaklik|om (voort|aan te meld|in te teken|verder)|voordat (jy|u)|eerste (keer|aanmeld|teken)|\\btotdat|kan nie (voort|aanmeld|inteken|verder)',
  change:
    'verander|wysig|gewysig|bywerk|opdateer|vernuwe|vervang|terugstel|herstel|(kies|stel|skep)…(nuwe|ander)|(kies|stel|skep)…(veilig|sterk|eie)',
  set: '\\b(kies|stel|skep|maak)\\b',
  fresh: 'nuwe|nuut|ander|eie|permanente?',
  goal: 'om (voort|aan te meld|in te teken|verder|te begin)[a-z ]{0,8}|voordat (jy|u)',
  needs: 'vereis|benodig',
  please: 'asseblief,?',
  verbLast: true,
  needed:
    "'n nuwe wagwoord (is |word )?(vereis|nodig|verplig)|het 'n nuwe wagwoord nodig|wagwoordverandering (is )?(vereis|nodig|verplig)",
  unchanged: '\\d{1,3} (dae|maande)…nie (verander|gewysig)|nie (verander|gewysig)…(vir|sedert) \\d',
  ask: '(verander|wysig|vernuwe|opdateer)…(asseblief|\\bnou\\b|onmiddellik)|asseblief…(verander|wysig|vernuwe|opdateer)|(kies|stel|skep)…asseblief…(nuwe|ander|sterker)|asseblief…(nuwe|ander|sterker)',
  initial:
    "tydelik|aanvanklik|verstek|eerste (keer|aanmeld)|deur ('n|die|jou) (admin|stelsel)|administrateur het …(herstel|terugstel|verander)|permanente?",
  welcome: 'welkom',
  soon: '\\b(sal|gaan)\\b[^.\\n]{0,20}verval|verval (oor|binne|in) \\d|binnekort|\\bnog \\d{1,3} dae|dae (oor|voordat)|amper|byna|geldig tot',
  unless:
    '\\b(as|indien|wanneer|elke|gereeld|volgende (keer|aanmelding)|nooit|gebruikers? moet|vergeet|beleid)\\b|om (jou|u) wagwoord te verander|nie nodig|na die verandering|huidige wagwoord|verskil van',
  advise: 'aanbeveel|raai',
  later: '((verander|herinner my) ?)?later|nie nou nie|slaan oor|nee,? dankie|volgende keer',
  done: '(is|was|het)( [a-z]{2,10})? (verander|gewysig|opgedateer|bygewerk|gestoor)\\b|suksesvol (verander|opgedateer)',
  other: 'sessie|skakel|sertifikaat|\\bkaart|lisensie|\\bkode|uitnodiging|token|versoek|intekening|eenmalig|sleutel',
  reset: '(vergeet|herstel|terugstel)',
  signUp: "registreer|skep (’n|'n) rekening",
  current: 'huidig|\\bou\\b|bestaande',
})
