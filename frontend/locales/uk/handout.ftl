# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = Пам’ятка
handout-keep = Додати до пам’ятки
handout-kept = У пам’ятці – прибрати
handout-count = { $cat ->
    [one] { $n } запис у пам’ятці
    [few] { $n } записи у пам’ятці
    [many] { $n } записів у пам’ятці
   *[other] { $n } запису у пам’ятці
}
handout-open = Переглянути й надрукувати
handout-title = Скласти пам’ятку
handout-lead = Зберіть пропозиції, події та організації й передайте їх мовою, якою людина читає: на папері, посиланням або кодом для телефону.
handout-description = Зберіть пропозиції міста { $city } і передайте їх аркушем, посиланням або QR-кодом – дев’ятьма мовами, без реєстрації.
handout-how = Як це працює
handout-step-1 = Знайдіть те, що потрібно.
handout-step-2 = Біля кожного потрібного запису натисніть «Додати до пам’ятки».
handout-step-3 = Відкрийте пам’ятку внизу, оберіть мову, надрукуйте або поділіться.
handout-gone = Цього запису більше немає:
handout-remove = Прибрати
handout-up = Вище
handout-down = Нижче
handout-for = Якою мовою?
handout-more = Додати ще щось
handout-full = { $cat ->
    [one] У пам’ятці вміщується не більше ніж { $n } запис.
    [few] У пам’ятці вміщується не більше ніж { $n } записи.
    [many] У пам’ятці вміщується не більше ніж { $n } записів.
   *[other] У пам’ятці вміщується не більше ніж { $n } запису.
}
handout-privacy = Те, що ви зібрали, є лише в адресі цієї сторінки. Ми нічого не зберігаємо, і облікового запису немає.
handout-note = Нотатка
handout-note-hint = Вона друкується, але не надсилається і не зберігається. Напишіть її наприкінці.
sheet-title = Допомога для вас
sheet-as-of = Станом на { $date }
sheet-qr = Цей список у телефоні
sheet-advice = Години можуть змінитися. Спершу зателефонуйте.
share-title = Поділитися
share-button = Надіслати
share-copy = Скопіювати посилання
share-copied = Скопійовано
share-print = Надрукувати
share-mail = Електронною поштою
share-more = Показати посилання і QR-код
share-link = Посилання на цю сторінку
share-qr-label = QR-код: { $title }
offer-written = Цей текст є такими мовами:
offer-similar = Схожі пропозиції
offer-nearby = Поруч
offer-bring = Візьміть із собою
move-title = Мій новий район
move-lead = Переїхали? Оберіть, де ви жили раніше і де живете тепер. Ви побачите, що є на новому місці.
move-description = Після переїзду в місті { $city }: те, що ви знали, є і в новому районі або поруч.
move-here = Ви тут нещодавно? Що тут є замість знайомого вам
move-from = Раніше
move-to = Тепер
move-choose = Оберіть
move-show = Показати
move-same = Оберіть два різні райони.
move-sentence = З { $from } до { $to }: ось що ви там знайдете, спершу місця зустрічей.
move-nothing = У { $from } немає записів, які можна порівняти з { $to }.
move-none = У { $name } такого немає. Найближче:
move-all = Усе в { $name }
move-jump = Види пропозицій
move-before = Можливо, ви знали:
move-questions = Якщо є питання
move-questions-lead = Тут вам допоможуть:
directory-title = Увесь довідник
directory-lead = Усі пропозиції на одній сторінці: для повільного з’єднання, друку і щоб мати з собою.
directory-description = Усі пропозиції міста { $city } на одній сторінці, їх можна читати й без інтернету.
directory-as-of = Дані на { $date }
directory-stored = Немає з’єднання. Ви бачите збережену версію від { $date }.
directory-old = Їй понад 30 днів. Багато що могло змінитися: зателефонуйте, перш ніж іти.
directory-contents = Зміст
directory-open = Відкрити всю сторінку
directory-others = Інше
offline-title = Читати без інтернету
offline-text = Ваш пристрій може зберегти цю сторінку. Без з’єднання він покаже її разом із датою. Вона зберігається лише за вашим бажанням і лише на вашому пристрої.
offline-needs-script = Для цього потрібен JavaScript. Інакше допоможе «Зберегти сторінку» в меню браузера.
offline-kept = Збережено на цьому пристрої
offline-trouble = Не вдалося. Спробуйте ще раз.
offline-keep = Зберегти для читання без інтернету
offline-drop = Видалити з пристрою
