/** Made by make-sample-hashes.ts: hashes of the practice answers, so that the first start need not wait for them. */
export const sampleHashes: Record<string, string> = {
  'active.user/first-school/elm street':
    '$argon2id$v=19$m=19456,t=2,p=1$GgOGAFq1ZLe9IYXyTkZyqw$xVZXxooeIEBDuIZ/5BOCbuOAUa7/f7w4SX9gcswLT44',
  'active.user/first-pet/biscuit':
    '$argon2id$v=19$m=19456,t=2,p=1$GOsYsatSFs+n0irpSHt7kg$XZckc/IKL/nJ+I6KN+pdqOqOkNXj8XU11DUqPXAYq9o',
  'active.user/birth-city/lisbon':
    '$argon2id$v=19$m=19456,t=2,p=1$NjwWGqfLwtNSODQRqjrw6A$ex9GRxmHzCzbl0AkPD0IeEahqFcZ6UNRdSggPYC1ZaA',
  'expired.user/first-car/volvo 240':
    '$argon2id$v=19$m=19456,t=2,p=1$PrfohEuP5MQyFyZQtEqHAQ$cJrVvOvGz3IxuJstXruFxB5q3mFwZTRNy43rwe6z5Cg',
  'expired.user/first-school/riverside':
    '$argon2id$v=19$m=19456,t=2,p=1$9jXEN6QfvS8XojRPOvl+AA$7wYt4euh/U3B3y1IrwiS8xLytYtMA/cIF2ntaXPkmGg',
  'expired.user/first-pet/pickles':
    '$argon2id$v=19$m=19456,t=2,p=1$k8uEYsXVV1m7UmENjLkOvw$oVcyoY8gj4B/BIU94nwriMyovkomn4/n0FiOsOeAvBY',
  'mustchange.user/first-car/fiat panda':
    '$argon2id$v=19$m=19456,t=2,p=1$Ye8ef4QIFRhWic/DerCC3A$rStdaPo8M6ZrNYjCfx4HApUAOfT1z3iJHnS8Sh4kkT4',
  'mustchange.user/first-school/hillcrest':
    '$argon2id$v=19$m=19456,t=2,p=1$ZoQ/S28za/ew+ogzw34cEg$aveYENfUJY6e6wesfxPOw1MF2/zlvr/Tbu+4K/ADpuc',
  'mustchange.user/first-pet/domino':
    '$argon2id$v=19$m=19456,t=2,p=1$95XEai33kZMD+gc4si1RZQ$Vqxv042wPSg3/5pOlgogJ6RTPSgf5iEImg7Jid1p37c',
  'locked.user/first-school/st martin':
    '$argon2id$v=19$m=19456,t=2,p=1$onDN6JhQ4VbR66fr/lDDqw$8WVfUM6q/QzfNhkRZiNIhZL1LsswvEouJL8j3etGjnU',
  'locked.user/first-pet/whisker':
    '$argon2id$v=19$m=19456,t=2,p=1$G4CaZzDjhrWofwPjEffBuw$DjMCcfcMT4beoSxudSm9syBMCR6tR6TWYuXyU5UKQzo',
  'locked.user/birth-city/bergen':
    '$argon2id$v=19$m=19456,t=2,p=1$pUsl+yDW9Y3y3M9pIBQJhA$Hna9ME8v1CUtaRE7uyBbYdV1eHhcUzCm5sH5cD2Inhw',
  'disabled.user/first-school/northfield':
    '$argon2id$v=19$m=19456,t=2,p=1$I74sInKBMU50lQgUIfhb6Q$eHLvAld7s5/DgkH6XDZmuVaUU1c/+f9rFIeckC78jAo',
  'disabled.user/first-pet/rascal':
    '$argon2id$v=19$m=19456,t=2,p=1$MyktI+5dLj3g+M0AcEsmLw$8/Y8Z6XBKdf+V2e3ckdtL/xHXv6Ko3KI60K+MPkqytY',
  'disabled.user/birth-city/porto':
    '$argon2id$v=19$m=19456,t=2,p=1$D1XMldAcykEPLYs0mhxdgw$ECohdaJH4ZP1XQcWUynzuQblKZv3zzcrFJUsvW/BecA',
  'accountexpired.user/birth-city/graz':
    '$argon2id$v=19$m=19456,t=2,p=1$1/rN9d/hQMS23A1LVNqz9A$yOu/d1DA9QZpPRO8b8r7ST1UK1Abp1s8Q2YFGO1s27M',
  'accountexpired.user/favourite-teacher/lindner':
    '$argon2id$v=19$m=19456,t=2,p=1$zIz/aAFDbvOG+LgDmy3/Rg$A9JTSFszyJ8LUlD4pv7jt8dwgMwbESLp/r3KA90z7/g',
  'accountexpired.user/first-car/opel corsa':
    '$argon2id$v=19$m=19456,t=2,p=1$LAUIOumvhnEc9znh/W6izg$y6AKgVKHEgZV8C5dv/vrozb4k/xsn09ZQuicryuKDig',
  'protected.user/favourite-teacher/sandberg':
    '$argon2id$v=19$m=19456,t=2,p=1$LCnTku48KOZeb2neY466eA$kad0x/o52O6fwkXb7fbtV46JASXVHokuC6kg6vjqiVk',
  'protected.user/first-car/saab 900':
    '$argon2id$v=19$m=19456,t=2,p=1$YxV8xb9QTuXKhwOjQPtDvw$IMdF+xyu1PLwsJVf//bLDDp3bGQ/0DfEOk8jDamQScc',
  'protected.user/first-school/lakeside':
    '$argon2id$v=19$m=19456,t=2,p=1$hWGXrVNxt1kCnSfUXxrVuQ$andbQhryuFTEWPjvo4SUhMmEdj/XU67hyvfl8Tgn7/c',
  'finegrained.user/first-car/skoda octavia':
    '$argon2id$v=19$m=19456,t=2,p=1$TuO/10zMBXfJ3BcPALnVFg$VvhtwvnJ75L7jMJj6iAopJEMHBGRY7Ge9xWSnz/0Ajg',
  'finegrained.user/first-school/brookvale':
    '$argon2id$v=19$m=19456,t=2,p=1$EHpcYXpu9WIPzD0RtD/GCw$poRYMfxSeA+6qwPD4XesOK5zD0ol2iypuQpkInB+wbM',
  'finegrained.user/first-pet/pepper':
    '$argon2id$v=19$m=19456,t=2,p=1$SgZGPSAdhUFr4tpYZ/7zqw$Oa+muxU92Jf8EOSXhzCfLReIDz5nllqpe7a1AsWOA3A',
  'BRANCH\\branch.user/favourite-teacher/keller':
    '$argon2id$v=19$m=19456,t=2,p=1$iZ6gXvLcjFU+4C4gxQVGzw$zA0m1fy2SZNWaSlbEPycE76f+bKNgVwZDw6Kh4R2jpU',
  'BRANCH\\branch.user/first-car/renault 4':
    '$argon2id$v=19$m=19456,t=2,p=1$5COrtSv6dymNSHFYH02B1g$++qvx4FNGzGf5ppB4k6nPRbSpXSYd+yRPtlCSljDCUo',
  'BRANCH\\branch.user/first-school/westgate':
    '$argon2id$v=19$m=19456,t=2,p=1$y0y0evbLVjZ83hMtMNI2eQ$3vgfJcgTdaBtlsl206ykGHumVgCKszM0nBhPy2bQZG8',
  'CORP\\ambiguous.user/first-car/austin mini':
    '$argon2id$v=19$m=19456,t=2,p=1$5TjowaBe7kWTZr5nCSl8nQ$RCUMisTC3DfnitFg3hARQGSpXBLZZ9HCZrglVvYCfSs',
  'CORP\\ambiguous.user/first-school/eastfield':
    '$argon2id$v=19$m=19456,t=2,p=1$g4mycGDE6DRUYhrYus9nZA$Np24h6mMAizKXuJLpj+i+wFtUeR27QoIwRQLNYc5CKA',
  'CORP\\ambiguous.user/first-pet/shadow':
    '$argon2id$v=19$m=19456,t=2,p=1$1t64OlfFzm/A4H4M5UxXoA$14B+kl5Yb7N1i2gBiVLJtE4/6ivnIHNhph7vzgCMnVE',
  'BRANCH\\ambiguous.user/first-car/ford fiesta':
    '$argon2id$v=19$m=19456,t=2,p=1$jnXQ/bo4I7BEQQBo1NbwKw$GDd2iT9tMdDTGN2BcL2O/OS40/ZvmOVh3BZ2TN0gh3M',
  'BRANCH\\ambiguous.user/first-school/southbank':
    '$argon2id$v=19$m=19456,t=2,p=1$OvOoW0dLsixdhzVH8xZ+9A$BpWMW109CLLGWQeTJtsi5KD+5lOgxNNATnAJZN7ZTOY',
  'BRANCH\\ambiguous.user/first-pet/rusty':
    '$argon2id$v=19$m=19456,t=2,p=1$VexRbDHecIMPBODqFg7r/g$ZPL0myc1fzdqvWfifXLzbe1vos3BmM7j1+rVgp2nbRk',
  'contractor.user/favourite-teacher/aguirre':
    '$argon2id$v=19$m=19456,t=2,p=1$YLtFvo4KU3An/RKifUN5Bw$U4LZQSeiqU5mUv3Cd2bV1bMIyIfPPCmr3HhZ9vfIqLo',
  'contractor.user/first-car/seat ibiza':
    '$argon2id$v=19$m=19456,t=2,p=1$bCaCWtDtjgE2Qr88cb9xNA$PHKlUatPLutdzumfY/r9/iyVoN4E6YNlagTupkbSF+s',
  'contractor.user/first-school/fairview':
    '$argon2id$v=19$m=19456,t=2,p=1$VCCyWH6A1GHRrC5l9j33yg$QiznOc0IT8UJN1zcdW41QNL+JcOqkWcqyVWgzqLSkpA',
}
