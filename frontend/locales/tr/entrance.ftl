# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = Menü aç
foot-label = Bu sayfalar hakkında
ui-machine = Sayfadaki sabit metinleri makine çevirdi; henüz bir insan kontrol etmedi.
home-doors = Sizi buraya ne getirdi?
door-need = Yardıma ihtiyacım var
door-need-text = Danışma, dil, konut, iş, çocuklar: yakınınızda ne olduğunu bulun.
door-give = Yardım etmek istiyorum
door-give-text = Zaman, bilgi ya da eşya: nerede ihtiyaç olduğunu görün.
door-work = Bu alanda çalışıyorum
door-work-text = Doğru olanı son kontrol tarihiyle hızla bulun ve iletin.
door-topics = Konuya göre ara
door-open = Şu an açık olanlar
door-districts = Benim semtimde
door-volunteers = Gönüllüler için etkinlikler
door-associations = Dernekler ve birlikler
door-offers = Filtreli tüm hizmetler
door-providers = A’dan Z’ye kuruluşlar
door-map = Hizmetler haritada
home-district = Semtinizde neler var?
home-district-show = Göster
