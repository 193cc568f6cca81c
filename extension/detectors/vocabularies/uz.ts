import { defineVocabulary } from './vocabulary.ts'

/** Uzbek in Latin letters; its o has one of several apostrophes. Source: language files and templates of DHIS2 and public web applications, 2026-11. */
export const uz = defineVocabulary({
  noun: '\\bparol[a-z]{0,9}|\\bpassword',
  state: 'muddati…(tuga(gan|di|b)|o.?t(gan|di|ib))|eskirgan|eskirdi|amal qilmay|yaroqsiz|juda eski|yaroqlilik muddati',
  stateBefore: 'muddati (tugagan|o.?tgan)|^eskirgan|majburiy(?= parol)',
  must: '\\bkerak|lozim|\\bshart|zarur|majbur|talab (qil|etil)|davom (etish|ettirish) uchun|(davom etish|kirish|foydalanish|ochish|boshlash)dan (oldin|avval)|(birinchi|ilk) (kirish|marta)|davom eta olmay|almashtirmaguncha|o.?zgartirmaguncha',
  change:
    'o.?zgartir|almashtir|yangila|(yangi|boshqa)…(o.?rnat|tanla|yarat|kirit)|(tanla|o.?rnat|yarat)[a-z]{0,6}…(kuchli|xavfsiz)|o.?zingizniki',
  set: '(tanla|o.?rnat|yarat|belgila)[a-z]{0,6}',
  fresh: '\\byangi|boshqa|o.?zingiz[a-z]{0,4}|shaxsiy|doimiy',
  goal: 'davom (etish|ettirish) uchun|(davom etish|kirish|foydalanish|ochish|boshlash)dan (oldin|avval)',
  needs: 'talab qiladi|kerak',
  please: 'iltimos,?',
  verbLast: true,
  conditionLast: true,
  needed:
    'yangi parol[a-z]{0,3} (kerak|talab|zarur|shart)|parol[a-z]{0,5} (o.?zgartirish|almashtirish|yangilash) (kerak|shart|zarur|lozim|talab|majburiy)',
  unchanged: '\\d{1,3} (kun|oy)[a-z]{0,6}…(almashtirilma|o.?zgartirilma)',
  ask: 'iltimos,? …(o.?zgartir|almashtir|yangila)|(o.?zgartiring|almashtiring|yangilang)…(hozir|darhol|iltimos)|(hozir|darhol)…(o.?zgartiring|almashtiring|yangilang)|iltimos,? …yangi parol',
  initial:
    'vaqtincha|boshlang.?ich|standart|dastlabki|(birinchi|ilk) (kirish|marta)|administrator[a-z]{0,4}…(tikla|o.?rnat|ber|o.?zgartir|yarat)|doimiy',
  welcome: 'xush kelibsiz',
  soon: 'tugaydi|o.?tadi|tez orada|yaqinda|\\d{1,3} kundan|\\d{1,3} kun (ichida|qoldi)|kun qoldi|gacha amal|deyarli',
  unless:
    '\\b(agar|qachon|har \\d{1,3}|har bir|muntazam|keyingi (kirish|safar)|hech qachon|foydalanuvchi(lar|ga|ni)?|xodim(ga|lar|lari)?|unut[a-z]{1,7}|siyosat[a-z]{0,3})\\b|bo.?lsa\\b|o.?zgartirish uchun|shart emas|kerak emas',
  advise: 'tavsiya',
  later: '(keyinroq|keyin)( eslat[a-z]{1,4}| almashtirish)?|hozir emas|o.?tkazib yuborish|yo.?q,? rahmat|keyingi safar',
  done: '(o.?zgartirildi|almashtirildi|yangilandi|saqlandi)\\b',
  other:
    'sessiya|seans|havola|sertifikat|\\bkarta|litsenziya|\\bkod|taklif|token|so.?rov|obuna|bir martalik|kalit|tiklash',
  reset: '(tikla|unut)',
  signUp: 'ro.?yxatdan o.?t|hisob yarat',
  current: 'joriy|hozirgi|\\beski|oldingi|amaldagi|mavjud',
})
