# News, and events as a calendar.
nav-news = Neues
noun-article = Neuigkeit
nouns-article = Neuigkeiten
news-heading = Das ist neu
news-title = Das ist neu
news-lead = Hier lesen Sie, was in der Stadt neu ist.
news-description = Neues aus { $city }: für Geflüchtete, Zugewanderte und Freiwillige.
news-none = Im Moment gibt es dazu nichts Neues.
news-feed = Neuigkeiten als Feed (Atom)
news-author = Das hat geschrieben:
news-credit = Das Bild ist von:
news-about = Das ist das Thema
calendar-views = So möchten Sie die Termine sehen
calendar-list = Alle Termine als Liste
calendar-month = Ein Monat
calendar-day = Ein Tag
calendar-back = Davor: { $when }
calendar-on = Danach: { $when }
calendar-title = Termine im Zeitraum: { $when }
calendar-month-none = In diesem Monat gibt es keine Termine.
calendar-day-none = An diesem Tag gibt es keine Termine.
calendar-subscribe = Diese Termine im eigenen Kalender sehen
calendar-subscribe-hint = Neue Termine kommen dann von selbst in Ihren Kalender. Ihre Filter gelten weiter.
calendar-file = Als Datei speichern (.ics)
calendar-add = In meinen Kalender eintragen
news-count = { $cat ->
    [one] { $n } Neuigkeit
   *[other] { $n } Neuigkeiten
}
calendar-more = { $cat ->
    [one] und noch { $n } Termin
   *[other] und noch { $n } Termine
}
