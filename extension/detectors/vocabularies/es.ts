import { defineVocabulary } from './vocabulary.ts'

export const es = defineVocabulary({
  noun: 'contrasenas?|\\bclaves?\\b|\\bpassword|palabra de paso|codigo de acceso|\\bcredenciales\\b',
  state:
    '(ha|esta|fue|se encuentra|ya|han|queda|quedo)…(caducad|expirad|vencid|prescrit)[oa]|(caduco|expiro|vencio)( el|\\b)|ya no (es|esta|sera) (valid|vigente|util)[ao]?|(caducad|expirad|vencid)[oa](\\.|,|$|!)|(dejado|dejo) de (ser valida|tener)|obsolet|demasiado (antigua|vieja)|superado|ha (terminado|finalizado|concluido)|(termino|finalizo|concluyo|caduco|vencio|expiro) (el|despues|tras|a los|hace)|(ya )?esta fuera de plazo|(termino|finalizo|concluyo) (ayer|hoy)',
  stateBefore:
    '^(ha|se ha) (caducado|expirado|vencido)|ha (caducado|expirado|vencido)|\\b(caduco|expiro|vencio)\\b|^caducad|^vencid|(cambio|modificacion) (forzad|obligatori|requerid)[oa]|ha (transcurrido|finalizado|terminado|vencido) el plazo',
  must: 'deb(e|es|era|eras|en|emos)\\b|tiene(s)? que|(es|sera|resulta) (necesari|obligatori|precis)|hay que|necesari|obligatori|requier|requerid|exig|necesita|para (continuar|poder continuar|seguir|acceder|iniciar|entrar)|antes de|primer (acceso|inicio|ingreso)|primera vez|obligad|hasta que|solicita que|pide que|exige|no (puede|podra|puedes|podras|es posible) (continuar|seguir|acceder|iniciar|entrar)|para (poder )?(seguir|continuar|usar|utilizar)|a fin de|sin (cambiar|modificar|restablecer|actualizar)',
  change:
    'cambi(ar|e|o|ada|arla|arse)\\b|modific(ar|ada|acion|arla)|actualiz|renov|renuev|sustitu|reemplaz|(elegir|elija|establecer|establezca|crear|cree|definir|defina|escoger)…(nuev|otr)|restablec|elij[ae]|cambies|modifiques|actualic|restablez|reinici(e|ar|o)\\b|cambi[ae]l[ao]|(establezca|establece|elija|elige|cree|crea|defina|define)…(segur|fuerte|robust)|(establezca|establece|elija|elige|cree|crea|defina|define|establecer|crear|elegir|definir)…(propi|personal)|sustitu|reempla',
  set: 'el(ija|ige|egir)|estable[a-z]{2,6}|defin[a-z]{1,4}|cre(a|e|ar)|escoj[ae]|escog(e|er)|configur[a-z]{1,3}',
  fresh: 'nuev[ao]|otra|propia|personal|distinta|diferente|definitiva|permanente',
  goal: 'para (poder |seguir )?(continuar|proseguir|acceder|entrar|activar|empezar|comenzar|terminar|finalizar|iniciar|usar|utilizar|ingresar)|antes de',
  needs: 'requiere|necesita|exige|precisa',
  please: 'por favor,?|favor de|se ruega|le (rogamos|pedimos)|te pedimos|debera',
  unchanged:
    'no (la |se )?ha[ns]? (sido )?(cambiado|cambiada|modificado|modificada|actualizado)…(desde hace|en los ultimos|en mas de|durante|hace)|(hace|desde hace)…\\d{1,3} (dias|meses)…(no|sin) (cambi|modific|actualiz)',
  needed:
    '(requiere|necesita|necesaria|exige|requerida)[^.\\n]{0,12} una nueva contrasena|una nueva contrasena (es |sera )?(necesaria|obligatoria|requerida)|nueva (contrasena|clave) debe ser (definida|establecida|creada|elegida|configurada)|(marcad[oa]|senalad[oa])…(restablecimiento|cambio|reinicio|reseteo|actualizacion) de (la |su |tu )?(contrasena|clave)|hasta que …(contrasena|clave)',
  setNew:
    '(crear|cree|elegir|elija|establecer|establezca|definir|defina|configurar) una (contrasena|clave) (nueva|distinta|diferente)',
  ask: 'por favor,? (cambi[ea]|actuali[cz][ea]|renuev[ea]|modifi(que|ca))|por favor,? (elij[ae]|elige|escoj[ae]|escoge|establezca|establece|defin[ae]|cre[ea]|seleccion[ea]|configur[ea])…(nuev|otr|mas (segur|fuerte))|(rogamos|pedimos|solicitamos)( que)? …(cambi|modifi|actuali|renuev)|(cambi[ea]|modifi(que|ca)|actuali[cz][ea])…(ahora|inmediatamente|de inmediato)|(cambi[ea]|actuali[cz][ea]|modifi(que|ca))…por favor|por favor,? (elij[ae]|elige|establezca|establece|defin[ae]|cre[ea]|configur[ea]|introduzca|introduce)…(segur|fuerte|robust)|(introduzca|ingrese|escriba) (una |su )?nueva (contrasena|clave),? por favor|es hora de (cambiar|actualizar|renovar|modificar)',
  initial:
    'temporal|provisional|inicial\\b|por defecto|predeterminad|primer (acceso|inicio|ingreso)|primera vez|(restablecid|asignad|reinicializad)a|por (el|un|su) admin|admin[a-z]{0,10} (ha |le )?(restableci|reestableci|reinici|cambi|asign|cre)[a-z]{1,4}|definitiv|permanente',
  welcome: 'bienvenid',
  soon: '(caduca|expira|vence)(ra|ran)?\\b…(en \\d|dentro|pronto|manana|hoy|el \\d|proxim)?|(va a|esta a punto de|por) (caducar|expirar|vencer)|dias? (restante|para que)|quedan? \\d{1,3}|proxima a|pronto|\\b(en|dentro de)( los proximos| un plazo de)? \\d{1,3} dias?|antes de que …(caduque|expire|venza)|\\bcasi\\b|pronto|proximamente|en breve|valida hasta',
  unless:
    '\\b(si\\b|cuando\\b|en caso|una vez que|cada|periodicamente|regularmente|proxim[oa] (inicio|acceso|vez)|nunca|(?<!contrasena del )usuarios? deb|\\bel usuario|olvid|perdid|(?<!cumple (con )?la )politica(?![^.\\n]{0,30}(exig|requier|obliga)))|para (cambiar|modificar|actualizar)|no ha|haber iniciado|iniciar sesion para|no (debe|tiene)|(despues|luego) de (cambiar|modificar)|tras (cambiar|el cambio)|no esta caducad|no (esta|ha) (caducad|expirad|vencid)|desea cambiar|no olvide|\\busuarios\\b',
  advise: 'recomend|recomiend|aconsej|suger|sugier',
  later:
    '(cambiar(la)? |recordar(me)?(lo)? |hacerlo |quiza(s)? |tal vez )?(la contrasena |contrasena )?(mas tarde|despues|luego)|(ahora no|por ahora no|no,? ahora no)|omitir( (este paso|por ahora))?|saltar( este paso)?|no,? gracias|recordar(me)?(lo)? (manana|mas tarde)|recuerdame(lo)? (mas tarde|luego|manana)|la proxima vez|posponer|aplazar|(mantener|conservar)…(actual|anterior)',
  done: '(ha|han) sido (cambiad|actualizad|modificad|renovad)|se (ha|han) (cambiado|actualizado|modificado|renovado|guardado)|(cambiad|actualizad|modificad|renovad)a…(con exito|correctamente|exitosamente|satisfactoriamente)|^contrasena (cambiad|actualizad)a',
  other:
    '(?<!(inici|cerr)[a-z]{1,4} )sesion|enlace|certificado|tarjeta|licencia|\\bcodigo\\b|invitacion|token|solicitud|suscripcion|vinculo|un solo uso|llave|restablecimiento|recuperacion',
  reset: '(restablecer|recuperar|olvid|restaurar)…(contrasena|clave)|(contrasena|clave)…olvid',
  signUp: 'registrarse|(crear|cree)…cuenta|registrate|darse de alta',
  current: 'actual(es)?\\b|anterior|antigua|vigente',
})
