# News, and events as a calendar.
nav-news = Новости
noun-article = Новость
nouns-article = Новости
news-heading = Новости
news-title = Новости
news-lead = Новости о приезде, помощи и жизни вместе.
news-description = Новости из { $city }: что меняется для беженцев, приезжих и волонтёров.
news-none = Сейчас новостей об этом нет.
news-feed = Новости лентой (Atom)
news-author = Автор:
news-credit = Изображение:
news-about = О чём это
calendar-views = Вид
calendar-list = Список
calendar-month = Месяц
calendar-day = День
calendar-back = Назад: { $when }
calendar-on = Далее: { $when }
calendar-title = Мероприятия: { $when }
calendar-month-none = На этот месяц мероприятий нет.
calendar-day-none = На этот день мероприятий нет.
calendar-subscribe = Подписаться на этот календарь
calendar-subscribe-hint = Тогда ваш календарь сам будет получать новые и изменённые мероприятия с выбранными фильтрами.
calendar-file = Скачать файлом (.ics)
calendar-add = Добавить в мой календарь
news-count = { $cat ->
    [one] { $n } новость
    [few] { $n } новости
    [many] { $n } новостей
   *[other] { $n } новости
}
calendar-more = { $cat ->
    [one] и ещё { $n } мероприятие
    [few] и ещё { $n } мероприятия
    [many] и ещё { $n } мероприятий
   *[other] и ещё { $n } мероприятия
}
