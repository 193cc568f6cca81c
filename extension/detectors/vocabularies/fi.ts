import { defineVocabulary } from './vocabulary.ts'

/** Finnish. Source: language files of SOGo, Dotclear, eLabFTW, HumHub, PWM, Roundcube, Webmin and FusionAuth, 2026-11. */
export const fi = defineVocabulary({
  noun: 'salasan[ao][a-z]{0,8}|\\bpassword',
  state:
    'vanhent(unut|ui|uneen)|umpeutu(nut|i)|eraantynyt|voimassaolo[a-z]{0,6}…(paattyi|paattynyt|umpeutu|loppu)|ei ole enaa (voimassa|kelvollinen|kaytossa)|ei enaa (kelpaa|ole voimassa)|liian vanha|vanhempi kuin \\d|(on )?paattynyt|vanheni\\b|paattyi|umpeutui',
  stateBefore: '^vanhentunut|vanhentuneen|voimassaoloaika on (paattynyt|umpeutunut)|pakotettu|pakollinen (?=salasan)',
  must: '\\bon\\b(?= (\\w{1,12} )?(pakko |valttamatonta )?(vaihdettava|muutettava|paivitettava|uusittava|vaihtaa|muuttaa))|pakko|taytyy|\\bpitaa\\b|\\btulee\\b|tarvitsee|vaadi(taan|tut)|vaatii|edellyt|valttama|pakolli|velvoit|(jatkaaksesi|kirjautuaksesi|paastaksesi)|ennen (kuin (voit |paaset )?(jatka|kirjaud|kayt)|kirjautu|jatkam)|^kirjautumiseen|ensi(mmaise|kirjautu| kert)|kunnes|pyytaa|\\bet voi (jatka|kirjautu|kaytta)[a-z]{0,3}|voidaksesi (jatka|kirjaut|kaytta)|(jotta|niin etta) (voit|voisit) (jatka|kirjau|kaytta)|jatkaaksesi|on (se )?(nollattava|asetettava|korvattava|luotava|valittava)|\\bon vaihdettava',
  change:
    'vaih(da|dettava|taa|taminen|tamista|dat|ta|to|don|tamaan)|muut(ettava|taa|a\\b|os)|paivit|uusi(a|ttava)\\b|korva|(valitse|aseta|luo|maarita|valita|asettaa|luoda)…(uusi|uuden|toinen)|nolla|(valitse|aseta|luo|maarita)…(turvallinen|vahva|turvallista|vahvaa)|(valitse|aseta|luo|maarita)…(oma|henkilokohtai)|nolla|korva',
  set: 'valitse(maan)?|valita|valittava|aset(a|taa|ettava)|luo(da|tava)?|maarit[a-z]{1,4}',
  fresh: 'uusi|uude[a-z]{1,3}|uutta|oma(n|a)?|toinen|henkilokohtai[a-z]{1,4}|pysyva(n)?',
  goal: 'jatkaaksesi|kirjautuaksesi|aktivoidaksesi|paastaksesi|ennen (kuin|jatkami|palvelu|kayt|kirjaut)|jatkamista varten',
  needs: 'vaatii|edellyttaa|tarvitsee|tarvitaan',
  please: 'ole hyva( ja)?|olkaa hyva( ja)?|pyydamme|ystavallisesti',
  verbLast: true,
  unchanged: '(ei ole|et ole) (vaihdettu|muutettu|vaihtanut|muuttanut|paivitetty)…\\d',
  needed:
    '(tarvitset|edellyttaa) (uuden|uutta) salasan[a-z]{1,4}|uusi salasana on (asetettava|valittava|luotava)|uuden salasanan (asettaminen|luominen) (on pakollista|vaaditaan)|\\b(taytyy|pitaa|tulee|pakko) (nyt )?(asettaa|valita|luoda) uusi salasana|on (asetettava|valittava|luotava) uusi salasana|merkitty (salasanan (vaihto|palautu|nollau)|vaihtamaan)[a-z]{0,5}|vaihtamatta salasan|ennen kuin olet (vaihtanut|muuttanut|paivittanyt) salasan|salasana on nollattava|se on (vaihdettava|nollattava|korvattava)',
  ask: '(ole hyva( ja)?|olkaa hyva( ja)?|pyydamme|ystavallisesti)…(vaihda|muuta|paivita|uusi\\b|vaihta|muutta)|(vaihda|muuta|paivita|vaihtakaa)…(\\bnyt\\b|heti|valittomasti|ole hyva)|(ole hyva( ja)?|olkaa hyva( ja)?|pyydamme)…(valitse|aseta|luo|anna|maarita)…(uusi|toinen|vahvempi|turvallisempi)|(ole hyva( ja)?|olkaa hyva( ja)?|pyydamme)…(valitse|aseta|luo|anna|maarita)…(turvallinen|vahva)|on aika (vaihtaa|paivittaa|muuttaa)',
  initial:
    'valiaikai|tilapai|oletus|alkuperai|alustava|ensimmai|ensi(kirjautu| kert)|kertakayttoinen|yllapitaja[a-z]{0,2}…(asetta|nolla|vaihta|maaritt)|nollattu|jarjestelmanvalvoja|(yllapitaja|jarjestelmanvalvoja) (on )?(nollannut|nollasi|vaihtanut|asettanut)|ensimmai[a-z]{1,5} kirjautu|pysyva',
  welcome: 'tervetuloa',
  soon: 'vanhene[em]?[a-z]{0,5}|vanhentumassa|umpeutuu|umpeutumassa|paattyy|pian|\\d{1,3} (paivassa|paivaa?n? (kuluttua|paasta|jaljella|kulut|sisalla))|paivaa (jaljella|ennen)|lahiaikoina|\\d{1,3} paivan (kuluessa|aikana)|\\b(melkein|lahes|lahella)\\b|voimassa \\d|voimassa saakka',
  unless:
    '\\b(jos|mikali|kun|saannollisesti|joka \\d|\\d{1,3} paivan valein|seuraava[a-z]{0,3} kirjautu[a-z]{0,12}|seuraavan kerran|koskaan|kayttaj(a|an|at|ien|ia)( on| taytyy| tulee| pitaa| vaihta[a-z]{0,6})|unoh[a-z]{2,8}|kaytanto|kadot[a-z]{0,8})\\b|(ei|et) ole (viela )?vanhentunut|ei (tarvitse|taydy|ole pakko)|vaihtaaksesi salasana|vaihtamisen jalkeen|vaihdon jalkeen|(nykyinen|vanha) salasana(?!(si|nne)?,? (ei|on))|paivien maara|paivissa|^paivia ennen|ala unohda',
  advise: 'suositel|suositta|kehota',
  later:
    '((vaihda|muuta|paivita|muistuta( minua)?|ehka|tee se) (salasana )?)?(myohemmin|ensi kerralla|seuraavalla kerralla)|ei (nyt|viela)|ohita( tama)?( vaihe)?( toistaiseksi)?|ei,? kiitos|muistuta( minua)? (myohemmin|huomenna)|lykkaa|sailyta…nykyinen salasana',
  done: '(vaihdettiin|muutettiin|paivitettiin|tallennettiin)|(on )(nyt )?(onnistuneesti )?(vaihdettu|muutettu|paivitetty|tallennettu)|(vaihdettu|muutettu|paivitetty) onnistuneesti|vaihto onnistui|onnistuneesti vaihdettu',
  other:
    'istunto|linkki|linkin|varmenne|sertifikaat|\\bkortti|kortin|lisenssi|koodi|kutsu|tunniste|pyynto|tilaus|avain|nollaus|nollaami|palautu',
  reset: '(nolla|unohd|unohtu|palaut)',
  signUp: 'rekisteroi|luo (kayttajatili|tili)',
  current: 'nykyi|vanha\\b|vanhan|voimassa oleva|entinen',
})
