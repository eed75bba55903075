# Translated by machine, not yet reviewed by a person.
# Home.
home-title = Neye ihtiyacınız var?
home-lead = Danışma, dil kursları, buluşma yerleri ve günlük hayatta yardım – açılış saatleri, diller ve son kontrol tarihiyle.
home-description = { $city } şehrinde yardım bulun: danışma, dil kursları, buluşma yerleri ve daha fazlası, açılış saatleri ve son kontrol tarihiyle.
home-quick-open = Şu an açık
home-quick-free = Ücretsiz
home-topics = Konulara göre
home-events = Yaklaşan etkinlikler
home-events-all = Tüm etkinlikler
home-districts = Semtinizde
home-currency-title = Bilgiler ne kadar güncel?
home-currency = Son altı ayda bir insanın onayladığı hizmetlerin oranı: %{ $percent }.
home-currency-how = Yılda iki kez her kuruluşa, bilgilerin hâlâ doğru olup olmadığını soruyoruz.
