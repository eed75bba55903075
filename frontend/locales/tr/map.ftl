# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = Semtler
districts-lead = Semtinizde neler var, yoksa en yakını nerede.
districts-description = { $city } şehrinin tüm semtleri ve hizmetleri, harita ve liste olarak.
districts-others = Diğer semtler
districts-all = Tüm semtler
districts-map = Haritalı tüm semtler
district-map-area = { $name } – { $count }
district-map-note = Harita sadeleştirilmiştir. Renk ne kadar güçlüyse o kadar çok hizmet vardır.
district-meeting-none = { $name } semtinde buluşma yeri yok. En yakınları:
map-title = Harita
map-heading = Haritada hizmetler
map-description = { $city } şehrindeki hizmetler, semt ve yerlere göre.
map-as-map = Haritada
map-as-list = Liste olarak, filtrelerle
map-more = Burada ilk { $n } tanesi var. Filtrelerle azalır.
map-places = Yerler ve adresler
map-streets = Sokak haritası
map-load = Sokak haritasını yükle
map-from-here = Harita bu siteden gelir. Baktığınızı başka kimse öğrenmez.
map-from-host = Haritanın resimleri { $host } adresinden gelir. Yüklerseniz bu hizmet IP adresinizi öğrenir.
map-failed = Harita yüklenemedi. Tüm yerler aşağıdaki listede.
map-no-script = Bunun için JavaScript gerekir. Tüm yerler aşağıdaki listede.
map-zoom-in = Yakınlaştır
map-zoom-out = Uzaklaştır
providers-letters = Bir harfe git
