# Translated by machine, not yet reviewed by a person.
# Places.
places = Де
places-count = { $cat ->
    [one] { $n } місце
    [few] { $n } місця
    [many] { $n } місць
   *[other] { $n } місця
}
place-none = Адреса не публічна
place-none-long = Адреса не публічна. Будь ласка, спершу зв’яжіться.
place-approximate = Відоме лише приблизне місце.
distance-m = близько { $n } м
distance-km = близько { $n } км
wheelchair-yes = Доступно на кріслі колісному
wheelchair-limited = Частково доступно на кріслі колісному
wheelchair-no = Недоступно на кріслі колісному
wheelchair-short-yes = так
wheelchair-short-limited = частково
wheelchair-short-no = ні
wheelchair-short-unknown = невідомо
