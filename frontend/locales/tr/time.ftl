# Translated by machine, not yet reviewed by a person.
# Hours and times.
open-now = Şu an açık
open-until = Şu an açık · kapanış: { $time }
open-closed = Kapalı
open-next-today = Kapalı · açılış: bugün { $time }
open-next-tomorrow = Kapalı · açılış: yarın { $time }
open-next-weekday = Kapalı · açılış: { $day } { $time }
open-next-date = Kapalı · açılış: { $day }, { $time }
open-unknown = Şu an açık olup olmadığı bilinmiyor
open-unknown-no-hours = Açılış saatleri bilinmiyor
open-unknown-public-holiday = Açık olup olmadığı bilinmiyor (resmî tatil)
open-unknown-school-holiday = Açık olup olmadığı bilinmiyor (okul tatili)
open-unknown-note = Saatler görüşülerek belirlenir
hours = Açılış saatleri
hours-title = { $purpose } ({ $access })
week = Önümüzdeki yedi gün
day-today = Bugün, { $day }
day-closed = kapalı
day-unknown = bilinmiyor
day-range = { $from } – { $to }
holidays = Resmî tatiller
holiday = Resmî tatil
rule-line = { $days }: { $hours }
time-range = { $from }–{ $to }
time-from = başlangıç: { $from }
around-the-clock = 24 saat açık
