import { defineVocabulary } from './vocabulary.ts'

export const it = defineVocabulary({
  noun: "password|parola (d'ordine|chiave)|chiave d'accesso|passwd|\\bcredenziali\\b",
  state:
    '(e|risulta|era|sia|sono) (gia |ormai |ora )?(scadut|decadut|superat)|scaduta|non (e|risulta|sara) (piu )(valida|valido|attuale|utilizzabile)|ha (superato|raggiunto)|troppo vecchia|obsoleta|cessato di|\\be terminat|e (ormai )?finit[ao]|(terminat|conclus)[ao]|scaduta dopo',
  stateBefore: '^e scaduta|^scaduta|(cambi(o|amento)|modifica|aggiornamento) (forzat|obbligatori|richiest)[oa]',
  must: '\\bdev(e|i|ono|ete|essere)\\b|dovr(ai|a|ete|anno)\\b|bisogna|occorre|(e|sara) (necessari|obbligatori|richiest)|necessari|obbligatori|richiede|richiest[oa](?! di)|per (continuare|proseguire|procedere|accedere)|prima di|primo (accesso|login)|va (cambiata|modificata|rinnovata|aggiornata)|costrett|tenut|finche|richiede|chiede di|non (puoi|potrai|puo|potra|e possibile) (continuare|proseguire|procedere|accedere)|per poter (continuare|proseguire|procedere|accedere|usare|utilizzare)|fino a quando|senza (cambiare|modificare|aggiornare|reimpostare)|per (poter )?continuare',
  change:
    'cambi(are|ata|arla|o|a)\\b|modific(are|ata|arla|a)\\b|aggiorn|rinnov|sostitu|(scegliere|impostare|creare|definire|scegli|imposta|crea|scegliete|impostate)…(nuova|altra|diversa)|reimpost|reimpostat|cambi[ao]?\\b|(imposta|crea|scegli|definisci|impostare|creare|scegliere)…(sicura|robusta|forte)|(imposta|crea|scegli|definisci|impostare|creare|scegliere)…(propria|personal)|sostitu|impostane una|sceglin[ei] una|creane una',
  set: 'scegli[a-z]{0,4}|scegl[a-z]{1,4}|impost[a-z]{1,4}|cre(a|are|i|ate)|defini[a-z]{0,4}',
  fresh: 'nuova|altra|diversa|propria|tua|personale|definitiva|permanente',
  goal: 'per (poter )?(continuare|proseguire|procedere|accedere|attivare|iniziare|completare|usare|utilizzare)|prima di',
  needs: 'richiede|necessita( di)?|esige',
  please: 'si prega di|(ti|la|vi) (preghiamo|chiediamo|invitiamo)( di| a)|per favore,?|per cortesia,?',
  unchanged: 'non (e stata |viene |hai |ha )?(cambi|modific|aggiorn)[a-z]{0,5}…da (piu di |oltre |almeno )?\\d',
  needed:
    '(richiesta|necessaria|obbligatoria|serve) una nuova password|una nuova password (e )?(richiesta|necessaria|obbligatoria)|nuova password deve essere (impostata|definita|scelta|creata)|(contrassegnat|segnalat|indicat|marcat)[oa]…(reimpostazione|cambio|modifica|reset) (della|di) (tua |sua )?password|(fino a quando|finche) non (si |viene )?(modific|cambi|aggiorn|reimpost)[a-z]{1,4}…password|(modifica|cambio|aggiornamento) (immediat[oa]|obbligatori[oa]) della password',
  setNew: '(scegliere|impostare|creare|scegli|imposta|crea) una password (nuova|diversa)',
  ask: '(si prega di|la preghiamo di|ti preghiamo di|vi preghiamo di|per favore,?|per cortesia,?) (cambi|modific|aggiorn|rinnov|sostitu)|(si prega di|la preghiamo di|ti preghiamo di|per favore,?) (sceglie|scegli|imposta|crea|defin)…(nuova|altra|diversa|personale|piu (sicura|forte|complessa|robusta))|(cambi[ai]|modifi(ca|chi)|aggiorn[ai]|rinnov[ai])…(subito|immediatamente|adesso)|(si prega di|la preghiamo di|ti preghiamo di|per favore,?) (inserire|inserisc[ia]|impost|cre[ai]|scegli|defin)…(sicura|robusta|forte)|(e|e giunta l.)? ?(ora|tempo) di (cambiare|modificare|aggiornare|rinnovare)',
  initial:
    "temporane|provvisori|iniziale|predefinit|primo (accesso|login)|prima volta|(reimpostat|assegnat|resettat)a|(dall'|da un |dal tuo |dal suo )amministratore|amministratore ha (reimpost|resett|impost|assegn|cambi)|primo accesso|definitiv|permanente",
  welcome: 'benvenut',
  soon: '(scade|scadra)\\b|(sta per|in procinto di) scadere|giorni (rimanenti|rimasti|alla|prima)|in scadenza|manca(no)? \\d|a breve|presto|\\b(entro|fra|tra|in) \\d{1,3} giorn|prima (che|della)…scad|\\bquasi\\b|tra poco|prossimamente|valida fino',
  unless:
    "\\b(se|(?<!fino a )quando|qualora|nel caso|ogni|periodicamente|regolarmente|prossim[oa] (accesso|login|logon|volta)|mai|gli utenti|utente (deve|al)|l'utente|dimenticat|smarrit|(?<!(rispetta|soddisfa) i )criteri|politica(?![^.\\n]{0,30}(richied|impon|prevede che|obblig))|in caso)\\b|dimentic|per (cambiare|modificare)|non e scadut|non (deve|devi)|aver effettuato l'accesso|dopo (aver (cambiato|modificato|aggiornato)|la modifica|il cambio)|non dimentica|\\butenti\\b",
  advise: 'consigli|raccomand|suggeri',
  later:
    '(cambia(re)? |modifica(re)? |ricordamelo |ricorda(mi)? |forse |lo faccio )?(la password |password )?(piu tardi|dopo|in seguito)|non (ora|adesso)|(salta|ignora)( (questo passaggio|per ora))?|no,? grazie|ricorda(melo|mi) (piu tardi|domani|in seguito)|la prossima volta|rimanda|posticipa|(mantieni|conserva)…(attuale|vecchia)( password)?',
  done: '(e|sono) stat[aoei] (correttamente |gia )?(cambiat|modificat|aggiornat|rinnovat|salvat|impostat)|(cambiat|modificat|aggiornat|rinnovat)a…(con successo|correttamente)|^password (cambiat|modificat|aggiornat)',
  other:
    'sessione|certificato|\\bcarta|collegamento|\\blink|licenza|\\bcodice|invito|token|richiesta|abbonamento|usa e getta|monouso|reimpostazione|ripristino|recupero',
  reset: '(reimposta|recupera|dimenticat|ripristin|smarrit)…password|password…(dimenticat|smarrit)',
  signUp: 'registra(ti|rsi)|(crea|creare)…(account|profilo)|iscriviti',
  current: 'attuale|vecchia|corrente|precedente',
})
