import { defineVocabulary } from './vocabulary.ts'

/** Galician. Source: language files and templates of Moodle, GLPI, Sympa and MediaWiki, 2026-11. */
export const gl = defineVocabulary({
  noun: 'contrasinal(is|es)?\\b|\\bpassword',
  state:
    '\\b(caducou|expirou|venceu|caducado|expirado|vencido)\\b|xa non (e|esta) (valid|vixente|util)|demasiado antigo|obsoleto|mais antigo (de|que)|superou|rematou',
  stateBefore: '^(caducou|expirou|venceu)|^caducado|(cambio|modificacion) (forzad|obrigatori)o',
  must: '\\b(debe(s|des|n|ra)?|ten(s)? que|tedes que|ha de|hai que)\\b|necesari|obriga|requir|requerid|esixe|precis|para (continuar|poder|acceder|iniciar|entrar)|antes de (poder )?(continu|inici|acced|entr)|primeir[ao] (acceso|inicio|vez)|\\bata que|non (pode|podes|podera) (continuar|acceder|iniciar|entrar|seguir)|sen (cambiar|modificar)',
  change:
    '\\bcambi|modific|modifique|actualiz|actualice|renov|substit|restabl|(elix|defin|establ|crea|cree|escoll)[a-z]{0,5}…(nov|outr)|(elix|defin|establ|crea|cree|escoll)[a-z]{0,5}…(segur|fort|propi)',
  set: '(elix|defin|establ|crea|cree|escoll)[a-z]{0,5}',
  fresh: 'nov(o|a)|outr(o|a)|propio|persoal|definitivo|permanente',
  goal: 'para (poder )?(continuar|acceder|entrar|activar|comezar|iniciar|rematar|seguir)|antes de',
  needs: 'require|necesita|esixe|precisa',
  please: 'por favor,?|pregamos( que)?',
  needed:
    '(e|requirese|precisase|necesario) (un )?(novo contrasinal|contrasinal novo)|(necesita|require|precisa) un (novo contrasinal|contrasinal novo)|cambio de contrasinal (obrigatorio|requirido|necesario)|non pode continuar sen cambiar',
  unchanged: 'non (se )?(cambiou|modificou|actualizou)[^.\\n]{0,30}\\d',
  ask: '(por favor|pregamos( que)?),? …(cambi|modif|actualic|actualiz|renov)|(cambie|cambia|modifique|actualice|renove)…(agora|inmediatamente|por favor)|(por favor|pregamos( que)?),? …(elix|defin|establ|crea|cree|escoll|introduz)[a-z]{0,5}…(nov|outr|mais (segur|fort))',
  initial:
    'temporal|provisional|inicial\\b|por defecto|predeterminad|primeir[ao] (acceso|inicio|vez)|(restablecid|asignad)o (por|polo)|polo administrador|administrador …(restableceu|cambiou|asignou)|definitivo|permanente',
  welcome: 'benvid',
  soon: '\\bcaduca(ra)?\\b|\\bexpira(ra)?\\b|\\bvence(ra)?\\b|a piques de|\\ben \\d{1,3} dias|dentro de \\d|dias (restantes|para|ata)|\\bquedan\\b|proximamente|en breve|antes (de )?que (caduque|expire)|case|valido ata',
  unless:
    '\\b(se|si|cando|en caso|cada|periodicamente|regularmente|(proxim|seguinte) (inicio|acceso|vez)|nunca|usuarios? (debe|ten|deben)|esquec[a-z]{1,5}|perd[a-z]{1,4}|politica(?![^.\\n]{0,30}(exix|esix|requi|obriga)))\\b|para (cambiar|modificar|actualizar)|non (e necesario|debe|precisa|caducou)|despois de|desexa cambiar|distinto d|diferente d',
  advise: 'recomend|aconsell|suxir',
  later:
    '((cambiar|cambialo|lembrarmo|lembrar) ?(o contrasinal )?)?(mais tarde|despois)|agora non|omitir( este paso)?|non,? grazas|a proxima vez|adiar',
  done: '(foi|ten sido|cambiou|actualizou|modificou)(se)? (cambiado|actualizado|modificado|gardado|correctamente|con exito)|(cambiado|actualizado|modificado) (correctamente|con exito)|^contrasinal (cambiado|actualizado)',
  other:
    '(?<!(inici|pech)[a-z]{0,3} (de |a )?)sesion|ligazon|certificado|tarxeta|licenza|\\bcodigo\\b|convite|token|solicitude|subscricion|dun so uso|\\bclave\\b|restablecemento|recuperacion',
  reset: '(restabl|recuper|esquec)',
  signUp: 'rexistr|crear (unha )?conta',
  current: 'actual\\b|anterior|antigo|vixente',
})
