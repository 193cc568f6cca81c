import { defineVocabulary } from './vocabulary.ts'

/** Vietnamese. Source: language files of Cacti, Casdoor, Dotclear, HumHub, PKP, Redmine, Orchard and LogicalDOC, 2026-11. */
export const vi = defineVocabulary({
  noun: 'mat khau|\\bpassword',
  state: '(đa|bi|vua) (het|qua) (han|hieu luc)|qua (cu|lau)|khong con (hieu luc|hop le|gia tri)|loi thoi|cu hon \\d',
  stateBefore: '^(đa )?het han|(bat )?buoc(?= (thay )?đoi mat khau$)',
  must: '\\bphai\\b|\\bcan\\b|buoc\\b|(?<!đa )yeu cau|can thiet|đe (tiep tuc|đang nhap|ket noi|truy cap|su dung|vao)|truoc khi (co the |ban )?(co the )?(đang|tiep|su|truy|vao)|lan đau|đa đen luc|cho đen khi',
  change: 'đoi\\b|cap nhat|lam moi|thay the|(chon|đat|tao|thiet lap)…(moi|khac)|đat lai',
  unchanged: '(chua|khong) (đuoc )?(thay đoi|đoi|cap nhat)…\\d',
  needed: 'ban (can|phai co) (mot |co )?mat khau moi|(phai|can) (đat|tao|chon|thiet lap) (mot )?mat khau moi',
  ask: '(vui long|xin|\\bhay|lam on)…(đoi\\b|cap nhat|lam moi)|(đoi|cap nhat) mat khau…(ngay\\b|bay gio)|(vui long|xin|\\bhay|lam on)…(chon|đat|tao|nhap|thiet lap)…(moi|khac|manh hon|an toan hon)',
  initial:
    'tam thoi|mac đinh|ban đau|khoi tao|lan đau|(do|boi|duoc) (quan tri|nguoi quan tri)|quan tri vien (đa )?(đat|cap|tao)|dung mot lan',
  soon: '(se|sap) (som )?(het|qua)|con \\d|trong (vong )?\\d|sau \\d{1,3} ngay|ngay (nua|con lai)|\\bsom\\b|truoc khi (no )?het',
  unless:
    '\\b(neu|(?<!(truoc|đen) )khi|truong hop|thuong xuyen|đinh ky|moi \\d|khong bao gio|nguoi dung (phai|can|se|đoi|thay)|quen|chinh sach|so ngay|hay chua)\\b|đang nhap (tiep theo|ke tiep|sau)|lan (tiep theo|sau)|chua het han|khong (can|phai|bat buoc|yeu cau)|đe (thay )?đoi mat khau|sau khi (thay )?đoi',
  done: '(đa đuoc|đa) (thay đoi|đoi|cap nhat|luu)|(đoi|cap nhat) (mat khau )?thanh cong',
  other:
    'phien|lien ket|\\blink|đuong dan|chung chi|giay phep|\\bma (xac|otp|pin|truy|thong)|loi moi|token|yeu cau đat lai|\\bthe (tin|thanh)|khoa (api|bi mat)|khoi phuc',
  reset: '(đat lai|quen|khoi phuc)',
  signUp: 'đang ky|tao tai khoan',
  current: 'hien tai|\\bcu\\b|hien co',
})
