# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = Меню
foot-label = Про ці сторінки
ui-machine = Слова навколо записів перекладені машиною; людина їх ще не перевірила.
home-doors = Що вас привело сюди?
door-need = Мені потрібна допомога
door-need-text = Поради, мова, житло, робота, діти: знайдіть, що є поруч.
door-give = Я хочу допомогти
door-give-text = Час, знання чи речі: дивіться, де потрібна допомога.
door-work = Я працюю в цій сфері
door-work-text = Швидко знайдіть потрібне, з датою останньої перевірки, і передайте далі.
door-topics = Шукати за темами
door-open = Що зараз відчинено
door-districts = У моєму районі
door-volunteers = Події для волонтерів
door-associations = Спілки та об’єднання
door-offers = Усі пропозиції з фільтрами
door-providers = Організації від А до Я
door-map = Пропозиції на карті
home-district = Що є у вашому районі?
home-district-show = Показати
