import { defineVocabulary } from './vocabulary.ts'

/** Indonesian. Source: language files of SOGo, Group-Office, Dotclear, eLabFTW, FreeIPA, HumHub, Horizon and PKP, 2026-11. */
export const id = defineVocabulary({
  noun: '\\b(kata ?)?sandi\\b|\\bpassword',
  state:
    'k[ae]dalu?w?arsa|(sudah|telah) (habis|lewat|usang|berakhir|expired)|masa berlaku[a-z]{0,3}…(habis|berakhir|lewat)|tidak lagi berlaku|tidak berlaku lagi|sudah tidak (berlaku|valid)|terlalu lama|lebih lama dari \\d|\\bexpired|berakhir pada|k[ae]dalu?w?arsa setelah|berakhir (kemarin|pada|sejak)|\\bberakhir$',
  stateBefore: '(perubahan|penggantian) (wajib|paksa)',
  must: '\\bharus|\\bwajib|\\bperlu|diharuskan|diwajibkan|diperlukan|diminta|mengharuskan|dibutuhkan|meminta|^untuk (masuk|login|log in)|untuk (melanjutkan|dapat|menyambung|mengakses|mendapatkan)|sebelum (anda )?(dapat |bisa )?(masuk|login|melanjut|mengakses|menggun)|pertama kali|login pertama|hingga|sampai|tidak (dapat|bisa) (melanjutkan|masuk|mengakses|menggunakan)|agar (dapat|bisa) (terus|tetap|masuk|meng|melanjut)|tanpa (mengubah|mengganti)|ditandai untuk|mewajibkan',
  change:
    'ubah|ganti|rubah|perubahan|perbarui|(pilih|memilih|buat|atur|tetapkan|menetapkan|setel)…(baru|lain)|reset|(pilih|buat|atur|tetapkan)…(aman|kuat)|diubah|(pilih|buat|atur|tetapkan)…(sendiri|pribadi)|mengatur ulang|atur ulang|mengganti',
  set: 'pilih(lah)?|memilih|buat(lah)?|membuat|atur|mengatur|tetapkan|menetapkan|setel',
  fresh: 'baru|lain|sendiri|pribadi|permanen',
  goal: 'untuk (melanjutkan|dapat|masuk|mengakses|memulai|mengaktifkan|menyelesaikan|menggunakan)|sebelum',
  needs: 'memerlukan|membutuhkan|mensyaratkan|perlu',
  please: 'silah?kan|harap|mohon|tolong',
  unchanged: '(belum|tidak) (pernah )?(di|meng)?(ubah|ganti|diganti|mengganti|mengubah)…\\d',
  needed:
    '(perlu|butuh|memerlukan|diperlukan|membutuhkan) (kata ?sandi|sandi|password) baru|(harus|wajib|perlu) (membuat|memilih|mengatur|menetapkan) (kata ?sandi|sandi|password) baru|ditandai untuk (penyetelan ulang|perubahan|penggantian|reset) (kata ?sandi|sandi|password)|tanpa (mengubah|mengganti) (kata ?sandi|sandi|password)|(kata ?sandi|password) (mesti|harus|wajib) (diubah|diganti)',
  ask: '(silah?kan|harap|mohon|tolong)…(ubah|ganti|perbarui)|^(ubah|ganti|perbarui)…(sekarang|segera)|(silah?kan|harap|mohon|tolong)…(pilih|buat|atur|tetapkan|masuk?kan|setel)…(baru|lain|lebih (kuat|aman))|(silah?kan|harap|mohon|tolong)…(pilih|buat|atur|tetapkan)…(aman|kuat)|(saatnya|waktunya) (meng|ubah|ganti|memper)|^(ubah|ganti|perbarui)…(dulu|dahulu|terlebih)|(silah?kan|harap|mohon|tolong) ubah',
  initial:
    'sementara|bawaan|\\bdefault|\\bawal\\b|pertama kali|login pertama|(direset|diatur ulang|disetel ulang|diberikan|ditetapkan|diatur) oleh|oleh admin|sekali pakai|administrator (telah )?(mengatur ulang|mereset|mengubah)|login pertama|permanen|tetap\\b',
  welcome: 'selamat datang',
  soon: '\\bakan (segera )?(k[ae]dalu|habis|berakhir|tidak|expired)|segera (habis|k[ae]dalu|berakhir)|dalam (waktu )?\\d|hari (tersisa|lagi|hingga|sebelum)|\\bsisa|hampir|mendekati|\\b(hampir|sebentar lagi|tidak lama lagi)\\b|berlaku (hingga|sampai)',
  unless:
    '\\b(jika|apabila|bila|ketika|berikutnya|selanjutnya|secara (berkala|rutin)|setiap|tidak pernah|pengguna (harus|wajib|perlu|untuk)|lupa|kebijakan|apakah|jumlah hari)\\b|untuk (mengubah|mengganti) (kata ?)?(sandi|password)|belum k[ae]dalu|tidak (perlu|harus|wajib|k[ae]dalu)|setelah (mengubah|mengganti|perubahan)|(tanggal|pemberitahuan) k[ae]dalu|berbeda dari|berbeda dengan|jangan lupa',
  advise: 'saran|rekomend|anjur',
  later:
    '((ganti|ubah|perbarui|ingatkan( saya)?|mungkin|lakukan) ?(kata sandi |sandi |password )?)?(nanti|lain kali)|jangan sekarang|tidak sekarang|lewati( (langkah ini|untuk saat ini|dulu))?|tidak,? terima kasih|tunda|pertahankan…(lama|saat ini)',
  done: '(telah|sudah|berhasil|sukses) (berhasil )?(di|ter)(ubah|ganti|rubah|perbarui|simpan)|di(ubah|ganti|perbarui) dengan (sukses|berhasil)',
  other:
    '\\bsesi\\b|tautan|\\blink|sertifikat|\\bkartu|lisensi|\\bkode|undangan|\\btoken|permintaan|langganan|\\bkunci|pengaturan ulang|pemulihan',
  reset: '(lupa|atur ulang|setel ulang|reset|pulihkan)',
  signUp: 'daftar|buat akun|registrasi',
  current: 'saat ini|\\blama\\b|sekarang|sebelumnya',
})
