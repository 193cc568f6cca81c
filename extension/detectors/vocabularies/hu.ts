import { defineVocabulary } from './vocabulary.ts'

/** Hungarian. Source: language files of yii2-usuario, SOGo, Group-Office, LAM, Dotclear, Feng Office, HumHub and Redmine, 2026-11. */
export const hu = defineVocabulary({
  noun: 'jelsz(o|av)[a-z]{0,8}',
  state:
    'lejart|elavult|ervenyet vesztette|(mar|tobbe) nem ervenyes|ervenyesseg[a-z]{0,4}…(lejart|megszunt|veget ert)|tul regi|regebbi,? mint|hatalyat vesztette|lejart \\d|\\d{1,4} nap utan lejart|veget ert',
  stateBefore: 'lejart|elavult|(kotelezo|kenyszeritett) (?=jelszo)',
  must: '\\bkell(ene)?\\b|muszaj|szukseges|kotelez|koteles|eloir|megkovetel|\\bkeri\\b|kovetel|folytatas(hoz|a)|(be)?lepes(hez| elott)|bejelentkezes(hez| elott)|mielott (be|foly|tovabb)|elso (bejelent|belep|alkalom)|kenyszer|\\bamig\\b|nem (folytathatja|lephet|jelentkezhet|hasznalhatja)|hogy (tovabb|folytat)|allitania|valtoztatnia|cserelnie|kell (allit|cserel)',
  change:
    'valtozta(t|s)|modosit|csere|frissit|megujit|(valassz|valaszt|allits|allit|adj|hozz|megad)[a-z]{0,6}…(uj|masik)|visszaallit|(valassz|valaszt|allits|allit|adj|hozz|megad)[a-z]{0,6}…(biztonsagos|eros)|(valassz|valaszt|allits|allit|adj|hozz|megad)[a-z]{0,6}…(sajat|szemelyes)|(le|ki)? ?cserel|visszaallit',
  set: 'valassz[a-z]{0,3}|valasztan[a-z]{0,3}|allits[a-z]{0,3}|beallit[a-z]{0,4}|hozz[a-z]{0,3}|letrehozn[a-z]{0,3}',
  fresh: 'uj|ujat|masik|sajat|szemelyes|vegleges|allando',
  goal: 'folytatas(hoz|a elott|elott)|belepeshez|bejelentkezeshez|aktivalas(hoz|ahoz)|hasznalata elott|mielott',
  needs: 'szukseges|kotelezo|igenyel|megkovetel',
  please: 'kerjuk,?|kerem,?|legyen szives|legy szives|kerlek,?',
  verbLast: true,
  unchanged: '\\d{1,3} napja (nem|nincs) …(valtozta|modosi|cserel|frissit)|nem (valtoztatta|modositotta|cserelte)…\\d',
  needed:
    'uj jelszo(t|ra)? (kell (valaszt|beall|letre|megad[a-z]{0,5},)|van szukseg|beallitasa (szukseges|kotelezo)|letrehozasa szukseges)|(kell|szukseges) (egy )?uj jelszot (valaszt|beall|letre)|(valtoztat|modosit|cserel|frissit)[a-z]{1,5} kell…jelsz|jelszo(-| )?(visszaallitas|modositas|csere|valtoztatas)[a-z]{0,4} (lett |van )?(meg)?jelolve|jelszo ?(valtas|csere|modositas) (kotelezo|szukseges)|jelsz[a-z]{1,6} (meg)?(valtoztatasa|modositasa) nelkul|(valtoztassa|modositsa) meg…jelsz[a-z]{1,6},? hogy|uj jelszot kell (megad|valaszt|beall|letre)[a-z]{0,5}|vissza kell allit[a-z]{0,5} …jelsz|le kell cserel',
  ask: '(kerjuk|kerem|legyen szives|legy szives|kerlek),?…(valtoztas|modosits|cserel|frissits|ujits)|(valtoztas|modosits|cserelj|frissits)[a-z]{0,4}…(most|azonnal|haladektalanul|kerjuk|kerem)|(kerjuk|kerem|kerlek),?…(adj|valassz|allits|hozz)[a-z]{0,4}…(uj|erosebb|biztonsagosabb)|(kerjuk|kerem|kerlek),?…(adj|valassz|allits|hozz)[a-z]{0,4}…(biztonsagos|eros)|\\bideje (megvaltoztat|modosit|csereln|frissit)|itt az ideje',
  initial:
    'ideiglenes|atmeneti|kezdeti|kezdo|alapertelmezett|elso (bejelent|belep|alkalom)|(rendszergazd|adminisztrator|kezelo)[a-z]{0,4}…(altal|visszaall|beall|adott)|egyszer hasznal|(rendszergazda|adminisztrator) (visszaallitotta|megvaltoztatta|beallitotta)|elso bejelentkezes|vegleges',
  welcome: 'udvozoljuk|udvozlunk',
  soon: 'hamarosan|le fog jarni|lejar\\b|jar le\\b|lejaro\\b|(nap|ora) mulva|napon belul|nap alatt|nap (van hatra|maradt)|lejarata elott|lejarat elott|\\b(majdnem|szinte|rovidesen|nemsokara)\\b|ervenyes…-ig',
  unless:
    '\\b(ha|amennyiben|amikor|rendszeresen|minden \\d|\\d{1,3} naponta|naponta|kovetkezo (bejelent|belep|alkalom)[a-z]{0,10}|legkozelebbi|soha|felhasznalo(k|nak|knak)? (meg )?(kell|koteles)|elfelejt[a-z]{0,6}|szabalyzat[a-z]{0,4}|hany nap|ahany)\\b|nem jart le|nem kell|nem szukseges|(modositasa|megvaltoztatasa|csere) utan|(modositasa|megvaltoztatasa)hoz|(regi|jelenlegi) jelsz(?![a-z]{0,4} (mar )?nem)|kulonbozni(e)? kell|(elter|kulonbozik)|ne felejts',
  advise: 'javas(o|l)|ajanl|tanacs',
  later:
    '((jelszo )?(modositas|csere|emlekeztes(sen)?( engem)?|valtoztatas|talan)(a)? )?(kesobb|legkozelebb)|most nem|ne most|(kihagyas|kihagyom|atugras|lepes kihagyasa)( most)?|nem,? koszonom|emlekeztessen (kesobb|holnap)|elhalasztas|…jelenlegi jelszo megtartasa',
  done: 'sikeresen…(valtoz|modos|friss|ment|csere)|megvaltozott|modosult|(modositva|frissitve|megvaltoztatva|mentve)|(modositasa|megvaltoztatasa) sikeres|megvaltoztattuk|modositottuk',
  other:
    'munkamenet|hivatkozas|\\blink|tanusitvany|kartya|licenc|\\bkod|meghivo|token|\\bkeres(e|et)?\\b|kerelem|elofizetes|kulcs|visszaallit(as|o)',
  reset: '(visszaallit|elfelejt)',
  signUp: 'regisztral|fiok letrehoz',
  current: 'jelenlegi|regi\\b|mostani|aktualis|korabbi',
})
