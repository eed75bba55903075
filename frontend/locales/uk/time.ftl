# Translated by machine, not yet reviewed by a person.
# Hours and times.
open-now = Відчинено зараз
open-until = Зараз відчинено, до { $time }
open-closed = Зачинено
open-next-today = Зачинено · відчинять сьогодні, { $time }
open-next-tomorrow = Зачинено · відчинять завтра, { $time }
open-next-weekday = Зачинено · відчинять: { $day }, { $time }
open-next-date = Зачинено · відчинять { $day }, { $time }
open-unknown = Невідомо, чи зараз відчинено
open-unknown-no-hours = Години роботи невідомі
open-unknown-public-holiday = Невідомо, чи відчинено (свято)
open-unknown-school-holiday = Невідомо, чи відчинено (шкільні канікули)
open-unknown-note = Час за домовленістю
hours = Години роботи
hours-title = { $purpose } ({ $access })
week = Найближчі сім днів
day-today = Сьогодні, { $day }
day-closed = зачинено
day-unknown = невідомо
day-range = { $from } – { $to }
holidays = Святкові дні
holiday = Святковий день
rule-line = { $days }: { $hours }
time-range = { $from }–{ $to }
time-from = з { $from }
around-the-clock = цілодобово
