# News, and events as a calendar.
nav-news = Haberler
noun-article = Haber
nouns-article = Haberler
news-heading = Haberler
news-title = Haberler
news-lead = Varış, yardımlaşma ve birlikte yaşama dair haberler.
news-description = { $city } haberleri: mülteciler, yeni gelenler ve gönüllüler için neler değişiyor.
news-none = Şu anda bu konuda haber yok.
news-feed = Haberler akış olarak (Atom)
news-author = Yazan:
news-credit = Görsel:
news-about = Konusu
calendar-views = Görünüm
calendar-list = Liste halinde
calendar-month = Ay
calendar-day = Gün
calendar-back = Önceki: { $when }
calendar-on = Sonraki: { $when }
calendar-title = Etkinlikler: { $when }
calendar-month-none = Bu ay için kayıtlı etkinlik yok.
calendar-day-none = Bu gün için kayıtlı etkinlik yok.
calendar-subscribe = Bu takvime abone ol
calendar-subscribe-hint = Takviminiz yeni ve değişen etkinlikleri seçtiğiniz filtrelerle kendisi alır.
calendar-file = Dosya olarak indir (.ics)
calendar-add = Takvimime ekle
news-count = { $cat ->
    [one] { $n } haber
   *[other] { $n } haber
}
calendar-more = { $cat ->
    [one] ve { $n } tane daha
   *[other] ve { $n } tane daha
}
