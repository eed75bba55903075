# Translated by machine, not yet reviewed by a person.
# The check: a provider looks at its entries and answers. Read by volunteers on phones.
review-title = Чи ваші записи в довіднику ще правильні?
review-intro = Подивіться на кожен запис і скажіть, чи він ще правильний. Саме так його бачать у довіднику всі люди.
review-progress = { $cat ->
    [one] Є відповідь на { $answered } з { $n } запису
    [few] Є відповідь на { $answered } з { $n } записів
    [many] Є відповідь на { $answered } з { $n } записів
   *[other] Є відповідь на { $answered } з { $n } запису
}
review-all = Усі записи правильні
review-rest = Інші записи правильні
review-entries = Ваші записи
review-still-right = Усе правильно
review-correct = Виправити
review-gone = Цього вже немає
review-undo = Скасувати відповідь
review-public = Так це бачать усі
review-state-confirmed = Підтверджено
review-state-corrected = Виправлено
review-state-withdrawn = Ви повідомили: цього вже немає
review-state-unanswered = Ще немає відповіді
review-pending = Ваше виправлення місто ще перегляне, перш ніж його побачать усі.
review-at-once = Виправлення одразу видно всім.
review-looked-at = Виправлення місто переглядає, перш ніж їх побачать усі.
review-not-public = Цей запис зараз не публічний.
review-done-title = Дякуємо, на все є відповідь
review-done-text = Зараз ви отримаєте підтвердження електронною поштою. До кінця перевірки ви можете все змінити за тим самим посиланням.
review-saved = Збережено, дякуємо.
review-undone = Вашу відповідь скасовано.
review-closed = Цю перевірку завершено. Відповіді вже не можна змінити; якщо щось не так, напишіть місту.
review-moved-title = Цей запис відтоді змінився
review-moved-text = Вашу відповідь поки не зараховано. Будь ласка, подивіться, що змінилося, і дайте відповідь ще раз.
review-moved-many = { $cat ->
    [one] { $n } запис відтоді змінився. Вашу відповідь на нього поки не зараховано: будь ласка, подивіться й дайте відповідь ще раз.
    [few] { $n } записи відтоді змінилися. Вашу відповідь на них поки не зараховано: будь ласка, подивіться й дайте відповідь ще раз.
    [many] { $n } записів відтоді змінилися. Вашу відповідь на них поки не зараховано: будь ласка, подивіться й дайте відповідь ще раз.
   *[other] { $n } запису відтоді змінилося. Вашу відповідь на них поки не зараховано: будь ласка, подивіться й дайте відповідь ще раз.
}
review-odd-title = Будь ласка, перегляньте це
review-odd-website = Нам не вдається відкрити сайт з { $date }.
review-odd-online = Нам не вдається відкрити сторінку для участі онлайн з { $date }.
review-odd-no-hours = Годин не вказано. Люди не знають, коли можна прийти чи зателефонувати.
review-odd-event-over = Усі дати цієї події вже минули.
review-odd-ends-soon = Останній день — { $date }. Чи буде це й далі?
review-odd-ended = Останній день був { $date }.
review-odd-phone = За номером телефону, як його записано, не можна зателефонувати.
review-before = Було:
review-now = Тепер:
review-nothing = нічого
review-field-title = Назва
review-field-summary = Коротко
review-field-description = Опис
review-field-notes = Примітки
review-field-hours = Години
review-field-capacity = Прийом
review-field-phone = Телефон
review-field-email = Електронна адреса
review-field-website = Сайт
review-field-when = Коли
review-field-valid-until = Останній день
review-field-other = Інші відомості
review-correct-title = Виправити: { $name }
review-correct-intro = Змініть лише те, що неправильно. Усе інше залишиться, як є, і після збереження вважатиметься підтвердженим.
review-correct-elsewhere = Це змінить для вас місто. Напишіть, що неправильно:
review-as-public = Так це виглядає зараз
review-save = Зберегти й підтвердити
review-back = Назад до всіх записів
review-required = Обов’язкове поле
review-description-help = Порожні рядки розділяють абзаци.
review-phone-help = Наприклад, 0651 12345
review-website-help = Наприклад, https://verein.example
review-hours-set = Розклад { $n }
review-hours-new = Ще один розклад
review-hours-purpose = Для чого
review-hours-access = Доступ
review-hours-access-open = Не вказано
review-hours-help = Напишіть для кожного дня, від котрої до котрої години, наприклад 9–12, 14–17:30. Порожнє поле означає: зачинено.
review-hours-holidays = Зачинено у святкові дні
review-hours-special = Ці години особливі й записані у форматі OpenStreetMap. Якщо потрібен простий тиждень, очистьте це поле та заповніть дні.
review-hours-rule = Формат OpenStreetMap
review-hours-note = Примітка до годин
review-hours-remove = Видалити цей розклад
review-hours-preview = Переглянути години
review-hours-preview-title = Найближчі сім днів були б такі
review-hours-preview-hint = Ще нічого не збережено.
review-hours-wrong = «{ $text }» – це не час. Напишіть, наприклад, 9–12 або 14:00–17:30.
review-capacity-label = Чи можете ви приймати людей?
review-capacity-until = До якого дня (якщо знаєте)
review-errors-title = Будь ласка, перегляньте це ще раз
review-error-too-long = Це задовго.
review-error-required = Тут чогось бракує.
review-error-phone = Це не номер телефону. Напишіть його з кодом міста, наприклад 0651 12345.
review-error-email = Це не електронна адреса.
review-error-website = Це не адреса сайту. Вона починається з https://
review-error-hours = Ці години не вдається прочитати.
review-error-date = Це не дата, або вона раніша за іншу.
review-error-successor = Такої пропозиції тут немає.
review-error-other = Так зберегти не вдається.
review-gone-title = Цього вже немає: { $name }
review-gone-intro = Запис зникне зі списків. Його сторінка залишиться із сьогоднішньою датою, щоб ніхто не шукав даремно.
review-gone-successor = Куди людям тепер звертатися?
review-gone-successor-none = Заміни немає
review-gone-successor-other = Інша пропозиція: її адреса тут у довіднику
review-gone-confirm = Так, цього вже немає
review-gone-provider = Якщо закрилася вся організація, це відмітить для вас місто. Напишіть:
review-contact-title = Ви більше за це не відповідаєте?
review-contact-text = Скажіть, кого нам питати. Місто перевірить нову адресу, перш ніж надсилати туди повідомлення.
review-contact-email = Електронна адреса нової контактної особи
review-contact-lang = Мова повідомлень
review-contact-note = Ще кілька слів про це
review-contact-send = Передати
review-contact-done = Дякуємо. Надалі ми вас більше не питатимемо.
review-word-title = Написати місту
review-word-text = Наприклад, про нову пропозицію, нову адресу або про те, що тут не вдається зробити.
review-word-label = Ваше повідомлення
review-word-send = Надіслати
review-word-done = Дякуємо, ваше повідомлення надійшло.
review-expired-title = Це посилання вже не діє
review-expired-text = Його термін минув, або під час копіювання щось загубилося. Замовте нове – на адресу, яка в нас записана:
review-link-email = Ваша електронна адреса
review-link-send = Надіслати нове посилання
review-link-sent-title = Будь ласка, перевірте пошту
review-link-sent-text = Якщо ця адреса в нас записана й перевірка триває, нове посилання вже надіслано. Якщо за кілька хвилин нічого не прийде, запитайте місто.
