# Translated by machine, not yet reviewed by a person.
# Home.
home-title = Що вам потрібно?
home-lead = Консультації, мовні курси, місця зустрічей і допомога в щоденних справах – з годинами роботи, мовами та датою останньої перевірки.
home-description = Допомога в місті { $city }: консультації, мовні курси, місця зустрічей та інше, з годинами роботи та датою останньої перевірки.
home-quick-open = Відчинено зараз
home-quick-free = Безкоштовно
home-topics = За темами
home-events = Найближчі події
home-events-all = Усі події
home-districts = У вашому районі
home-currency-title = Наскільки це актуально?
home-currency = { $percent } % усіх пропозицій за останні шість місяців підтвердила людина.
home-currency-how = Двічі на рік ми питаємо кожну організацію, чи все ще правильно.
