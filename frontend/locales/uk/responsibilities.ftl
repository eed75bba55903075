# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = Установи
notices-label = Поточне повідомлення
notice-danger = Важливо:
notice-more = Докладніше
responsibilities-title = Хто відповідає?
responsibilities-heading = Хто відповідає?
responsibilities-lead = Знайдіть установу, яка відповідає за ваше питання.
responsibilities-description = Яка установа в місті { $city } за що відповідає? Контакти, години та що взяти з собою.
responsibilities-search = Пошук питання
responsibilities-all = Показати все
responsibilities-count = { $cat ->
    [one] { $n } питання
    [few] { $n } питання
    [many] { $n } питань
   *[other] { $n } питання
}
guide-title = Два кроки до потрібної установи
guide-start = Знайти установу
guide-choose = Оберіть, будь ласка
guide-ask-topic = Про що йдеться?
guide-ask-situation = Що вас стосується?
guide-situation-open = Запитайте пізніше
guide-none-of-these = Нічого з цього
guide-step = Питання { $n } з 2
guide-topic = Тема
guide-situation = Ваша ситуація
guide-change = Змінити
guide-change-what = Змінити: { $what }
guide-nothing = Для цієї ситуації тут не вказано жодної установи. Допоможе консультаційний центр.
guide-counselling = Консультації з цього питання
guide-counselling-why = Ці установи консультують з теми.
office-first = Відповідає
office-next = Також відповідає
responsibility-for = Стосується:
responsibility-bring = Візьміть із собою
responsibility-advice = Корисно знати
responsibility-also = Тут також допоможуть:
responsibility-description = { $title } – хто відповідає в місті { $city }, контакти та години.
noun-responsibility = Відповідальна установа
nouns-responsibility = Відповідальні установи
situation-asylum-seeker = Я подав(-ла) прохання про притулок і живу в пункті прийому
situation-assigned = Я в процедурі притулку і розподілений(-а) до міста
situation-recognised = Мене визнано біженцем
situation-ukraine = Я маю захист як людина з України (§ 24)
situation-tolerated = Я маю дульдунг
situation-eu-citizen = Я з країни ЄС
situation-residence-title = Я тут для роботи, навчання або з родиною
situation-helper = Я хочу допомогти або когось запросити
situation-professional = Я працюю в цій сфері
situation-everyone = Для всіх
person-asylum-seeker = Шукачі притулку в пункті прийому
person-assigned = Шукачі притулку в місті
person-recognised = Визнані біженці
person-ukraine = Люди з України (§ 24)
person-tolerated = Люди з дульдунгом
person-eu-citizen = Громадяни ЄС
person-residence-title = Люди з дозволом для роботи, навчання чи родини
person-helper = Хто допомагає або запрошує
person-professional = Фахівці
person-everyone = Усі
