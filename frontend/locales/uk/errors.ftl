# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = Такої сторінки немає
not-found-text = Можливо, адреса стара або в ній помилка. Пошукайте те, що вам потрібно:
bad-request-title = Щось не так із цією адресою
bad-request-text = Один із фільтрів у ній невідомий або застарілий. Почніть із повного списку або скористайтеся пошуком:
away-title = Довідник зараз недоступний
away-text = Будь ласка, спробуйте ще раз за хвилину. Це не ваша помилка.
broken-title = Щось пішло не так
broken-text = Це наша помилка, її записано. Будь ласка, спробуйте ще раз пізніше.
error-home = На головну
error-offers = Усі пропозиції
error-plain-list = До повного списку
error-danger = У небезпеці телефонуйте:
refused-title = Це не вдалося прийняти
refused-text = Відкрийте сторінку ще раз і спробуйте знову.
