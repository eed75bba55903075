# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = Районы
districts-lead = Что есть в вашем районе и что ближе всего, если там ничего нет.
districts-description = Все районы города { $city } с их предложениями, на карте и списком.
districts-others = Другие районы
districts-all = Все районы
districts-map = Все районы с картой
district-map-area = { $name } – { $count }
district-map-note = Карта упрощена. Чем сильнее цвет, тем больше предложений.
district-meeting-none = В районе { $name } нет места встреч. Ближайшие:
map-title = Карта
map-heading = Предложения на карте
map-description = Предложения в городе { $city } по районам и местам.
map-as-map = На карте
map-as-list = Списком, с фильтрами
map-more = Здесь первые { $n }. С фильтрами их станет меньше.
map-places = Места и адреса
map-streets = Карта улиц
map-load = Загрузить карту улиц
map-from-here = Карта загружается с этого сайта. Никто другой не узнает, что вы её смотрите.
map-from-host = Изображения карты поступают с { $host }. Если вы её загрузите, эта служба узнает ваш IP-адрес.
map-failed = Карту не удалось загрузить. Все места есть в списке ниже.
map-no-script = Для этого нужен JavaScript. Все места есть в списке ниже.
map-zoom-in = Увеличить
map-zoom-out = Уменьшить
providers-letters = Перейти к букве
