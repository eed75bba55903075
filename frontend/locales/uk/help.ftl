# Translated by machine, not yet reviewed by a person.
# Helping: what is wanted, and offering something oneself.
nav-help = Допомогти
help-title = Допомога
help-heading = Як ви можете допомогти
help-lead = Що зараз потрібно в місті { $city } і як запропонувати щось самому.
help-description = Де в місті { $city } шукають допомоги: час, знання, житло, речі й гроші. І що краще залишити вдома.
help-give = Запропонувати щось
help-give-housing = Запропонувати квартиру або кімнату
help-give-volunteers = Подарувати час
help-give-skills = Допомогти знаннями та вміннями
help-give-goods = Пожертвувати речі
help-give-note = Без облікового запису. Вашу пропозицію читає лише відповідальна установа.
help-not-title = Будь ласка, не приносьте
help-not-lead = З добрих намірів, але зараз це не допомагає:
help-needs = Що шукають
help-filter-kind = Вид допомоги
help-any-kind = Усі види
help-filter-language = Мова, яка в цьому допоможе
help-none = Зараз нічого такого не шукають. Ви все одно можете щось запропонувати.
help-all = Усе, що шукають
noun-need = Шукають
nouns-need = Що шукають
need-kind-volunteers = Час
need-kind-skills = Знання та вміння
need-kind-housing = Житло
need-kind-goods = Речі
need-kind-money = Гроші
need-state-paused = Зараз не шукають
need-state-fulfilled = Уже достатньо
need-state-not-needed = Будь ласка, не приносьте
need-ended = Завершено
need-wanted-by = шукає
need-help = Як долучитися
need-offer = Я можу це запропонувати
need-how = Варто знати
need-not-needed = Будь ласка, не треба:
need-instead-ended = Цього вже не шукають. Можливо, ви запропонуєте щось інше:
need-instead-money = Гроші жертвують безпосередньо організації. Запитайте там, як це зробити:
need-instead-paused = Зараз цього не шукають. Запитайте пізніше або запропонуйте щось інше:
need-instead-fulfilled = Цього вже достатньо. Дякуємо всім! Можливо, ви запропонуєте щось інше:
need-instead-not-needed = Будь ласка, не приносьте цього. Спершу запитайте або запропонуйте щось інше:
need-quantity = Потрібно: { $n }
need-languages = Мови: { $languages }
need-from = З { $date }
need-until = До { $date }
pledge-choose = Що ви хочете запропонувати?
pledge-title = Запропонувати допомогу
pledge-for = У відповідь на «{ $need }».
pledge-office = Вашу пропозицію отримає: { $office }
pledge-office-editors = Вашу пропозицію отримає редакція цього сайту.
pledge-text = Що ви пропонуєте?
pledge-text-help-housing = Наприклад: площа, кількість кімнат, ціна, з якого часу й на скільки. Точна адреса поки не потрібна.
pledge-text-help-volunteers = Наприклад: скільки часу, у які дні, що ви любите робити.
pledge-text-help-skills = Наприклад: що ви добре вмієте, якими мовами говорите, коли маєте час.
pledge-text-help-goods = Наприклад: що це, у якому стані й чи потрібно забирати.
pledge-district = Район міста (необов’язково)
pledge-district-any = Не вказано
pledge-name = Ваше ім’я
pledge-email = Ваша адреса електронної пошти
pledge-email-help = Спершу ми надішлемо вам посилання для підтвердження.
pledge-phone = Телефон (необов’язково)
pledge-consent = Ваша згода
pledge-send = Надіслати пропозицію
pledge-error-text = Напишіть, що ви пропонуєте.
pledge-error-long = Текст задовгий. Щонайбільше 2000 знаків.
pledge-error-name = Напишіть своє ім’я.
pledge-error-email = Це не адреса електронної пошти. Вона виглядає так: name@example.org
pledge-error-phone = Це не номер телефону. Пишіть лише цифри або залиште поле порожнім.
pledge-error-consent = Без вашої згоди ми не можемо передати пропозицію.
pledge-error-district = Такого району тут немає. Виберіть інший.
pledge-error-fast = Це було дуже швидко. Будь ласка, надішліть пропозицію ще раз.
pledge-error-old = Сторінка довго була відкрита. Ваші дані збереглися: будь ласка, надішліть пропозицію ще раз.
pledge-error-many = Звідси або на цю адресу щойно надіслано дуже багато. Спробуйте, будь ласка, пізніше.
pledge-error-need = Цього тим часом уже не шукають. Ви все одно можете надіслати пропозицію.
pledge-done-title = Майже готово
pledge-done-text = Ми надіслали вам електронного листа. Відкрийте посилання в ньому до { $date }. Лише тоді ми передамо вашу пропозицію.
pledge-done-mail = Листа немає? Перегляньте також небажану пошту. Можливо, в адресі помилка; тоді заповніть форму ще раз.
pledge-done-back = Назад
pledge-check-title = Підтвердити вашу пропозицію
pledge-new-title = Дякуємо! Вашу пропозицію отримано
pledge-in-contact-title = Вашу пропозицію опрацьовують
pledge-ended-title = Вашу пропозицію завершено
pledge-what = Ви пропонуєте: { $kind }.
pledge-what-need = Ви пропонуєте: { $kind }, у відповідь на «{ $need }».
pledge-check-office = Якщо ви підтвердите, { $office } прочитає вашу пропозицію та зв’яжеться з вами.
pledge-check-editors = Якщо ви підтвердите, редакція прочитає вашу пропозицію та зв’яжеться з вами.
pledge-check-until = Це можливо до { $date }. Після цього ми все видалимо.
pledge-confirm = Так, передати
pledge-new-office = { $office } прочитає її та зв’яжеться з вами.
pledge-new-editors = Редакція прочитає її та зв’яжеться з вами.
pledge-deleted = Не пізніше { $date } ми видалимо все, що ви написали. Збережіть листа до того часу.
pledge-withdraw-title = Передумали?
pledge-withdraw-text = Ви можете будь-коли відкликати пропозицію. Тоді все буде видалено одразу.
pledge-withdraw = Відкликати пропозицію
pledge-gone-title = Вашу пропозицію видалено
pledge-gone-text = Більше нічого не збережено. Дякуємо, що хотіли допомогти!
pledge-expired-title = Це посилання вже нікуди не веде
pledge-expired-text = Воно застаріле, або пропозицію відкликано чи видалено. Ви можете будь-коли зробити нову.
help-count = { $cat ->
    [one] { $n } запит
    [few] { $n } запити
    [many] { $n } запитів
   *[other] { $n } запиту
}
need-hours = { $cat ->
    [one] близько { $n } години на тиждень
    [few] близько { $n } годин на тиждень
    [many] близько { $n } годин на тиждень
   *[other] близько { $n } години на тиждень
}
