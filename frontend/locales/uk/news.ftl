# News, and events as a calendar.
nav-news = Новини
noun-article = Новина
nouns-article = Новини
news-heading = Новини
news-title = Новини
news-lead = Новини про прибуття, допомогу та життя разом.
news-description = Новини з { $city }: що змінюється для біженців, новоприбулих і волонтерів.
news-none = Зараз новин про це немає.
news-feed = Новини як стрічка (Atom)
news-author = Автор:
news-credit = Зображення:
news-about = Про що це
calendar-views = Вигляд
calendar-list = Список
calendar-month = Місяць
calendar-day = День
calendar-back = Назад: { $when }
calendar-on = Далі: { $when }
calendar-title = Події: { $when }
calendar-month-none = На цей місяць подій немає.
calendar-day-none = На цей день подій немає.
calendar-subscribe = Підписатися на цей календар
calendar-subscribe-hint = Тоді ваш календар сам отримуватиме нові й змінені події з вибраними фільтрами.
calendar-file = Завантажити файл (.ics)
calendar-add = Додати до мого календаря
news-count = { $cat ->
    [one] { $n } новина
    [few] { $n } новини
    [many] { $n } новин
   *[other] { $n } новини
}
calendar-more = { $cat ->
    [one] і ще { $n } подія
    [few] і ще { $n } події
    [many] і ще { $n } подій
   *[other] і ще { $n } події
}
