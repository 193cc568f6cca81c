import { defineVocabulary } from './vocabulary.ts'

export const tr = defineVocabulary({
  noun: '(parola|sifre)[a-zı]{0,8}',
  state:
    'sure(si|niz)?…(dol(du|mus)|bit(ti|mis)|gec(ti|mis)|sona er(di|mis)|as[iı]l)|sona er(di|mis)|gecersiz hale|gecerlili(gi|k)…(yitir|dol|bit|sona er|kaybet)|art[iı]k gecer(li|siz)|zaman as[iı]m|eskidi|eskimis|cok eski|tarihi…(dol(du|mus)|gec(ti|mis))|suresi \\d{1,4} gun sonra doldu|zaman[iı]…dol(du|mus)|sona erdi|gun sonra doldu',
  stateBefore: 'suresi (dolmus|gecmis|biten|dolan)',
  must: 'gerek|zorunda|zorunlu|lazım|lazim|\\bsart|mecbur|mal[iı](s[iı]n[iı]z|yız|d[iı]r)?\\b|meli(siniz|dir|yiz)?\\b|devam etmek icin|(?<!(gun|ay|yil|hafta) )once\\b|ilk (giris|oturum|kez)|gereklidir|(ene|ana|inceye) kadar|istiyor|devam edemez(siniz|sin)?|devam ed(ebilmek|ebilmeniz)|icin isaretlendi',
  change:
    'degistir|degisik|yenile|guncelle|(yeni|baska) bir…(belirle|sec|olustur)|s[iı]f[iı]rla|(guclu|guvenli) (bir )?(parola|sifre) (belirle|sec|olustur)|(kendi|kisisel) (parola|sifre)[a-zı]{0,5} …(belirle|olustur|sec)|degistirilmesi|guncelle|belirlemeli',
  set: 'belirle[a-zı]{0,8}|olustur[a-zı]{0,7}|sec(in|iniz|meniz|melisiniz)|ayarla[a-zı]{0,7}|koy(un|unuz)',
  fresh: 'yeni( bir)?|yenisini|baska( bir)?|kendi|kisisel|kal[iı]c[iı]',
  goal: 'devam etmek icin|(devam )?(edebil|baslama|giris yapma|kullan)[a-zı]{0,8} (icin|once)|devam etmeden|baslamadan once|kullanmadan once|erisim icin|etkinlestirmek icin',
  needs: 'gerektiriyor|gerekiyor|gerekli|gerektirir|istiyor',
  please: 'lutfen',
  verbLast: true,
  conditionLast: true,
  unchanged:
    '\\d{1,3} (gundur|gunden (fazla|uzun)|aydir|aydan|gun)…(degistirilmedi|degistirmediniz|degistirmedin|degistirilmemis|degismedi)',
  needed:
    'yeni bir (parola|sifre)[a-z]{0,4} (gerekli|gerekiyor|zorunlu|sart|lazim)|(parola|sifre)[a-zı]{0,5} (sifirlama|degistirme|sıfırlama|degisikligi)[a-zı]{0,4} icin (isaretlendi|isaretlenmis)|(parola|sifre)[a-zı]{0,5} degistirmeden (devam|giris)|edebilmek icin…(parola|sifre)[a-zı]{0,5} degistir',
  ask: 'lutfen…(degistirin|yenileyin|guncelleyin|degistir\\b|guncelle\\b)|(degistirin|guncelleyin|yenileyin)…(lutfen|hemen|simdi)|lutfen…(yeni|baska|daha (guclu|guvenli))…(belirleyin|secin|olusturun|ayarlay[iı]n)|(degistirmenizi|guncellemenizi|yenilemenizi)(?! oner| tavsiye)|lutfen (bir |yeni bir )?(parola|sifre) (belirleyin|olusturun|secin)|lutfen…(guclu|guvenli|saglam)…(belirleyin|secin|olusturun|ayarlay[iı]n)|(degistirme|guncelleme|yenileme)[a-zı]{0,4} (zaman[iı]|vakti) geldi|(once|icin) …yeni bir (parola|sifre) olustur',
  initial:
    'gecici|varsay[iı]lan|ilk (giris|oturum|kez|defa)|baslang[iı]c|yonetici…(taraf|s[iı]f[iı]rla)|yonetici[a-z]{0,4} …s[iı]f[iı]rlad[iı]|ilk girisiniz|kal[iı]c[iı]',
  welcome: 'hos geldin',
  setNew: 'yeni (bir )?(parola|sifre) (belirle|olustur|sec|ayarla)',
  soon: 'dolacak|sona erecek|(gun|saat) (sonra(?! dol)|kald|icinde|kalm)|yak[iı]nda|bitecek|dolmak uzere|dolmas[iı]na|(dolmadan|bitmeden|gecmeden)|neredeyse|az kald[iı]|yak[iı]nda|kadar gecerli',
  unless:
    '(dolduysa|an[iı]msat|hat[iı]rlat|dolarsa|bittiyse|dolmussa|ise|eger|durumunda|zaman(?![iı] (geldi|dol))|duzenli|her \\d{1,3}|bir sonraki|asla|unut|kullan[iı]c[iı]lar|politika|dolmad[iı]|isterseniz|istiyorsan[iı]z)|degistirmek icin|gerek yok|gerekmez|zorunda degil|degistirdikten sonra|degisiklikten sonra|gunde bir|ayda bir|farkl[iı] olmal[iı]|ayn[iı] olamaz|parolalar |sifreler |unutma|kullan[iı]c[iı]n[iı]n',
  advise: 'oner(ir|iy|il)|tavsiye',
  later:
    '((sifremi|sifreyi|parolami|parolayi|sifre|parola)? ?(sonra|daha sonra|bir dahaki sefere)( (degistir|hatirlat|yap))?)|simdi degil|(bu adimi )?(atla|gec|simdilik gec|simdilik atla)|hayir,? tesekkurler|(daha )?sonra (degistir|hatirlat)|ertele|(mevcut|eski) (sifreyi|parolayi) koru',
  done: '(degistirildi|guncellendi|yenilendi|kaydedildi|degisti)\\b|basar[iı]yla (degistir|guncelle|yenile)',
  other:
    'oturum|baglant[iı]|sertifika|\\bkart|lisans|\\bkod|davet|\\bjeton|belirtec|istek|abonelik|tek kullan[iı]ml[iı]k|link|anahtar|s[iı]f[iı]rlama\\b',
  reset: '(s[iı]f[iı]rla|unut)',
  signUp: 'kaydol|uye ol|hesap olustur|kay[iı]t ol',
  current: 'mevcut|\\beski|gecerli\\b|simdiki|su anki|guncel\\b',
})
