# Translated by machine, not yet reviewed by a person.
# Hours and times.
open-now = Ouvert maintenant
open-until = Ouvert maintenant, jusqu’à { $time }
open-closed = Fermé
open-next-today = Fermé · ouvre aujourd’hui à { $time }
open-next-tomorrow = Fermé · ouvre demain à { $time }
open-next-weekday = Fermé · ouvre { $day } à { $time }
open-next-date = Fermé · ouvre le { $day } à { $time }
open-unknown = On ne sait pas si c’est ouvert maintenant
open-unknown-no-hours = Horaires inconnus
open-unknown-public-holiday = On ne sait pas si c’est ouvert (jour férié)
open-unknown-school-holiday = On ne sait pas si c’est ouvert (vacances scolaires)
open-unknown-note = Horaires à convenir
hours = Horaires
hours-title = { $purpose } ({ $access })
week = Les sept prochains jours
day-today = Aujourd’hui, { $day }
day-closed = fermé
day-unknown = inconnu
day-range = du { $from } au { $to }
holidays = jours fériés
holiday = Jour férié
rule-line = { $days } : { $hours }
time-range = { $from }–{ $to }
time-from = à partir de { $from }
around-the-clock = 24 heures sur 24
