# Translated by machine, not yet reviewed by a person.
# Hours and times.
open-now = Открыто сейчас
open-until = Сейчас открыто, до { $time }
open-closed = Закрыто
open-next-today = Закрыто · откроется сегодня в { $time }
open-next-tomorrow = Закрыто · откроется завтра в { $time }
open-next-weekday = Закрыто · откроется: { $day }, { $time }
open-next-date = Закрыто · откроется { $day } в { $time }
open-unknown = Неизвестно, открыто ли сейчас
open-unknown-no-hours = Часы работы неизвестны
open-unknown-public-holiday = Неизвестно, открыто ли (праздник)
open-unknown-school-holiday = Неизвестно, открыто ли (школьные каникулы)
open-unknown-note = Время по договорённости
hours = Часы работы
hours-title = { $purpose } ({ $access })
week = Ближайшие семь дней
day-today = Сегодня, { $day }
day-closed = закрыто
day-unknown = неизвестно
day-range = { $from } – { $to }
holidays = Праздничные дни
holiday = Праздничный день
rule-line = { $days }: { $hours }
time-range = { $from }–{ $to }
time-from = с { $from }
around-the-clock = круглосуточно
