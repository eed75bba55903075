# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = Find offers
offers-title = Offers
offers-title-in = { $topic } in { $place }
offers-title-district = Offers in { $place }
offers-description = All offers in { $city }: by topic, district, language and opening hours.
offers-count = { $cat ->
    [one] { $n } offer
   *[other] { $n } offers
}
offers-none = Nothing fits these filters. Remove one of them or search for another word.
offers-all = Show all offers
nearest = There is no such offer in { $place }. This is nearest:
filters = Filters
filters-active = Chosen filters
filters-apply = Apply filters
filters-reset = Reset
filters-clear = Remove all
filter-remove = Remove filter: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: all
filter-category = Topic
filter-any-category = All topics
filter-district = District
filter-any-district = Whole city
filter-language = Language spoken
filter-any-language = Any
filter-group = For whom
filter-any-group = For everybody
filter-audience = For whom
filter-any-audience = For everybody
filter-further = More filters
filter-open-now = Open now
filter-free = Free of charge
filter-wheelchair = Wheelchair accessible
filter-wheelchair-is = Wheelchair: { $value }
sort = Order
sort-relevance = Best match
sort-name = By name
sort-opens = Opens first
sort-confirmed = Checked most recently
providers-heading = Providers from A to Z
providers-title = Providers
providers-lead = Associations, charities and offices – and what they offer.
providers-description = Associations, charities and offices in { $city } from A to Z, with their offers.
providers-search = Name of the provider
providers-all = Show all
providers-count = { $cat ->
    [one] { $n } provider
   *[other] { $n } providers
}
events-heading = Events
events-title = Events
events-lead = What takes place in the coming months.
events-description = Events in { $city }: meetings, consultation hours, festivals and courses of the coming months.
events-count = { $cat ->
    [one] { $n } date
   *[other] { $n } dates
}
events-none = No events are entered at the moment.
search-title = Search
search-title-for = Search: { $q }
search-description = Search all offers, providers and events in { $city }.
search-hint = Search in any language; spelling mistakes are fine.
search-count = { $cat ->
    [one] { $n } result
   *[other] { $n } results
}
search-meant = Did you mean:
search-none = We found nothing. Try another word, or:
search-kinds = Kind of result
search-all = Everything
