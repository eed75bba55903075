# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = Bu bilgi ne kadar güncel?
fresh-by-provider = Kuruluş { $date } tarihinde onayladı
fresh-by-staff = Belediye { $date } tarihinde kontrol etti
fresh-by-somebody = { $date } tarihinde onaylandı
fresh-due = { $confirmed } · yeni kontrol sürüyor
fresh-overdue = Kontrol { $due } tarihinde yapılmalıydı, henüz hiç onaylanmadı
fresh-overdue-last = Kontrol { $due } tarihinde yapılmalıydı · son onay: { $last }
fresh-overdue-unknown = Kontrol gecikti · son onay: { $last }
fresh-never = Henüz hiç onaylanmadı
fresh-advice = Lütfen gitmeden önce sorun.
updated = Son değişiklik: { $date }
freshness-fresh = Yeni kontrol edildi
freshness-due = Kontrol sürüyor
freshness-overdue = Kontrol gecikti
freshness-never = Henüz hiç onaylanmadı
fresh-next = Bir sonraki kontrol en geç { $date }
