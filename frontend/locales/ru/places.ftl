# Translated by machine, not yet reviewed by a person.
# Places.
places = Где
places-count = { $cat ->
    [one] { $n } место
    [few] { $n } места
    [many] { $n } мест
   *[other] { $n } места
}
place-none = Адрес не публикуется
place-none-long = Адрес не публикуется. Пожалуйста, сначала свяжитесь.
place-approximate = Известно только примерное место.
distance-m = около { $n } м
distance-km = около { $n } км
wheelchair-yes = Доступно на инвалидной коляске
wheelchair-limited = Частично доступно на инвалидной коляске
wheelchair-no = Недоступно на инвалидной коляске
wheelchair-short-yes = да
wheelchair-short-limited = частично
wheelchair-short-no = нет
wheelchair-short-unknown = неизвестно
