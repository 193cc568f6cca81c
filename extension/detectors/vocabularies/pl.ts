import { defineVocabulary } from './vocabulary.ts'

export const pl = defineVocabulary({
  noun: 'hasł(o|a|em|u|ami)?\\b|haseł',
  state:
    'wygasł|przeterminowan|stracił[oa] (swoja )?wazno|utracił[oa] wazno|(nie jest|juz nie jest|jest juz) (juz )?(wazne|aktualne|niewazne)|upłynał|upłyneł|minał|nieaktualne|niewazne|skonczył|zbyt stare|przekroczon|przekroczono|(skonczyła|zakonczyła|utraciło)|wygasło po',
  stateBefore:
    'wygasł|(upłynał|minał|skonczył sie)|^przeterminowan|(wymuszona|wymagana|obowiazkowa|konieczna) zmiana|przekroczon[oya] (maksymaln|okres|termin)',
  must: 'musi(sz|cie)?\\b|nalezy|trzeba|wymaga|koniecz|obowiaz|powinien|powinn|potrzeb|aby (kontynuowac|sie zalogowac|przejsc|uzyskac)|przed (zalogowaniem|kontynu|dalsz|pierwsz)|zanim|pierwsz(e|ym|ego) (logowani|zalogow)|zostaniesz popro|zobowiaz|niezbedn|dopoki|aby (kontynuowac|przejsc|moc)|nie (mozesz|mozna|bedziesz mogł|mozna) (kontynuowac|przejsc|sie zalogowac|korzystac)|aby (moc )?(dalej|nadal|korzystac)|bez (zmiany|zmieniania)|oznaczon[eya] do|do czasu|zablokowany do|poki nie',
  change:
    'zmieni(c|one|ona|ono)|zmian(a|y|e)|zaktualizow|aktualizac|odnow|wymieni|(ustaw|wybr|wybierz|utw|nada)…(now|inn)|zresetow|zmieni(sz|my|li)|zaktualizuj|\\bzmien\\b|zmien swoje|zmiencie|(ustaw|wybr|wybierz|utw|nada)[a-z]{0,4}…(bezpieczn|siln)|zresetowani|(ustaw|wybr|wybierz|utw|nada)[a-z]{0,4}…(włas|osobist)|zastap|wymien',
  set: 'ustaw(ic|iaj)?|wybra[ac]|wybierz|utworz(yc)?|nada[cj]|ustal(ic)?|stworz(yc)?',
  fresh: 'now[eay]|nowego|inne|własne|własnego|osobiste|stałe|stałego',
  goal: 'aby (kontynuowac|przejsc|uzyskac|sie zalogowac|zaczac|aktywowac|dokonczyc|moc)|zanim|przed (pierwsz|kontynu|uzyciem|skorzyst)|by kontynuowac',
  needs: 'wymaga|potrzebuje',
  please: 'prosze( o)?|prosimy( o)?|uprzejmie prosimy',
  unchanged:
    'nie (było |zostało )?(zmieniane|zmienione|zmieniano|zmieniałe?[sa]|zmieniał)[^.\\n]{0,30}(od|przez|dłuzej|ponad)',
  needed:
    '(wymagane|potrzebne|konieczne) (jest )?nowe hasło|nowe hasło musi (zostac|byc) (ustawione|utworzone|wybrane)|oznaczon[eya] do (zresetowania|zmiany) hasła|bez zmiany hasła',
  ask: '(prosze|prosimy|uprzejmie prosimy) (teraz )?(o zmian|o aktualiz|zmieni|zmien|zaktualiz|odnow)|(prosze|prosimy) (o )?(wybra|wybier|ustaw|utworz|ustal)…(now|inn|silniejsz|bezpieczniejsz)|(zmien|zaktualizuj|odnow)…(teraz|natychmiast|niezwłocznie|prosze)|(prosze|prosimy) (o )?(wybra|wybier|ustaw|utworz|ustal)…(bezpieczn|siln)|\\bczas (zmieni|na zmian|zaktual)',
  initial:
    'tymczasow|poczatkow|domysln|pierwsz(e|ym|ego) (logowan|zalogow)|pierwszy raz|startowe|zresetowan|przez administrator|administrator (zresetował|zmienił|ustawił|nadał)|pierwsze logowanie|stałe',
  welcome: 'witaj|witamy',
  soon: 'wygasa\\b|wygasnie|straci waznosc|(za|jeszcze|pozostał)…\\d{1,3} dni|wkrotce|niedługo|dni do|zbliza|\\b(w ciagu|w) \\d{1,3} dni|\\b(prawie|niemal|juz niebawem|wkrotce)\\b|wazne do',
  unless:
    '\\b(jesli|jezeli|gdy|kiedy|w przypadku|o ile|regularnie|okresowo|co \\d{1,3}|przy (nastepnym|kolejnym)|nigdy|uzytkowni(k|cy) musi|zapomnia|utrac(on|iłes)|polityka(?![^.\\n]{0,30}wymaga)|czy\\b)|aby (zmienic|zaktualizowac)|w celu zmiany|nie wygasł|nie musisz|byc zalogowan|po zmianie|(rozni[cł]|inne niz)|nie zapomnij',
  advise: 'zaleca|rekomend|sugeru|radzimy',
  later:
    '((zmien|zmien hasło|zmien hasko|przypomnij( mi)?|moze|zrob to|zmiana hasła) ?(hasło )?)?(pozniej|nastepnym razem)|nie teraz|pomin( (ten krok|na razie|teraz))?|nie,? dziekuje|przypomnij( mi)? (pozniej|jutro)|odłoz|(zachowaj|pozostaw)…(obecne|stare|biezace) hasło',
  done: '(zostało|zostały|było) (pomyslnie |własnie )?(zmienione|zaktualizowane|zapisane|odnowione)|(pomyslnie|poprawnie) (zmieni|zaktualiz)|zmieniono|^hasło zmienione',
  other:
    'sesj|\\blink|odnosnik|certyfikat|\\bkart|licencj|\\bkod|zaproszen|token|zadani|subskryp|jednorazow|klucz|resetowani|odzyskiwani',
  reset: '(reset|odzysk|zapomn|przypomn)…hasł|hasł…(zapomn)|nie pamietasz',
  signUp: 'zarejestruj|zał[oó]z konto|utworz konto|rejestracj',
  current: 'obecne|aktualne|stare|biezace|dotychczasowe|poprzednie',
})
