# Translated by machine, not yet reviewed by a person.
# Hours and times.
open-now = Jetzt offen
open-until = Jetzt offen bis { $time } Uhr
open-closed = Jetzt geschlossen
open-next-today = Jetzt geschlossen · öffnet heute um { $time } Uhr
open-next-tomorrow = Jetzt geschlossen · öffnet morgen um { $time } Uhr
open-next-weekday = Jetzt geschlossen · öffnet am { $day } um { $time } Uhr
open-next-date = Jetzt geschlossen · öffnet am { $day } um { $time } Uhr
open-unknown = Wir wissen nicht, ob jetzt offen ist
open-unknown-no-hours = Wir kennen die Öffnungs·zeiten nicht
open-unknown-public-holiday = Wir wissen nicht, ob offen ist (Feiertag)
open-unknown-school-holiday = Wir wissen nicht, ob offen ist (Schul·ferien)
open-unknown-note = Fragen Sie nach den Zeiten
hours = Öffnungs·zeiten
hours-title = { $purpose } ({ $access })
week = Die nächsten 7 Tage
day-today = Heute, { $day }
day-closed = geschlossen
day-unknown = wissen wir nicht
day-range = { $from } bis { $to }
holidays = Feiertage
holiday = Feiertag
rule-line = { $days }: { $hours }
time-range = { $from } bis { $to } Uhr
time-from = ab { $from } Uhr
around-the-clock = Tag und Nacht offen
