# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = Райони
districts-lead = Що є у вашому районі, і що найближче, якщо там нічого немає.
districts-description = Усі райони міста { $city } з їхніми пропозиціями, на карті та списком.
districts-others = Інші райони
districts-all = Усі райони
districts-map = Усі райони з картою
district-map-area = { $name } – { $count }
district-map-note = Карта спрощена. Що сильніший колір, то більше пропозицій.
district-meeting-none = У районі { $name } немає місця зустрічей. Найближчі:
map-title = Карта
map-heading = Пропозиції на карті
map-description = Пропозиції в місті { $city } за районами та місцями.
map-as-map = На карті
map-as-list = Списком, з фільтрами
map-more = Тут перші { $n }. Фільтри зменшать їх кількість.
map-places = Місця та адреси
map-streets = Карта вулиць
map-load = Завантажити карту вулиць
map-from-here = Карта завантажується з цього сайту. Ніхто інший не дізнається, що ви її дивитеся.
map-from-host = Зображення карти надходять із { $host }. Якщо ви її завантажите, ця служба дізнається вашу IP-адресу.
map-failed = Карту не вдалося завантажити. Усі місця є у списку нижче.
map-no-script = Для цього потрібен JavaScript. Усі місця є у списку нижче.
map-zoom-in = Збільшити
map-zoom-out = Зменшити
providers-letters = Перейти до літери
