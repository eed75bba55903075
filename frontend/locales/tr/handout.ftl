# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = Bilgi kâğıdı
handout-keep = Bilgi kâğıdına ekle
handout-kept = Bilgi kâğıdında – çıkar
handout-count = { $cat ->
    [one] Bilgi kâğıdında { $n } kayıt
   *[other] Bilgi kâğıdında { $n } kayıt
}
handout-open = Gör ve yazdır
handout-title = Bilgi kâğıdı hazırla
handout-lead = Hizmetleri, etkinlikleri ve kuruluşları toplayın; karşınızdaki kişinin okuduğu dilde verin: kâğıtta, bağlantı olarak veya telefon için kod olarak.
handout-description = { $city } hizmetlerini toplayın ve kâğıt, bağlantı veya QR kodu olarak verin – dokuz dilde, kayıt olmadan.
handout-how = Nasıl yapılır
handout-step-1 = Gerekli olanı arayın.
handout-step-2 = Uygun her kayıtta “Bilgi kâğıdına ekle” seçeneğine basın.
handout-step-3 = Aşağıdan bilgi kâğıdını açın, dili seçin, yazdırın veya paylaşın.
handout-gone = Bu kayıt artık yok:
handout-remove = Çıkar
handout-up = Yukarı taşı
handout-down = Aşağı taşı
handout-for = Hangi dilde?
handout-more = Başka bir şey ekle
handout-full = { $cat ->
    [one] Bir bilgi kâğıdına { $n } kayıttan fazlası sığmaz.
   *[other] Bir bilgi kâğıdına { $n } kayıttan fazlası sığmaz.
}
handout-privacy = Topladıklarınız yalnızca bu sayfanın adresinde durur. Hiçbirini kaydetmeyiz ve hesap gerekmez.
handout-note = Not
handout-note-hint = Yazdırılır, ama gönderilmez ve kaydedilmez. En son yazın.
sheet-title = Sizin için yardım
sheet-as-of = { $date } tarihli
sheet-qr = Bu liste telefonunuzda
sheet-advice = Saatler değişebilir. Gitmeden önce arayın.
share-title = Paylaş
share-button = Gönder
share-copy = Bağlantıyı kopyala
share-copied = Kopyalandı
share-print = Yazdır
share-mail = E-posta ile
share-more = Bağlantıyı ve QR kodunu göster
share-link = Bu sayfanın bağlantısı
share-qr-label = QR kodu: { $title }
offer-written = Bu metin şu dillerde var:
offer-similar = Benzer hizmetler
offer-nearby = Yakında bulunanlar
offer-bring = Yanınızda getirin
move-title = Yeni semtim
move-lead = Taşındınız mı? Önce nerede oturduğunuzu ve şimdi nerede oturduğunuzu seçin. Yeni yerde neler olduğunu görürsünüz.
move-description = { $city } içinde taşındıktan sonra: bildikleriniz yeni semtte ya da yakınında da var.
move-here = Burada yeni misiniz? Bildiklerinizin yerine burada neler var
move-from = Önceki semt
move-to = Şimdiki semt
move-choose = Lütfen seçin
move-show = Göster
move-same = İki farklı semt seçin.
move-sentence = { $from } semtinden { $to } semtine: orada bunları bulursunuz, önce buluşma yerleri.
move-nothing = { $from } semtinde { $to } ile karşılaştırabileceğimiz bir kayıt yok.
move-none = { $name } semtinde bundan yok. En yakını:
move-all = { $name } semtindeki her şey
move-jump = Hizmet türleri
move-before = Belki bunları biliyordunuz:
move-questions = Sorularınız için
move-questions-lead = Burada size yardımcı olacak biri var:
directory-title = Rehberin tamamı
directory-lead = Bütün hizmetler tek sayfada: yavaş bağlantı için, yazdırmak ve yanınıza almak için.
directory-description = { $city } içindeki bütün hizmetler tek sayfada, internetsiz de okunur.
directory-as-of = { $date } tarihindeki durum
directory-stored = Bağlantı yok. { $date } tarihli kayıtlı kopyayı görüyorsunuz.
directory-old = 30 günden eski. Çok şey değişmiş olabilir: gitmeden önce arayın.
directory-contents = İçindekiler
directory-open = Sayfanın tamamını aç
directory-others = Diğerleri
offline-title = İnternetsiz okuyun
offline-text = Cihazınız bu sayfayı saklayabilir. Bağlantı yoksa bu kopyayı tarihiyle gösterir. Yalnızca siz isterseniz ve yalnızca cihazınızda saklanır.
offline-needs-script = Bunun için JavaScript gerekir. Yoksa tarayıcı menüsündeki “Sayfayı kaydet” yardımcı olur.
offline-kept = Bu cihazda kayıtlı
offline-trouble = Olmadı. Lütfen yeniden deneyin.
offline-keep = Çevrimdışı için sakla
offline-drop = Cihazdan sil
