import { defineVocabulary } from './vocabulary.ts'

/** Slovenian. Source: language files of SOGo, Group-Office, Dotclear, eLabFTW, HumHub, Nextcloud, PKP and Roundcube, 2026-11. */
export const sl = defineVocabulary({
  noun: 'gesl(o|a|u|om|i)\\b|gesel\\b|\\bpassword',
  state:
    'potekl[oa]|pretekl[oa]|zastarel|ni vec (veljavn|aktualn)|(ne velja vec|vec ne velja)|prestaro|starejse od|iztekl[aoi]|poteklo po',
  stateBefore:
    '^(potekl|pretekl)|(potekl|pretekl)[oa](?= je| vam)|(potecen|pretecen)ega|(obvezn|prisiln|zahtevan)a (sprememba|zamenjava)',
  must: '\\bmora(te|s|jo|mo)?\\b|\\btreba|potrebn|obvezn|nujn|zahtevan|zahteva\\b|dolzni|za nadaljevanje|preden (se|lahko|nadalj)|pred (prvo|prijavo|nadalj)|ob prvi|prvi prijavi|dokler|zelite (prijaviti|nadaljevati)|ne morete (nadaljevati|se prijaviti|uporabljati)|da (boste|bi) (se )?lahko …(uporab|nadalj|prijav)|brez (spremembe|zamenjave)|oznacen[oa]? za',
  change:
    'sprem(en|in|emb)|zamenja|posodobi|obnovi|(nastav|izber|izbrat|doloc|ustvar)[a-z]{0,4}…(nov|drug)|ponastavi|(nastav|izber|izbrat|doloc|ustvar)[a-z]{0,4}…(varno|mocno)|(nastav|izber|izbrat|doloc|ustvar)[a-z]{0,4}…(svoje|lastno|osebno)|zamenja|nadomest',
  set: '(nastav|izber|izbrat|doloc|ustvar)[a-z]{0,4}',
  fresh: 'nov(o|a|ega)|drug(o|ega)|lastno|svoje|osebno|stalno',
  goal: 'za (nadaljevanje|zacetek|dostop|aktivacijo)|preden|pred (nadalj|prvo|uporabo|prijavo)|da (boste|bi)',
  needs: 'zahteva|potrebuje',
  please: 'prosimo,?( da)?|prosim,?( da)?',
  unchanged: '(niste|ni bilo|ni) (sprem|zamenja|posodob)[a-z]{1,6}[^.\\n]{0,30}\\d',
  needed:
    'potrebujete novo geslo|(sprem|zamenj|posodob)[a-z]{2,6} morate…gesl|(morate|treba) (si |zdaj )?(nastaviti|izbrati|dolociti|ustvariti) novo|oznacen[oa]? za (ponastavitev|spremembo|zamenjavo) gesla|brez spremembe gesla',
  ask: '(prosimo|prosim),?( da)? …(sprem|zamenja|posodob|obnov)|(spremenite|zamenjajte|posodobite)…(zdaj|takoj|prosim)|(prosimo|prosim),?( da)? …(nastavi|izberi|doloci|ustvari|vnesi)[a-z]{0,3}…(nov|drug|mocnejse|varnejse)|(prosimo|prosim),?( da)? …(nastavi|izberi|doloci|ustvari)[a-z]{0,3}…(varno|mocno)|cas je(,)? (za|da) …(sprem|zamenj|posodob)',
  initial:
    'zacasn|zacetn|privzet|ob prvi|prvi prijavi|prvic|(ponastavil|dolocil|nastavil)…(skrbnik|admin)|(skrbnik|admin)[a-z]{0,8}…(ponastavil|dolocil|nastavil)|enkratno geslo|(skrbnik|administrator) (je )?(ponastavil|spremenil|nastavil)|prva prijava|stalno',
  welcome: 'dobrodosli',
  soon: '\\bbo(do)? (kmalu )?(potek|pretek)|kmalu|cez \\d|v \\d{1,3} dne|preostal|se \\d{1,3} dni|pred pretekom|potece\\b|\\b(skoraj|skorajda|v kratkem)\\b|veljavno do|velja do',
  unless:
    '\\b(ce(?! se zelite prijaviti| zelite nadaljevati)|kadar|ko|v primeru|redno|vsak(ih|e)?|ob naslednj[a-z]{1,3}|nikoli|uporabnik(i)? (ob |mora|morajo|sprem)[a-z]{0,8}|pozab[a-z]{1,6}|pravil[a-z]{1,2}|ali|stevilo dni)\\b|(?<!oznacen.{0,2} )za spremembo|ni potekl|ni (treba|potrebno)|po spremembi|(staro|trenutno) geslo(?! (ne|ni|vec))|razlikovati od|drugacno od|ne pozabite',
  advise: 'priporoc|svetuj|predlag',
  later:
    '((spremeni|zamenjaj|opomni me|mogoce|naredi) ?(geslo )?)?(pozneje|kasneje|naslednjic)|ne zdaj|zdaj ne|preskoci( (ta korak|za zdaj))?|ne,? hvala|opomni me (pozneje|kasneje|jutri)|prelozi|(obdrzi|ohrani)…(trenutno|staro) geslo',
  done: '(je|bilo) (bilo )?(uspesno )?(spremenjen|zamenjan|posodobljen|shranjen|obnovljen)|uspesno (spremenjen|zamenjan|posodobljen)|geslo spremenjeno',
  other:
    '\\bsej[aei]\\b|povezav[ae]\\b|\\blink|certifikat|potrdil|kartic|licenc|\\bkod[aeo]|vabil|zeton|zahtev(a|ek|ka) za|narocnin|kljuc|ponastavitev',
  reset: '(ponastav|pozab)',
  signUp: 'registr|(ustvari|odpri)(te)? racun',
  current: 'trenutn|star[oe]\\b|obstojec|sedanj|dosedanj',
})
