import { defineVocabulary } from './vocabulary.ts'

/** Catalan. Source: language files of SOGo, LAM, Apache Guacamole, eLabFTW, Feng Office, HumHub, Nextcloud and Pandora FMS, 2026-11. */
export const ca = defineVocabulary({
  noun: 'contrasenya\\b|contrasenyes\\b|mot de pas\\b|\\bpassword',
  state:
    '(ha|han|esta|hagi)…(caducat|expirat|vencut)\\b|(caducad|expirad|vencud)a(\\.|,|$|!|:)|ja no (es|esta) (valid|vigent|util)|massa (antiga|vella)|deixat de|obsoleta|mes antiga (de|que)|superat|(va|ha) (acabar|acabat|finalitzar|finalitzat)|ha caducat (al cap|despres|fa)|va (caducar|expirar|vencer)',
  stateBefore:
    "^(us |s')?ha (caducat|expirat|vencut)|us ha (caducat|expirat)|(canvi|modificacio) (forca|obligatori|requeri)|^caducad",
  must: "(heu|has|ha|s'ha|s'han|hem|han|haura|haureu) (de|d')|\\bcal(dra)?\\b|necessari|obliga|requer|exigei|necessit|per (continuar|poder|accedir|iniciar|entrar|connectar)|abans (de |d'|que )(poder )?(continu|inici|acced|entr|connect)|primer (acces|inici)|primera vegada|fins que|demana|no (podeu|podreu|es pot|pots) (continuar|accedir|iniciar|entrar|seguir)|per (poder )?(continuar|seguir)|sense (canviar|modificar)",
  change:
    'canvi(ar|eu|i|at|ada|ar-la|a|es)?\\b|modific|modifiqu|actualit|renov|substitu|reemplac|(tri[ae]|trieu|defin|establ|cree|crea|escoll)[a-z-]{0,6}…(nov|nou|altra)|restabl|reinicialitz|(tri[ae]|trieu|defin|establ|cree|crea|escoll)[a-z-]{0,6}…(segura|forta)|(tri[ae]|trieu|defin|establ|cree|crea|escoll)[a-z-]{0,6}…(propia|personal)|substitu',
  set: 'tri(a|eu|ar)|defini(u|r)|establ(iu|ir|iu-ne)|establiu|cre(eu|a|ar)|escoll(iu|ir)',
  fresh: 'nova|nou|altra|propia|vostra propia|personal|diferent|definitiva|permanent',
  goal: "per (poder )?(continuar|accedir|entrar|activar|comencar|iniciar|acabar|seguir)|abans (de|d'|que)",
  needs: 'requereix|necessita|exigeix|demana',
  please: 'si us plau,?|sisplau,?|us preguem( que)?',
  unchanged: "no (s'ha|ha estat|heu|has) (canviat|modificat|actualitzat)[a-z]{0,3}…(des de|en els|durant|fa)",
  needed:
    '(cal|requereix|necessiteu|exigeix|(heu|has) de (triar|definir|establir|crear|escollir)) una (nova contrasenya|contrasenya nova)|(marcat|marcada)…(restabliment|restablir|canvi|canviar|reinici)…contrasenya|sense canviar la contrasenya',
  ask: '(si us plau|sisplau|us preguem( que)?),? …(canvi|modifi|actualit|renov)|(canvieu|modifiqueu|actualitzeu|canvia|renoveu)…(\\bara\\b|immediatament|si us plau|sisplau)|(si us plau|sisplau|us preguem( que)?),? …(tri[ae]|defin|establ|cree|crea|introdu|escoll)[a-z-]{0,6}…(nov|nou|altra|mes (segur|fort))|(si us plau|sisplau|us preguem( que)?),? …(tri[ae]|defin|establ|cree|crea|introdu|escoll)[a-z-]{0,6}…(segur|fort)|es hora de (canviar|actualitzar|renovar)',
  initial:
    "temporal|provisional|inicial\\b|per defecte|predeterminad|primer (acces|inici)|primera vegada|(restablert|assignad|reinicialitzad)a|per (un |el |la |l'|vostre )?admin|administrador ha (restablert|canviat|assignat|reinicialitzat)|primer inici|definitiv|permanent",
  welcome: 'benvingut',
  soon: "caduca(ra|ran)?\\b|expira(ra)?\\b|vencera|a punt de|abans de \\d|(d'aqui a|en|dins de) \\d|dies (restants|per|fins)|queden|aviat|abans (que|de)…(caduqui|expiri|caducar)|gairebe|quasi|properament|ben aviat|valida fins",
  unless:
    "\\b(si(?! us plau)|quan|en cas|cada|periodicament|regularment|(proxim|seguent) (inici|acces|cop|vegada)|mai|l'usuari|usuaris? (ha|han)|oblid[a-z]{0,5}|perdu[a-z]{0,3}|politica(?![^.\\n]{0,30}(exig|requer|oblig))|despres|nombre de dies)\\b|^dies abans|per (canviar|modificar|actualitzar)|no ha|no (cal|heu)|haver iniciat|en canviar|no oblideu|\\busuaris\\b",
  advise: 'recoman|aconsell|sugger',
  later:
    "(canvia(-la)? |canviar(-la)? |recorda-m'ho |recordar(-m'ho)? |potser |fes-ho )?(la contrasenya |contrasenya )?(mes tard|despres)|ara no|(omet|omete|salta)( aquest pas| per ara)?|no,? gracies|recorda-m'ho (mes tard|dema)|la propera vegada|ajorna|posposa|(mantingues|conserva)…(actual|antiga)",
  done: "(ha|s'ha|han) (estat )?(canviat|actualitzat|modificat|renovat|desat)|(canviad|actualitzad|modificad)a?…(correctament|amb exit|satisfactoriament)|^contrasenya (canviad|actualitzad)a",
  other:
    '(?<!(inici|tanc)[a-z]{0,4}( de)?( la)? )sessio|enllac|certificat|targeta|llicencia|\\bcodi\\b|invitacio|token|sol.licitud|subscripcio|un sol us|\\bclau\\b|restabliment|recuperacio',
  reset: '(restabl|recuper|oblid)',
  signUp: "registr[ae]|(crear?|creeu) un compte|donar-se d'alta",
  current: 'actual|anterior|antiga|vigent',
})
