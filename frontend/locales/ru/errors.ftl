# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = Такой страницы нет
not-found-text = Возможно, адрес старый или в нём ошибка. Поищите то, что вам нужно:
bad-request-title = Что-то не так с этим адресом
bad-request-text = Один из фильтров в нём неизвестен или устарел. Начните с полного списка или воспользуйтесь поиском:
away-title = Справочник сейчас недоступен
away-text = Пожалуйста, попробуйте ещё раз через минуту. Это не ваша ошибка.
broken-title = Что-то пошло не так
broken-text = Это наша ошибка, она записана. Пожалуйста, попробуйте ещё раз позже.
error-home = На главную
error-offers = Все предложения
error-plain-list = К полному списку
error-danger = В опасности звоните:
refused-title = Это не удалось принять
refused-text = Откройте страницу ещё раз и попробуйте снова.
