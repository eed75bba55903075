# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = Найти помощь
offers-title = Предложения
offers-title-in = { $topic } в районе { $place }
offers-title-district = Предложения в районе { $place }
offers-description = Все предложения помощи в городе { $city }: по теме, району, языку и часам работы.
offers-count = { $cat ->
    [one] { $n } предложение
    [few] { $n } предложения
    [many] { $n } предложений
   *[other] { $n } предложения
}
offers-none = С этими фильтрами ничего нет. Уберите один фильтр или попробуйте другое слово.
offers-all = Показать все предложения
nearest = В районе { $place } такого предложения нет. Вот что ближе всего:
filters = Фильтры
filters-active = Выбранные фильтры
filters-apply = Применить
filters-reset = Сбросить
filters-clear = Убрать все
filter-remove = Убрать фильтр: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: всё
filter-category = Тема
filter-any-category = Все темы
filter-district = Район
filter-any-district = Весь город
filter-language = На каком языке говорят
filter-any-language = Любой
filter-group = Для кого
filter-any-group = Для всех
filter-audience = Для кого
filter-any-audience = Для всех
filter-further = Другие фильтры
filter-open-now = Открыто сейчас
filter-free = Бесплатно
filter-wheelchair = Доступно на инвалидной коляске
filter-wheelchair-is = Инвалидная коляска: { $value }
sort = Порядок
sort-relevance = Сначала самое подходящее
sort-name = По названию
sort-opens = Что откроется раньше
sort-confirmed = Недавно проверенное
providers-heading = Организации от A до Z
providers-title = Организации
providers-lead = Общественные и благотворительные организации и ведомства – и что они предлагают.
providers-description = Общественные и благотворительные организации и ведомства в городе { $city } от A до Z, с их предложениями.
providers-search = Название организации
providers-all = Показать все
providers-count = { $cat ->
    [one] { $n } организация
    [few] { $n } организации
    [many] { $n } организаций
   *[other] { $n } организации
}
events-heading = Мероприятия
events-title = Мероприятия
events-lead = Что проходит в ближайшие месяцы.
events-description = Мероприятия в городе { $city }: встречи, часы консультаций, праздники и курсы ближайших месяцев.
events-count = { $cat ->
    [one] { $n } мероприятие
    [few] { $n } мероприятия
    [many] { $n } мероприятий
   *[other] { $n } мероприятия
}
events-none = Сейчас мероприятий нет.
search-title = Поиск
search-title-for = Поиск: { $q }
search-description = Поиск по всем предложениям, организациям и мероприятиям в городе { $city }.
search-hint = Ищите на любом языке, даже с ошибками.
search-count = { $cat ->
    [one] { $n } результат
    [few] { $n } результата
    [many] { $n } результатов
   *[other] { $n } результата
}
search-meant = Возможно, вы имели в виду:
search-none = Мы ничего не нашли. Попробуйте другое слово или:
search-kinds = Вид результатов
search-all = Всё
