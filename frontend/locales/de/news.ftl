# News, and events as a calendar.
nav-news = Aktuelles
noun-article = Nachricht
nouns-article = Nachrichten
news-heading = Aktuelles
news-title = Aktuelles
news-lead = Nachrichten rund um Ankommen, Helfen und Zusammenleben.
news-description = Nachrichten aus { $city }: was sich für Geflüchtete, Zugewanderte und Freiwillige ändert.
news-none = Zurzeit gibt es keine Nachrichten dazu.
news-feed = Nachrichten als Feed (Atom)
news-author = Verfasst von:
news-credit = Bild:
news-about = Darum geht es
calendar-views = Ansicht
calendar-list = Liste
calendar-month = Monat
calendar-day = Tag
calendar-back = Zurück: { $when }
calendar-on = Weiter: { $when }
calendar-title = Termine: { $when }
calendar-month-none = In diesem Monat sind keine Termine eingetragen.
calendar-day-none = An diesem Tag sind keine Termine eingetragen.
calendar-subscribe = Diesen Kalender abonnieren
calendar-subscribe-hint = Ihr Kalender holt sich dann neue und geänderte Termine von selbst, mit den Filtern, die Sie gewählt haben.
calendar-file = Als Datei laden (.ics)
calendar-add = In meinen Kalender übernehmen
news-count = { $cat ->
    [one] { $n } Nachricht
   *[other] { $n } Nachrichten
}
calendar-more = { $cat ->
    [one] und { $n } weiterer
   *[other] und { $n } weitere
}
