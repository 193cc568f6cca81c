import { defineVocabulary } from './vocabulary.ts'

/** Indonesian. Source: language files of SOGo, Group-Office, Dotclear, eLabFTW, FreeIPA, HumHub, Horizon and PKP, 2026-11. */
export const id = defineVocabulary({
  noun: '\\b(kata ?)?sandi\\b|\\bpassword',
  state:
    'k[ae]dalu?w?arsa|(sudah|telah) (habis|lewat|usang|berakhir|expired)|masa berlaku[a-z]{0,3}…(habis|berakhir|lewat)|tidak lagi berlaku|tidak berlaku lagi|sudah tidak (berlaku|valid)|terlalu lama|lebih lama dari \\d|\\bexpired',
  stateBefore: '(perubahan|penggantian) (wajib|paksa)',
  must: '\\bharus|\\bwajib|\\bperlu|diharuskan|diwajibkan|diperlukan|diminta|mengharuskan|dibutuhkan|meminta|^untuk (masuk|login|log in)|untuk (melanjutkan|dapat|menyambung|mengakses|mendapatkan)|sebelum (anda )?(dapat |bisa )?(masuk|login|melanjut|mengakses|menggun)|pertama kali|login pertama|saatnya|waktunya|hingga|sampai',
  change: 'ubah|ganti|rubah|perubahan|perbarui|(pilih|memilih|buat|atur|tetapkan|menetapkan|setel)…(baru|lain)|reset',
  unchanged: '(belum|tidak) (pernah )?(di|meng)?(ubah|ganti|diganti|mengganti|mengubah)…\\d',
  needed:
    '(perlu|butuh|memerlukan|diperlukan|membutuhkan) (kata ?sandi|sandi|password) baru|(harus|wajib|perlu) (membuat|memilih|mengatur|menetapkan) (kata ?sandi|sandi|password) baru',
  ask: '(silah?kan|harap|mohon|tolong)…(ubah|ganti|perbarui)|^(ubah|ganti|perbarui)…(sekarang|segera)|(silah?kan|harap|mohon|tolong)…(pilih|buat|atur|tetapkan|masuk?kan|setel)…(baru|lain|lebih (kuat|aman))',
  initial:
    'sementara|bawaan|\\bdefault|\\bawal\\b|pertama kali|login pertama|(direset|diatur ulang|disetel ulang|diberikan|ditetapkan|diatur) oleh|oleh admin|sekali pakai',
  soon: '\\bakan (segera )?(k[ae]dalu|habis|berakhir|tidak|expired)|segera (habis|k[ae]dalu|berakhir)|dalam (waktu )?\\d|hari (tersisa|lagi|hingga|sebelum)|\\bsisa|hampir|mendekati',
  unless:
    '\\b(jika|apabila|bila|ketika|berikutnya|selanjutnya|secara (berkala|rutin)|setiap|tidak pernah|pengguna (harus|wajib|perlu|untuk)|lupa|kebijakan|apakah|jumlah hari)\\b|untuk (mengubah|mengganti) (kata ?)?(sandi|password)|belum k[ae]dalu|tidak (perlu|harus|wajib|k[ae]dalu)|setelah (mengubah|mengganti|perubahan)|(tanggal|pemberitahuan) k[ae]dalu',
  done: '(telah|sudah|berhasil|sukses) (berhasil )?(di|ter)(ubah|ganti|rubah|perbarui|simpan)|di(ubah|ganti|perbarui) dengan (sukses|berhasil)',
  other:
    '\\bsesi\\b|tautan|\\blink|sertifikat|\\bkartu|lisensi|\\bkode|undangan|\\btoken|permintaan|langganan|\\bkunci|pengaturan ulang|pemulihan',
  reset: '(lupa|atur ulang|setel ulang|reset|pulihkan)',
  signUp: 'daftar|buat akun|registrasi',
  current: 'saat ini|\\blama\\b|sekarang|sebelumnya',
})
