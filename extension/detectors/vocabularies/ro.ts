import { defineVocabulary } from './vocabulary.ts'

/** Romanian. Source: language files of yii2-usuario, SOGo, Group-Office, Dotclear, ownCloud, Nextcloud and Roundcube, 2026-11. */
export const ro = defineVocabulary({
  noun: 'parol(a|ei|e|ele|elor)\\b|\\bpassword',
  state:
    'expirat|invechit|perimat|nu mai (este|e) (valabil|valid|actual)|nu mai poate fi (folosit|utilizat)|nu mai este acceptat|prea veche|mai veche de \\d|depasit|pierdut valabilitatea|s-a (incheiat|terminat|sfarsit)|a luat sfarsit|expirat (dupa|acum|pe)',
  stateBefore:
    '(v-a|ti-a|^a|^) ?expirat|expirat (termenul|valabilitatea)|(schimbare|modificare)a? (fortata|obligatorie)',
  must: 'trebui|nevoie|necesar|necesita|obligat|cere\\b|solicita\\b|impune|pentru a (continua|putea|accesa|intra|recapata|merge|((va|te) )?(conecta|loga|autentifica))|pentru (conectare|autentificare|continuare)|inainte (de a |sa )(va |te )?(putea|continu|conect|autent|acces|folos|intr)|prima (conectare|autentificare|logare|data)|pana cand|nu (puteti|veti putea|poti|se poate) (continua|trece|accesa|intra)|fara sa (va |iti |ti )?(schimb|modific)|pentru a (putea|folosi|utiliza)|pana cand nu',
  change:
    'schimb|modific|actualiz|inlocui|innoi|(aleg|alege|seta|setez|stabil|defin|crea|cree)[a-z]{0,4}…(nou|alt)|reset|(aleg|seta|setez|stabil|defin|crea)[a-z]{0,4}…(sigura|puternica)|(aleg|seta|setez|stabil|defin|crea)[a-z]{0,4}…(propri|personal)|inlocui',
  set: 'aleg[a-z]{0,5}|seta[a-z]{0,4}|stabil[a-z]{1,4}|defin[a-z]{1,4}|cre(ati|eaza|eze|ezi|a)',
  fresh: 'nou[ae]?|alta|propri[ae]|personala|definitiva|permanenta|diferita',
  goal: 'pentru a (putea |va |te )?(continua|putea|accesa|intra|activa|incepe|finaliza|conecta|autentifica|folosi|utiliza)|inainte (de|sa)',
  needs: 'necesita|cere|solicita|impune|are nevoie de',
  please: '(va|te) rugam( sa)?',
  unchanged: 'nu (a|ati|ai) (mai )?(fost )?(schimbat|modificat|actualizat)[a-z]?…(de|in ultimele) …\\d',
  needed:
    '(nevoie de|necesita|solicita|cere|necesara) o (noua parola|parola noua)|noua parola trebuie|trebuie sa (alegeti|setati|stabiliti|creati|definiti|alegi|setezi|creezi) o (noua parola|parola noua)|marcat…(resetarea|schimbarea|modificarea) parolei|pana cand nu (va |iti )?(schimb|modific|reset)[a-z]{1,5} parola',
  ask: '(va|te) rugam( sa)?…(schimb|modific|actualiz|inlocui|innoi)|(schimba|modifica|actualiza)(ti)?(-va|-ti|-o)?\\b…(acum|imediat|va rugam|te rugam)|(va|te) rugam( sa)?…(aleg|seta|setez|stabil|defin|crea|introduc)[a-z]{0,4}…(nou|alt|mai (puternic|sigur|complex))|(va|te) rugam( sa)?…(aleg|seta|setez|stabil|defin|crea|introduc)[a-z]{0,4}…(sigur|puternic)|este timpul sa',
  initial:
    'temporar|provizori|initial|implicit|prima (conectare|autentificare|logare|data)|resetata de|de (catre )?(un |o )?admin|unica folosinta|administrator(ul)? (v-a|ti-a|a) (resetat|schimbat|setat)|prima (autentificare|conectare|logare)|definitiv|permanent',
  welcome: 'bun venit',
  soon: 'va expira|expira\\b|curand|in \\d{1,3} (de )?zile|zile (ramase|pana)|sa expire|pe cale|\\b(aproape|aproximativ|peste \\d{1,3} zile|in scurt timp)\\b|valabila? pana',
  unless:
    '\\b(daca|(?<!pana )cand|in cazul|periodic|(in mod )?regulat|fiecare|urmatoare(a|i) (conect|autent|log)[a-z]{0,8}|niciodata|utilizator(ul|ii|ilor|ului)? (va |vor )?(trebui[a-z]{0,2}|sa)|uitat|politica|numarul de zile)\\b|nu a expirat|nu (trebuie|este nevoie|este necesar)|pentru a (-?va |-?ti )?(schimba|modifica|reseta|actualiza)|dupa (schimbare|modificare|ce)|(vechea|actuala) parola|parola (veche|curenta|actuala)(?! (a|este|nu|e))|diferita de|difera de|(se )?deosebeasca de|nu uitati|\\butilizatori(i|lor)?\\b',
  advise: 'recomand|sfatui|suger',
  later:
    '(schimba(ti)?(-o)? |modifica(ti)? |aminteste-mi |amintiti-mi |poate )?(parola )?(mai tarziu|data viitoare)|nu acum|(omite(ti)?|sari(ti)? peste|ignora(ti)?)( (acest pas|pentru moment|pasul))?|nu,? multumesc|aminteste-mi (mai tarziu|maine)|amana(ti)?|(pastreaza|pastrati)…(actuala|veche)',
  done: '(a|au) fost (schimb|modific|actualiz|salvat|innoi|resetat)|(schimbat|modificat|actualizat)a?…(cu succes|corect)|^parola (schimbata|actualizata|modificata)',
  other:
    'sesiun|\\blink|legatur|certificat|\\bcard|licent|\\bcod(ul|ului)?\\b|invitati|token|cerere|solicitare|abonament|\\bche(ie|ia)\\b|resetare|recuperare',
  reset: '(reset|recuper|uitat|pierdut)',
  signUp: 'inregistr|cre(ati|eaza|area|are) (un |unui )?cont',
  current: 'curent|actual|vech|existent',
})
