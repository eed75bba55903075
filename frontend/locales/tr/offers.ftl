# Translated by machine, not yet reviewed by a person.
# Lists of offers, providers, events, hits.
offers-heading = Hizmet bulun
offers-title = Hizmetler
offers-title-in = { $topic } – { $place }
offers-title-district = { $place } semtindeki hizmetler
offers-description = { $city } şehrindeki tüm hizmetler: konuya, semte, dile ve açılış saatine göre.
offers-count = { $cat ->
    [one] { $n } hizmet
   *[other] { $n } hizmet
}
offers-none = Bu filtrelere uyan bir şey yok. Bir filtreyi kaldırın ya da başka bir kelimeyle arayın.
offers-all = Tüm hizmetleri göster
nearest = { $place } semtinde böyle bir hizmet yok. En yakındakiler:
filters = Filtreler
filters-active = Seçilen filtreler
filters-apply = Uygula
filters-reset = Sıfırla
filters-clear = Hepsini kaldır
filter-remove = Filtreyi kaldır: { $name }
filter-counted = { $name } ({ $n })
filter-all-of = { $name }: hepsi
filter-category = Konu
filter-any-category = Tüm konular
filter-district = Semt
filter-any-district = Bütün şehir
filter-language = Konuşulan dil
filter-any-language = Fark etmez
filter-group = Kimler için
filter-any-group = Herkes için
filter-audience = Kimler için
filter-any-audience = Herkes için
filter-further = Diğer filtreler
filter-open-now = Şu an açık
filter-free = Ücretsiz
filter-wheelchair = Tekerlekli sandalyeye uygun
filter-wheelchair-is = Tekerlekli sandalye: { $value }
sort = Sıralama
sort-relevance = En uygun
sort-name = Ada göre
sort-opens = En erken açılan
sort-confirmed = En son kontrol edilen
providers-heading = A’dan Z’ye kuruluşlar
providers-title = Kuruluşlar
providers-lead = Dernekler, yardım kuruluşları ve resmî daireler – ve sundukları hizmetler.
providers-description = { $city } şehrindeki dernekler, yardım kuruluşları ve resmî daireler, A’dan Z’ye, hizmetleriyle.
providers-search = Kuruluşun adı
providers-all = Hepsini göster
providers-count = { $cat ->
    [one] { $n } kuruluş
   *[other] { $n } kuruluş
}
events-heading = Etkinlikler
events-title = Etkinlikler
events-lead = Önümüzdeki aylarda neler var.
events-description = { $city } şehrindeki etkinlikler: önümüzdeki ayların buluşmaları, danışma saatleri, şenlikleri ve kursları.
events-count = { $cat ->
    [one] { $n } etkinlik
   *[other] { $n } etkinlik
}
events-none = Şu anda kayıtlı etkinlik yok.
search-title = Arama
search-title-for = Arama: { $q }
search-description = { $city } şehrindeki tüm hizmetlerde, kuruluşlarda ve etkinliklerde arayın.
search-hint = İstediğiniz dilde arayın. Yazım hataları sorun değil.
search-count = { $cat ->
    [one] { $n } sonuç
   *[other] { $n } sonuç
}
search-meant = Bunu mu demek istediniz:
search-none = Bir şey bulamadık. Başka bir kelime deneyin ya da:
search-kinds = Sonuç türü
search-all = Hepsi
