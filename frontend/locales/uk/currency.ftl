# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = Наскільки це актуально?
fresh-by-provider = Організація підтвердила { $date }
fresh-by-staff = Місто перевірило { $date }
fresh-by-somebody = Підтверджено { $date }
fresh-due = { $confirmed } · триває наступна перевірка
fresh-overdue = Перевірка прострочена з { $due }, ще ніколи не підтверджено
fresh-overdue-last = Перевірка прострочена з { $due } · востаннє підтверджено { $last }
fresh-overdue-unknown = Перевірка прострочена · востаннє підтверджено { $last }
fresh-never = Ще ніколи не підтверджено
fresh-advice = Будь ласка, запитайте, перш ніж іти.
updated = Востаннє змінено { $date }
freshness-fresh = Нещодавно перевірено
freshness-due = Триває перевірка
freshness-overdue = Перевірка прострочена
freshness-never = Ще ніколи не підтверджено
fresh-next = Наступна перевірка до { $date }
