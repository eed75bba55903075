# Translated by machine, not yet reviewed by a person.
# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = Daireler
notices-label = Güncel duyuru
notice-danger = Önemli:
notice-more = Devamı
responsibilities-title = Kim sorumlu?
responsibilities-heading = Kim sorumlu?
responsibilities-lead = İşinizden sorumlu daireyi bulun.
responsibilities-description = { $city } şehrinde hangi daire neden sorumlu? İletişim, saatler ve getirmeniz gerekenler.
responsibilities-search = İş arayın
responsibilities-all = Hepsini göster
responsibilities-count = { $cat ->
    [one] { $n } sorumluluk
   *[other] { $n } sorumluluk
}
guide-title = İki adımda doğru daireye
guide-start = Daireyi bul
guide-choose = Lütfen seçin
guide-ask-topic = Konu nedir?
guide-ask-situation = Sizin için hangisi geçerli?
guide-situation-open = Sonra sor
guide-none-of-these = Hiçbiri
guide-step = Soru { $n } / 2
guide-topic = Konu
guide-situation = Durumunuz
guide-change = Değiştir
guide-change-what = Değiştir: { $what }
guide-nothing = Bu durum için burada kayıtlı bir daire yok. Bir danışma merkezi yardım eder.
guide-counselling = Bu konuda danışmanlık
guide-counselling-why = Bu yerler konu hakkında danışmanlık verir. Şu anda açık olanlar önce gelir.
office-first = Sorumlu
office-next = Ayrıca sorumlu
responsibility-for = Kimler için:
responsibility-bring = Yanınızda getirin
responsibility-advice = Bilmekte fayda var
responsibility-also = Şunlar da yardım eder:
responsibility-description = { $title } – { $city } şehrinde kim sorumlu, iletişim ve saatler.
noun-responsibility = Sorumlu daire
nouns-responsibility = Sorumlu daireler
situation-asylum-seeker = İltica başvurusu yaptım ve kabul merkezinde kalıyorum
situation-assigned = İltica sürecindeyim ve şehre yerleştirildim
situation-recognised = Mülteci olarak tanındım
situation-ukraine = Ukrayna’dan gelen kişi olarak korumam var (§ 24)
situation-tolerated = Duldung belgem var
situation-eu-citizen = AB ülkesinden geliyorum
situation-residence-title = İş, okul veya aile için buradayım
situation-helper = Yardım etmek veya birini davet etmek istiyorum
situation-professional = Bu alanda çalışıyorum
situation-everyone = Herkes için
