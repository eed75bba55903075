# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = Насколько это актуально?
fresh-by-provider = Организация подтвердила { $date }
fresh-by-staff = Город проверил { $date }
fresh-by-somebody = Подтверждено { $date }
fresh-due = { $confirmed } · идёт следующая проверка
fresh-overdue = Проверка просрочена с { $due }, ещё ни разу не подтверждено
fresh-overdue-last = Проверка просрочена с { $due } · последний раз подтверждено { $last }
fresh-overdue-unknown = Проверка просрочена · последний раз подтверждено { $last }
fresh-never = Ещё ни разу не подтверждено
fresh-advice = Пожалуйста, спросите, прежде чем идти.
updated = Последнее изменение { $date }
freshness-fresh = Недавно проверено
freshness-due = Идёт проверка
freshness-overdue = Проверка просрочена
freshness-never = Ещё ни разу не подтверждено
fresh-next = Следующая проверка до { $date }
