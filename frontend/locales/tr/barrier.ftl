# Translated by machine, not yet reviewed by a person.
# Reporting a barrier.
barrier-title = Engel bildir
barrier-lead = Bu sayfalarda neyi kullanamadınız, okuyamadınız ya da anlayamadınız? Bir numara alırsınız, bir ay içinde yanıtlarız.
barrier-text = Ne çalışmıyor ya da neye başka biçimde ihtiyacınız var?
barrier-text-help = En çok 2.000 karakter. İsterseniz cihazınızı ya da yardımcı aracınızı yazın.
barrier-page = Hangi sayfada? (isteğe bağlı)
barrier-email = Yanıt için e-posta adresi (isteğe bağlı)
barrier-email-help = Yalnızca yayın ekibi görür. Adres olmadan engel incelenir ama size yazamayız. Her şey, bildirim sonuçlandıktan 180 gün sonra silinir.
barrier-send = Bildirimi gönder
barrier-error-text = Neyin çalışmadığını kısaca yazın.
barrier-error-long = Metin çok uzun. En çok 2.000 karakter olabilir.
barrier-error-email = Bu e-posta adresi doğru değil. Örnek: ad@domain.com
barrier-error-page = Sayfa bilgisi çok uzun.
barrier-done-title = Bildiriminiz için teşekkürler
barrier-number = Numaranız:
barrier-done-text = İnceliyoruz. Yanıt en geç { $date } tarihinde verilecek.
barrier-done-later = Yanıt gelmezse erişilebilirlik beyanındaki makam yardımcı olur. Orada bu numarayı söyleyin.
