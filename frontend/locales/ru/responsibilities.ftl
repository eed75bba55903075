# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = Ведомства
notices-label = Текущее сообщение
notice-danger = Важно:
notice-more = Подробнее
responsibilities-title = Кто отвечает?
responsibilities-heading = Кто отвечает?
responsibilities-lead = Найдите ведомство, которое отвечает за ваш вопрос.
responsibilities-description = Какое ведомство в городе { $city } за что отвечает? Контакты, часы и что взять с собой.
responsibilities-search = Поиск вопроса
responsibilities-all = Показать все
responsibilities-count = { $cat ->
    [one] { $n } вопрос
    [few] { $n } вопроса
    [many] { $n } вопросов
   *[other] { $n } вопроса
}
guide-title = Два шага к нужному ведомству
guide-start = Найти ведомство
guide-choose = Выберите, пожалуйста
guide-ask-topic = О чём идёт речь?
guide-ask-situation = Что к вам относится?
guide-situation-open = Спросите позже
guide-none-of-these = Ничего из этого
guide-step = Вопрос { $n } из 2
guide-topic = Тема
guide-situation = Ваша ситуация
guide-change = Изменить
guide-change-what = Изменить: { $what }
guide-nothing = Для этой ситуации здесь не указано ведомство. Поможет консультационный центр.
guide-counselling = Консультации по этому вопросу
guide-counselling-why = Эти учреждения консультируют по теме.
office-first = Отвечает
office-next = Также отвечает
responsibility-for = Относится к:
responsibility-bring = Взять с собой
responsibility-advice = Полезно знать
responsibility-also = Здесь тоже помогут:
responsibility-description = { $title } – кто отвечает в городе { $city }, контакты и часы.
noun-responsibility = Ответственное ведомство
nouns-responsibility = Ответственные ведомства
situation-asylum-seeker = Я подал(а) на убежище и живу в пункте приёма
situation-assigned = Я в процедуре убежища и распределён(а) в город
situation-recognised = Я признан(а) беженцем
situation-ukraine = У меня защита как у человека из Украины (§ 24)
situation-tolerated = У меня дульдунг
situation-eu-citizen = Я из страны ЕС
situation-residence-title = Я здесь для работы, учёбы или с семьёй
situation-helper = Я хочу помочь или кого-то пригласить
situation-professional = Я работаю в этой области
situation-everyone = Для всех
person-asylum-seeker = Соискатели убежища в пункте приёма
person-assigned = Соискатели убежища в городе
person-recognised = Признанные беженцы
person-ukraine = Люди из Украины (§ 24)
person-tolerated = Люди с дульдунгом
person-eu-citizen = Граждане ЕС
person-residence-title = Люди с видом на жительство для работы, учёбы или семьи
person-helper = Кто помогает или приглашает
person-professional = Специалисты
person-everyone = Все
