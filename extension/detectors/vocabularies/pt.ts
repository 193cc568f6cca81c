import { defineVocabulary } from './vocabulary.ts'

/** Portuguese of Brazil and Portugal. */
export const pt = defineVocabulary({
  noun: 'senhas?|palavras?[- ]passe|\\bpassword|codigo de acesso|palavras?[- ]chave|\\bcredenciais\\b',
  state:
    '(esta|foi|encontra-se|ja|ficou) (expirad|vencid|caducad|ultrapassad)|(expirou|venceu|caducou|prescreveu)|(expirad|vencid|caducad)[ao]\\b|nao (e|esta|sera) mais (valid|aceit)[ao]?|(ja nao|deixou de) (e |esta |ser )?valida|perdeu a validade|muito antiga|desatualizad|obsolet|atingiu|\\bterminou|(expirou|venceu|terminou|acabou) (apos|depois|em|ha)|(terminad|encerrad)[ao]',
  stateBefore: '^(expirou|venceu|caducou)|^expirad|(alteracao|mudanca|troca) (forcad|obrigatori|exigid)a',
  must: '\\bdev(e|em|era)\\b|precisa(m)?\\b|tem (de|que)|e (necessari|obrigatori|precis)|necessari|obrigatori|exig|requer|para (continuar|prosseguir|acessar|aceder|entrar)|antes de|primeiro (acesso|login|inicio)|obrigad|e preciso|\\bate (?=que|alter|mudar|trocar|voce|redef)|solicit(a|ou) que|exige|nao (pode|podera|podes|e possivel) (continuar|prosseguir|acessar|aceder|entrar)|para (poder )?(seguir|continuar)|a fim de|sem (alterar|mudar|modificar|trocar|redefinir)',
  change:
    'alter(ar|ada|acao|a-la|e)\\b|mud(ar|ada|anca|a-la)|troc(ar|ada|a)\\b|atualiz|actualiz|renov|substitu|modific|(escolher|definir|criar|escolha|defina|crie|cadastrar)…(nova|outra)|redefin|repor|mude\\b|troque\\b|altere|redefin(a|ir|ido)|(defina|crie|escolha|definir|criar)…(segur|forte)|mude |(defina|crie|escolha|definir|criar|escolher)…(propria|pessoal)|substitu',
  set: 'escolh[a-z]{1,3}|defin[a-z]{1,3}|cri(e|a|ar)|cadastr[a-z]{1,3}|configur[a-z]{1,3}|estabele[a-z]{2,4}',
  fresh: 'nov[ao]|outra|propria|pessoal|diferente|definitiva|permanente',
  goal: 'para (poder |seguir )?(continuar|prosseguir|acessar|aceder|entrar|ativar|activar|comecar|iniciar|concluir|finalizar|usar|utilizar)|antes de',
  needs: 'requer|exige|necessita( de)?|precisa( de)?',
  please: 'por favor,?|favor|pedimos que|queira',
  unchanged:
    'nao (a |se )?(e |foi |altera|altero|muda|mudo|troca|troco|alterou|mudou|trocou)[a-z]{0,3}…\\b(ha|nos ultimos|desde|faz) (mais de |pelo menos )?\\d{1,3}|\\d{1,3} (dias|meses)…(sem|nao) (troc|alter|mud|atualiz)',
  needed:
    'uma nova (senha|palavra-passe) (e |sera )?(necessaria|obrigatoria|exigida|requerida)|(necessaria|exigida|precisa de) uma nova (senha|palavra-passe)|nova (senha|palavra-passe) (deve|precisa|tem de) ser (definida|escolhida|criada|cadastrada)|(marcad|sinalizad)[oa]…(redefinicao|alteracao|mudanca|troca) d[ea] (sua )?(senha|palavra-passe)|altere de imediato (a )?(sua )?(senha|palavra-passe)|obrigatorio que altere',
  setNew: '(criar|definir|escolher|cadastrar) uma (senha|palavra-passe) (nova|diferente)',
  ask: '(por favor,?|favor) (alter[ea]|mud[ea]|tro(que|ca)|atuali[zs]|actuali[zs]|renov[ea]|modifi(que|ca))|por favor,? (escolh[ae]|defin[ae]|cri[ea]|cadastr[ea]|configur[ea])…(nova|outra|mais (forte|segura))|(pedimos|solicitamos|queira)( que)? …(alter|mud|troc|tro(que|ca)|atuali)|(altere|mude|troque|atualize)…(agora|imediatamente|por favor)|(por favor,?|favor) (escolh[ae]|defin[ae]|cri[ea]|cadastr[ea]|configur[ea]|insir[ae]|introduz[ai])…(segur|forte)|mude…(imediatamente|agora)|hora de (alterar|mudar|trocar|atualizar|actualizar)',
  initial:
    'temporari|provisori|inicial\\b|padrao|predefinid|primeiro (acesso|login|inicio)|primeira vez|(redefinid|atribuid|resetad)a|(pelo|por um|do) admin|admin[a-z]{0,10} (redefiniu|resetou|alterou|atribuiu|criou|repos)|primeiro (acesso|login)|definitiv|permanente',
  welcome: 'bem-vind',
  soon: '(expira|vence|caduca)(ra)?\\b|(vai|esta prestes a|prestes a|esta para|ira) (expirar|vencer|caducar)|dias? (restante|para)|faltam? \\d|em breve|proxima do|\\b(em|dentro de|nos proximos)( ate)? \\d{1,3} dias?|antes (que|de)…(expir[ea]|venca|vencer)|\\bquase\\b|em breve|brevemente|valida ate',
  unless:
    '\\b((?<!-)se\\b|quando\\b|caso\\b|sempre que|cada\\b|periodicamente|regularmente|proxim[oa] (login|acesso|inicio|vez|logon)|nunca|usuarios? (dev|precis)|utilizador(es)? (dev|tem)|o usuario|o utilizador|esquec|perd(eu|ida)|(?<!(atende|cumpre) (a|com a) )politica(?![^.\\n]{0,30}(exig|requer|obriga)))|para (alterar|mudar|trocar|modificar)|nao (expirou|esta expirad|precisa|deve)|estar (logad|autenticad)|(apos|depois de) (alterar|a alteracao|trocar|a troca|mudar|a mudanca)|nao (se )?esqueca|\\b(usuarios|utilizadores)\\b',
  advise: 'recomend|aconselh|sugeri',
  later:
    '(alterar |mudar |trocar |lembrar(-me)? |fazer |talvez )?(a senha |senha |a palavra-passe |palavra-passe )?(mais tarde|depois)|agora nao|nao agora|(pular|saltar|ignorar)( (esta etapa|este passo|por agora|por enquanto))?|nao,? obrigad[oa]|lembrar(-me)? (mais tarde|depois|amanha)|lembre-me (mais tarde|depois|amanha)|(na |da )?proxima vez|adiar|(manter|continuar com)…(atual|antiga)',
  done: '(foi|foram) (alterad|atualizad|actualizad|modificad|mudad|trocad|renovad|salv|redefinid)|(alterad|atualizad|modificad|trocad|actualizad)a…(com sucesso|corretamente)|^(senha|palavra-passe) (alterad|atualizad)',
  other:
    '(?<!(inici|termin)[a-z]{1,4} )sessao|para redefinir|ligacao|certificado|\\blink|cartao|licenca|\\bcodigo|convite|token|solicitacao|pedido|assinatura|uso unico|\\bchaves? (de|da) (api|ssh|acesso)|redefinicao|recuperacao',
  reset: '(redefinir|recuperar|repor|esquec|restaurar)…(senha|palavra)|(senha|palavra-passe)…esquec',
  signUp: 'cadastr(e-se|ar)|registar-se|(criar|crie)…conta|inscreva',
  current: 'atual\\b|antiga|actual\\b|anterior|corrente',
})
