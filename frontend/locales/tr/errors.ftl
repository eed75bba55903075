# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = Böyle bir sayfa yok
not-found-text = Adres eski ya da yanlış yazılmış olabilir. İhtiyacınız olan şeyi arayın:
bad-request-title = Bu adreste bir yanlışlık var
bad-request-text = İçindeki bir filtre bilinmiyor ya da eski. Tüm listeyle yeniden başlayın ya da arayın:
away-title = Rehbere şu anda ulaşılamıyor
away-text = Lütfen bir dakika sonra yeniden deneyin. Bu sizin hatanız değil.
broken-title = Burada bir şey ters gitti
broken-text = Hata bizde ve kaydedildi. Lütfen daha sonra yeniden deneyin.
error-home = Ana sayfa
error-offers = Tüm hizmetleri gör
error-plain-list = Tüm liste
error-danger = Tehlikedeyseniz arayın:
refused-title = Bu kabul edilemedi
refused-text = Lütfen sayfayı yeniden açın ve bir kez daha deneyin.
