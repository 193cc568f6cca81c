import { defineVocabulary } from './vocabulary.ts'

export const fr = defineVocabulary({
  noun: "mots? de passe|mdp|code d'acces|code secret",
  state:
    "(a|est|ayant|soit) (deja |maintenant |desormais )?(expire|perime|echu|caduc)e?s?\\b|(n'est|n'etait|est) plus (valable|valide|a jour|utilisable|accepte)|arrive a (expiration|echeance|terme)(?! (dans|le|sous|bientot|prochain))|(n'est|est) plus (en cours de )?(validite|valable|valide)|depasse|trop (ancien|vieux)|perime|expire( le|\\.|,|$|!| et)|obsolete|a ete invalide|est terminee?|(pris|prit) fin|expire (apres|au bout)|(n'est|est) plus en vigueur",
  stateBefore: '^expire:?|a expire:?|(changement|modification|renouvellement) (force|obligatoire|requis|impose)',
  must: "dev(ez|ons|ra|rez|ons)\\b|doi(t|s|vent)\\b|il faut|faut|obligat|necessaire|requis|oblig|impos|exig|pour (continuer|poursuivre|vous connecter|acceder|vous identifier)|avant (de|d'|toute)|premiere (connexion|utilisation)|tenu|besoin|\\binvitee?s? a\\b|tant que|vous demande|exige|\\bjusqu'a|necessite|(ne|n')…(pouvez|pourrez|peut|possible)( pas| plus)? …(continuer|poursuivre|acceder|connecter|utiliser)|pour pouvoir (continuer|poursuivre|acceder|utiliser|vous)|afin de (pouvoir|continuer|poursuivre)|qu'apres|pour (continuer|pouvoir) ",
  change:
    'chang(er|e|ez|ement|ee)|modifi(er|e|ez|cation|ee)|renouvel|mis(e)? a jour|mettre a jour|actualis|remplac|(choisir|definir|creer|choisissez|definissez)…(nouveau|autre)|reinitialis|chang(iez|ee?s?)\\b|modifi(iez|ee?s?)\\b|personnalis|mettez a jour|(choisissez|definissez|creez|choisir|definir|creer)…(securise|fort|robuste)|changiez|modifiiez|(choisissez|definissez|creez|choisir|definir|creer)…person|remplac|en (choisir|definir|creer)|(choisissez|definissez|creez)-en',
  set: 'choisi[a-z]{0,5}|defini[a-z]{0,5}|cree[rz]|configur[a-z]{0,3}',
  fresh: 'nouveaux?|autre|propre|personnel|different|definitif|permanent|personnalise',
  goal: "pour (continuer|poursuivre|pouvoir|acceder|activer|commencer|terminer|finaliser|vous connecter)|afin de|avant (de|d'|toute)",
  needs: 'necessite|requiert|exige|demande|impose|besoin d.un',
  please: "veuillez|merci de|merci d'en|priere de|nous vous (demandons|prions|invitons)[^,\\n]{0,6}",
  unchanged: 'pas (ete )?(chang|modifi|renouvel)[a-z]{1,3}…depuis|ne (changez|modifiez) pas…depuis',
  needed:
    "un nouveau mot de passe (est |sera )?(requis|necessaire|obligatoire|exige)|nouveau mot de passe (doit|devra) etre (defini|choisi|cree|enregistre)|(marque|signale|designe)e?…(reinitialisation|changement|modification) d[eu] (votre )?mot de passe|qu'apres avoir (change|modifie|renouvele) (votre|le) mot de passe",
  setNew: '(choisir|definir|creer|choisissez|definissez|creez) un mot de passe (nouveau|different)',
  ask: "(veuillez|merci de|priere de|nous vous prions de) (maintenant |d'abord )?(bien vouloir )?(le |la )?(changer|modifier|renouveler|mettre a jour|actualiser|remplacer)|(veuillez|merci d'en|merci de|priere de) (en |bien vouloir )?(choisir|definir|creer|configurer)…(nouveau|autre|personnel|plus (fort|sur|robuste|complexe))|(changez|modifiez|renouvelez)…(maintenant|immediatement|sans attendre|s'il vous plait)|(veuillez|merci de|priere de) (bien vouloir )?(choisir|definir|creer|configurer|saisir)…(securise|fort|robuste|solide|sur\\b)|il est temps de (changer|modifier|renouveler|mettre a jour)|(choisissez|definissez|creez)…(personnel|nouveau)…pour continuer",
  initial:
    "temporaire|provisoire|\\binitial|par defaut|premiere (connexion|fois|utilisation)|ete reinitialise|par (un |votre |l')…admin|attribue|admin[a-z]{0,12} a (reinitialise|defini|change|cree)|premiere connexion|definitif|permanent",
  welcome: 'bienvenue',
  soon: "expire(ra|nt)?…(dans|bientot|le \\d|demain|aujourd'hui)|expirera|va (bientot )?expirer|sur le point|(jours?|heures?) (restant|avant)|bientot|prochainement|arrive a expiration dans|reste \\d{1,3} jours?|(dans|sous|d'ici)( les| un delai de)?( prochains)? \\d{1,3} (prochains )?jours?|avant (son expiration|qu'il)|(a )?presque|pratiquement|sous peu|devra bientot|valable jusqu|valide jusqu",
  unless:
    "\\b(si|s'il|lorsque|quand|en cas|au cas ou|des que|une fois que|regulierement|tous les|prochaine connexion|jamais|utilisateurs? (doi|de)|oublie|perdu|(?<!conforme aux? (la )?)(?<!respecte pas la )politique(?![^.\\n]{0,30}(exig|impos|requier|oblig))|son|leur)\\b|pour (changer|modifier|renouveler)|afin de (changer|modifier)|n'a pas|pas (expire|besoin)|etre connecte|ne (devez|doit)…pas|(?<!qu')apres (avoir (change|modifie)|le changement|la modification|changement|modification)|n'oubliez pas|\\butilisateurs\\b",
  advise: 'recommand|conseill|suggerons|preconis',
  later:
    "(changer |modifier |me le rappeler |rappeler |peut-etre |le faire )?(le mot de passe )?plus tard|pas maintenant|(ignorer|passer|sauter)( (cette etape|pour l'instant|pour le moment))?|non,? merci|(me )?rappelez?(-le)?(-moi)? (plus tard|demain)|me (le )?rappeler (plus tard|demain)|la prochaine fois|reporter|conserver…(actuel|ancien)",
  done: '(a|ont) (bien )?ete (bien |correctement )?(modifi|chang|mis a jour|renouvel|actualis|enregistr)|(modifi|chang|mis a jour|renouvel)[a-z ]{1,3}avec succes|est (maintenant |desormais )(modifi|chang)',
  other:
    '\\bsession|\\bliens?\\b|jeton|invitation|certificat|\\bcarte|licence|\\bcode de|\\bcode (a|recu|sms)|wi-?fi|\\binvites?\\b|demande|abonnement|usage unique|ticket|\\bcles?\\b|reinitialisation',
  reset: 'reinitialis|oublie|recuper',
  signUp: "s'inscrire|creer un compte|inscription",
  current: 'actuel|ancien|existant|present',
})
