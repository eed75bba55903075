# Translated by machine, not yet reviewed by a person.
# Places.
places = Nerede
places-count = { $cat ->
    [one] { $n } yer
   *[other] { $n } yer
}
place-none = Herkese açık adres yok
place-none-long = Adres herkese açık değil. Lütfen iletişime geçin.
place-approximate = Yalnızca yaklaşık yeri biliniyor.
distance-m = yaklaşık { $n } m
distance-km = yaklaşık { $n } km
wheelchair-yes = Tekerlekli sandalyeye uygun
wheelchair-limited = Tekerlekli sandalyeye kısmen uygun
wheelchair-no = Tekerlekli sandalyeye uygun değil
wheelchair-short-yes = evet
wheelchair-short-limited = kısmen
wheelchair-short-no = hayır
wheelchair-short-unknown = bilinmiyor
