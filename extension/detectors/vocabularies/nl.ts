import { defineVocabulary } from './vocabulary.ts'

export const nl = defineVocabulary({
  noun: 'wachtwoord(en)?|paswoord|\\bpassword',
  state:
    '\\b(is|was|zijn) …(verlopen|vervallen|verouderd|verstreken)|verlopen(?! (elke|iedere|na|om de|over|binnen|op))|vervallen|niet (meer|langer) (geldig|actueel|bruikbaar)|ongeldig geworden|te oud|overschreden|verstreken|maximale (leeftijd|geldigheid|levensduur) (bereikt|overschreden)|geeindigd|afgelopen|beeindigd|na \\d{1,4} dagen verlopen',
  stateBefore: '^verlopen|(verplichte|gedwongen|geforceerde)(?= wachtwoord)',
  must: '\\bmoet(en)?\\b|dien(t|en)\\b|verplicht|vereist|nodig|noodzakelijk|om (door te gaan|verder te gaan|in te loggen)|voordat|alvorens|eerste (keer|aanmelding|login)|\\bpas (verder|door|inloggen)|\\btotdat|\\btot(dat)? u|\\bdien(t)?\\b|vraagt|eist|(kunt|kan|kun) (je |u )?(niet|pas) (verder|doorgaan|inloggen|aanmelden|door)|om …(te kunnen (blijven|doorgaan|inloggen|gebruiken)|kunnen blijven|te blijven)|om (verder|door) te|zonder (uw|je|het) …te|verder zonder',
  change:
    'wijzig|gewijzigd|verander|vernieuw|aangepast|aanpassen|bijgewerkt|bijwerken|vervang|(nieuw|ander)…(kiez|kies|instel|maken)|opnieuw (in te stellen|instellen)|aan te passen|opnieuw…ingesteld|(stel|kies|maak)…nieuw|\\breset|(stel|kies|maak)…(veilig|sterk)|(stel|kies|maak)…(eigen|persoonlijk)|bij te werken|vervang',
  set: 'kie[sz][a-z]{0,2}|stel(len|t)?|instellen|ma(ak|ken)|bepaal',
  fresh: 'nieuwe?|ander|eigen|persoonlijk|definitie(f|ve)|permanente?',
  goal: 'om (verder|door|te beginnen|toegang|in te loggen|je account|uw account|…te (activeren|gebruiken))|voordat|alvorens|voor u (verder|kunt)',
  needs: 'vereist|vraagt om|verlangt|nodig',
  please: 'gelieve|alstublieft|alsjeblieft|\\baub\\b|\\bsvp\\b',
  verbLast: true,
  unchanged:
    '(al|sinds|meer dan|langer dan|gedurende)…\\d{1,3} (dagen|maanden|weken)…niet (meer )?(gewijzigd|veranderd|aangepast)|niet (gewijzigd|veranderd|aangepast)…(in|sinds|gedurende) \\d',
  needed:
    'een nieuw wachtwoord (is |wordt )?(vereist|nodig|verplicht|noodzakelijk)|(gemarkeerd|aangemerkt) (voor|om) …(wachtwoord|paswoord)(wijziging|reset|herstel)?|pas…(als|wanneer|nadat) (u|je) …(wachtwoord|paswoord)…(gewijzigd|veranderd|aangepast)|wachtwoordwijziging (is )?(vereist|nodig|verplicht)|zonder (je|uw) (wachtwoord|paswoord) te (wijzigen|veranderen)',
  ask: '(gelieve|alstublieft|alsjeblieft|\\baub\\b|\\bsvp\\b)…(wijzig|verander|vernieuw)|(wijzig|verander|vernieuw)…(alstublieft|alsjeblieft|\\baub\\b|\\bsvp\\b|\\bnu\\b|direct|onmiddellijk|meteen)|(kies|stel|maak)…(alstublieft|alsjeblieft|\\baub\\b)…(nieuw|sterker|veiliger)|(gelieve|alstublieft)…(nieuw|sterker|veiliger)…(kiezen|stellen|maken)|(verzoeken|vragen|verzocht|gevraagd)…(wijzig|verander|vernieuw)|(kies|maak) (een |uw )?(nieuw|sterker|veiliger) wachtwoord|stel (een |uw )?nieuw wachtwoord in|(gelieve|alstublieft|alsjeblieft|\\baub\\b)…(veilig|sterk)|(gelieve|verzoeken)…(passen|stellen|kiezen)|tijd om…(wijzig|verander|vernieuw)',
  initial:
    'tijdelijk|initiele|standaard ?wachtwoord|voorlopig|eerste (keer|aanmelding|login|inlog)|door (de|een|uw) (systeem)?(beheer|admin|helpdesk)|gereset|opnieuw ingesteld|beheerder heeft …(gereset|ingesteld|gewijzigd|hersteld)|eerste keer|definitie|permanent',
  welcome: 'welkom',
  setNew: '(nieuw|ander) (wachtwoord|paswoord) (te |in te |aan te )?(kiezen|stellen|instellen|maken|kies|opgeven)',
  soon: 'verloopt\\b|zal…verlopen|gaat…verlopen|nog \\d{1,3} dag|dagen (geldig|resterend|voordat)|binnenkort|(bijna|staat op het punt)…verlop|\\b(binnen|over|in) \\d{1,3} dag|voordat (het|uw)…verloopt|\\b(bijna|spoedig|weldra|haast)\\b|geldig tot',
  unless:
    '\\b((?<!\\bpas .{1,30})als|(?<!\\bpas .{1,30})wanneer|indien|zodra|regelmatig|elke|iedere|volgende (aanmeld|keer|login|inlog)[a-z]{0,5}|nooit|gebruikers? moet|de gebruiker|vergeten|kwijt|(?<!aan het )beleid(?![^.\\n]{0,30}(vereis|verplich|eist))|mocht)\\b|niet verlopen|ingelogd zijn|(huidige|oude) wachtwoord (in te voeren|invoeren|opgeven)|niet (?!verder|door)…(wijzigen|hoeft)|na (het )?(wijzig|verander)|vergeet niet|om (uw|je) nieuwe (wachtwoord|paswoord) in te stellen|\\bgebruikers\\b',
  advise: 'raden (wij |u |we )?(aan|u)|aanbevolen|aanbevelen|adviseren',
  later:
    '((wachtwoord )?(later|volgende keer)( (wijzigen|veranderen|aanpassen|herinneren))?)|niet nu|nu niet|(deze stap )?overslaan|(voorlopig )?overslaan|nee,? bedankt|herinner (mij|me)( er)? (later|morgen)( aan)?|misschien later|uitstellen|…(huidige|oude) wachtwoord (behouden|blijven gebruiken)',
  done: '(is|werd|zijn|hebt)…(gewijzigd|veranderd|aangepast|bijgewerkt|vernieuwd|opgeslagen)\\b|succesvol (gewijzigd|aangepast|bijgewerkt)|^wachtwoord (gewijzigd|aangepast)',
  other:
    'sessie|koppeling|link|certificaat|\\bkaart|licentie|code\\b|uitnodiging|token|aanvraag|abonnement|eenmalig|sleutel|wachtwoord(reset|herstel)|herstel(len)? van',
  reset: 'reset…wachtwoord|wachtwoord (vergeten|herstellen|opnieuw instellen|resetten)|vergeten',
  signUp: 'registre(er|ren)|account (aanmaken|maken)|aanmelden als nieuw',
  current: 'huidig|\\boud|bestaand',
})
