import { defineVocabulary } from './vocabulary.ts'

/** Vietnamese. Source: language files of Cacti, Casdoor, Dotclear, HumHub, PKP, Redmine, Orchard and LogicalDOC, 2026-11. */
export const vi = defineVocabulary({
  noun: 'mat khau|\\bpassword',
  state:
    '(đa|bi|vua) (het|qua) (han|hieu luc)|qua (cu|lau)|khong con (hieu luc|hop le|gia tri)|loi thoi|cu hon \\d|đa het|het hieu luc|het han sau|đa ket thuc',
  stateBefore: '^(đa )?het han|(bat )?buoc(?= (thay )?đoi mat khau$)',
  must: '\\bphai\\b|\\bcan\\b|buoc\\b|(?<!đa )yeu cau|can thiet|đe (tiep tuc|đang nhap|ket noi|truy cap|su dung|vao)|truoc khi (co the |ban )?(co the )?(đang|tiep|su|truy|vao)|lan đau|cho đen khi|khong the (tiep tuc|đang nhap|truy cap|su dung)|đe (co the )?(tiep tuc|đang nhap|su dung)|tiep tuc neu khong|neu khong',
  change:
    'đoi\\b|cap nhat|lam moi|thay the|(chon|đat|tao|thiet lap)…(moi|khac)|đat lai|(chon|đat|tao|thiet lap)…(an toan|manh)|(chon|đat|tao|thiet lap)…(cua rieng|ca nhan|rieng)|thay mat khau|thay the',
  set: 'chon|đat|tao|thiet lap',
  fresh: 'moi|khac|cua rieng|rieng|cua ban|ca nhan|chinh thuc',
  goal: 'đe (tiep tuc|đang nhap|truy cap|su dung|vao|bat đau|kich hoat|hoan tat)|truoc khi',
  needs: 'yeu cau|can|đoi hoi',
  please: 'vui long|xin( hay)?|\\bhay|lam on',
  unchanged: '(chua|khong) (đuoc )?(thay đoi|đoi|cap nhat)…\\d',
  needed:
    'ban (can|phai co) (mot |co )?mat khau moi|(phai|can) (đat|tao|chon|thiet lap) (mot )?mat khau moi|(neu|ma) khong đoi mat khau|khong the (tiep tuc|đang nhap)…đoi mat khau|neu khong (cap nhat|thay đoi|đoi) mat khau',
  ask: '(vui long|xin|\\bhay|lam on)…(đoi\\b|cap nhat|lam moi)|(đoi|cap nhat) mat khau…(ngay\\b|bay gio)|(vui long|xin|\\bhay|lam on)…(chon|đat|tao|nhap|thiet lap)…(moi|khac|manh hon|an toan hon)|(vui long|xin|\\bhay|lam on)…(chon|đat|tao|thiet lap)…(an toan|manh)|đa đen luc (thay )?đoi',
  initial:
    'tam thoi|mac đinh|ban đau|khoi tao|lan đau|(do|boi|duoc) (quan tri|nguoi quan tri)|quan tri vien (đa )?(đat|cap|tao)|dung mot lan|quan tri vien (đa )?(đat lai|cap|đoi)|(đang nhap )?lan đau|đang nhap đau tien|chinh thuc',
  welcome: 'chao mung',
  soon: '(se|sap) (som )?(het|qua)|con \\d|trong (vong )?\\d|sau \\d{1,3} ngay|ngay (nua|con lai)|\\bsom\\b|truoc khi (no )?het|\\b(gan|sap)\\b|co hieu luc đen',
  unless:
    '\\b(neu(?! khong (đoi|cap nhat|thay))|(?<!(truoc|đen) )khi|truong hop|thuong xuyen|đinh ky|moi \\d|khong bao gio|nguoi dung (phai|can|se|đoi|thay)|quen|chinh sach|so ngay|hay chua)\\b|đang nhap (tiep theo|ke tiep|sau)|lan (tiep theo|sau)|chua het han|khong (can|phai|bat buoc|yeu cau)|đe (thay )?đoi mat khau|sau khi (thay )?đoi|khac (voi )?mat khau|đung quen',
  advise: 'khuyen|nen (thay )?đoi',
  later:
    '(đoi |thay đoi |nhac (lai )?(toi )?|co le |đe )?(mat khau )?(sau|lan sau|đe sau)|khong phai bay gio|khong phai luc nay|đe sau|bo qua( (buoc nay|luc nay))?|khong,? cam on|tri hoan|hoan lai|nhac toi sau|(giu|tiep tuc dung|su dung)…mat khau (cu|hien tai)',
  done: '(đa đuoc|đa) (thay đoi|đoi|cap nhat|luu)|(đoi|cap nhat) (mat khau )?thanh cong',
  other:
    'phien|lien ket|\\blink|đuong dan|chung chi|giay phep|\\bma (xac|otp|pin|truy|thong|đat lai)|loi moi|token|yeu cau đat lai|^yeu cau (thay )?đoi mat khau|\\bthe (tin|thanh)|khoa (api|bi mat)|khoi phuc',
  reset: '(đat lai|quen|khoi phuc)',
  signUp: 'đang ky|tao tai khoan',
  current: 'hien tai|\\bcu\\b|hien co',
})
