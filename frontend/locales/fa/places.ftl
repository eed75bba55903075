# Translated by machine, not yet reviewed by a person.
# Places.
places = کجا
places-count = { $cat ->
    [one] { $n } مکان
   *[other] { $n } مکان
}
place-none = نشانی عمومی نیست
place-none-long = نشانی عمومی نیست. لطفاً اول تماس بگیرید.
place-approximate = فقط محل تقریبی معلوم است.
distance-m = حدود { $n } متر
distance-km = حدود { $n } کیلومتر
wheelchair-yes = قابل دسترسی با ویلچر
wheelchair-limited = تا حدی قابل دسترسی با ویلچر
wheelchair-no = غیرقابل دسترسی با ویلچر
wheelchair-short-yes = بله
wheelchair-short-limited = تا حدی
wheelchair-short-no = نه
wheelchair-short-unknown = معلوم نیست
