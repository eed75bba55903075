# Lists of offers, providers, events, hits.
offers-heading = Angebote finden
offers-title = Angebote
offers-title-in = { $topic } in { $place }
offers-title-district = Angebote in { $place }
offers-description = Alle Angebote in { $city }: nach Thema, Stadtteil, Sprache und Öffnungszeit.
offers-count = { $cat ->
    [one] { $n } Angebot
   *[other] { $n } Angebote
}
offers-none = Mit diesen Filtern gibt es nichts. Nehmen Sie einen Filter weg oder suchen Sie mit einem anderen Wort.
offers-all = Alle Angebote anzeigen
nearest = In { $place } gibt es dazu kein Angebot. Das hier liegt am nächsten:
filters = Filter
filters-active = Gewählte Filter
filters-apply = Filter anwenden
filters-reset = Zurücksetzen
filters-clear = Alle entfernen
filter-remove = Filter entfernen: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: alle
filter-category = Thema
filter-any-category = Alle Themen
filter-district = Stadtteil
filter-any-district = Ganze Stadt
filter-language = Gesprochene Sprache
filter-any-language = Egal
filter-group = Für wen
filter-any-group = Für alle
filter-audience = Für wen
filter-any-audience = Für alle
filter-further = Weitere Filter
filter-open-now = Jetzt geöffnet
filter-free = Kostenlos
filter-wheelchair = Mit dem Rollstuhl erreichbar
filter-wheelchair-is = Rollstuhl: { $value }
sort = Reihenfolge
sort-relevance = Was am besten passt
sort-name = Nach Name
sort-opens = Was zuerst öffnet
sort-confirmed = Zuletzt geprüft
providers-heading = Anbieter von A bis Z
providers-title = Anbieter
providers-lead = Vereine, Verbände und Ämter – und was sie anbieten.
providers-description = Vereine, Verbände und Ämter in { $city } von A bis Z, mit ihren Angeboten.
providers-search = Name des Anbieters
providers-all = Alle anzeigen
providers-count = { $cat ->
    [one] { $n } Anbieter
   *[other] { $n } Anbieter
}
events-heading = Termine
events-title = Termine
events-lead = Was in den nächsten Monaten stattfindet.
events-description = Termine in { $city }: Treffen, Sprechstunden, Feste und Kurse der nächsten Monate.
events-count = { $cat ->
    [one] { $n } Termin
   *[other] { $n } Termine
}
events-none = Zurzeit sind keine Termine eingetragen.
search-title = Suche
search-title-for = Suche: { $q }
search-description = Alle Angebote, Anbieter und Termine in { $city } durchsuchen.
search-hint = Suchen Sie in jeder Sprache, auch mit Tippfehlern.
search-count = { $cat ->
    [one] { $n } Treffer
   *[other] { $n } Treffer
}
search-meant = Meinten Sie:
search-none = Dazu haben wir nichts gefunden. Versuchen Sie ein anderes Wort, oder:
search-kinds = Art der Treffer
search-all = Alles
