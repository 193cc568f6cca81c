import { defineVocabulary } from './vocabulary.ts'

export const pl = defineVocabulary({
  noun: 'hasł(o|a|em|u|ami)?\\b|haseł',
  state:
    'wygasł|przeterminowan|stracił[oa] (swoja )?wazno|utracił[oa] wazno|(nie jest|juz nie jest|jest juz) (juz )?(wazne|aktualne|niewazne)|upłynał|upłyneł|minał|nieaktualne|niewazne|skonczył|zbyt stare|przekroczon|przekroczono',
  stateBefore:
    'wygasł|(upłynał|minał|skonczył sie)|^przeterminowan|(wymuszona|wymagana|obowiazkowa|konieczna) zmiana|przekroczon[oya] (maksymaln|okres|termin)',
  must: 'musi(sz|cie)?\\b|nalezy|trzeba|wymaga|koniecz|obowiaz|powinien|powinn|potrzeb|aby (kontynuowac|sie zalogowac|przejsc|uzyskac)|przed (zalogowaniem|kontynu|dalsz|pierwsz)|zanim|pierwsz(e|ym|ego) (logowani|zalogow)|zostaniesz popro|zobowiaz|niezbedn|\\bczas (?=zmieni|na zmian|ustaw|zaktual)|dopoki|aby (kontynuowac|przejsc|moc)',
  change:
    'zmieni(c|one|ona|ono)|zmian(a|y|e)|zaktualizow|aktualizac|odnow|wymieni|(ustaw|wybr|wybierz|utw|nada)…(now|inn)|zresetow|zmieni(sz|my|li)|zaktualizuj',
  unchanged:
    'nie (było |zostało )?(zmieniane|zmienione|zmieniano|zmieniałe?[sa]|zmieniał)[^.\\n]{0,30}(od|przez|dłuzej|ponad)',
  needed:
    '(wymagane|potrzebne|konieczne) (jest )?nowe hasło|nowe hasło musi (zostac|byc) (ustawione|utworzone|wybrane)',
  ask: '(prosze|prosimy|uprzejmie prosimy) (teraz )?(o zmian|o aktualiz|zmieni|zmien|zaktualiz|odnow)|(prosze|prosimy) (o )?(wybra|wybier|ustaw|utworz|ustal)…(now|inn|silniejsz|bezpieczniejsz)|(zmien|zaktualizuj|odnow)…(teraz|natychmiast|niezwłocznie|prosze)',
  initial:
    'tymczasow|poczatkow|domysln|pierwsz(e|ym|ego) (logowan|zalogow)|pierwszy raz|startowe|zresetowan|przez administrator',
  soon: 'wygasa\\b|wygasnie|straci waznosc|(za|jeszcze|pozostał)…\\d{1,3} dni|wkrotce|niedługo|dni do|zbliza|\\b(w ciagu|w) \\d{1,3} dni',
  unless:
    '\\b(jesli|jezeli|gdy|kiedy|w przypadku|o ile|regularnie|okresowo|co \\d{1,3}|przy (nastepnym|kolejnym)|nigdy|uzytkowni(k|cy) musi|zapomnia|utrac(on|iłes)|polityka|czy\\b)|aby (zmienic|zaktualizowac)|w celu zmiany|nie wygasł|nie musisz|byc zalogowan|po zmianie',
  done: '(zostało|zostały|było) (pomyslnie |własnie )?(zmienione|zaktualizowane|zapisane|odnowione)|(pomyslnie|poprawnie) (zmieni|zaktualiz)|zmieniono|^hasło zmienione',
  other:
    'sesj|\\blink|odnosnik|certyfikat|\\bkart|licencj|\\bkod|zaproszen|token|zadani|subskryp|jednorazow|klucz|resetowani|odzyskiwani',
  reset: '(reset|odzysk|zapomn|przypomn)…hasł|hasł…(zapomn)|nie pamietasz',
  signUp: 'zarejestruj|zał[oó]z konto|utworz konto|rejestracj',
  current: 'obecne|aktualne|stare|biezace|dotychczasowe|poprzednie',
})
