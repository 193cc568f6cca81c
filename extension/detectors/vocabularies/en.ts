import { defineVocabulary } from './vocabulary.ts'

export const en = defineVocabulary({
  noun: 'passwords?\\b|pass ?phrase|passwd|credentials?\\b',
  state:
    '(has|have|is|was|had) (now |already |just |recently |also )?(been )?(expired|lapsed|timed out|aged out|run out)|expired( on| at| and|,|$|!| -| –)|no longer (be )?(valid|accepted|usable|current)|not (valid|accepted|usable|current) any ?(more|longer)|expired (\\d{1,3}|today|yesterday|recently)|out of date|outdated|too old|is old\\b|past its|reached (the end|its (maximum|expir)|the maximum)|exceeded|ceased to be valid|become invalid|(over|up) for renewal|due for (a )?(change|renewal)|is (now )?(older than|over) \\d{1,3}|expired after \\d{1,4}|(validity|lifetime)…password…(ended|over\\b)|(ended|lapsed) on|been (set to |marked (as )?)?expired',
  stateBefore:
    '^(error:? |warning:? )?expired(?= (user |account )?password$)|(forced|mandatory|required|compulsory)(?= password (change|update|reset|upgrade))|(your|the) expired(?= password)',
  must: "\\bmust\\b|need(s|ed)? to|ha(s|ve) to|\\bneeds? |require[sd]?|requirement|mandatory|obliged|forced|necessary|\\bdue\\b|to (continue|proceed|go on|log ?in|sign ?in|regain|activate|complete)|before (you |we )?(can |may )?(continu|proceed|go|log|sign|access|us)|first (log|sign|time)|\\buntil\\b|request(s|ed) (that )?you|asks you to|\\bneeded\\b|(cannot|can't|can not|unable to|not be able to|not allowed to) (continu|proceed|log|sign|access)|to be able to (?!chang|updat|reset|set|edit)|(in order )?to (keep|go on) (using|working)|to (keep|continue) (using|access|work)|\\bwe require you|\\bblocked until",
  change:
    'chang(e|ed|ing)\\b|updat(e|ed|ing)\\b|renew(ed|al|ing)?\\b|\\breset\\b|replace(d|ment)?\\b|(choose|set|create|pick|define|select) (up )?(a |your )?(brand )?(new|another|different|fresh|permanent)|(choose|set|create|pick|define) (up )?(a |your )?(secure|safe|strong|unique)|(choose|set|create|pick|define|select) (up )?your own',
  unchanged:
    "(not|n't|never) (been )?chang(ed|e)[^.\\n]{0,30} (for|in|since)( over| more than| at least| the last| the past)? \\d|not chang[^.\\n]{0,20}password (for|in|since)( over| more than| at least)? \\d",
  needed:
    'a new password (is |was )?(now )?(required|needed|necessary)|need a new password|(must|have to|need to) (set|create|choose) (your|a) password (before|to (continue|proceed))|until (your|the) password (is|has been) (changed|updated|reset)|requires (a |an |your )?(immediate )?password (change|reset|update)|(marked|flagged|scheduled|set) for (a |an )?(forced |mandatory )?password (change|reset|update)|(change|update|reset) your password to (be able|continue|keep|proceed|regain)',
  ask: 'please,? (now |first |also )?(change|update|renew|replace)\\b|please,? (choose|set|create|pick|select|define) (yourself )?(up )?(a |your )?(brand )?(new|another|different|own|fresh|personal|stronger|safer|more secure)|please,? provide a (new|different|stronger) (one|password)|kindly (change|update|renew|choose|set)|(asked|requested|invited) to (change|update|renew)|would (you )?(like|ask) (you )?to change|(^|, |: |and )(change|update|renew) (it|your password|this password) (now|immediately|at once|right away|as soon)|please,? (choose|set|create|pick|select|define|enter) (yourself )?(up )?(a |your )?(secure|safe|strong|valid|permanent|unique)|time to (change|update|renew|reset|choose)|we (kindly )?(ask|request|urge)( that)? you( to)? (change|update|choose|set|reset)',
  initial:
    'temporary|initial password|default password|preset|provisional|first (log|sign|time)|reset by|by (an|your|the) (it |system )?(admin|help|service)|assigned to you|one[- ]time password|(has|have|was) (just )?been reset',
  soon: 'will (soon )?(expire|have to be changed|need(?! to (change|reset|update|set|choose|create))|no longer)|expir(es|ing)\\b|(about|going|due|set) to expire|is near(ing)? |days? (left|remaining|until)|expire (in|on|soon|today|tomorrow)|soon|\\b(with)?in( the)?( next)? \\d{1,3} (more )?days?|before (it|your password) expires|\\b(almost|nearly|shortly|close to|any day)\\b|\\bvalid (until|till|for)\\b',
  unless:
    "\\b(if|why|how to|unless|whether|in case|whenever|should your|once|every|each|regularly|periodically|(?<!(expired|lapsed) )after \\d{1,3}|never|must not|next (log|sign|time)[a-z]{0,3}|users?\\b(?! name|'s password must be changed before)|their|his|her|its password|someone|anyone|policy(?! (has|have|was|were) (changed|updated))|policies|forg[eo]t(ten)?|lost)\\b|when (your|the|a) |(logged|signed) in to|(log|sign) in to (change|update)|in order to (change|update)|to (change|update) (your|the) password, |old passwords|enter (your|the) (current|old)|not been|not expired|\\b(not|n't) (need|have) to|after (chang|updat|the (password )?change)|current password is|administrator (must|has to|needs to)",
  later:
    "(change|update|do|set|reset|renew|decide)( (it|this|my|your|the))?( password)? later|(maybe |ask me |remind me |i'll do (it|this) )?later|not now|skip( this)?( step| change| password change)?( for now| now)?|no,? thanks|remind me( again)?( later| tomorrow| next time| in \\d{1,3} days?)?|next time|(keep|continue with|use)…(current|old) password|keep using…|(change )?next time|postpone|snooze",
  done: '(has|have) (now |just )?been (successfully )?(changed|updated|renewed|saved|reset)|(was|were|is|is now) (now |successfully )?(changed|updated|renewed|saved|set)\\b|(changed|updated|saved|renewed) (successfully|ok\\b)|successfully (changed|updated|renewed|saved)|^password (changed|updated|saved)',
  other:
    '\\b(session|link|url|token|invitation|invite|certificate|card|licen[cs]e|code|request|subscription|trial|ticket|one[- ]time|otp|offer|cookie|page)\\b|\\bkeys?\\b|password (reset|recovery)|reset e-?mail',
  reset: '(reset|recover|forg[eo]t|restore|lost)…password',
  signUp: 'sign up|create (an|your) account|\\bregister\\b|\\bjoin\\b',
  current: 'current|\\bold\\b|existing|present password',
})
