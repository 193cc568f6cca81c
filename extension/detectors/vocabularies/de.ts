import { defineVocabulary } from './vocabulary.ts'

export const de = defineVocabulary({
  noun: 'kennw[oö]rt(es|s|er)?|passw[oö]rt(es|s|er)?|\\bpassword|(zugangs|anmelde)daten',
  state:
    'abgelaufen|ablief|nicht (mehr|langer) (gultig|aktuell|verwendbar|akzeptiert)|nicht mehr (verwendet|benutzt|genutzt) werden|ungultig geworden|verfallen|veraltet\\b|zu alt|uberschritten|erloschen|ist alter als|(endete|geendet|ausgelaufen|lief ab|lief am)|(endete|geendet)|ist …alt\\b',
  stateBefore:
    '^abgelaufenes|^abgelaufen:?|(erzwungene|verpflichtende|erforderliche|notwendige)(?= (kennwort|passwort)(anderung|wechsel))|erzwungene(?= (kenn|pass)wort)',
  must: '\\bmuss(t|en)?\\b|mussen|\\bhaben…zu (andern|erneuern)|erforderlich|notwendig|notig|verpflicht|zwingend|\\bbevor|um fortzufahren|(zum|fur den) fortfahren|ersten? (anmeld|login)|erstanmeldung|aufgefordert|gezwungen|benotig|fallig|\\bist zu\\b|zuerst|verlangt?|(?<!ein)fordert|erst (fortfahren|weiter|dann)|solange|damit sie (fortfahren|weiter|sich anmelden)|(nicht|erst|nur) (fortfahren|weiterarbeiten|weitermachen|zugreifen)|um …(weiter|fortzu|zugreifen zu|anzumelden)|damit (sie|du) …(weiter|fortfahren|anmelden)|konnen sie nicht fortfahren|\\bbis (sie|du)\\b',
  change:
    '(ver|ab|um)?(geander|ander)(t|n|e|ung)|aktualisier|erneuer|gewechselt|wechsel|ersetz|(neues|anderes|eigenes|dauerhaftes) (kennwort|passwort)?…?(wahl|fest|vergeb|setz|leg|defin|erstell)|zuruck(ge)?setz|(wahl|leg|setz|vergeb|vergib|erstell|defin)[a-z]{0,4} (sie |dir |sich )?(bitte |jetzt )?(ein )?(neu|ander|eigen)es|(leg|wahl|vergeb|setz|erstell)[a-z]{0,3} (sie |dir |sich )?(bitte )?(ein )?(sicheres|starkes)|zuruckzusetz|ersetz|austausch',
  set: '(wahl|leg|setz|vergeb|vergib|erstell|defin|bestimm|wähl)[a-z]{0,4}|festlegen|festzulegen|anlegen|vergeben|aussuchen',
  fresh: 'neue[sn]?|andere[sn]?|eigene[sn]?|personliche[sn]?|dauerhafte[sn]?|endgultige[sn]?',
  goal: 'um (fortzufahren|weiterzu|loszulegen|…(fortzufahren|weiterzu|zu aktivieren|anzumelden|zuzugreifen))|zum fortfahren|bevor (sie|du|es)|damit (sie|du)|vor (der|dem) (ersten|nutzung|verwendung)',
  needs: 'benotigt?|braucht|erfordert|verlangt',
  please: 'bitte',
  verbLast: true,
  unchanged:
    'seit…\\d{1,3} (tag|woche|monat)…nicht (mehr )?(geander|gewechsel|erneuer|aktualisier)|nicht seit…\\d{1,3} tagen (geander|gewechsel)',
  needed:
    'ein neues (kennwort|passwort) (ist |wird )?(erforderlich|notwendig|notig|benotigt|verlangt)|(neues|eigenes|anderes) (kennwort|passwort) muss…(festgelegt|gesetzt|vergeben|gewahlt)|(zur|fur eine|fur die|zum) (kennwort|passwort)(anderung|-anderung|zurucksetzung|wechsel)…(markiert|vorgemerkt|gekennzeichnet|vorgesehen)|(markiert|vorgemerkt|gekennzeichnet)…(kennwort|passwort)(anderung|-anderung|wechsel)|erst…wenn sie ihr (kennwort|passwort) (geandert|erneuert|gewechselt)|wenn …(kennwort|passwort) geandert…(fortfahren|weiter)|ohne …(kennwort|passwort) zu (andern|wechseln|erneuern)|ohne (kenn|pass)wort(anderung|wechsel)|^neues (kenn|pass)wort (erforderlich|notwendig|notig)$',
  ask: 'bitte (jetzt |nun |zuerst |umgehend )?(andern|aktualisieren|erneuern|wechseln|ersetzen) sie|bitte (ander|andere|aktualisiere|erneuere|wechsle|wechsel)\\b|bitte (jetzt |nun )?(wahl|vergeb|vergib|setz|leg|erstell|defin)(en|e|st)? …(neu|ander|eigen|personlich|starker|sicherer)e|bitte…(kennwort|passwort) …(andern|aktualisieren|erneuern|wechseln)|(andern|wechseln|erneuern) sie…(jetzt|umgehend|sofort|unverzuglich)|gebeten…(andern|wechseln|erneuern)|bitte (ein |ihr |dein )?neues (kennwort|passwort) (eingeben|angeben)|bitte …(kennwort|passwort) (fest|vergeb|setz|wahl|erstell|defin)|bitte (leg|wahl|vergeb|setz|erstell|vergib)[a-z]{0,3} (sie |dir |sich )?(ein |ihr |dein )?(sicheres|starkes|neues|personliches)|(es ist|hochste) zeit…(kennwort|passwort)…(andern|zu (andern|aktualisieren|erneuern|wechseln))|an der zeit',
  initial:
    'temporar|initial|vorlaufig|(standard|start|einmal)(kenn|pass)|erstanmeldung|ersten? (anmeld|login|mal)|zuruckgesetzt|vo(m|n) (ihrem |einem |der |einer )?(admin|helpdesk|it-|system)|voreingestellt|zugewiesen|admin[a-z]{0,12} (hat|haben) …(zuruckgesetzt|gesetzt|vergeben)|vorubergehend|endgultig|dauerhaft',
  welcome: 'willkommen',
  setNew:
    '(neues|anderes|eigenes|dauerhaftes) (kennwort|passwort) (zu )?(wahl|fest|vergeb|setz|erstell|defin|anleg|geb)',
  soon: 'lauft…(in \\d|bald|demnachst|am \\d|heute|morgen)…|lauft…\\bab\\b|ablaufen\\b|noch \\d{1,3} tag|\\d{1,3} tage…(gultig|ubrig)|demnachst|bald\\b|wird…(ungultig|ablaufen)|\\b(in|binnen|innerhalb von|innerhalb der)( den)?( nachsten)? \\d{1,3} tag|bevor …(ablauft|verfallt)|\\b(fast|beinahe|nahezu|in kurze|demnachst)\\b|noch gultig|gultig bis',
  unless:
    '\\b((?<!\\berst .{1,40})wenn|falls|sofern|sollte|sobald|ob|regelmaßig|nachste[nr]? (anmeld|login)[a-z]{0,6}|nie|niemals|alle \\d{1,3}|(?<!(kennwort|passwort) des )benutzer(s|n)? (muss|mussen|beim)|seinem?|deren|vergessen|(?<!(mehr|nicht) den )richtlinien?(?![^.\\n]{0,30}(verlang|erforder|schreib)))\\b|nicht abgelaufen|angemeldet sein|zum (andern|wechseln)|\\bum …(kennwort|passwort) zu (andern|wechseln)|(aktuelles|altes|bisheriges) (kennwort|passwort) (eingeb|angeb)|nicht (andern|geandert)|noch nicht…andern|nach (der|dem|einer|erfolgter|erfolgreicher)…(anderung|andern|wechsel)|vergessen sie nicht|\\bnutzer(innen)?\\b(?!-)|nutzer/innen',
  advise: 'empfehl|empfohlen|\\braten wir|wir raten|ratsam|sollten sie',
  later:
    '(kennwort |passwort )?(spater|nachstes mal|beim nachsten mal)( (andern|erinnern|wechseln))?|spater|nicht jetzt|jetzt nicht|uberspringen|(diesen schritt |vorerst )?uberspringen|nein,? danke|(mich )?(spater|morgen) (wieder )?erinnern|erinnern? (sie )?mich (spater|morgen)( wieder| daran)?|vielleicht spater|…(altes|aktuelles|bisheriges) (kennwort|passwort) (behalten|weiter ?verwenden)|aufschieben|verschieben',
  done: '(wurde|ist|haben|hat)…(erfolgreich |nun |jetzt |soeben )?(geandert|aktualisiert|erneuert|gespeichert|gesetzt)( worden)?|erfolgreich (geandert|aktualisiert|erneuert|gespeichert)|^(kennwort|passwort) geandert',
  other:
    'sitzung|links?\\b|token|einladung|zertifikat|\\bkarte|lizenz|codes?\\b|anfrage|einmal|\\btan\\b|abonnement|testzeitraum|ticket|session|schlussel|zurucksetz(en|ung)|wlan|wi-?fi|\\bgast',
  reset: '(kennwort|passwort)…(zurucksetzen|vergessen)|(vergessen|zurucksetz)…(kennwort|passwort)',
  signUp: 'registrieren|konto (erstellen|anlegen)|mitglied werden',
  current: 'aktuell|bisherig|\\balte|derzeitig|momentan|gegenwartig|jetzig',
})
