# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = Знайти допомогу
offers-title = Пропозиції
offers-title-in = { $topic } у районі { $place }
offers-title-district = Пропозиції в районі { $place }
offers-description = Усі пропозиції допомоги в місті { $city }: за темою, районом, мовою та годинами роботи.
offers-count = { $cat ->
    [one] { $n } пропозиція
    [few] { $n } пропозиції
    [many] { $n } пропозицій
   *[other] { $n } пропозиції
}
offers-none = З цими фільтрами нічого немає. Приберіть один фільтр або спробуйте інше слово.
offers-all = Показати всі пропозиції
nearest = У районі { $place } такої пропозиції немає. Ось що найближче:
filters = Фільтри
filters-active = Вибрані фільтри
filters-apply = Застосувати
filters-reset = Скинути
filters-clear = Прибрати всі
filter-remove = Прибрати фільтр: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: усе
filter-category = Тема
filter-any-category = Усі теми
filter-district = Район
filter-any-district = Усе місто
filter-language = Якою мовою говорять
filter-any-language = Будь-яка
filter-group = Для кого
filter-any-group = Для всіх
filter-audience = Для кого
filter-any-audience = Для всіх
filter-further = Інші фільтри
filter-open-now = Відчинено зараз
filter-free = Безкоштовно
filter-wheelchair = Доступно на кріслі колісному
filter-wheelchair-is = Крісло колісне: { $value }
sort = Порядок
sort-relevance = Спершу найбільш відповідне
sort-name = За назвою
sort-opens = Що відчиниться раніше
sort-confirmed = Нещодавно перевірене
providers-heading = Організації від A до Z
providers-title = Організації
providers-lead = Громадські й благодійні організації та установи – і що вони пропонують.
providers-description = Громадські й благодійні організації та установи в місті { $city } від A до Z, з їхніми пропозиціями.
providers-search = Назва організації
providers-all = Показати всі
providers-count = { $cat ->
    [one] { $n } організація
    [few] { $n } організації
    [many] { $n } організацій
   *[other] { $n } організації
}
events-heading = Події
events-title = Події
events-lead = Що відбувається найближчими місяцями.
events-description = Події в місті { $city }: зустрічі, години консультацій, свята й курси найближчих місяців.
events-count = { $cat ->
    [one] { $n } подія
    [few] { $n } події
    [many] { $n } подій
   *[other] { $n } події
}
events-none = Зараз подій немає.
search-title = Пошук
search-title-for = Пошук: { $q }
search-description = Пошук серед усіх пропозицій, організацій і подій у місті { $city }.
search-hint = Шукайте будь-якою мовою, навіть з помилками.
search-count = { $cat ->
    [one] { $n } результат
    [few] { $n } результати
    [many] { $n } результатів
   *[other] { $n } результату
}
search-meant = Можливо, ви мали на увазі:
search-none = Ми нічого не знайшли. Спробуйте інше слово або:
search-kinds = Вид результатів
search-all = Усе
