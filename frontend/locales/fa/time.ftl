# Translated by machine, not yet reviewed by a person.
# Hours and times.
open-now = الان باز است
open-until = الان باز است تا ساعت { $time }
open-closed = بسته
open-next-today = بسته · امروز ساعت { $time } باز می‌شود
open-next-tomorrow = بسته · فردا ساعت { $time } باز می‌شود
open-next-weekday = بسته · { $day } ساعت { $time } باز می‌شود
open-next-date = بسته · در { $day } ساعت { $time } باز می‌شود
open-unknown = معلوم نیست الان باز است یا نه
open-unknown-no-hours = ساعت‌های کار معلوم نیست
open-unknown-public-holiday = معلوم نیست باز است یا نه (تعطیل رسمی)
open-unknown-school-holiday = معلوم نیست باز است یا نه (تعطیلات مدرسه)
open-unknown-note = ساعت با هماهنگی
hours = ساعت‌های کار
hours-title = { $purpose } ({ $access })
week = هفت روز آینده
day-today = امروز، { $day }
day-closed = بسته
day-unknown = معلوم نیست
day-range = { $from } تا { $to }
holidays = تعطیلات رسمی
holiday = تعطیل رسمی
rule-line = { $days }: { $hours }
time-range = { $from } تا { $to }
time-from = از ساعت { $from }
around-the-clock = شبانه‌روزی
