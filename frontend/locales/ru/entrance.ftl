# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = Меню
foot-label = Об этих страницах
ui-machine = Слова вокруг записей переведены машиной; человек их ещё не проверил.
home-doors = Что вас привело сюда?
door-need = Мне нужна помощь
door-need-text = Советы, язык, жильё, работа, дети: найдите, что есть рядом.
door-give = Я хочу помочь
door-give-text = Время, знания или вещи: посмотрите, где нужна помощь.
door-work = Я работаю в этой сфере
door-work-text = Быстро найдите нужное, с датой последней проверки, и передайте дальше.
door-topics = Искать по темам
door-open = Что сейчас открыто
door-districts = В моём районе
door-volunteers = Мероприятия для волонтёров
door-associations = Общества и объединения
door-offers = Все предложения с фильтрами
door-providers = Организации от А до Я
door-map = Предложения на карте
home-district = Что есть в вашем районе?
home-district-show = Показать
