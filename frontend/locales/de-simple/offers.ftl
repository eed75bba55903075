# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = Hier finden Sie Angebote
offers-title = Angebote
offers-title-in = { $topic } in { $place }
offers-title-district = Angebote in { $place }
offers-description = Alle Angebote in { $city }. Sie können auswählen: Thema, Stadt·teil, Sprache und Öffnungs·zeit.
offers-count = { $cat ->
    [one] { $n } Angebot
   *[other] { $n } Angebote
}
offers-none = Zu Ihrer Auswahl gibt es nichts. Wählen Sie weniger aus. Oder suchen Sie ein anderes Wort.
offers-all = Alle Angebote zeigen
nearest = In { $place } gibt es dazu nichts. Diese Angebote sind in der Nähe:
filters = Auswahl
filters-active = Ihre Auswahl
filters-apply = Auswahl zeigen
filters-reset = Neu auswählen
filters-clear = Alles löschen
filter-remove = Nicht mehr auswählen: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: alles
filter-category = Thema
filter-any-category = Alle Themen
filter-district = Stadt·teil
filter-any-district = Ganze Stadt
filter-language = Welche Sprache?
filter-any-language = Egal
filter-group = Für wen?
filter-any-group = Für alle
filter-audience = Für wen?
filter-any-audience = Für alle
filter-further = Mehr auswählen
filter-open-now = Jetzt offen
filter-free = Kostet nichts
filter-wheelchair = Gut für Menschen im Rollstuhl
filter-wheelchair-is = Rollstuhl: { $value }
sort = Was kommt zuerst?
sort-relevance = Was am besten passt
sort-name = Von A bis Z
sort-opens = Was als Erstes öffnet
sort-confirmed = Neue Prüfung zuerst
providers-heading = Alle Anbieter von A bis Z
providers-title = Anbieter
providers-lead = Anbieter sind zum Beispiel Vereine oder Ämter. Sie helfen Menschen. Hier sehen Sie alle.
providers-description = Alle Anbieter in { $city } von A bis Z. Das sind zum Beispiel Vereine oder Ämter. Sie sehen auch, was sie anbieten.
providers-search = Name vom Anbieter
providers-all = Alle zeigen
providers-count = { $cat ->
    [one] { $n } Anbieter
   *[other] { $n } Anbieter
}
events-heading = Termine
events-title = Termine
events-lead = Das gibt es in den nächsten Monaten.
events-description = Termine in { $city } in den nächsten Monaten: Treffen, Beratung, Feste und Kurse.
events-count = { $cat ->
    [one] { $n } Termin
   *[other] { $n } Termine
}
events-none = Im Moment gibt es keine Termine.
search-title = Suche
search-title-for = Suche: { $q }
search-description = Hier suchen Sie in { $city }: Angebote, Anbieter und Termine.
search-hint = Sie können in jeder Sprache suchen. Fehler beim Schreiben sind nicht schlimm.
search-count = { $cat ->
    [one] { $n } Ergebnis
   *[other] { $n } Ergebnisse
}
search-meant = Meinen Sie das?
search-none = Wir haben nichts gefunden. Suchen Sie ein anderes Wort. Oder:
search-kinds = Art vom Ergebnis
search-all = Alles
