# Translated by machine, not yet reviewed by a person.
# The check: a provider looks at its entries and answers. Read by volunteers on phones.
review-title = Ваши записи в справочнике ещё верны?
review-intro = Посмотрите каждую запись и скажите, верна ли она ещё. Именно такой её видят в справочнике все люди.
review-progress = { $cat ->
    [one] Есть ответ на { $answered } из { $n } записи
    [few] Есть ответ на { $answered } из { $n } записей
    [many] Есть ответ на { $answered } из { $n } записей
   *[other] Есть ответ на { $answered } из { $n } записи
}
review-all = Все записи верны
review-rest = Остальные записи верны
review-entries = Ваши записи
review-still-right = Всё верно
review-correct = Исправить
review-gone = Этого больше нет
review-undo = Отменить ответ
review-public = Так это видят все
review-state-confirmed = Подтверждено
review-state-corrected = Исправлено
review-state-withdrawn = Вы сообщили: этого больше нет
review-state-unanswered = Ещё нет ответа
review-pending = Ваше исправление город ещё посмотрит, прежде чем его увидят все.
review-at-once = Исправления сразу видны всем.
review-looked-at = Исправления город смотрит, прежде чем их увидят все.
review-not-public = Эта запись сейчас не опубликована.
review-done-title = Спасибо, на всё есть ответ
review-done-text = Сейчас вы получите подтверждение по электронной почте. До конца проверки вы можете всё изменить по той же ссылке.
review-saved = Сохранено, спасибо.
review-undone = Ваш ответ отменён.
review-closed = Эта проверка завершена. Ответы больше нельзя изменить; если что-то не так, напишите городу.
review-moved-title = Эта запись с тех пор изменилась
review-moved-text = Ваш ответ пока не засчитан. Пожалуйста, посмотрите, что изменилось, и ответьте ещё раз.
review-moved-many = { $cat ->
    [one] { $n } запись с тех пор изменилась. Ваш ответ на неё пока не засчитан: пожалуйста, посмотрите и ответьте ещё раз.
    [few] { $n } записи с тех пор изменились. Ваш ответ на них пока не засчитан: пожалуйста, посмотрите и ответьте ещё раз.
    [many] { $n } записей с тех пор изменились. Ваш ответ на них пока не засчитан: пожалуйста, посмотрите и ответьте ещё раз.
   *[other] { $n } записи с тех пор изменилось. Ваш ответ на них пока не засчитан: пожалуйста, посмотрите и ответьте ещё раз.
}
review-odd-title = Пожалуйста, посмотрите это
review-odd-website = Нам не удаётся открыть сайт с { $date }.
review-odd-online = Нам не удаётся открыть страницу для участия онлайн с { $date }.
review-odd-no-hours = Часы не указаны. Люди не знают, когда можно прийти или позвонить.
review-odd-event-over = Все даты этого мероприятия уже прошли.
review-odd-ends-soon = Последний день — { $date }. Будет ли это и дальше?
review-odd-ended = Последний день был { $date }.
review-odd-phone = По номеру телефона, как он записан, нельзя позвонить.
review-before = Было:
review-now = Теперь:
review-nothing = ничего
review-field-title = Название
review-field-summary = Коротко
review-field-description = Описание
review-field-notes = Примечания
review-field-hours = Часы
review-field-capacity = Приём
review-field-phone = Телефон
review-field-email = Электронный адрес
review-field-website = Сайт
review-field-when = Когда
review-field-valid-until = Последний день
review-field-other = Другие сведения
review-correct-title = Исправить: { $name }
review-correct-intro = Измените только то, что неверно. Всё остальное останется как есть и после сохранения будет считаться подтверждённым.
review-correct-elsewhere = Это изменит для вас город. Напишите, что неверно:
review-as-public = Так это выглядит сейчас
review-save = Сохранить и подтвердить
review-back = Назад ко всем записям
review-required = Обязательное поле
review-description-help = Пустые строки разделяют абзацы.
review-phone-help = Например, 0651 12345
review-website-help = Например, https://verein.example
review-hours-set = Расписание { $n }
review-hours-new = Ещё одно расписание
review-hours-purpose = Для чего
review-hours-access = Доступ
review-hours-access-open = Не указано
review-hours-help = Напишите для каждого дня, с какого и до какого часа, например 9–12, 14–17:30. Пустое поле означает: закрыто.
review-hours-holidays = Закрыто в праздничные дни
review-hours-special = Эти часы особые и записаны в формате OpenStreetMap. Если нужна простая неделя, очистите это поле и заполните дни.
review-hours-rule = Формат OpenStreetMap
review-hours-note = Примечание к часам
review-hours-remove = Удалить это расписание
review-hours-preview = Посмотреть часы
review-hours-preview-title = Ближайшие семь дней были бы такими
review-hours-preview-hint = Пока ничего не сохранено.
review-hours-wrong = «{ $text }» – это не время. Напишите, например, 9–12 или 14:00–17:30.
review-capacity-label = Можете ли вы принимать людей?
review-capacity-until = До какого дня (если знаете)
review-errors-title = Пожалуйста, посмотрите это ещё раз
review-error-too-long = Это слишком длинно.
review-error-required = Здесь чего-то не хватает.
review-error-phone = Это не номер телефона. Напишите его с кодом города, например 0651 12345.
review-error-email = Это не электронный адрес.
review-error-website = Это не адрес сайта. Он начинается с https://
review-error-hours = Эти часы не удаётся прочитать.
review-error-date = Это не дата, или она раньше другой.
review-error-successor = Такого предложения здесь нет.
review-error-other = Так сохранить не получается.
review-gone-title = Этого больше нет: { $name }
review-gone-intro = Запись исчезнет из списков. Её страница останется с сегодняшней датой, чтобы никто не искал напрасно.
review-gone-successor = Куда людям теперь обращаться?
review-gone-successor-none = Замены нет
review-gone-successor-other = Другое предложение: его адрес здесь в справочнике
review-gone-confirm = Да, этого больше нет
review-gone-provider = Если закрылась вся организация, это отметит для вас город. Напишите:
review-contact-title = Вы больше за это не отвечаете?
review-contact-text = Скажите, кого нам спрашивать. Город проверит новый адрес, прежде чем отправлять туда сообщения.
review-contact-email = Электронный адрес нового контактного лица
review-contact-lang = Язык сообщений
review-contact-note = Ещё пара слов об этом
review-contact-send = Передать
review-contact-done = Спасибо. Больше мы вас спрашивать не будем.
review-word-title = Написать городу
review-word-text = Например, о новом предложении, новом адресе или о том, что здесь не получается.
review-word-label = Ваше сообщение
review-word-send = Отправить
review-word-done = Спасибо, ваше сообщение получено.
review-expired-title = Эта ссылка больше не действует
review-expired-text = Её срок истёк, или при копировании что-то потерялось. Запросите новую – на адрес, который у нас записан:
review-link-email = Ваш электронный адрес
review-link-send = Прислать новую ссылку
review-link-sent-title = Пожалуйста, проверьте почту
review-link-sent-text = Если этот адрес у нас записан и проверка идёт, новая ссылка уже отправлена. Если через несколько минут ничего не придёт, спросите город.
