# Translated by machine, not yet reviewed by a person.
# Helping: what is wanted, and offering something oneself.
nav-help = Помочь
help-title = Помощь
help-heading = Как вы можете помочь
help-lead = Что сейчас нужно в городе { $city } и как предложить что-то самому.
help-description = Где в городе { $city } ищут помощь: время, знания, жильё, вещи и деньги. И что лучше оставить дома.
help-give = Предложить что-то
help-give-housing = Предложить квартиру или комнату
help-give-volunteers = Подарить время
help-give-skills = Помочь знаниями и умениями
help-give-goods = Пожертвовать вещи
help-give-note = Без учётной записи. Ваше предложение читает только ответственная организация.
help-not-title = Пожалуйста, не приносите
help-not-lead = Из добрых побуждений, но сейчас это не помогает:
help-needs = Что ищут
help-filter-kind = Вид помощи
help-any-kind = Все виды
help-filter-language = Язык, который в этом поможет
help-none = Сейчас ничего такого не ищут. Вы всё равно можете что-то предложить.
help-all = Всё, что ищут
noun-need = Ищут
nouns-need = Что ищут
need-kind-volunteers = Время
need-kind-skills = Знания и умения
need-kind-housing = Жильё
need-kind-goods = Вещи
need-kind-money = Деньги
need-state-paused = Сейчас не ищут
need-state-fulfilled = Уже достаточно
need-state-not-needed = Пожалуйста, не приносите
need-ended = Завершено
need-wanted-by = ищет
need-help = Как присоединиться
need-offer = Я могу это предложить
need-how = Полезно знать
need-not-needed = Пожалуйста, не надо:
need-instead-ended = Это больше не ищут. Возможно, вы предложите что-то другое:
need-instead-money = Деньги жертвуют напрямую организации. Спросите там, как это сделать:
need-instead-paused = Сейчас это не ищут. Спросите позже или предложите что-то другое:
need-instead-fulfilled = Этого уже достаточно. Спасибо всем! Возможно, вы предложите что-то другое:
need-instead-not-needed = Пожалуйста, не приносите этого. Сначала спросите или предложите что-то другое:
need-quantity = Нужно: { $n }
need-languages = Языки: { $languages }
need-from = С { $date }
need-until = До { $date }
pledge-choose = Что вы хотите предложить?
pledge-title = Предложить помощь
pledge-for = В ответ на «{ $need }».
pledge-office = Ваше предложение получит: { $office }
pledge-office-editors = Ваше предложение получит редакция этого сайта.
pledge-text = Что вы предлагаете?
pledge-text-help-housing = Например: площадь, число комнат, цена, с какого времени и на сколько. Точный адрес пока не нужен.
pledge-text-help-volunteers = Например: сколько времени, в какие дни, что вы любите делать.
pledge-text-help-skills = Например: что вы хорошо умеете, на каких языках говорите, когда у вас есть время.
pledge-text-help-goods = Например: что это, в каком состоянии и нужно ли забирать.
pledge-district = Район города (необязательно)
pledge-district-any = Не указано
pledge-name = Ваше имя
pledge-email = Ваш адрес электронной почты
pledge-email-help = Сначала мы отправим вам ссылку для подтверждения.
pledge-phone = Телефон (необязательно)
pledge-consent = Ваше согласие
pledge-send = Отправить предложение
pledge-error-text = Напишите, что вы предлагаете.
pledge-error-long = Текст слишком длинный. Не более 2000 знаков.
pledge-error-name = Напишите своё имя.
pledge-error-email = Это не адрес электронной почты. Он выглядит так: name@example.org
pledge-error-phone = Это не номер телефона. Пишите только цифры или оставьте поле пустым.
pledge-error-consent = Без вашего согласия мы не можем передать предложение.
pledge-error-district = Такого района здесь нет. Выберите другой.
pledge-error-fast = Это было очень быстро. Пожалуйста, отправьте предложение ещё раз.
pledge-error-old = Страница долго была открыта. Ваши данные сохранились: пожалуйста, отправьте предложение ещё раз.
pledge-error-many = Отсюда или на этот адрес только что отправлено очень много. Попробуйте, пожалуйста, позже.
pledge-error-need = Это тем временем уже не ищут. Вы всё равно можете отправить предложение.
pledge-done-title = Почти готово
pledge-done-text = Мы отправили вам письмо. Откройте ссылку в нём до { $date }. Только тогда мы передадим ваше предложение.
pledge-done-mail = Письма нет? Посмотрите и в нежелательной почте. Возможно, в адресе опечатка; тогда заполните форму ещё раз.
pledge-done-back = Вернуться
pledge-check-title = Подтвердить ваше предложение
pledge-new-title = Спасибо! Ваше предложение получено
pledge-in-contact-title = Вашим предложением занимаются
pledge-ended-title = Ваше предложение завершено
pledge-what = Вы предлагаете: { $kind }.
pledge-what-need = Вы предлагаете: { $kind }, в ответ на «{ $need }».
pledge-check-office = Если вы подтвердите, { $office } прочитает ваше предложение и свяжется с вами.
pledge-check-editors = Если вы подтвердите, редакция прочитает ваше предложение и свяжется с вами.
pledge-check-until = Это можно сделать до { $date }. После этого мы всё удалим.
pledge-confirm = Да, передать
pledge-new-office = { $office } прочитает его и свяжется с вами.
pledge-new-editors = Редакция прочитает его и свяжется с вами.
pledge-deleted = Не позднее { $date } мы удалим всё, что вы написали. Сохраните письмо до этого времени.
pledge-withdraw-title = Передумали?
pledge-withdraw-text = Вы можете в любое время отозвать предложение. Тогда всё удаляется сразу.
pledge-withdraw = Отозвать предложение
pledge-gone-title = Ваше предложение удалено
pledge-gone-text = Больше ничего не хранится. Спасибо, что хотели помочь!
pledge-expired-title = Эта ссылка больше никуда не ведёт
pledge-expired-text = Она слишком старая, или предложение отозвано либо удалено. Вы можете в любое время сделать новое.
help-count = { $cat ->
    [one] { $n } запрос
    [few] { $n } запроса
    [many] { $n } запросов
   *[other] { $n } запроса
}
need-hours = { $cat ->
    [one] около { $n } часа в неделю
    [few] около { $n } часов в неделю
    [many] около { $n } часов в неделю
   *[other] около { $n } часа в неделю
}
